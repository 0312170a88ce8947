import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { fraction, type Fraction } from '../money/fraction';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Settlement } from '../settlement/settlement';

/** How far the balance rests on few debtors at the end of a day. */
export interface Concentration {
  readonly day: Day;
  readonly balance: FenSum;
  /** Debtors that owe something. */
  readonly debtors: number;
  /** The largest, the five and the ten largest debtors' balance, fen. */
  readonly largest: FenSum;
  readonly largestFive: FenSum;
  readonly largestTen: FenSum;
  /** Herfindahl-Hirschman index as a fraction of one: Σ (a debtor's share)²; null where nothing is owed. */
  readonly index: Fraction | null;
}

/** Concentration at the end of each of some days, in rising order. */
export function concentrations(
  { claims, debtors }: Ledger,
  { applications }: Settlement,
  days: readonly Day[],
): Concentration[] {
  const paid = new Float64Array(claims.count);
  let application = 0;
  return days.map((day) => {
    for (; application < applications.count && applications.day[application] <= day; application++)
      paid[applications.claim[application]] += applications.amount[application];
    const sums = new FenTotals(debtors.size);
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.amount[claim] > 0 && claims.origin[claim] <= day)
        sums.add(claims.debtor[claim], claims.amount[claim] - paid[claim]);
    }
    const owed: FenSum[] = [];
    for (let debtor = 0; debtor < debtors.size; debtor++) {
      const sum = sums.value(debtor);
      if (sum > 0n) owed.push(sum);
    }
    return { day, ...concentration(owed) };
  });
}

/**
 * Concentration of some debtors' balances.
 * @param owed fen each, above zero, in any order
 */
export function concentration(owed: readonly FenSum[]): Omit<Concentration, 'day'> {
  let [balance, squares] = [0n, 0n];
  for (const sum of owed) {
    balance += sum;
    squares += sum * sum;
  }
  const largest = (count: number): FenSum => top.slice(0, count).reduce((all, sum) => all + sum, 0n);
  const top = tenLargest(owed);
  return {
    balance,
    debtors: owed.length,
    largest: largest(1),
    largestFive: largest(5),
    largestTen: largest(10),
    index: fraction(squares, balance * balance),
  };
}

const MOST = 10;

function tenLargest(owed: readonly FenSum[]): FenSum[] {
  const top: FenSum[] = [];
  for (const sum of owed) {
    if (top.length === MOST && sum <= top[MOST - 1]) continue;
    let at = top.length;
    while (at > 0 && top[at - 1] < sum) at--;
    top.splice(at, 0, sum);
    if (top.length > MOST) top.pop();
  }
  return top;
}
