import type { InterestResult } from '../interest/interest-result';
import { formatRate } from '../money/rate';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { interestNotes } from './interest-sheet';
import type { ReportContext } from './report-context';

/**
 * 利息计算单: every interval of one balance and one rate, debtor by debtor and claim by claim; the lines add up to 利息计算表
 * (rules.md §6). In 元.
 */
export function planInterestLines(context: ReportContext, interest: InterestResult): SheetPlan {
  const { claims, debtors } = context.result.ledger;
  const name = context.names.take('interest-lines', '利息计算单');
  const sheet = context.statement({ name, id: 'interest-lines' }, context.t('interestLines.title'), '元');
  const ordered = [...interest.claims].sort((a, b) => {
    const [x, y] = [claims.debtor[a.claim], claims.debtor[b.claim]];
    return x === y ? a.claim - b.claim : x - y;
  });
  const t = (key: string): string => context.t(`interestLines.column.${key}`);
  const rows: Figure[][] = [];
  let total = 0n;
  for (const { claim, statement } of ordered) {
    const debtor = context.named(debtors.text(claims.debtor[claim]), 'debtor');
    for (const { kind, after, to, balance, days, rate, interest: amount } of statement.lines) {
      rows.push([
        rows.length + 1,
        debtor,
        claims.id[claim],
        context.t(`interest.column.${kind}`),
        after + 1,
        to,
        days,
        balance,
        formatRate(rate),
        amount,
      ]);
      total += BigInt(amount);
    }
  }
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: t('kind'), kind: 'center' },
      { title: t('from'), kind: 'date' },
      { title: t('to'), kind: 'date' },
      { title: t('days'), kind: 'days', total: 'value' },
      { title: t('base'), kind: 'money', total: 'value' },
      { title: t(interest.convention === 'daily' ? 'dailyRate' : 'rate'), kind: 'center' },
      { title: t('interest'), kind: 'money' },
    ],
    rows,
    total: [null, null, null, null, null, null, null, null, null, total],
    long: true,
    repeated: true,
    frozenColumns: 3,
  });
  sheet.space();
  sheet.close([context.t('interestLines.note.adds'), ...interestNotes(context, interest)]);
  return sheet.plan();
}
