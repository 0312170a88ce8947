import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Session } from '../../src/action/session';
import { LETTER_KINDS } from '../../src/policy/letter-rows';
import { POLICY_TABLES } from '../../src/policy/template';
import { STANDING, USER_ACTIONS } from './user-actions';
import { usersLedger } from './users-workbook';

/** What the session's interface promises to do, by name: every method that ends some time. */
function doings(): string[] {
  const file = 'src/action/session.ts';
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
  const session = source.statements.find(
    (one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === 'Session',
  )!;
  return session.members
    .filter(ts.isMethodSignature)
    .filter(({ type }) => type?.getText(source) === 'Promise<void>')
    .map(({ name }) => name.getText(source));
}

/** Calls of the session, one for each that the actions of the matrix make, with what they are given. */
async function calls(): Promise<[name: string, ...given: unknown[]][]> {
  const made: [string, ...unknown[]][] = [];
  const preview = ['总览'].map((id) => ({ id, changedCount: 1 }));
  const state = { preview, plan: { items: [{ id: 1, state: 'open' }] } };
  const session = new Proxy({} as Session, {
    get: (_, name: string) =>
      name === 'state'
        ? () => state
        : (...given: unknown[]) => {
            made.push([name, ...given]);
            return Promise.resolve();
          },
  });
  for (const { act } of USER_ACTIONS) await act(session, usersLedger());
  return made;
}

describe('the matrix of faults', () => {
  it('holds everything that the session can do', async () => {
    const promised = doings();
    expect(promised).toEqual(
      expect.arrayContaining(['generate', 'createPolicySheet', 'writeLetters', 'undo']),
    );
    expect([...new Set((await calls()).map(([name]) => name))].sort()).toEqual(promised.sort());
  });

  it('holds every template, every letter, and every choice that the user has', async () => {
    const made = await calls();
    const given = (name: string): unknown[] => made.flatMap(([one, first]) => (one === name ? [first] : []));
    expect([...given('createPolicySheet'), ...STANDING].sort()).toEqual([...POLICY_TABLES].sort());
    expect(new Set(given('writeLetters').map((wish) => (wish as { kind: string }).kind))).toEqual(
      new Set(LETTER_KINDS),
    );
    expect(new Set(given('addAgingColumns'))).toEqual(new Set(['formulas', 'values']));
    expect(
      given('generate').flatMap((choices) => [...((choices as Map<string, string>) ?? []).values()]),
    ).toEqual(['replace', 'keep']);
  });

  it('calls no two actions by one name', () => {
    const names = USER_ACTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
