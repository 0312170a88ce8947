import type { AgingRow, AgingTable } from '../aging/aging';
import type { SheetPlan } from '../workbook/sheet-plan';
import { cellAddress } from './address';
import type { Block, BlockColumn, BlockPlace, Figure, FootRow } from './block';
import { bucketEdges } from './bucket-edges';
import { decimalsOf, ratioOf } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CHART_ROWS = 14;
/** Columns before those of the buckets: number, name, claims, balance, share. */
const Column = { Count: 2, Balance: 3, Share: 4, FirstBucket: 5 } as const;

/** The aging statement, and the cells of it that other sheets refer to. */
export interface AgingSheet {
  readonly plan: SheetPlan;
  /** Cell of the whole balance. */
  readonly balanceCell: string;
  /** Zero-based row of a debtor; null where it owes nothing. */
  readonly debtorRow: (name: string) => number | null;
}

/** 账龄分析表: balance by bucket, by unit, by owner and by debtor (rules.md §5). The debtors come last: theirs is the list that runs over pages. */
export function planAging(context: ReportContext): AgingSheet {
  const { result, options } = context;
  const { aging, ageByYears } = result;
  const withYears = aging.set.from === '逾期';
  const name = context.names.take('aging', '账龄分析表');
  const sheet = context.statement({ name, id: 'aging' }, context.t('aging.title'), options.leaderUnit);
  const blocks = new AgingBlocks(context, sheet);

  sheet.line(context.t('aging.byUnit', { set: aging.set.name }), 'section');
  const units = blocks.write(aging, aging.units, 'unit', {});
  sheet.space();
  if (aging.total.count > 0) bucketChart(context, sheet, aging, units);
  if (withYears) {
    sheet.line(context.t('aging.byYears', { set: ageByYears.set.name }), 'section');
    blocks.write(ageByYears, ageByYears.units, 'unit', {});
    sheet.space();
  }
  sheet.line(context.t('aging.byOwner'), 'section');
  blocks.write(aging, aging.owners, 'owner', {});
  sheet.space();
  sheet.line(context.t('aging.byDebtor'), 'section');
  const debtors = byBalance(aging.debtors);
  const debtorPlace = blocks.write(aging, debtors, 'debtor', { long: true });
  sheet.space();
  sheet.close([
    context.t('aging.note.set', { set: aging.set.name, edges: bucketEdges(context, aging.set) }),
    ...(withYears
      ? [
          context.t('aging.note.set', {
            set: ageByYears.set.name,
            edges: bucketEdges(context, ageByYears.set),
          }),
        ]
      : []),
    context.t('aging.note.sum'),
    ...context.balanceNotes(),
  ]);
  const rowOf = new Map(debtors.map((row, index) => [row.name, debtorPlace.firstRow + index]));
  return {
    plan: sheet.plan(),
    balanceCell: cellAddress(units.totalRow, units.columns[Column.Balance]),
    debtorRow: (debtor) => rowOf.get(debtor) ?? null,
  };
}

/** The largest balance first; equal ones stay in ledger order. */
export function byBalance(rows: readonly AgingRow[]): AgingRow[] {
  // A row sums its balance up when it is asked: once each, not at every comparison.
  return rows
    .map((row) => ({ row, balance: row.balance }))
    .sort((a, b) => (a.balance === b.balance ? 0 : a.balance > b.balance ? -1 : 1))
    .map(({ row }) => row);
}

class AgingBlocks {
  constructor(
    private readonly context: ReportContext,
    private readonly sheet: Statement,
  ) {}

  /** One table: rows by name, columns by bucket, and under its total the check. */
  write(
    table: AgingTable,
    rows: readonly AgingRow[],
    what: 'unit' | 'owner' | 'debtor',
    look: Pick<Block, 'long'>,
  ): BlockPlace {
    const { context, sheet } = this;
    const { total, labels } = table;
    const buckets = labels.map((_, index) => Column.FirstBucket + index);
    const columns: BlockColumn[] = [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t(`column.${what}`), kind: 'wrap' },
      { title: context.t('column.claims'), kind: 'count' },
      { title: context.t('column.balance'), kind: 'money', partsOf: { plus: buckets } },
      {
        title: context.t('column.share'),
        kind: 'ratio',
        formula: ({ at, total: totalCell }) => `${at(Column.Balance)}/${totalCell(Column.Balance)}`,
      },
      ...labels.map((label): BlockColumn => ({ title: label, kind: 'money' })),
    ];
    const lineOf = (row: AgingRow): Figure[] => [
      row.count,
      row.balance,
      ratioOf(row.balance, total.balance),
      ...row.buckets,
    ];
    return sheet.block({
      columns,
      rows: rows.map((row, index) => [index + 1, context.named(row.name, what), ...lineOf(row)]),
      total: [null, null, ...lineOf(total)],
      foot: [...(what === 'unit' ? this.bucketRows(table) : []), this.check(table, buckets)],
      ...look,
    });
  }

  /** Share and number of claims of each bucket. */
  private bucketRows({ total }: AgingTable): FootRow[] {
    const { context } = this;
    const row = (whole: Figure, ofBuckets: readonly Figure[]): Figure[] => [
      null,
      null,
      null,
      whole,
      null,
      ...ofBuckets,
    ];
    const shareOf = (fen: bigint): Figure => ratioOf(fen, total.balance);
    return [
      {
        label: context.t('row.share'),
        kind: 'ratio',
        values: row(shareOf(total.balance), total.buckets.map(shareOf)),
        formula: (column, { total: cell }) => `${cell(column)}/${cell(Column.Balance)}`,
      },
      { label: context.t('row.claims'), kind: 'count', values: row(total.count, total.counts) },
    ];
  }

  /** Balance less the sum of the buckets: nothing. */
  private check({ total }: AgingTable, buckets: readonly number[]): FootRow {
    const { context } = this;
    const decimals = decimalsOf(context.options.leaderUnit);
    const [first, last] = [buckets[0], buckets[buckets.length - 1]];
    const rest = total.buckets.reduce((left, fen) => left - fen, total.balance);
    return {
      label: context.t('row.bucketCheck'),
      kind: 'money',
      values: [null, null, null, rest],
      formula: (_, { total: cell }) =>
        `ROUND(${cell(Column.Balance)}-SUM(${cell(first)}:${cell(last)}),${decimals})`,
    };
  }
}

function bucketChart(context: ReportContext, sheet: Statement, table: AgingTable, place: BlockPlace): void {
  const firstColumn = place.columns[Column.FirstBucket];
  const across = { firstColumn, lastColumn: place.lastColumn };
  const last = table.labels.length - 1;
  sheet.chart(
    {
      kind: 'column',
      title: context.t('aging.chart.title', { amount: context.amount(table.total.balance) }),
      categories: { firstRow: place.headerRow, lastRow: place.headerRow, ...across },
      series: [
        {
          name: context.t('column.balance'),
          values: { firstRow: place.totalRow, lastRow: place.totalRow, ...across },
        },
      ],
      valueAxis: context.t(context.options.leaderUnit === '元' ? 'unit.yuan' : 'unit.wan'),
      valueFormat: context.options.leaderUnit === '元' ? '#,##0' : '#,##0.00',
      altText: context.t('aging.chart.alt', { first: table.labels[0], last: table.labels[last] }),
    },
    CHART_ROWS,
    0,
    place.lastColumn,
  );
  sheet.space();
}
