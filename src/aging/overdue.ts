import { NO_DAY, type Day } from '../calendar/day';
import { fullYears } from '../calendar/months';

/**
 * 逾期天数: days past the due date, 0 on the due date itself and before it (rules.md §5).
 * @returns null without a due date
 */
export function overdueDays(due: Day, asOf: Day): number | null {
  return due === NO_DAY ? null : Math.max(0, asOf - due);
}

/** Full years overdue: the largest n with due + n years ≤ as-of (rules.md §5); 0 where not overdue. */
export function overdueYears(due: Day, asOf: Day): number {
  return due === NO_DAY ? 0 : fullYears(due, asOf);
}
