import type { Analysis } from '../analysis/analysis';
import { HIGH_PERCENT, LEAST_SCENARIOS, LEAST_TESTS, LOW_PERCENT, type Forecast } from '../analysis/forecast';
import type { Promised } from '../analysis/promised';
import { numberOf } from '../money/fraction';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { shownPercent } from './figures';
import { periodName } from './period-name';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** 回款预测表: what the coming months are expected to bring, what it rests on, and how such ranges fared in past months. */
export function planForecast(context: ReportContext, { forecast }: Analysis): SheetPlan {
  const name = context.names.take('forecast', '回款预测表');
  const sheet = context.statement(
    { name, id: 'forecast' },
    context.t('forecast.title'),
    context.options.leaderUnit,
  );
  sheet.line(context.t('forecast.months'), 'section');
  monthBlock(context, sheet, forecast);
  sheet.space();
  sheet.line(context.t('forecast.rates', { count: forecast.history }), 'section');
  rateBlock(context, sheet, forecast);
  sheet.space();
  if (forecast.promised) {
    sheet.line(context.t('forecast.promised'), 'section');
    promiseBlock(context, sheet, forecast.promised);
    sheet.space();
  }
  const tested = forecast.months.some(({ tests }) => tests.length > 0);
  if (tested) {
    sheet.line(context.t('forecast.tests'), 'section');
    testBlock(context, sheet, forecast);
    sheet.space();
  }
  const { withoutBasis } = forecast.months[0];
  sheet.close([
    context.t('forecast.note.method', { set: forecast.set.name }),
    context.t('forecast.note.range', { low: LOW_PERCENT, high: HIGH_PERCENT }),
    context.t('forecast.note.test'),
    context.t('forecast.note.enough', { scenarios: LEAST_SCENARIOS, tests: LEAST_TESTS }),
    context.t('forecast.note.newClaims'),
    ...(forecast.promised ? [promiseNote(context, forecast.promised)] : []),
    ...(withoutBasis !== 0n
      ? [context.t('forecast.note.withoutBasis', { amount: context.amount(withoutBasis) })]
      : []),
    context.t('analysis.note.wholeLedger'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

function monthBlock(context: ReportContext, sheet: Statement, { months }: Forecast): void {
  const t = (key: string): string => context.t(`forecast.column.${key}`);
  const none = context.t('analysis.none');
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: t('from'), kind: 'date' },
      { title: t('to'), kind: 'date' },
      { title: t('low'), band: t('range'), kind: 'money' },
      { title: t('middle'), band: t('range'), kind: 'money' },
      { title: t('high'), band: t('range'), kind: 'money' },
      { title: t('scenarios'), kind: 'count' },
      { title: t('tested'), kind: 'count' },
      { title: t('hits'), kind: 'count' },
      { title: t('hitRate'), kind: 'ratio', formula: ({ at }) => `${at(8)}/${at(7)}` },
      { title: t('remark'), kind: 'wrap', widest: 18 },
    ],
    rows: months.map(({ from, to, range, scenarios, tests }, index): Figure[] => {
      const hits = tests.filter(({ inRange }) => inRange).length;
      return [
        index + 1,
        from + 1,
        to,
        range?.low ?? none,
        range?.middle ?? none,
        range?.high ?? none,
        scenarios,
        tests.length,
        hits,
        tests.length === 0 ? none : hits / tests.length,
        range ? '' : context.t('forecast.tooShort'),
      ];
    }),
  });
}

/** What debtors have promised for the coming months, beside the forecast. */
function promiseBlock(context: ReportContext, sheet: Statement, { months }: Promised): void {
  const t = (key: string): string => context.t(`forecast.column.${key}`);
  const none = context.t('analysis.none');
  const sum = (of: (month: Promised['months'][number]) => bigint | null): bigint =>
    months.reduce((all, month) => all + (of(month) ?? 0n), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.to'), kind: 'center', span: 2 },
      { title: t('promises'), kind: 'count' },
      { title: t('open'), kind: 'money' },
      { title: t('expected'), kind: 'money' },
    ],
    rows: months.map(({ to, count, open, expected }, index): Figure[] => [
      index + 1,
      periodName(context, to),
      count,
      open,
      expected ?? none,
    ]),
    total: [
      null,
      null,
      months.reduce((all, { count }) => all + count, 0),
      sum(({ open }) => open),
      sum(({ expected }) => expected),
    ],
  });
}

function promiseNote(context: ReportContext, { decided, promised, paid, rate }: Promised): string {
  if (rate === null) return context.t('forecast.note.noPromiseDecided');
  return context.t('forecast.note.promised', {
    count: decided,
    promised: context.amount(promised),
    paid: context.amount(paid),
    rate: shownPercent(rate.num, rate.den),
  });
}

function rateBlock(context: ReportContext, sheet: Statement, { rates }: Forecast): void {
  const t = (key: string): string => context.t(`forecast.column.${key}`);
  const sum = (of: (rate: Forecast['rates'][number]) => bigint): bigint =>
    rates.reduce((all, rate) => all + of(rate), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap', span: 2 },
      { title: context.t('column.balance'), kind: 'money' },
      { title: t('openings'), kind: 'money' },
      { title: t('recovered'), kind: 'money' },
      { title: t('rate'), kind: 'ratio', formula: ({ at }) => `${at(4)}/${at(3)}`, total: 'formula' },
    ],
    rows: rates.map(({ label, balance, openings, recovered, rate }, index): Figure[] => [
      index + 1,
      label,
      balance,
      openings,
      recovered,
      rate ? numberOf(rate) : context.t('analysis.none'),
    ]),
    total: [
      null,
      null,
      sum(({ balance }) => balance),
      sum(({ openings }) => openings),
      sum(({ recovered }) => recovered),
      sum(({ openings }) => openings) === 0n
        ? null
        : Number(sum(({ recovered }) => recovered)) / Number(sum(({ openings }) => openings)),
    ],
  });
}

function testBlock(context: ReportContext, sheet: Statement, { months }: Forecast): void {
  const t = (key: string): string => context.t(`forecast.column.${key}`);
  sheet.block({
    columns: [
      { title: t('ahead'), kind: 'serial' },
      { title: t('from'), kind: 'date' },
      { title: t('to'), kind: 'date' },
      { title: t('low'), band: t('range'), kind: 'money' },
      { title: t('middle'), band: t('range'), kind: 'money' },
      { title: t('high'), band: t('range'), kind: 'money' },
      { title: t('actual'), kind: 'money' },
      { title: t('inRange'), kind: 'center' },
    ],
    rows: months.flatMap(({ ahead, tests }) =>
      tests.map(({ from, to, low, middle, high, actual, inRange }): Figure[] => [
        ahead,
        from + 1,
        to,
        low,
        middle,
        high,
        actual,
        context.t(inRange ? 'forecast.yes' : 'forecast.no'),
      ]),
    ),
  });
}
