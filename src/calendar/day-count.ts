import { dayOf, daysInMonth, packedCivil, type Day } from './day';

/**
 * Which of its two end days a span of actual days counts (rules.md §6), named as contracts and policy tables name it.
 * 算头不算尾: the first day counts, the last does not; as many days as with the first left out and the last counted.
 * 两头都算: both count, one day more.
 */
export type DayCountEnds = '算头不算尾' | '两头都算';

/** What a year has in an interest formula: 360 (bank loans), 365, or the days that each calendar year really has. */
export type YearBasis = 360 | 365 | 'actual';

/**
 * How the 31st and the end of February count where every month has 30 days.
 * - `BondBasis`: 30/360, ISDA 2006 §4.16(f). First day 31 → 30; last day 31 → 30 where the first one is 30 or 31. February as it is.
 * - `US`: 30/360 of NASD and SIA, Excel's DAYS360 but for its February. As BondBasis; before that the last day of
 *   February → 30 as first day, and as last day too where the first is one as well.
 * - `EurobondBasis`: 30E/360, ISDA 2006 §4.16(g), Excel's DAYS360 with TRUE. 31 → 30 on either side. February as it is.
 * - `ISDA`: 30E/360 ISDA, ISDA 2006 §4.16(h). The last day of any month → 30 on either side, only the last day of a
 *   February that is the termination date stays.
 */
export type Thirty360 = 'BondBasis' | 'US' | 'EurobondBasis' | 'ISDA';

/** An exact number of years, num ÷ den. */
export interface YearFraction {
  readonly num: number;
  readonly den: number;
}

/**
 * Actual days of a span.
 * @throws RangeError where the span ends before it begins
 */
export function actualDays(from: Day, to: Day, ends: DayCountEnds = '算头不算尾'): number {
  checkOrder(from, to);
  return to - from + (ends === '两头都算' ? 1 : 0);
}

/**
 * Days of a span in which every month has 30.
 * @param termination last day of the whole contract, which only ISDA asks for
 * @throws RangeError where the span ends before it begins
 */
export function thirty360Days(from: Day, to: Day, convention: Thirty360, termination?: Day): number {
  checkOrder(from, to);
  const start = packedCivil(from);
  const end = packedCivil(to);
  const [first, last] = DAYS_OF_MONTH[convention](start, end, to === termination);
  const months = ((end >> 9) - (start >> 9)) * 12 + monthOf(end) - monthOf(start);
  return months * 30 + last - first;
}

/** The two days of the month that a convention puts in place of those of two packed days. */
type DaysOfMonth = (start: number, end: number, endIsTermination: boolean) => readonly [number, number];

const DAYS_OF_MONTH: Readonly<Record<Thirty360, DaysOfMonth>> = {
  BondBasis: (start, end) => bondBasis(start & 31, end & 31),
  US: (start, end) => {
    if (!isEndOfFebruary(start)) return bondBasis(start & 31, end & 31);
    return bondBasis(30, isEndOfFebruary(end) ? 30 : end & 31);
  },
  EurobondBasis: (start, end) => [Math.min(start & 31, 30), Math.min(end & 31, 30)],
  ISDA: (start, end, endIsTermination) => [
    isMonthEnd(start) ? 30 : start & 31,
    isMonthEnd(end) && !(endIsTermination && monthOf(end) === 2) ? 30 : end & 31,
  ],
};

function bondBasis(first: number, last: number): readonly [number, number] {
  const cutFirst = Math.min(first, 30);
  return [cutFirst, last === 31 && cutFirst === 30 ? 30 : last];
}

/**
 * The years of a span by its actual days, as an exact fraction. `actual` is Actual/Actual (ISDA), ISDA 2006 §4.16(b): the
 * days in leap years ÷ 366 plus the days in other years ÷ 365, the first day counted and the last not.
 * @throws RangeError where the span ends before it begins
 */
export function actualYears(from: Day, to: Day, basis: YearBasis): YearFraction {
  const days = actualDays(from, to);
  if (basis !== 'actual') return { num: days, den: basis };
  const leap = daysInLeapYears(from, to);
  return { num: (days - leap) * 366 + leap * 365, den: 365 * 366 };
}

/**
 * The years of a span in which every month has 30 days and the year 360, as an exact fraction.
 * @param termination last day of the whole contract, which only ISDA asks for
 * @throws RangeError where the span ends before it begins
 */
export function thirty360Years(from: Day, to: Day, convention: Thirty360, termination?: Day): YearFraction {
  return { num: thirty360Days(from, to, convention, termination), den: 360 };
}

/**
 * Days of a span that lie in leap years, the first day counted and the last not.
 * @throws RangeError where the span ends before it begins
 */
export function daysInLeapYears(from: Day, to: Day): number {
  checkOrder(from, to);
  return leapDaysBefore(to) - leapDaysBefore(from);
}

/** Days of leap years from the year 1 to the day before. */
function leapDaysBefore(day: Day): number {
  const year = packedCivil(day) >> 9;
  const past = year - 1;
  const leapYears = ((past / 4) | 0) - ((past / 100) | 0) + ((past / 400) | 0);
  return leapYears * 366 + (daysInMonth(year, 2) === 29 ? day - dayOf(year, 1, 1) : 0);
}

function monthOf(packed: number): number {
  return (packed >> 5) & 15;
}

function isMonthEnd(packed: number): boolean {
  return (packed & 31) === daysInMonth(packed >> 9, monthOf(packed));
}

function isEndOfFebruary(packed: number): boolean {
  return monthOf(packed) === 2 && isMonthEnd(packed);
}

function checkOrder(from: Day, to: Day): void {
  if (!(from <= to)) throw new RangeError(`span ends (${to}) before it begins (${from})`);
}
