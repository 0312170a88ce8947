import { civil, dayOf, type Day } from '../calendar/day';
import { addYears, endOfMonth } from '../calendar/months';

/** One month of the year up to the as-of date, and the same month of last year. All days are included. */
export interface AnnualMonthDays {
  readonly first: Day;
  readonly last: Day;
  readonly lastYearFirst: Day;
  readonly lastYearLast: Day;
}

/** The year that holds the as-of date, up to that date, and the part of last year that it is compared with. */
export interface AnnualDays {
  readonly year: number;
  readonly first: Day;
  readonly lastYearFirst: Day;
  /** The last day of last year that is compared. */
  readonly lastYearLast: Day;
  readonly daysElapsed: number;
  readonly daysGiven: number;
  readonly months: readonly AnnualMonthDays[];
}

/**
 * The days of a year's statement. Last year is compared up to the same day; where the as-of date ends its month, up to the end of
 * that month (2013-02-28 with 2012-02-29), and 29 February, which last year lacks, with the 28th.
 */
export function annualDays(asOf: Day): AnnualDays {
  const { year, month } = civil(asOf);
  const first = dayOf(year, 1, 1);
  const lastYearLast = sameDayLastYear(asOf);
  return {
    year,
    first,
    lastYearFirst: dayOf(year - 1, 1, 1),
    lastYearLast,
    daysElapsed: asOf - first + 1,
    daysGiven: dayOf(year + 1, 1, 1) - first,
    months: Array.from({ length: month }, (_, index) => {
      const [begin, before] = [dayOf(year, index + 1, 1), dayOf(year - 1, index + 1, 1)];
      return {
        first: begin,
        last: Math.min(endOfMonth(begin), asOf),
        lastYearFirst: before,
        lastYearLast: Math.min(endOfMonth(before), lastYearLast),
      };
    }),
  };
}

function sameDayLastYear(day: Day): Day {
  const before = addYears(day, -1);
  return day === endOfMonth(day) ? endOfMonth(before) : before;
}
