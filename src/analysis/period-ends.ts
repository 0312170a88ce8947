import type { Day } from '../calendar/day';
import { addMonths, endOfMonth } from '../calendar/months';

/**
 * The days between which periods of equal length lie, the as-of date last: one more than there are periods. Where the
 * as-of date ends its month, every day ends its own; otherwise they have its day of the month.
 * @param periods how many periods
 * @param months length of a period
 */
export function periodEnds(asOf: Day, periods: number, months: number): Day[] {
  const endsMonth = endOfMonth(asOf) === asOf;
  return Array.from({ length: periods + 1 }, (_, index) => {
    const day = addMonths(asOf, (index - periods) * months);
    return endsMonth ? endOfMonth(day) : day;
  });
}
