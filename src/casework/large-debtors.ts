import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Settlement } from '../settlement/settlement';

/** One of the debtors who owe most. Fen. */
export interface LargeDebtor {
  readonly debtor: number;
  /** His open claims, the largest balance first. */
  readonly claims: readonly number[];
  readonly balance: FenSum;
  readonly overdue: FenSum;
  /** The earliest due date of what is open; NO_DAY where none has one. */
  readonly oldestDue: Day;
}

/**
 * The debtors with the largest balances; what ties stands in the order of the ledger.
 * @param count how many at most; null: all
 */
export function largeDebtors(
  { claims, debtors }: Ledger,
  { balance }: Settlement,
  asOf: Day,
  count: number | null,
): LargeDebtor[] {
  const owed = new FenTotals(debtors.size);
  const overdue = new FenTotals(debtors.size);
  const oldest = new Int32Array(debtors.size).fill(NO_DAY);
  for (let claim = 0; claim < claims.count; claim++) {
    if (balance[claim] <= 0) continue;
    const debtor = claims.debtor[claim];
    const due = claims.due[claim];
    owed.add(debtor, balance[claim]);
    if (due === NO_DAY) continue;
    if (due < asOf) overdue.add(debtor, balance[claim]);
    if (oldest[debtor] === NO_DAY || due < oldest[debtor]) oldest[debtor] = due;
  }
  const ranked = Array.from({ length: debtors.size }, (_, debtor) => ({
    debtor,
    balance: owed.value(debtor),
  }))
    .filter((one) => one.balance > 0n)
    .sort((a, b) => (a.balance === b.balance ? a.debtor - b.debtor : a.balance > b.balance ? -1 : 1))
    .slice(0, count ?? debtors.size);
  const claimsOf = new Map<number, number[]>(ranked.map(({ debtor }) => [debtor, []]));
  for (let claim = 0; claim < claims.count; claim++)
    if (balance[claim] > 0) claimsOf.get(claims.debtor[claim])?.push(claim);
  return ranked.map((one) => ({
    ...one,
    claims: (claimsOf.get(one.debtor) ?? []).sort((a, b) => balance[b] - balance[a] || a - b),
    overdue: overdue.value(one.debtor),
    oldestDue: oldest[one.debtor],
  }));
}
