import { civil, type Day, dayOf } from '../calendar/day';

const SETTLEMENT_MONTHS = [3, 6, 9, 12];
const SETTLEMENT_DAY = 20;

/** The settlement days (结息日) in (after, to]: 20 March, June, September and December (rules.md §6). */
export function settlementDays(after: Day, to: Day): Day[] {
  if (to <= after) return [];
  const days: Day[] = [];
  for (let { year } = civil(after); year <= civil(to).year; year++) {
    for (const month of SETTLEMENT_MONTHS) {
      const day = dayOf(year, month, SETTLEMENT_DAY);
      if (day > after && day <= to) days.push(day);
    }
  }
  return days;
}
