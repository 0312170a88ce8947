import type { TimeUnit } from './policy';

const DAYS_IN: Readonly<Record<TimeUnit, number>> = { 日: 1, 月: 365.25 / 12, 年: 365.25 };

/** Nothing in a ledger is older; beyond it a number is a slip of the pen. */
export const LONGEST_YEARS = 200;

/** About how many days a time has: for putting times of different units in order, never for counting. */
export function approximateDays(count: number, unit: TimeUnit): number {
  return count * DAYS_IN[unit];
}
