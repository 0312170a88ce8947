import type { Day } from '../calendar/day';
import { addMonths } from '../calendar/months';

/** How long a debtor has from the day on which the claim arises (信用期). */
export interface CreditPeriod {
  readonly count: number;
  readonly unit: 'days' | 'months';
}

const PERIOD = /^(?:net|n\/?)?(\d{1,5})(?:\.0+)?(?:个?(天|日|日历天|days?|d|月|months?|年|years?))?$/;
/** A unit in brackets: 账期（月）. */
const UNIT_OF_TITLE = /[([【〔](?:单位:?)?个?(天|日|月|年|days?|months?|years?)[)\]】〕]/;
/** A century; longer terms are mistakes of the unit or of the column. */
const LONGEST = { days: 36525, months: 1200 };

/**
 * Reads a credit period: 30, 30天, 3个月, 1年, 30 days, Net 30. A number alone counts in the unit that the column's title names, and in days where
 * it names none (rules.md §5).
 * @param title of the column
 * @returns null for one that cannot be read
 */
export function creditPeriodOf(text: string, title = ''): CreditPeriod | null {
  const [, digits, ownUnit] = PERIOD.exec(bare(text)) ?? [];
  if (digits === undefined) return null;
  const said = ownUnit ?? UNIT_OF_TITLE.exec(bare(title))?.[1] ?? '天';
  const months = /^[月m]/.test(said) ? 1 : /^[年y]/.test(said) ? 12 : null;
  const period: CreditPeriod =
    months === null
      ? { count: Number(digits), unit: 'days' }
      : { count: Number(digits) * months, unit: 'months' };
  return period.count <= LONGEST[period.unit] ? period : null;
}

/** The last day of a credit period that begins on the day on which the claim arises (Civil Code art. 201, 202 for months). */
export function endOfCreditPeriod(origin: Day, { count, unit }: CreditPeriod): Day {
  return unit === 'months' ? addMonths(origin, count) : origin + count;
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
