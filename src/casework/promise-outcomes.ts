import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import type { PaymentPromise } from '../policy/promises';
import type { ApplicationsOf } from './applications-of';
import type { ClaimsNamed } from './claims-named';

/** Kept in full by its day, in part, not at all, or not decided yet. */
export type PromiseState = 'kept' | 'partial' | 'broken' | 'pending';

/** What became of a promise to pay. Fen. */
export interface PromiseOutcome {
  readonly entry: PaymentPromise;
  readonly claims: readonly number[];
  readonly promised: FenSum;
  /** Recovered on its claims after the day of the promise, on or before the day promised. */
  readonly paid: FenSum;
  /** Recovered toward it after the day promised. */
  readonly late: FenSum;
  readonly state: PromiseState;
}

/**
 * Promises and what came of them, read off the recoveries (rules.md §9). A recovery counts once: toward the promise that falls due
 * first, then toward the next; what no promise claims in time makes good for those that were broken. A claim that is settled by the
 * day promised keeps its promise whatever amount was named. A promise is decided at the end of its day.
 */
export function promiseOutcomes(
  ledger: Ledger,
  promises: readonly PaymentPromise[],
  named: ClaimsNamed,
  applied: ApplicationsOf,
  asOf: Day,
): PromiseOutcome[] {
  const left = new Map<number, number>();
  const drafts = promises.map((entry) => {
    const claims = named.of(entry);
    const promised =
      entry.amount === null
        ? sumOf(claims, (claim) => balanceOn(ledger, applied, claim, entry.promisedOn))
        : BigInt(entry.amount);
    return { entry, claims, promised, paid: 0n, late: 0n };
  });
  const inTurn = drafts
    .filter(({ entry }) => entry.promisedOn <= asOf)
    .sort((a, b) => end(a.entry) - end(b.entry));
  const take = (draft: (typeof drafts)[number], after: Day, to: Day, wanted: FenSum): FenSum => {
    let taken = 0n;
    for (const index of inOrder(draft.claims, applied)) {
      const { day, effect } = applied.applications;
      if (effect[index] !== Effect.Recovered || day[index] <= after || day[index] > to) continue;
      const there = left.get(index) ?? applied.netAmount(index);
      const part = BigInt(there) < wanted - taken ? there : Number(wanted - taken);
      if (part <= 0) continue;
      left.set(index, there - part);
      taken += BigInt(part);
    }
    return taken;
  };
  for (const draft of inTurn)
    draft.paid = take(draft, draft.entry.promisedOn, Math.min(end(draft.entry), asOf), draft.promised);
  for (const draft of inTurn)
    draft.late = take(
      draft,
      Math.max(end(draft.entry), draft.entry.promisedOn),
      asOf,
      draft.promised - draft.paid,
    );
  return drafts.map((draft) => ({ ...draft, state: stateOf(draft) }));

  function stateOf({ entry, claims, promised, paid }: (typeof drafts)[number]): PromiseState {
    const last = Math.min(end(entry), asOf);
    const settled =
      claims.length > 0 && claims.every((claim) => balanceOn(ledger, applied, claim, last) === 0);
    if (entry.promisedOn <= asOf && (paid >= promised || (paid > 0n && settled))) return 'kept';
    if (end(entry) > asOf) return 'pending';
    return paid > 0n ? 'partial' : 'broken';
  }
}

const NEVER = 0x7fffffff;

/** The last day of a promise; without one it stays open. */
function end({ payBy }: PaymentPromise): Day {
  return payBy === NO_DAY ? NEVER : payBy;
}

/** All applications to some claims, in the order of application. */
function inOrder(claims: readonly number[], applied: ApplicationsOf): number[] {
  return claims.flatMap((claim) => applied.of(claim)).sort((a, b) => a - b);
}

/** What is owed on a claim at the end of a day, fen. */
export function balanceOn({ claims }: Ledger, applied: ApplicationsOf, claim: number, day: Day): number {
  if (claims.origin[claim] !== NO_DAY && claims.origin[claim] > day) return 0;
  let balance = claims.amount[claim];
  for (const index of applied.of(claim))
    if (applied.applications.day[index] <= day) balance -= applied.applications.amount[index];
  return balance;
}

function sumOf(claims: readonly number[], amount: (claim: number) => number): FenSum {
  return claims.reduce((sum, claim) => sum + BigInt(amount(claim)), 0n);
}
