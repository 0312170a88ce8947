import { dayOf, daysInMonth, LAST_DAY, packedCivil, type Day } from './day';

const LAST_YEAR = 9999;

/**
 * The day a number of months later (or earlier): the same day of the month or, where the target month lacks it, its last day.
 * Civil Code art. 202; the starting day itself is not counted (art. 201), so one month from 15 May ends with 15 June. What would lie
 * beyond 9999-12-31, which ledgers write for 长期 and no sheet can pass, ends with it.
 * @param months whole months, may be negative
 */
export function addMonths(day: Day, months: number): Day {
  const packed = packedCivil(day);
  const monthsOfAll = (packed >> 9) * 12 + ((packed >> 5) & 15) - 1 + months;
  const year = Math.floor(monthsOfAll / 12);
  if (year > LAST_YEAR) return LAST_DAY;
  const month = monthsOfAll - year * 12 + 1;
  const dayOfMonth = packed & 31;
  if (dayOfMonth <= 28) return dayOf(year, month, dayOfMonth);
  const last = daysInMonth(year, month);
  return dayOf(year, month, dayOfMonth < last ? dayOfMonth : last);
}

/**
 * The day a number of years later (or earlier); from 29 February it is the 28th in common years (Civil Code art. 202).
 * @param years whole years, may be negative
 */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

/**
 * How many full months lie between two days: the largest n ≥ 0 with addMonths(from, n) ≤ to; 0 where `to` is the earlier one.
 */
export function fullMonths(from: Day, to: Day): number {
  if (to <= from) return 0;
  const start = packedCivil(from);
  const end = packedCivil(to);
  const months = ((end >> 9) - (start >> 9)) * 12 + ((end >> 5) & 15) - ((start >> 5) & 15);
  return (end & 31) < (start & 31) && !isMonthEnd(end) ? months - 1 : months;
}

/**
 * How many full years lie between two days: the largest n ≥ 0 with addYears(from, n) ≤ to; 0 where `to` is the earlier one.
 * Due 2012-02-29, a claim is one full year overdue at the end of 2013-02-28 (rules.md §2, §5).
 */
export function fullYears(from: Day, to: Day): number {
  if (to <= from) return 0;
  const start = packedCivil(from);
  const end = packedCivil(to);
  const years = (end >> 9) - (start >> 9);
  const startOfYear = start & 511;
  const endOfYear = end & 511;
  if (endOfYear >= startOfYear) return years;
  return startOfYear >> 5 === endOfYear >> 5 && isMonthEnd(end) ? years : years - 1;
}

/** The last day of a day's month. */
export function endOfMonth(day: Day): Day {
  const packed = packedCivil(day);
  return day - (packed & 31) + daysInMonth(packed >> 9, (packed >> 5) & 15);
}

function isMonthEnd(packed: number): boolean {
  const dayOfMonth = packed & 31;
  return dayOfMonth >= 28 && dayOfMonth === daysInMonth(packed >> 9, (packed >> 5) & 15);
}
