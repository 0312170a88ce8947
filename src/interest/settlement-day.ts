import { civil, type Day, dayOf } from '../calendar/day';

const SETTLEMENT_MONTHS = [3, 6, 9, 12];
const SETTLEMENT_DAY = 20;

/** The first settlement day (结息日) after a day: 20 March, June, September or December (rules.md §6). */
export function nextSettlementDay(after: Day): Day {
  const { year } = civil(after);
  for (const month of SETTLEMENT_MONTHS) {
    const day = dayOf(year, month, SETTLEMENT_DAY);
    if (day > after) return day;
  }
  return dayOf(year + 1, SETTLEMENT_MONTHS[0], SETTLEMENT_DAY);
}
