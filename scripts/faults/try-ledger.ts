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

/** An action that goes the way of another one is tried in one of so many rounds. */
const ALIKE = 8;
/** The golden ratio: its multiples lie evenly between whole numbers, however many there are. */
const GOLDEN = 0.618_033_988_749_895;
/** Below one: requests near the end of an action are tried more often than those at its beginning. */
const LATE = 0.4;
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
  for (const [index, [action, of]] of [...wanted].entries()) {
    // Each action has its share of what time is left, so that a slow one takes none from those that come after it.
    const left = budget.minutes * 60_000 - (Date.now() - begun);
    const end = Date.now() + left / (wanted.size - index);
    if (left <= 0) late = true;
    if (left <= 0) break;
    const begin = await opened(action, ledger);
    if (typeof begin === 'string') {
      refused.push(`${action.name} (${begin})`);
      continue;
    }
    let { stage } = begin;
    for (const { trouble, at } of of) {
      if (Date.now() > end) late = true;
      if (Date.now() > end) break;
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

/**
 * Spreads tries: every action meets one trouble before any meets a second, and as many troubles as there are before one comes twice;
 * where in the action each strikes is spread alike, more of them in its second half, where it writes.
 */
export function drawn({ tries, seed }: Pick<Budget, 'tries' | 'seed'>): Map<UserAction, Try[]> {
  const [actions, troubles] = fc.sample(fc.tuple(shuffled(USER_ACTIONS), shuffled(TROUBLES)), {
    seed,
    numRuns: 1,
  })[0];
  const byAction = new Map<UserAction, Try[]>();
  let drawn = 0;
  for (let round = 0; drawn < tries; round++) {
    for (const [index, action] of actions.entries()) {
      if (drawn >= tries) break;
      // An action that goes the way of another one has its turn in few rounds.
      if (action.isAlike && (round + index) % ALIKE !== 0) continue;
      const trouble = troubles[drawn % troubles.length];
      const evenly = (drawn * GOLDEN + seed * GOLDEN) % 1;
      byAction.set(action, [...(byAction.get(action) ?? []), { trouble, at: { share: evenly ** LATE } }]);
      drawn += 1;
    }
  }
  return byAction;
}

function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
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
