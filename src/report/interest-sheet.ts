import type { InterestResult } from '../interest/interest-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { interestNotes, judgmentNotes } from './interest-basis';
import { addInterest, interestColumns, interestFigures, interestOfClaim, noInterest } from './interest-sums';
import type { InterestSums } from './interest-sums';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const LEADING_COLUMNS = 2;

/**
 * 利息计算表: what is owed in interest by debtor, and what judgments have borne (rules.md §6); 利息明细表 has the claims, 优惠测算表
 * what the concession would save. In 元.
 */
export function planInterest(context: ReportContext, interest: InterestResult): SheetPlan {
  const name = context.names.take('interest', '利息计算表');
  const sheet = context.statement({ name, id: 'interest' }, context.t('interest.title'), '元');
  if (interest.claims.length > 0) {
    sheet.line(context.t('interest.byDebtor'), 'section');
    debtorBlock(context, sheet, interest);
  } else sheet.line(context.t('interest.nothing'));
  sheet.space();
  if (interest.judgments.length > 0) {
    sheet.line(context.t('interest.judgments', { count: interest.judgments.length }), 'section');
    judgmentBlock(context, sheet, interest);
    sheet.space();
  }
  sheet.close([
    ...missingNotes(context, interest),
    ...interestNotes(context, interest),
    ...judgmentNotes(context, interest),
  ]);
  return sheet.plan();
}

/** What the sums leave out: without it they would be taken for all. */
function missingNotes(context: ReportContext, { missing }: InterestResult): string[] {
  if (missing.length === 0) return [];
  const { balance } = context.result.settlement;
  const sum = missing.reduce((total, { claim }) => total + BigInt(balance[claim]), 0n);
  return [context.t('interest.note.missing', { count: missing.length, amount: context.amount(sum, '元') })];
}

function debtorBlock(context: ReportContext, sheet: Statement, interest: InterestResult): void {
  const { claims, debtors } = context.result.ledger;
  const byDebtor = new Map<number, InterestSums>();
  const total = noInterest();
  for (const one of interest.claims) {
    const debtor = claims.debtor[one.claim];
    let sums = byDebtor.get(debtor);
    if (!sums) byDebtor.set(debtor, (sums = noInterest()));
    for (const each of [sums, total]) addInterest(each, interestOfClaim(one));
  }
  const rows = [...byDebtor].sort(([a, x], [b, y]) => (x.owed === y.owed ? a - b : x.owed < y.owed ? 1 : -1));
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      ...interestColumns(context, LEADING_COLUMNS),
    ],
    rows: rows.map(([debtor, sums], index) => [
      index + 1,
      context.named(debtors.text(debtor), 'debtor'),
      ...interestFigures(sums),
    ]),
    total: [null, null, ...interestFigures(total)],
  });
}

/** What each judgment's money has borne since it was to be performed. */
function judgmentBlock(context: ReportContext, sheet: Statement, { judgments }: InterestResult): void {
  const { claims } = context.result.ledger;
  const t = (key: string): string => context.t(`interest.column.${key}`);
  const total = { judged: 0n, unpaid: 0n, doubled: 0n };
  const rows = judgments.map(({ claim, debtor, lawsuit, statement }, index): Figure[] => {
    const { principal } = statement.owed;
    total.judged += BigInt(lawsuit.judgedAmount ?? 0);
    total.unpaid += BigInt(principal);
    total.doubled += BigInt(statement.interest);
    return [
      index + 1,
      claim < 0 ? '' : claims.id[claim],
      context.named(debtor, 'debtor'),
      lawsuit.caseNumber,
      lawsuit.performBy,
      lawsuit.judgedAmount ?? 0,
      principal,
      statement.interest,
    ];
  });
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
      { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
      { title: t('caseNumber'), kind: 'wrap', widest: 24 },
      { title: t('performBy'), kind: 'date' },
      { title: t('judged'), kind: 'money' },
      { title: t('unpaid'), kind: 'money' },
      { title: t('doubled'), kind: 'money' },
    ],
    rows,
    total: [null, null, null, null, null, total.judged, total.unpaid, total.doubled],
  });
}
