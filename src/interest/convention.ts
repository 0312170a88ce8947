import {
  actualDays,
  actualYears,
  thirty360Days,
  thirty360Years,
  type YearFraction,
} from '../calendar/day-count';
import type { Day } from '../calendar/day';

/**
 * How days become years (rules.md §6): actual days over 360 (bank loans), 365 or the days that each calendar year has; 30/360
 * (ISDA 2006 §4.16(f)); or `daily` where the rate is one per day.
 */
export type InterestConvention = 'actual/360' | 'actual/365' | 'actual/actual' | '30/360' | 'daily';

/** Days of the span (after, to]: the first day is not counted, the last is. */
export function interestDays(after: Day, to: Day, convention: InterestConvention): number {
  return convention === '30/360' ? thirty360Days(after, to, 'BondBasis') : actualDays(after, to);
}

/** The same span in the unit of the rate, as an exact fraction. */
export function interestYears(after: Day, to: Day, convention: InterestConvention): YearFraction {
  switch (convention) {
    case 'actual/360':
      return actualYears(after, to, 360);
    case 'actual/365':
      return actualYears(after, to, 365);
    case 'actual/actual':
      return actualYears(after, to, 'actual');
    case '30/360':
      return thirty360Years(after, to, 'BondBasis');
    case 'daily':
      return { num: actualDays(after, to), den: 1 };
  }
}
