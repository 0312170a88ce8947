import { textOf, type Claim, type Row } from './book';
import { dayOfCell, type Day } from './calendar';
import { amountOfCell, sum, ZERO, type Decimal } from './money';
import type { Settlement } from './settle';

/** One row of 指标; without an owner it is the unit's own. */
export interface Target {
  readonly unit: string;
  readonly owner: string;
  readonly first: Day;
  readonly last: Day;
  readonly amount: Decimal;
}

export function targetOf(row: Row): Target {
  return {
    unit: textOf(row.所属单位),
    owner: textOf(row.责任人),
    first: dayOfCell(row.起)!,
    last: dayOfCell(row.止)!,
    amount: amountOfCell(row.金额) ?? ZERO,
  };
}

/** §7, §8: of the targets whose period holds a day the shortest, the earlier row where several are as short. */
export function shortestHolding(targets: readonly Target[], day: Day): Target | null {
  const holding = targets.filter(({ first, last }) => first <= day && day <= last);
  return [...holding].sort((a, b) => a.last - a.first - (b.last - b.first))[0] ?? null;
}

/** §7, §8: what was recovered on certain claims between two days, both included, on the days it was applied. */
export function recoveredBetween(
  { payments }: Settlement,
  isMeant: (claim: Claim) => boolean,
  first: Day,
  last: Day,
): Decimal {
  return sum(
    payments
      .filter(({ effect, claim }) => effect === 'recovered' && isMeant(claim))
      .filter(({ day }) => first <= day && day <= last)
      .map(({ amount }) => amount),
  );
}
