import { NO_DAY } from '../calendar/day';
import type { FenSum } from '../money/fen';
import type { PhaseLine, PhaseResult } from '../phase/phase-result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { cellAddress, cellOfSheet } from './address';
import type { BlockColumn, BlockPlace, Figure, FootRow } from './block';
import { decimalsOf, ratioOf, shownPercent } from './figures';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const CHART_ROWS = 16;

const Column = {
  Opening: 2,
  Arisen: 3,
  Cash: 4,
  Goods: 5,
  Execution: 6,
  Other: 7,
  Recovered: 8,
  WrittenOff: 9,
  Corrections: 10,
  Closing: 11,
  Target: 12,
  Toward: 13,
  Completion: 14,
  Elapsed: 15,
  OfNew: 19,
} as const;

/** A phase's statement, and the cells of it that other sheets refer to; null where the phase has not begun. */
export interface PhaseSheet {
  readonly plan: SheetPlan;
  readonly phase: PhaseResult;
  readonly cells: PhaseCells | null;
}

export interface PhaseCells {
  readonly recovered: string;
  readonly completion: string;
  readonly elapsed: string;
  /** Zero-based row of a unit by its index in `PhaseResult.units`. */
  readonly unitRow: (index: number) => number;
  readonly openingOf: (index: number) => string;
  readonly closingOf: (index: number) => string;
  readonly completionOf: (index: number) => string;
}

/**
 * 阶段进度表: the bridge of one phase by unit, its targets, completion against time elapsed, rank and pace (rules.md §8).
 * @param id of the plan
 * @param agingBalance cell with the whole balance, against which a phase that holds the as-of date is checked
 */
export function planPhase(
  context: ReportContext,
  phase: PhaseResult,
  id: string,
  agingBalance: { sheet: string; cell: string },
): PhaseSheet {
  const name = context.names.take(id, phase.name, '进度表');
  const unit = context.options.leaderUnit;
  const period = context.t('phase.period', {
    first: context.day(phase.first),
    last: context.day(phase.last),
  });
  const title = context.t('phase.title', { phase: phase.name });
  const sheet = context.statement({ name, id }, title, unit, period);
  if (phase.total === null) {
    sheet.space();
    sheet.line(context.t('phase.notBegun', { first: context.day(phase.first) }), 'section');
    sheet.space();
    sheet.atLeast(14, 0, 5);
    sheet.close([context.t('phase.note.notBegun')]);
    return { plan: sheet.plan(), phase, cells: null };
  }
  if (phase.measure) sheet.line(measureLine(context, phase), 'section');
  const place = sheet.block({
    columns: phaseColumns(context, phase.baseline !== NO_DAY),
    rows: phase.units.map((line, index) => [
      index + 1,
      context.named(line.name, 'unit'),
      ...figuresOf(context, phase, line),
    ]),
    total: [
      null,
      null,
      ...figuresOf(context, phase, phase.total).map((value) => (typeof value === 'string' ? null : value)),
    ],
    foot: checks(context, phase, phase.total, agingBalance),
    frozenColumns: 2,
  });
  if (phase.total.completion) completionChart(context, sheet, phase, place);
  sheet.space();
  sheet.close([...phaseNotes(context, phase, phase.total), ...context.balanceNotes()]);
  const cell = (row: number, column: number): string => cellAddress(row, place.columns[column]);
  return {
    plan: sheet.plan(),
    phase,
    cells: {
      recovered: cell(place.totalRow, Column.Recovered),
      completion: cell(place.totalRow, Column.Completion),
      elapsed: cell(place.totalRow, Column.Elapsed),
      unitRow: (index) => place.firstRow + index,
      openingOf: (index) => cell(place.firstRow + index, Column.Opening),
      closingOf: (index) => cell(place.firstRow + index, Column.Closing),
      completionOf: (index) => cell(place.firstRow + index, Column.Completion),
    },
  };
}

function phaseColumns(context: ReportContext, locked: boolean): BlockColumn[] {
  const t = (key: string): string => context.t(`phase.column.${key}`);
  const [recovered, toTarget] = [t('band.recovered'), t('band.target')];
  const money = (key: string, band?: string): BlockColumn => ({
    title: t(key),
    kind: 'money',
    ...(band !== undefined && { band }),
  });
  const parts = [Column.Cash, Column.Goods, Column.Execution, Column.Other];
  return [
    { title: context.t('column.number'), kind: 'serial' },
    { title: context.t('column.unit'), kind: 'wrap' },
    money('opening'),
    money('arisen'),
    money('cash', recovered),
    money('goods', recovered),
    money('execution', recovered),
    money('other', recovered),
    {
      ...money('recovered', recovered),
      formula: ({ at }) => `SUM(${at(Column.Cash)}:${at(Column.Other)})`,
      partsOf: { plus: parts },
    },
    money('writtenOff'),
    money('corrections'),
    {
      ...money('closing'),
      formula: ({ at }) =>
        `${at(Column.Opening)}+${at(Column.Arisen)}-${at(Column.Recovered)}-${at(Column.WrittenOff)}-${at(Column.Corrections)}`,
      partsOf: {
        plus: [Column.Opening, Column.Arisen],
        minus: [Column.Recovered, Column.WrittenOff, Column.Corrections],
      },
    },
    money('target', toTarget),
    money('toward', toTarget),
    {
      title: t('completion'),
      band: toTarget,
      kind: 'ratio',
      formula: ({ at }) => `${at(Column.Toward)}/${at(Column.Target)}`,
    },
    { title: t('elapsed'), band: toTarget, kind: 'ratio' },
    { title: t('rank'), band: toTarget, kind: 'serial' },
    { ...money('pace', toTarget), total: 'value' },
    ...(locked ? baselineColumns(context) : []),
    { title: t('cause'), kind: 'typing' },
    { title: t('nextStep'), kind: 'typing' },
  ];
}

