import type { AnnualLine, AnnualResult } from '../phase/annual-plan';
import type { SheetPlan } from '../workbook/sheet-plan';
import { fixedRowAddress } from './address';
import type { BlockColumn, BlockPlace, Figure } from './block';
import { ratioOf, shownPercent } from './figures';
import { periodName } from './period-name';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const Column = { Target: 3, Cumulative: 5, Expected: 7, LastYear: 10, Growth: 11 } as const;
const Bad = {
  Opening: 2,
  OpeningOverdue: 3,
  OpeningRatio: 4,
  Closing: 5,
  ClosingOverdue: 6,
  ClosingRatio: 7,
};
const Month = { Cumulative: 3, LastCumulative: 6 } as const;

/** 年度计划完成表: the year's plan by unit and how far it is fulfilled, non-performing shares, the months (rules.md §8; 篇一, 篇三). */
export function planAnnualPlan(context: ReportContext, annual: AnnualResult): SheetPlan {
  const name = context.names.take('annual-plan', '年度计划完成表');
  const sheet = context.statement(
    { name, id: 'annual-plan' },
    context.t('annual.title'),
    context.options.leaderUnit,
  );
  sheet.line(context.t('annual.units'), 'section');
  const place = unitBlock(context, sheet, annual);
  sheet.space();
  sheet.line(context.t('annual.overdue'), 'section');
  overdueBlock(context, sheet, annual);
  sheet.space();
  sheet.line(context.t('annual.months'), 'section');
  monthBlock(context, sheet, annual, place);
  sheet.space();
  sheet.close([...notes(context, annual), ...context.balanceNotes()]);
  return sheet.plan();
}

function unitBlock(context: ReportContext, sheet: Statement, { units, total }: AnnualResult): BlockPlace {
  const t = (key: string): string => context.t(`annual.column.${key}`);
  const [recovered, expected, compared] = [t('band.recovered'), t('band.expected'), t('band.lastYear')];
  // Over all units the ratio of the sums holds only where every unit has a plan; otherwise it is the planned units'.
  const ofTotal = units.every(({ target }) => target !== null) ? 'formula' : 'value';
  const allCompared = units.every(({ lastYear }) => lastYear !== null);
  const ratio = (title: string, band: string, top: number, bottom: number): BlockColumn => ({
    title,
    band,
    kind: 'ratio',
    formula: ({ at }) => `${at(top)}/${at(bottom)}`,
  });
  return sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.unit'), kind: 'wrap' },
      { title: t('opening'), kind: 'money' },
      { title: t('target'), kind: 'money' },
      { title: t('month'), band: recovered, kind: 'money' },
      { title: t('cumulative'), band: recovered, kind: 'money' },
      { ...ratio(t('completion'), recovered, Column.Cumulative, Column.Target), total: ofTotal },
      { title: t('expected'), band: expected, kind: 'money' },
      { title: t('from'), band: expected, kind: 'center' },
      { ...ratio(t('expectedCompletion'), expected, Column.Expected, Column.Target), total: ofTotal },
      { title: t('lastYear'), band: compared, kind: 'money' },
      {
        title: t('growth'),
        band: compared,
        kind: 'money',
        formula: ({ at }) => `${at(Column.Cumulative)}-${at(Column.LastYear)}`,
        total: 'sum',
        ...(allCompared && { partsOf: { plus: [Column.Cumulative], minus: [Column.LastYear] } }),
      },
      ratio(t('growthRate'), compared, Column.Growth, Column.LastYear),
      { title: t('cause'), kind: 'typing' },
    ],
    rows: units.map((line, index) => [
      index + 1,
      context.named(line.name, 'unit'),
      ...figuresOf(context, line),
    ]),
    total: [
      null,
      null,
      ...figuresOf(context, total).map((value) => (typeof value === 'string' ? null : value)),
    ],
    frozenColumns: 2,
  });
}

function figuresOf(context: ReportContext, line: AnnualLine): Figure[] {
  const { completion, expectedCompletion: ahead, lastYear, growth } = line;
  return [
    line.opening,
    line.target ?? context.t('phase.noTarget'),
    line.month,
    line.cumulative,
    completion && ratioOf(completion.num, completion.den),
    line.expected,
    context.t(`annual.from.${line.expectedFrom}`),
    ahead && ratioOf(ahead.num, ahead.den),
    lastYear ?? context.t('annual.unknown'),
    growth,
    // A growth over nothing, or over less than nothing, is no rate.
    growth !== null && lastYear !== null && lastYear > 0n ? ratioOf(growth, lastYear) : null,
    null,
  ];
}

