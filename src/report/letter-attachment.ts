import { serialOfDay } from '../calendar/serial';
import type { Letter } from '../letter/letters';
import { groupedFen } from '../money/fen';
import { formatRate } from '../money/rate';
import { areaAddress } from './address';
import { inUnit } from './figures';
import type { LetterPages, PageCell } from './letter-pages';
import { claimRow, claimTitles } from './letter-claims';
import type { ReportContext } from './report-context';

/**
 * What is attached to a letter: all its claims where the letter itself shows some of them only, and every interval of the interest
 * that it names (rules.md §6), so that the debtor can compute it again. Nothing where there is neither.
 */
export function addAttachment(
  context: ReportContext,
  sheet: LetterPages,
  letter: Letter,
  withClaims: boolean,
): void {
  const withInterest = letter.claims.some(({ lines }) => lines.length > 0) && letter.interest !== 0n;
  if (!withClaims && !withInterest) return;
  const page = sheet.draft();
  page.text(context.t('letter.attachment', { number: letter.number, debtor: letter.debtor }), 'section', 24);
  if (withClaims) {
    const last = letter.interest === null ? 'note' : 'interest';
    page.row(claimTitles(context, last));
    letter.claims.forEach((entry, index) => page.row(claimRow(context, entry, index, last)));
    page.space();
  }
  if (withInterest) {
    page.text(
      context.t('letter.interestTitle', {
        asOf: context.day(context.result.asOf),
        convention: context.t(`interest.basis.${context.result.interest!.convention}`),
      }),
      'section',
      24,
    );
    page.row(interestTitles(context));
    const firstRow = sheet.nextRow + page.lines.length;
    let number = 0;
    for (const { claim, lines } of letter.claims) {
      for (const { kind, after, to, balance, days, rate, interest } of lines) {
        page.row([
          { value: ++number, style: 'center' },
          { value: context.result.ledger.claims.id[claim], style: 'wrap' },
          { value: serialOfDay(after + 1), style: 'date' },
          { value: serialOfDay(to), style: 'date' },
          { value: inUnit(balance, '元'), style: 'money' },
          { value: inUnit(interest, '元'), style: 'money' },
          { value: days, style: 'days' },
          { value: `${context.t(`interest.column.${kind}`)} ${formatRate(rate)}`, style: 'wrap' },
        ]);
      }
    }
    const accrued = letter.claims
      .flatMap(({ lines }) => lines)
      .reduce((sum, { interest }) => sum + BigInt(interest), 0n);
    const lastRow = sheet.nextRow + page.lines.length - 1;
    page.row([
      { value: context.t('total'), style: 'totalText', span: 5 },
      {
        value: inUnit(accrued, '元'),
        style: 'totalMoney',
        formula: `SUM(${areaAddress({ firstRow, lastRow, firstColumn: 5, lastColumn: 5 })})`,
      },
      { value: null, style: 'totalText', span: 2 },
    ]);
    if (accrued !== letter.interest)
      page.text(
        context.t('letter.interestPaid', {
          paid: groupedFen(accrued - letter.interest!),
          owed: groupedFen(letter.interest!),
        }),
      );
  }
  sheet.add(page);
}

function interestTitles(context: ReportContext): PageCell[] {
  return ['number', 'claim', 'from', 'to', 'base', 'accrued', 'days', 'rate'].map((key) => ({
    value: context.t(`letter.column.${key}`),
    style: 'header',
  }));
}
