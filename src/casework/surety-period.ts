import { type Day, NO_DAY } from '../calendar/day';
import { addMonths } from '../calendar/months';

/** The surety's own clock (保证期间). */
export interface SuretyPeriod {
  /** The last day on which the creditor can call on the surety. */
  readonly expires: Day;
  readonly daysLeft: number;
  /** Whether the parties agreed on it, or the law fills the gap. */
  readonly agreed: boolean;
}

/** Civil Code art. 692: where nothing was agreed, six months from the due date. */
const MONTHS_BY_LAW = 6;

/**
 * The surety period of a claim. Nothing interrupts or extends it (Civil Code art. 692). An agreed day on or before the due
 * date counts as not agreed.
 * @param agreedUntil 保证期间至; NO_DAY where nothing was agreed
 * @returns null without a due date where nothing was agreed: what was agreed needs none
 */
export function suretyPeriod(due: Day, agreedUntil: Day, asOf: Day): SuretyPeriod | null {
  const agreed = agreedUntil !== NO_DAY && (due === NO_DAY || agreedUntil > due);
  if (due === NO_DAY && !agreed) return null;
  const expires = agreed ? agreedUntil : addMonths(due, MONTHS_BY_LAW);
  return { expires, daysLeft: expires - asOf, agreed };
}
