import fc from 'fast-check';
import { expectPlainSentence, isDone, USER_ACTIONS, type UserAction } from '../../test/fault/user-actions';
import { played, type Played } from '../../test/fault/played';
import type { OwnLedger } from '../../test/fault/own-ledger';
import { ledgerOf, type LedgerFile } from './ledger-file';
import { FileRefusal } from '../../src/xlsx/file-refusal';
import { text } from '../../src/locale/text';
import { TROUBLES, type Trouble } from './troubles';

/** How much is tried of a ledger: whichever of the two is used up first ends it. */
export interface Budget {
  readonly tries: number;
  readonly minutes: number;
  readonly seed: number;
}

/** One try: which trouble meets which action, and how far into it. */
interface Try {
  readonly trouble: Trouble;
  /** Part of the action's requests that come before it, from 0 to 1; or the very request. */
  readonly at: { readonly share: number } | { readonly request: number };
}

/** An action that goes the way of another one is tried so many times less often. */
const ALIKE = 8;
/** Lines of a comparison that are shown. */
const MOST_LINES = 40;
const LINES_ABOVE = 3;
const MOST_CHARACTERS = 200;

/**
 * Tries a ledger and prints one line on it, before it one paragraph on each fault.
 * @param only `action | fault | request` of the one try that is wanted; null for as many as the budget holds
 * @returns how many faults were found
 */
export async function tryLedger(path: string, budget: Budget, only: string | null): Promise<number> {
  const begun = Date.now();
  const said = (words: string): void => console.log(`${path}: ${words}`);
  let ledger: LedgerFile;
  try {
    ledger = await ledgerOf(path);
  } catch (error) {
    if (error instanceof FileRefusal) said(`refused, nothing to try: ${text('zh', error.key, error.values)}`);
    else throw error;
    return 0;
  }
  let [tries, found, late] = [0, 0, false];
  const refused: string[] = [];
  const wanted = only === null ? drawn(budget) : chosen(only);
  for (const [action, of] of wanted) {
    late ||= Date.now() - begun > budget.minutes * 60_000;
    if (late) break;
    const begin = await opened(action, ledger);
    if (typeof begin === 'string') {
      refused.push(`${action.name} (${begin})`);
      continue;
    }
    let { stage } = begin;
    for (const { trouble, at } of of) {
      late ||= Date.now() - begun > budget.minutes * 60_000;
      if (late) break;
      const request = 'request' in at ? at.request : 1 + Math.floor(at.share * begin.requests);
      try {
        if (await trouble.strike(await stage.again(), action, request)) tries += 1;
      } catch (error) {
        tries += 1;
        found += 1;
        const words = plain(error instanceof Error ? error.message : String(error));
        console.log(
          `FAULT in ${path}\n  action: ${action.name}\n  trouble: ${trouble.name}, at request ${request} of ${begin.requests}\n` +
            `  ${differing(words).join('\n  ')}\n` +
            `  again: npm run faults -- '${path}' --only '${action.name} | ${trouble.name} | ${request}'`,
        );
        stage.close();
        stage = await played(action, ledger);
      }
    }
    stage.close();
  }
  said(
    `${ledger.isBeside ? 'no ledger in it, tried beside one of ' : ''}${ledger.claims} claims, ${tries} tries, ${found} faults (${wanted.size - refused.length} actions, ` +
      `seed ${budget.seed}, ${Math.round((Date.now() - begun) / 1000)} s${late ? ', out of time' : ''})` +
      (refused.length > 0 ? `; refused without any trouble: ${refused.join('; ')}` : ''),
  );
  return found;
}

/** Plays an action once without any trouble; the sentence of a ledger to which it cannot be done at all. */
async function opened(
  action: UserAction,
  ledger: OwnLedger,
): Promise<{ readonly stage: Played; readonly requests: number } | string> {
  const stage = await played(action, ledger).catch((error: unknown) => plain(String(error)).split('\n')[0]);
  if (typeof stage === 'string') return stage;
  const { session, host } = await stage.again();
  const before = host.roundTrips;
  await action.act(session, ledger);
  if (isDone(session.state())) return { stage, requests: host.roundTrips - before };
  expectPlainSentence(session.state());
  stage.close();
  return session.state().notice!.message;
}

function drawn({ tries, seed }: Budget): Map<UserAction, Try[]> {
  const actions = USER_ACTIONS.flatMap((action) =>
    action.isAlike ? [action] : Array<UserAction>(ALIKE).fill(action),
  );
  const one = fc.tuple(
    fc.constantFrom(...actions),
    fc.constantFrom(...TROUBLES),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  );
  const byAction = new Map<UserAction, Try[]>();
  for (const [action, trouble, share] of fc.sample(one, { seed, numRuns: tries }))
    byAction.set(action, [...(byAction.get(action) ?? []), { trouble, at: { share } }]);
  return byAction;
}

/** @throws RangeError where there is no such action or fault */
function chosen(only: string): Map<UserAction, Try[]> {
  const [name, fault, request] = only.split(' | ');
  const action = USER_ACTIONS.find((one) => one.name === name);
  const trouble = TROUBLES.find((one) => one.name === fault);
  if (action === undefined || trouble === undefined || !(Number(request) > 0))
    throw new RangeError(`"${only}" is no "action | fault | request"`);
  return new Map([[action, [{ trouble, at: { request: Number(request) } }]]]);
}

/** Of a comparison (- as it must be, + as it is) only the lines that differ, and what stands just above them. */
function differing(words: string): string[] {
  const lines = words.split('\n');
  const differs = lines.map((line) => /^[-+] /.test(line));
  const shown = lines.filter(
    (line, at) => at === 0 || (line.trim() !== '' && differs.slice(at, at + 1 + LINES_ABOVE).includes(true)),
  );
  return shown.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_CHARACTERS));
}

/** Without the colours of a terminal. */
function plain(words: string): string {
  return words.replace(/\u001b\[[0-9;]*m/g, '');
}
