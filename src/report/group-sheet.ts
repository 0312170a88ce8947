import type { Group, GroupLine } from '../group/group';
import { claimPlace } from '../ledger/place';
import type { SheetPlan } from '../workbook/sheet-plan';
import { MOST_LINKED_CLAIMS } from './claim-links';
import type { BlockColumn, Figure } from './block';
import { ratioOf } from './figures';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Columns of a line behind its number and name. */
const Column = {
  Amount: 3,
  Recovered: 4,
  WrittenOff: 5,
  Corrections: 6,
  Balance: 7,
  Internal: 8,
  External: 9,
  Share: 10,
  Overdue: 11,
} as const;

/** 集团合并表: by company and by file, what they owe each other taken out; claims that seem to stand in two files. */
export function planGroup(context: ReportContext, group: Group, ledgers: LedgerSheets): SheetPlan {
  const name = context.names.take('group', '集团合并表');
  const sheet = context.statement(
    { name, id: 'group' },
    context.t('group.title'),
    context.options.leaderUnit,
  );
  sheet.line(context.t('group.byUnit'), 'section');
  lineBlock(context, sheet, group.units, group.total, 'unit');
  sheet.space();
  if (group.files.length > 1) {
    sheet.line(context.t('group.byFile'), 'section');
    lineBlock(context, sheet, group.files, group.total, 'file');
    sheet.space();
  }
  sheet.line(context.t('group.byBucket', { set: context.result.aging.set.name }), 'section');
  bucketBlock(context, sheet, group);
  sheet.space();
  if (group.doubles.length > 0) {
    sheet.line(context.t('group.doubles', { count: group.doubles.length }), 'section');
    doubleBlock(context, sheet, group, ledgers);
    sheet.space();
  }
  sheet.close([
    context.t('group.note.internal'),
    context.t('group.note.eliminated'),
    ...(group.doubles.length > 0 ? [context.t('group.note.doubles')] : []),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function lineBlock(
  context: ReportContext,
  sheet: Statement,
  lines: readonly GroupLine[],
  total: GroupLine,
  what: 'unit' | 'file',
): void {
  const t = (key: string): string => context.t(`group.column.${key}`);
  const paid = [Column.Recovered, Column.WrittenOff, Column.Corrections];
  const columns: BlockColumn[] = [
    { title: context.t('column.number'), kind: 'serial' },
    { title: what === 'unit' ? context.t('column.unit') : t('file'), kind: 'wrap' },
    { title: context.t('column.claims'), kind: 'count' },
    { title: t('amount'), kind: 'money' },
    { title: t('recovered'), kind: 'money' },
    { title: context.t('rollForward.column.writtenOff'), kind: 'money' },
    { title: context.t('rollForward.column.corrections'), kind: 'money' },
    {
      title: context.t('column.balance'),
      kind: 'money',
      formula: ({ at }) => `${at(Column.Amount)}-${paid.map(at).join('-')}`,
      partsOf: { plus: [Column.Amount], minus: paid },
    },
    { title: t('internal'), kind: 'money' },
    {
      title: t('external'),
      kind: 'money',
      formula: ({ at }) => `${at(Column.Balance)}-${at(Column.Internal)}`,
      partsOf: { plus: [Column.Balance], minus: [Column.Internal] },
    },
    {
      title: context.t('column.share'),
      kind: 'ratio',
      formula: ({ at, total: cell }) => `${at(Column.External)}/${cell(Column.External)}`,
    },
    { title: t('overdue'), kind: 'money' },
  ];
  const figures = (line: GroupLine): Figure[] => [
    line.claims,
    line.amount,
    line.recovered,
    line.writtenOff,
    line.corrections,
    line.balance,
    line.internal,
    line.external,
    ratioOf(line.external, total.external),
    line.overdue,
  ];
  sheet.block({
    columns,
    rows: lines.map((line, index) => [
      index + 1,
      what === 'unit' ? context.named(line.name, 'unit') : line.name,
      ...figures(line),
    ]),
    total: [null, null, ...figures(total)],
  });
}

function bucketBlock(context: ReportContext, sheet: Statement, { buckets, total }: Group): void {
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap' },
      { title: context.t('column.balance'), kind: 'money', span: 2 },
      { title: context.t('group.column.internal'), kind: 'money', span: 2 },
      {
        title: context.t('group.column.external'),
        kind: 'money',
        span: 2,
        formula: ({ at }) => `${at(2)}-${at(3)}`,
        partsOf: { plus: [2], minus: [3] },
      },
    ],
    rows: buckets.map(({ label, balance, internal, external }, index): Figure[] => [
      index + 1,
      label,
      balance,
      internal,
      external,
    ]),
    total: [null, null, total.balance, total.internal, total.external],
  });
}

/** Both places of each claim that seems to stand twice. */
function doubleBlock(
  context: ReportContext,
  sheet: Statement,
  { doubles }: Group,
  ledgers: LedgerSheets,
): void {
  const { ledger, settlement } = context.result;
  const { claims, debtors, sources } = ledger;
  const t = (key: string): string => context.t(`group.column.${key}`);
  const placeOf = (claim: number): string =>
    context.t('group.place', {
      file: sources[claims.source[claim]].file,
      sheet: sources[claims.source[claim]].sheet,
      row: claims.row[claim] + 1,
    });
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.debtor'), kind: 'wrap', span: 2 },
      { title: t('amount'), kind: 'money' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('here'), kind: 'wrap', span: 3 },
      { title: t('there'), kind: 'wrap', span: 3 },
    ],
    rows: doubles.map(({ claim, other }, index): Figure[] => [
      index + 1,
      context.named(debtors.text(claims.debtor[claim]), 'debtor'),
      claims.amount[claim],
      settlement.balance[claim],
      placeOf(claim),
      placeOf(other),
    ]),
    total: [
      null,
      null,
      doubles.reduce((sum, { claim }) => sum + BigInt(claims.amount[claim]), 0n),
      doubles.reduce((sum, { claim }) => sum + BigInt(settlement.balance[claim]), 0n),
      null,
      null,
    ],
    link: (row, column) => {
      if (column < 4 || doubles.length > MOST_LINKED_CLAIMS) return null;
      const { claim, other } = doubles[row];
      return ledgers.find(claimPlace(ledger, column === 4 ? claim : other, '应收金额'));
    },
  });
}
