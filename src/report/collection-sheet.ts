import type { Analysis } from '../analysis/analysis';
import type { CollectionMeasures } from '../analysis/collection-measures';
import type { Concentration } from '../analysis/concentration';
import { numberOf } from '../money/fraction';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { BlockPlace, Figure } from './block';
import { ratioOf, shownPercent } from './figures';
import { periodName } from './period-name';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CHART_ROWS = 11;
/** More months than these would crowd a chart; the table has them all. */
const CHART_MONTHS = 12;
const Measure = {
  To: 1,
  Opening: 2,
  Sales: 3,
  Recovered: 4,
  Closing: 5,
  NotOverdue: 6,
  Effectiveness: 7,
  YearSales: 8,
  YearDays: 9,
  Outstanding: 10,
} as const;
const Share = { Day: 1, Balance: 2, Debtors: 3, Largest: 4, Five: 5, Ten: 6, TenShare: 7, Index: 8 } as const;
/** The index is read in points of ten thousand. */
const INDEX_POINTS = 10_000;

/** 清收分析表: DSO and CEI by month with what they are made of, recovery by month, concentration of the balance. */
export function planCollection(context: ReportContext, analysis: Analysis): SheetPlan {
  const { measures, concentrations } = analysis;
  const name = context.names.take('collection', '清收分析表');
  const sheet = context.statement(
    { name, id: 'collection' },
    context.t('collection.title'),
    context.options.leaderUnit,
  );
  sheet.line(context.t('collection.measures'), 'section');
  const months = measureBlock(context, sheet, measures);
  sheet.space();
  recoveryChart(context, sheet, measures, months);
  sheet.space();
  sheet.line(context.t('collection.concentration'), 'section');
  const shares = concentrationBlock(context, sheet, concentrations);
  sheet.space();
  concentrationChart(context, sheet, concentrations, shares);
  sheet.space();
  sheet.close([
    context.t('collection.note.effectiveness'),
    context.t('collection.note.outstanding'),
    context.t('collection.note.sales'),
    context.t('collection.note.index'),
    context.t('analysis.note.wholeLedger'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function measureBlock(
  context: ReportContext,
  sheet: Statement,
  measures: readonly CollectionMeasures[],
): BlockPlace {
  const t = (key: string): string => context.t(`collection.column.${key}`);
  const none = context.t('analysis.none');
  return sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.to'), kind: 'center' },
      { title: context.t('rollForward.column.opening'), kind: 'money' },
      { title: t('sales'), kind: 'money' },
      { title: context.t('rollForward.column.recovered'), kind: 'money' },
      { title: context.t('rollForward.column.closing'), kind: 'money' },
      { title: t('notOverdue'), kind: 'money' },
      {
        title: t('effectiveness'),
        kind: 'ratio',
        formula: ({ at }) => {
          const owed = `${at(Measure.Opening)}+${at(Measure.Sales)}`;
          return `(${owed}-${at(Measure.Closing)})/(${owed}-${at(Measure.NotOverdue)})`;
        },
      },
      { title: t('yearSales'), kind: 'money' },
      { title: t('yearDays'), kind: 'days' },
      {
        title: t('outstanding'),
        kind: 'days',
        formula: ({ at }) => `${at(Measure.Closing)}*${at(Measure.YearDays)}/${at(Measure.YearSales)}`,
      },
    ],
    rows: measures.map((measure, index): Figure[] => [
      index + 1,
      periodName(context, measure.to),
      measure.opening,
      measure.sales,
      measure.recovered,
      measure.closing,
      measure.notOverdue,
      measure.effectiveness ? numberOf(measure.effectiveness) : none,
      measure.yearSales,
      measure.yearDays,
      measure.daysOutstanding ? numberOf(measure.daysOutstanding) : none,
    ]),
  });
}

function recoveryChart(
  context: ReportContext,
  sheet: Statement,
  measures: readonly CollectionMeasures[],
  place: BlockPlace,
): void {
  const charted = measures.slice(-CHART_MONTHS);
  const sum = charted.reduce((all, { recovered }) => all + recovered, 0n);
  sheet.chart(
    {
      kind: 'column',
      title: context.t('collection.chart.recovered', {
        months: charted.length,
        amount: context.amount(sum),
      }),
      categories: down(place, Measure.To),
      series: [{ name: context.t('rollForward.column.recovered'), values: down(place, Measure.Recovered) }],
      valueAxis: context.t(context.options.leaderUnit === '元' ? 'unit.yuan' : 'unit.wan'),
      valueFormat: context.options.leaderUnit === '元' ? '#,##0' : '#,##0.00',
      altText: context.t('collection.chart.recoveredAlt'),
    },
    CHART_ROWS,
    0,
    place.lastColumn,
  );
}

function concentrationBlock(
  context: ReportContext,
  sheet: Statement,
  rows: readonly Concentration[],
): BlockPlace {
  const t = (key: string): string => context.t(`collection.column.${key}`);
  const none = context.t('analysis.none');
  return sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.to'), kind: 'center' },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('debtors'), kind: 'count' },
      { title: t('largest'), kind: 'money' },
      { title: t('largestFive'), kind: 'money' },
      { title: t('largestTen'), kind: 'money' },
      {
        title: t('tenShare'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Share.Ten)}/${at(Share.Balance)}`,
      },
      { title: t('index'), kind: 'days' },
    ],
    rows: rows.map((row, index): Figure[] => [
      index + 1,
      periodName(context, row.day),
      row.balance,
      row.debtors,
      row.largest,
      row.largestFive,
      row.largestTen,
      ratioOf(row.largestTen, row.balance) ?? none,
      row.index ? Math.round(numberOf(row.index) * INDEX_POINTS) : none,
    ]),
  });
}

function concentrationChart(
  context: ReportContext,
  sheet: Statement,
  rows: readonly Concentration[],
  place: BlockPlace,
): void {
  const last = rows[rows.length - 1];
  if (last.balance === 0n) return;
  sheet.chart(
    {
      kind: 'line',
      title: context.t('collection.chart.concentration', {
        percent: shownPercent(last.largestTen, last.balance),
      }),
      categories: down(place, Share.Day),
      series: [{ name: context.t('collection.column.tenShare'), values: down(place, Share.TenShare) }],
      valueAxis: context.t('column.share'),
      valueFormat: '0%',
      altText: context.t('collection.chart.concentrationAlt'),
    },
    CHART_ROWS,
    0,
    place.lastColumn,
  );
}

/** The latest months of a column. */
function down({ firstRow, lastRow, columns }: BlockPlace, column: number) {
  return {
    firstRow: Math.max(firstRow, lastRow - CHART_MONTHS + 1),
    lastRow,
    firstColumn: columns[column],
    lastColumn: columns[column],
  };
}
