import { civil, type Day } from '../calendar/day';
import { endOfMonth } from '../calendar/months';
import type { ReportContext } from './report-context';

/** A month by its end: `2012-12` where it ends its month, the day itself where it does not. */
export function periodName(context: ReportContext, to: Day): string {
  if (endOfMonth(to) !== to) return context.day(to);
  const { year, month } = civil(to);
  return context.t('analysis.month', { year, month: String(month).padStart(2, '0') });
}
