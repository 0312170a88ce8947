import { civil, dayOf, NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import type { Rate } from '../money/rate';
import { FenTotals } from '../money/sum';
import type { Settings } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';

/** A debtor who is supplied no more (篇五 art. 25, 26), and why. Fen. */
export interface StopSupply {
  readonly debtor: number;
  /** The claim that shows it: the oldest that is overdue too long, otherwise the debtor's first that has fallen due. */
  readonly claim: number;
  readonly balance: FenSum;
  /** Claims that are overdue beyond the policy's days: how many, for how much, the oldest; null: none. */
  readonly overdue: {
    readonly count: number;
    readonly amount: FenSum;
    readonly oldest: number;
    readonly days: number;
  } | null;
  /** What fell due and what was paid of it, where that is below the agreed share; null: it is not. */
  readonly short: { readonly due: FenSum; readonly paid: FenSum } | null;
  /** What must come in before supply can begin again. */
  readonly toRelease: FenSum;
}

/** A debtor who was on the list for a claim overdue beyond the days, has paid it this year, and is on it no more. */
export interface Released {
  readonly debtor: number;
  readonly day: Day;
}

export interface StopSupplyList {
  readonly stopped: readonly StopSupply[];
  readonly released: readonly Released[];
}

/**
 * Who is supplied no more (rules.md §9): any claim overdue beyond 停供逾期天数, or paid below 停供付款比例. The share is that of the
 * claims that have fallen due (or have no due date), credit notes and reliefs taken off; a write-off is no payment.
 * @returns null where the policy says neither
 */
export function stopSupply(
  { claims, debtors }: Ledger,
  { balance, exists, applications }: Settlement,
  { stopSupplyDays, stopSupplyShare }: Settings,
  asOf: Day,
): StopSupplyList | null {
  if (stopSupplyDays === null && stopSupplyShare === null) return null;
  const size = debtors.size;
  const [owed, late, due, paid] = [0, 1, 2, 3].map(() => new FenTotals(size));
  const lateCount = new Int32Array(size);
  const oldest = new Int32Array(size).fill(-1);
  const firstDue = new Int32Array(size).fill(-1);
  const isDue = (claim: number): boolean =>
    exists[claim] === 1 &&
    claims.amount[claim] > 0 &&
    (claims.due[claim] === NO_DAY || claims.due[claim] <= asOf);
  const isLate = (claim: number): boolean =>
    stopSupplyDays !== null && claims.due[claim] !== NO_DAY && asOf - claims.due[claim] > stopSupplyDays;
  for (let claim = 0; claim < claims.count; claim++) {
    const debtor = claims.debtor[claim];
    if (isDue(claim)) {
      due.add(debtor, claims.amount[claim]);
      if (firstDue[debtor] === -1) firstDue[debtor] = claim;
    }
    if (balance[claim] <= 0) continue;
    owed.add(debtor, balance[claim]);
    if (!isLate(claim)) continue;
    late.add(debtor, balance[claim]);
    lateCount[debtor]++;
    if (oldest[debtor] === -1 || claims.due[claim] < claims.due[oldest[debtor]]) oldest[debtor] = claim;
  }
  const closed = new Int32Array(claims.count).fill(NO_DAY);
  const forgiven = new Uint8Array(claims.count);
  for (let index = 0; index < applications.count; index++) {
    const claim = applications.claim[index];
    const debtor = claims.debtor[claim];
    const effect = applications.effect[index];
    if (applications.day[index] > closed[claim]) closed[claim] = applications.day[index];
    if (effect === Effect.WrittenOff) forgiven[claim] = 1;
    if (!isDue(claim)) continue;
    if (effect === Effect.Recovered) paid.add(debtor, applications.amount[index]);
    if (effect === Effect.Correction) due.add(debtor, -applications.amount[index]);
  }
  const stopped: StopSupply[] = [];
  const isStopped = new Uint8Array(size);
  for (let debtor = 0; debtor < size; debtor++) {
    const overdue =
      lateCount[debtor] === 0
        ? null
        : {
            count: lateCount[debtor],
            amount: late.value(debtor),
            oldest: oldest[debtor],
            days: asOf - claims.due[oldest[debtor]],
          };
    const missing = shortfall(paid.value(debtor), due.value(debtor), stopSupplyShare);
    if (overdue === null && missing === 0n) continue;
    isStopped[debtor] = 1;
    const amount = overdue?.amount ?? 0n;
    stopped.push({
      debtor,
      claim: overdue?.oldest ?? firstDue[debtor],
      balance: owed.value(debtor),
      overdue,
      short: missing > 0n ? { due: due.value(debtor), paid: paid.value(debtor) } : null,
      toRelease: amount > missing ? amount : missing,
    });
  }
  stopped.sort((a, b) => (a.balance === b.balance ? a.debtor - b.debtor : a.balance > b.balance ? -1 : 1));
  return { stopped, released: released() };

  function released(): Released[] {
    const since = dayOf(civil(asOf).year, 1, 1);
    const day = new Int32Array(size).fill(NO_DAY);
    for (let claim = 0; claim < claims.count; claim++) {
      if (stopSupplyDays === null || claims.amount[claim] <= 0 || exists[claim] !== 1) continue;
      if (balance[claim] > 0 || forgiven[claim] === 1 || claims.due[claim] === NO_DAY) continue;
      const end = closed[claim];
      if (end < since || end - claims.due[claim] <= stopSupplyDays) continue;
      const debtor = claims.debtor[claim];
      if (isStopped[debtor] === 0 && end > day[debtor]) day[debtor] = end;
    }
    return Array.from(day, (each, debtor) => ({ debtor, day: each })).filter(
      ({ day: each }) => each !== NO_DAY,
    );
  }
}

/** What is missing to the agreed share, rounded up to the fen; 0 where it is reached. */
function shortfall(paid: FenSum, due: FenSum, share: Rate | null): FenSum {
  if (share === null || due <= 0n) return 0n;
  const [num, den] = [BigInt(share.num), BigInt(share.den)];
  const missing = due * num - paid * den;
  return missing <= 0n ? 0n : (missing + den - 1n) / den;
}
