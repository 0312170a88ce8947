import type { Analysis } from '../analysis/analysis';
import type { RollForward, RollLine } from '../analysis/roll-forward';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { BlockColumn, Figure } from './block';
import { bucketEdges } from './bucket-edges';
import { periodName } from './period-name';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

/** Columns of a line's figures after the columns that name it. */
const Line = {
  Opening: 0,
  Arisen: 1,
  Recovered: 2,
  WrittenOff: 3,
  Corrections: 4,
  In: 5,
  Out: 6,
  Closing: 7,
};

/** 账龄迁徙表: what became of each bucket's balance, in the latest month and month by month. */
export function planRollForward(context: ReportContext, analysis: Analysis): SheetPlan {
  const { periods, set } = analysis;
  const name = context.names.take('roll-forward', '账龄迁徙表');
  const sheet = context.statement(
    { name, id: 'roll-forward' },
    context.t('rollForward.title'),
    context.options.leaderUnit,
  );
  const latest = periods[periods.length - 1];
  sheet.line(
    context.t('rollForward.latest', { from: context.day(latest.from + 1), to: context.day(latest.to) }),
    'section',
  );
  bucketBlock(context, sheet, latest);
  sheet.space();
  sheet.line(context.t('rollForward.months', { count: periods.length }), 'section');
  monthBlock(context, sheet, periods);
  sheet.space();
  sheet.line(context.t('rollForward.detail'), 'section');
  detailBlock(context, sheet, periods);
  sheet.space();
  sheet.close([
    context.t('aging.note.set', { set: set.name, edges: bucketEdges(context, set) }),
    context.t('rollForward.note.rule'),
    context.t('rollForward.note.arisen'),
    ...context.balanceNotes(),
  ]);
  return sheet.plan();
}

/** 期初 新增 收回 核销 更正 迁入 迁出 期末; the closing as a formula. */
function lineColumns(context: ReportContext, first: number): BlockColumn[] {
  const t = (key: string): string => context.t(`rollForward.column.${key}`);
  const of = (column: number): number => first + column;
  const plus = [Line.Opening, Line.Arisen, Line.In].map(of);
  const minus = [Line.Recovered, Line.WrittenOff, Line.Corrections, Line.Out].map(of);
  return [
    { title: t('opening'), kind: 'money' },
    { title: t('arisen'), kind: 'money' },
    { title: t('recovered'), kind: 'money' },
    { title: t('writtenOff'), kind: 'money' },
    { title: t('corrections'), kind: 'money' },
    { title: t('movedIn'), kind: 'money' },
    { title: t('movedOut'), kind: 'money' },
    {
      title: t('closing'),
      kind: 'money',
      formula: ({ at }) => `${plus.map(at).join('+')}-${minus.map(at).join('-')}`,
      partsOf: { plus, minus },
    },
  ];
}

function figuresOf(line: RollLine): Figure[] {
  return [
    line.opening,
    line.arisen,
    line.recovered,
    line.writtenOff,
    line.corrections,
    line.movedIn,
    line.movedOut,
    line.closing,
  ];
}

function bucketBlock(context: ReportContext, sheet: Statement, { labels, lines, total }: RollForward): void {
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap' },
      ...lineColumns(context, 2),
    ],
    rows: lines.map((line, index) => [index + 1, labels[index], ...figuresOf(line)]),
    total: [null, null, ...figuresOf(total)],
  });
}

function monthBlock(context: ReportContext, sheet: Statement, periods: readonly RollForward[]): void {
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rollForward.column.to'), kind: 'center' },
      ...lineColumns(context, 2),
    ],
    rows: periods.map(({ to, total }, index) => [index + 1, periodName(context, to), ...figuresOf(total)]),
  });
}

/** Every bucket of every month in which it held or saw something. */
function detailBlock(context: ReportContext, sheet: Statement, periods: readonly RollForward[]): void {
  const rows = periods.flatMap(({ to, labels, lines }) =>
    lines.flatMap((line, index): Figure[][] => {
      const figures = figuresOf(line);
      return figures.some((figure) => figure !== 0n)
        ? [[periodName(context, to), labels[index], ...figures]]
        : [];
    }),
  );
  sheet.block({
    columns: [
      { title: context.t('rollForward.column.to'), kind: 'center' },
      { title: context.t('rollForward.column.bucket'), kind: 'wrap' },
      ...lineColumns(context, 2),
    ],
    rows,
  });
}
