import { NO_DAY, type Day } from '../calendar/day';
import { addMonths, addYears } from '../calendar/months';
import type { RewardBracket } from '../policy/policy';

/** What came in, as brackets tell it apart: cash (现金), goods (实物), or a recovery without a method. */
export type Earning = 'cash' | 'goods' | 'unsaid';

/** True where a scheme's row is in force on a day, both ends included (rules.md §7). */
export function inForce({ firstDay, lastDay }: RewardBracket, day: Day): boolean {
  return (firstDay === NO_DAY || firstDay <= day) && (lastDay === NO_DAY || day <= lastDay);
}

/**
 * True where a row rewards this kind of recovery; a row without 方式 rewards both, and only such a row rewards a
 * recovery whose method the ledger does not say.
 */
export function rewards({ method }: RewardBracket, earning: Earning): boolean {
  return (
    method === null || (method === '现金' && earning === 'cash') || (method === '实物' && earning === 'goods')
  );
}

/**
 * True where a claim was overdue for a time within the row's 逾期起 (inclusive) and 逾期止 (exclusive): recovered on
 * 2012-07-15 against a claim due 2009-07-16 is 1-3年, on 2012-07-16 it is 3年以上 (rules.md §7).
 * @param due due date, not NO_DAY
 * @param day day on which the overdue time is taken
 */
export function holdsOverdue(bracket: RewardBracket, due: Day, day: Day): boolean {
  return (
    reached(bracket.from ?? 0, bracket.unit, due, day) &&
    !(bracket.to !== null && reached(bracket.to, bracket.unit, due, day))
  );
}

/** True where `count` units have passed since the due date; nought has passed before it, too. */
function reached(count: number, unit: RewardBracket['unit'], due: Day, day: Day): boolean {
  if (count <= 0) return true;
  switch (unit) {
    case '日':
      return due + count <= day;
    case '月':
      return addMonths(due, count) <= day;
    case '年':
      return addYears(due, count) <= day;
    case '元':
      return true;
  }
}
