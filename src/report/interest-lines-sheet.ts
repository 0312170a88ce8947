import type { InterestLine } from '../interest/account';
import type { InterestResult } from '../interest/interest-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { cellAddress } from './address';
import type { BlockColumn, Figure } from './block';
import { interestNotes, judgmentNotes, shownRate } from './interest-basis';
import type { ReportContext } from './report-context';

const INTEREST_COLUMN = 9;
const SUBTOTAL_COLUMN = 10;

/**
 * 利息计算单: every interval of one balance and one rate, debtor by debtor and claim by claim, with a sum for each debtor; the lines
 * add up to 利息计算表 (rules.md §6). Double interest on judgments follows in a table of its own. In 元.
 */
export function planInterestLines(context: ReportContext, interest: InterestResult): SheetPlan {
  const { claims, debtors } = context.result.ledger;
  const name = context.names.take('interest-lines', '利息计算单');
  const sheet = context.statement({ name, id: 'interest-lines' }, context.t('interestLines.title'), '元');
  const ordered = [...interest.claims].sort((a, b) => {
    const [x, y] = [claims.debtor[a.claim], claims.debtor[b.claim]];
    return x === y ? a.claim - b.claim : x - y;
  });
  const rows: Figure[][] = [];
  /** First and last row of each debtor. */
  const spans: (readonly [number, number])[] = [];
  let total = 0n;
  let subtotal = 0n;
  let first = 0;
  ordered.forEach(({ claim, statement }, index) => {
    const debtor = claims.debtor[claim];
    const shown = context.named(debtors.text(debtor), 'debtor');
    for (const line of statement.lines) {
      rows.push([...lineOf(context, rows.length + 1, shown, claims.id[claim], line), null]);
      subtotal += BigInt(line.interest);
    }
    if (index + 1 < ordered.length && claims.debtor[ordered[index + 1].claim] === debtor) return;
    const last = rows.length - 1;
    rows[last][SUBTOTAL_COLUMN] = subtotal;
    spans.push([first, last]);
    total += subtotal;
    subtotal = 0n;
    first = rows.length;
  });
  const place = sheet.block({
    columns: [
      ...lineColumns(context),
      { title: context.t('interestLines.column.debtorTotal'), kind: 'money' },
    ],
    rows,
    total: [...Array<null>(INTEREST_COLUMN).fill(null), total, total],
    long: true,
    frozenColumns: 3,
  });
  const [from, into] = [place.columns[INTEREST_COLUMN], place.columns[SUBTOTAL_COLUMN]];
  for (const [top, bottom] of spans) {
    const [begin, end] = [place.firstRow + top, place.firstRow + bottom];
    sheet.formula(end, into, `SUM(${cellAddress(begin, from)}:${cellAddress(end, from)})`);
  }
  sheet.space();
  if (interest.judgments.length > 0) judgmentLines(context, sheet, interest);
  sheet.close([
    context.t('interestLines.note.adds'),
    context.t('interestLines.note.subtotal'),
    ...interestNotes(context, interest),
    ...judgmentNotes(context, interest),
  ]);
  return sheet.plan();
}

function judgmentLines(
  context: ReportContext,
  sheet: ReturnType<ReportContext['statement']>,
  { judgments }: InterestResult,
): void {
  const { claims } = context.result.ledger;
  const rows: Figure[][] = [];
  let total = 0n;
  for (const { claim, debtor, statement } of judgments)
    for (const line of statement.lines) {
      const id = claim < 0 ? '' : claims.id[claim];
      const row = lineOf(context, rows.length + 1, context.named(debtor, 'debtor'), id, line);
      row[3] = context.t('interest.column.doubled');
      rows.push(row);
      total += BigInt(line.interest);
    }
  // Of a delay that bears nothing there is no line to show; 利息计算表 has the judgment itself.
  if (rows.length === 0) return;
  sheet.line(context.t('interest.judgments', { count: judgments.length }), 'section');
  sheet.block({
    columns: lineColumns(context),
    rows,
    total: [...Array<null>(INTEREST_COLUMN).fill(null), total],
  });
  sheet.space();
}

function lineOf(
  context: ReportContext,
  number: number,
  debtor: string,
  claim: string,
  { kind, after, to, balance, days, rate, convention, interest }: InterestLine,
): Figure[] {
  return [
    number,
    debtor,
    claim,
    context.t(`interest.column.${kind}`),
    after + 1,
    to,
    days,
    balance,
    shownRate(context, rate, convention),
    interest,
  ];
}

function lineColumns(context: ReportContext): BlockColumn[] {
  const t = (key: string): string => context.t(`interestLines.column.${key}`);
  return [
    { title: context.t('column.number'), kind: 'serial' },
    { title: context.t('column.debtor'), kind: 'wrap', widest: 26 },
    { title: context.t('rewardLines.column.claim'), kind: 'wrap', widest: 16 },
    { title: t('kind'), kind: 'center' },
    { title: t('from'), kind: 'date' },
    { title: t('to'), kind: 'date' },
    { title: t('days'), kind: 'days', total: 'value' },
    { title: t('base'), kind: 'money', total: 'value' },
    { title: t('rate'), kind: 'center' },
    { title: t('interest'), kind: 'money' },
  ];
}
