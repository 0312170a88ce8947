import { FIRST_DAY, LAST_DAY, NO_DAY } from '../calendar/day';
import type { RewardBracket } from './policy';
import { approximateDays } from './time-length';

/** Two rows that speak of different units meet only where they overlap by more than the units' own vagueness. */
const VAGUENESS = 0.01;

/** True where a day and a way of paying exist for which both rows are in force. */
export function meet(a: RewardBracket, b: RewardBracket): boolean {
  const first = ({ firstDay }: RewardBracket): number => (firstDay === NO_DAY ? FIRST_DAY : firstDay);
  const last = ({ lastDay }: RewardBracket): number => (lastDay === NO_DAY ? LAST_DAY : lastDay);
  const sameMethod = a.method === null || b.method === null || a.method === b.method;
  return sameMethod && first(a) <= last(b) && first(b) <= last(a);
}

/**
 * True where an overdue time (or an amount) lies between 逾期起 (inclusive) and 逾期止 (exclusive) of both rows.
 * Rows of which only one counts in amounts always meet: a scheme is the one or the other.
 */
export function shareRange(a: RewardBracket, b: RewardBracket): boolean {
  if ((a.unit === '元') !== (b.unit === '元')) return true;
  const measure = (count: number, { unit }: RewardBracket): number =>
    a.unit === b.unit || unit === '元' ? count : approximateDays(count, unit);
  const from = Math.max(measure(a.from ?? 0, a), measure(b.from ?? 0, b));
  const to = Math.min(...[a, b].map((row) => (row.to === null ? Infinity : measure(row.to, row))));
  const vagueness = a.unit === b.unit ? 0 : from * VAGUENESS;
  return to - from > vagueness;
}
