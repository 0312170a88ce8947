import { plainDateText, YEAR_LAST } from './date-text';

/** Which of the first two numbers of a/b/yyyy is the month. */
export type DateOrder = 'mdy' | 'dmy';

/**
 * The order of a column's a/b/yyyy texts, where one of them has a number above 12 that can only be the day.
 * @param values all cells of the column; whatever is not such a text says nothing
 * @returns null where no cell proves an order, and where cells contradict each other
 */
export function provenOrder(values: Iterable<unknown>): DateOrder | null {
  let proven: DateOrder | null = null;
  for (const value of values) {
    const parts = typeof value === 'string' ? YEAR_LAST.exec(plainDateText(value)) : null;
    if (!parts) continue;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (first > 12 === second > 12) continue;
    const order = first > 12 ? 'dmy' : 'mdy';
    if (proven !== null && proven !== order) return null;
    proven = order;
  }
  return proven;
}