function overdueBlock(context: ReportContext, sheet: Statement, { units, total, first }: AnnualResult): void {
  const t = (key: string): string => context.t(`annual.column.${key}`);
  const [before, now] = [context.day(first - 1), context.day(context.result.asOf)];
  const figures = ({ opening, openingOverdue, closing, closingOverdue }: AnnualLine): Figure[] => {
    const [then, today] = [ratioOf(openingOverdue, opening), ratioOf(closingOverdue, closing)];
    const change = then !== null && today !== null ? today - then : null;
    return [opening, openingOverdue, then, closing, closingOverdue, today, change];
  };
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.unit'), kind: 'wrap' },
      { title: t('balance'), band: before, kind: 'money' },
      { title: t('overdue'), band: before, kind: 'money' },
      {
        title: t('ratio'),
        band: before,
        kind: 'ratio',
        formula: ({ at }) => `${at(Bad.OpeningOverdue)}/${at(Bad.Opening)}`,
      },
      { title: t('balance'), band: now, kind: 'money' },
      { title: t('overdue'), band: now, kind: 'money' },
      {
        title: t('ratio'),
        band: now,
        kind: 'ratio',
        formula: ({ at }) => `${at(Bad.ClosingOverdue)}/${at(Bad.Closing)}`,
      },
      {
        title: t('change'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Bad.ClosingRatio)}-${at(Bad.OpeningRatio)}`,
      },
    ],
    rows: units.map((line, index) => [index + 1, context.named(line.name, 'unit'), ...figures(line)]),
    total: [null, null, ...figures(total)],
  });
}

/** The months of all units together; the share of the plan only where every unit has one. */
function monthBlock(
  context: ReportContext,
  sheet: Statement,
  { monthly, units, total }: AnnualResult,
  unitPlace: BlockPlace,
): void {
  const t = (key: string): string => context.t(`annual.column.${key}`);
  const target = units.every((line) => line.target !== null) ? total.target : null;
  const targetCell = fixedRowAddress(unitPlace.totalRow, unitPlace.columns[Column.Target]);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('monthName'), kind: 'wrap' },
      { title: t('monthRecovered'), kind: 'money' },
      { title: t('cumulative'), kind: 'money' },
      {
        title: t('cumulativeCompletion'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Month.Cumulative)}/${targetCell}`,
      },
      { title: t('lastYearMonth'), kind: 'money' },
      { title: t('lastYearCumulative'), kind: 'money' },
      {
        title: t('growth'),
        kind: 'money',
        formula: ({ at }) => `${at(Month.Cumulative)}-${at(Month.LastCumulative)}`,
      },
    ],
    rows: monthly.map(({ last, recovered, cumulative, lastYear, lastYearCumulative }, index) => [
      index + 1,
      periodName(context, last),
      recovered,
      cumulative,
      target === null ? null : ratioOf(cumulative, target),
      lastYear ?? context.t('annual.unknown'),
      lastYearCumulative ?? context.t('annual.unknown'),
      lastYearCumulative === null ? null : cumulative - lastYearCumulative,
    ]),
  });
}

function notes(context: ReportContext, annual: AnnualResult): string[] {
  const { first, daysElapsed, daysGiven, lastYearFirst, lastYearLast, total, units, recoveredSince } = annual;
  const byLedger = total.lastYearFrom === 'ledger' || total.lastYearFrom === 'mixed';
  const without = units.filter(({ target }) => target === null).length;
  return [
    context.t('annual.note.span', {
      first: context.day(first),
      asOf: context.day(context.result.asOf),
      days: daysElapsed,
      given: daysGiven,
      percent: shownPercent(daysElapsed, daysGiven),
      lastFirst: context.day(lastYearFirst),
      lastLast: context.day(lastYearLast),
    }),
    context.t('annual.note.completion'),
    ...(without > 0 ? [context.t('annual.note.without', { count: without })] : []),
    context.t('annual.note.expected', { days: daysElapsed, given: daysGiven }),
    context.t(`annual.note.lastYear.${total.lastYearFrom ?? 'unknown'}`),
    ...(byLedger && recoveredSince > lastYearFirst
      ? [context.t('annual.note.since', { day: context.day(recoveredSince) })]
      : []),
    context.t('annual.note.overdue'),
  ];
}
