import { civil, dayOf, NO_DAY, type Day } from '../calendar/day';
import type { LimitPeriod } from '../policy/reward-limits';

/** Months of the periods that a calendar year is divided into. */
const MONTHS: Readonly<Record<Exclude<LimitPeriod, '全期'>, number>> = { 月: 1, 季: 3, 半年: 6, 年: 12 };

/** First day of the calendar period that holds a day; NO_DAY for the whole time. */
export function periodStart(day: Day, period: LimitPeriod): Day {
  if (period === '全期') return NO_DAY;
  const { year, month } = civil(day);
  const months = MONTHS[period];
  return dayOf(year, month - ((month - 1) % months), 1);
}