/** Of what was recovered, the locked baseline's part and the new arrears' (rules.md §8). */
function baselineColumns(context: ReportContext): BlockColumn[] {
  const [band, ofNew] = [context.t('phase.column.band.baseline'), Column.OfNew];
  return [
    {
      title: context.t('phase.column.ofBaseline'),
      band,
      kind: 'money',
      formula: ({ at }) => `${at(Column.Recovered)}-${at(ofNew)}`,
      partsOf: { plus: [Column.Recovered], minus: [ofNew] },
    },
    { title: context.t('phase.column.ofNew'), band, kind: 'money' },
  ];
}

/** The figures of a line, from the opening on. A line without a target says so; it is neither 0% nor 100%. */
function figuresOf(context: ReportContext, phase: PhaseResult, line: PhaseLine): Figure[] {
  return [
    line.opening,
    line.arisen,
    line.cash,
    line.goods,
    line.execution,
    line.other,
    line.recovered,
    line.writtenOff,
    line.corrections,
    line.closing,
    line.target ?? context.t('phase.noTarget'),
    line.towardTarget,
    line.completion && ratioOf(line.completion.num, line.completion.den),
    ratioOf(phase.daysElapsed, phase.daysGiven),
    line.rank,
    line.pace,
    ...(line.recoveredOfNew === null ? [] : [line.recovered - line.recoveredOfNew, line.recoveredOfNew]),
    null,
    null,
  ];
}

/** 平衡校验: the bridge closes; and the phase that holds the as-of date ends at the balance of the aging statement. */
function checks(
  context: ReportContext,
  phase: PhaseResult,
  total: PhaseLine,
  agingBalance: { sheet: string; cell: string },
): FootRow[] {
  const decimals = decimalsOf(context.options.leaderUnit);
  const at = (value: FenSum): Figure[] => [...Array<Figure>(Column.Closing).fill(null), value];
  const sumOfUnits = phase.units.reduce((sum, { closing }) => sum + closing, 0n);
  const bridge: FootRow = {
    label: context.t('phase.check.bridge'),
    kind: 'money',
    values: at(
      total.opening + total.arisen - total.recovered - total.writtenOff - total.corrections - sumOfUnits,
    ),
    formula: (_, { total: cell }) =>
      `ROUND(${cell(Column.Opening)}+${cell(Column.Arisen)}-${cell(Column.Recovered)}-${cell(Column.WrittenOff)}` +
      `-${cell(Column.Corrections)}-${cell(Column.Closing)},${decimals})`,
  };
  const { asOf, aging } = context.result;
  if (asOf < phase.first || asOf > phase.last) return [bridge];
  return [
    bridge,
    {
      label: context.t('phase.check.aging', { sheet: agingBalance.sheet }),
      kind: 'money',
      values: at(total.closing - aging.total.balance),
      formula: (_, { total: cell }) =>
        `ROUND(${cell(Column.Closing)}-${cellOfSheet(agingBalance.sheet, agingBalance.cell)},${decimals})`,
    },
  ];
}

/** What the phase's kind measures beside money (摸底率, 认定率, 整改率), by count and by amount. */
function measureLine(context: ReportContext, { kind, measure }: PhaseResult): string {
  if (!measure) return '';
  return context.t('phase.measure', {
    measure: context.t(`phase.measure.${kind}`),
    done: measure.done,
    all: measure.all,
    byCount: shownPercent(measure.done, measure.all),
    doneAmount: context.amount(measure.doneAmount),
    allAmount: context.amount(measure.allAmount),
    byAmount: shownPercent(measure.doneAmount, measure.allAmount),
  });
}

function phaseNotes(context: ReportContext, phase: PhaseResult, total: PhaseLine): string[] {
  const elapsed = shownPercent(phase.daysElapsed, phase.daysGiven);
  const notes = [
    context.t('phase.note.elapsed', { percent: elapsed, days: phase.daysElapsed, given: phase.daysGiven }),
    context.t('phase.note.bridge'),
  ];
  const without = phase.units.filter(({ target }) => target === null).length;
  if (total.target === null) notes.push(context.t('phase.note.noTargets'));
  else {
    notes.push(context.t('phase.note.target'));
    if (without > 0) notes.push(context.t('phase.note.someWithout', { count: without }));
  }
  if (phase.baseline !== NO_DAY)
    notes.push(context.t('phase.note.baseline', { day: context.day(phase.baseline) }));
  if (phase.last !== phase.row.last) {
    notes.push(
      context.t('phase.note.overlap', {
        written: context.day(phase.row.last),
        last: context.day(phase.last),
      }),
    );
  }
  return notes;
}

function completionChart(
  context: ReportContext,
  sheet: Statement,
  phase: PhaseResult,
  place: BlockPlace,
): void {
  const down = { firstRow: place.firstRow, lastRow: place.lastRow };
  const column = (index: number) => ({
    ...down,
    firstColumn: place.columns[index],
    lastColumn: place.columns[index],
  });
  const percent = shownPercent(phase.daysElapsed, phase.daysGiven);
  sheet.space();
  sheet.chart(
    {
      kind: 'column',
      title: context.t('phase.chart.title', { percent }),
      categories: column(1),
      series: [
        { name: context.t('phase.column.completion'), values: column(Column.Completion) },
        { name: context.t('phase.column.elapsed'), values: column(Column.Elapsed), line: true },
      ],
      valueAxis: context.t('phase.chart.axis'),
      valueFormat: '0%',
      altText: context.t('phase.chart.alt', { phase: phase.name, percent }),
    },
    CHART_ROWS,
    1,
    Column.Closing,
  );
}
