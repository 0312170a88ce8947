/** A calendar day without time zone, as the number of whole days since 1970-01-01 (rules.md §2). */
export type Day = number;

/** Stands where a date is not given, in columns of days; it is earlier than every day. */
export const NO_DAY = -0x80000000;

/** The earliest day that is read from a ledger: 1900-01-01. */
export const FIRST_DAY: Day = -25567;

/** The latest day that is read from a ledger: 9999-12-31. */
export const LAST_DAY: Day = 2932896;

/** A day taken apart; month and day count from 1. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days from 0000-03-01 to 1970-01-01: years that begin in March end with their leap day. */
const MARCH_OF_YEAR_0 = 719468;
const DAYS_OF_400_YEARS = 146097;
/** 0001-01-01: what lies before is no date, NO_DAY above all. */
const FIRST_CALENDAR_DAY = -719162;

/**
 * The day of a year, month and day of the Gregorian calendar.
 * Nothing is checked: a day that the month lacks gives a day of another month. `parseDay` and `daysInMonth` are for checking.
 * @param year from 1 on
 * @param month 1 to 12
 * @param day day of the month, from 1 on
 */
export function dayOf(year: number, month: number, day: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  return (
    365 * marchYear +
    ((marchYear / 4) | 0) -
    ((marchYear / 100) | 0) +
    ((marchYear / 400) | 0) +
    (((153 * monthFromMarch + 2) / 5) | 0) +
    day -
    1 -
    MARCH_OF_YEAR_0
  );
}

/**
 * Year, month and day in one integer, `year << 9 | month << 5 | day`, which sorts like the day itself.
 * It is for loops over many claims, where `civil` would make an object for each.
 * @throws RangeError for NO_DAY and every day before the year 1
 */
export function packedCivil(day: Day): number {
  if (day < FIRST_CALENDAR_DAY) throw new RangeError(`no calendar day: ${day}`);
  const days = day + MARCH_OF_YEAR_0;
  const cycle = (days / DAYS_OF_400_YEARS) | 0;
  const dayOfCycle = days - cycle * DAYS_OF_400_YEARS;
  const yearOfCycle =
    ((dayOfCycle - ((dayOfCycle / 1460) | 0) + ((dayOfCycle / 36524) | 0) - ((dayOfCycle / 146096) | 0)) /
      365) |
    0;
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + ((yearOfCycle / 4) | 0) - ((yearOfCycle / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const dayOfMonth = dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return (year << 9) | (month << 5) | dayOfMonth;
}

/**
 * Year, month and day of a day.
 * @throws RangeError for NO_DAY and every day before the year 1
 */
export function civil(day: Day): CivilDay {
  const packed = packedCivil(day);
  return { year: packed >> 9, month: (packed >> 5) & 15, day: packed & 31 };
}

/** How many days a month has: 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return 30 + ((month + (month >> 3)) & 1);
}

/** True where the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** A day as `2012-12-31`; an empty text for NO_DAY. */
export function formatDay(day: Day): string {
  if (day === NO_DAY) return '';
  const { year, month, day: dayOfMonth } = civil(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** A day as `2012年12月31日`; an empty text for NO_DAY. */
export function formatChineseDay(day: Day): string {
  if (day === NO_DAY) return '';
  const { year, month, day: dayOfMonth } = civil(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
