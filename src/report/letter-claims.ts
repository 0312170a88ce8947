import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import type { LetterClaim } from '../letter/letters';
import { inUnit } from './figures';
import type { PageCell } from './letter-pages';
import type { ReportContext } from './report-context';

/** Titles of the table of claims. */
export function claimTitles(context: ReportContext, last: 'interest' | 'note'): PageCell[] {
  return ['number', 'claim', 'origin', 'due', 'amount', 'balance', 'overdue', last].map((key) => ({
    value: context.t(`letter.column.${key}`),
    style: 'header',
  }));
}

/** A claim as a row of the table. */
export function claimRow(
  context: ReportContext,
  { claim, balance, overdueDays, interest }: LetterClaim,
  index: number,
  last: 'interest' | 'note',
): PageCell[] {
  const { claims } = context.result.ledger;
  const day = (of: number): PageCell => ({ value: of === NO_DAY ? null : serialOfDay(of), style: 'date' });
  return [
    { value: index + 1, style: 'center' },
    { value: claims.id[claim], style: 'wrap' },
    day(claims.origin[claim]),
    day(claims.due[claim]),
    { value: inUnit(claims.amount[claim], '元'), style: 'money' },
    { value: inUnit(balance, '元'), style: 'money' },
    { value: overdueDays, style: 'days' },
    last === 'interest'
      ? { value: interest === null ? null : inUnit(interest, '元'), style: 'money' }
      : { value: null, style: 'wrap' },
  ];
}
