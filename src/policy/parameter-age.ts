import type { Day } from '../calendar/day';
import { addMonths } from '../calendar/months';
import type { Settings } from './policy';

/**
 * The earliest day on which a legal parameter may last have been checked, without being warned of as old (rules.md §10): 参数核对天数
 * before the as-of date, or a year where 预警线 does not say.
 */
export function oldestCheck({ parameterCheckDays }: Settings, asOf: Day): Day {
  return parameterCheckDays === null ? addMonths(asOf, -12) : asOf - parameterCheckDays;
}
