import { textOf } from './book';
import type { Day } from './calendar';
import { sum, textOfAmount, type Decimal } from './money';
import type { Phase, PhaseInput } from './phases';
import { balanceAt, claimsAt } from './settle';

/**
 * §8: non-performing statistics by 五级分类 and 一逾两呆, with the balance before the first phase, and the credit rating of units:
 * overdue balance ÷ all balance under the policy's limit.
 */
export function classDocument(
  phases: readonly Phase[],
  limit: Decimal | null,
  { book, settlement, asOf }: PhaseInput,
): object {
  const openAt = (day: Day) =>
    claimsAt(book, day)
      .map((claim) => ({ claim, balance: balanceAt(claim, settlement, day) }))
      .filter(({ balance }) => balance.gt(0));
  const now = openAt(asOf);
  const before = phases.length > 0 ? openAt(Math.min(phases[0].first - 1, asOf)) : null;
  const money = (list: typeof now): string => textOfAmount(sum(list.map(({ balance }) => balance)));
  const gradeOf = ({ claim }: (typeof now)[number]): string => textOf(claim.row.五级分类);
  const rowOf = (isMeant: (one: (typeof now)[number]) => boolean): object => ({
    count: now.filter(isMeant).length,
    balance: money(now.filter(isMeant)),
    opening: before && money(before.filter(isMeant)),
  });
  const grades = new Set([...now, ...(before ?? [])].map(gradeOf));
  const units = new Set(now.map(({ claim }) => claim.unit));
  return {
    present: book.claims.some(({ row }) => textOf(row.五级分类) !== ''),
    rows: Object.fromEntries([...grades].map((grade) => [grade, rowOf((one) => gradeOf(one) === grade)])),
    total: rowOf(() => true),
    units: Object.fromEntries(
      [...units].map((unit) => {
        const own = now.filter(({ claim }) => claim.unit === unit);
        const late = own.filter(({ claim }) => claim.due !== null && claim.due < asOf);
        const [all, overdue] = [own, late].map((list) => sum(list.map(({ balance }) => balance)));
        return [
          unit,
          {
            balance: textOfAmount(all),
            overdue: textOfAmount(overdue),
            withinLimit: limit && overdue.lt(all.times(limit)),
          },
        ];
      }),
    ),
  };
}
