import { pointState } from '../reward/points';
import type { PointLine } from '../reward/reward-result';
import { formatRate } from '../money/rate';
import type { PointBand } from '../policy/reward-points';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { Figure } from './block';
import { ratioOf, shownAmount } from './figures';
import type { ReportContext } from './report-context';

const Column = { Target: 5, Toward: 6, Points: 9, PerPoint: 10 } as const;

/** 按点奖罚表: each target's completion, its points and what they pay or deduct; targets that still run apart (rules.md §7). In 元. */
export function planRewardPoints(context: ReportContext, lines: readonly PointLine[]): SheetPlan {
  const name = context.names.take('reward-points', '按点奖罚表');
  const sheet = context.statement({ name, id: 'reward-points' }, context.t('points.title'), '元');
  const t = (key: string): string => context.t(`points.column.${key}`);
  const total = (of: (line: PointLine) => number): bigint =>
    lines.reduce((sum, line) => sum + BigInt(of(line)), 0n);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('column.unit'), kind: 'wrap', widest: 16 },
      { title: context.t('column.owner'), kind: 'wrap', widest: 10 },
      { title: t('first'), kind: 'date' },
      { title: t('last'), kind: 'date' },
      { title: t('target'), kind: 'money', total: 'value' },
      { title: t('toward'), kind: 'money', total: 'value' },
      {
        title: t('completion'),
        kind: 'ratio',
        formula: ({ at }) => `${at(Column.Toward)}/${at(Column.Target)}`,
        total: 'value',
      },
      { title: t('band'), kind: 'wrap', widest: 30 },
      { title: t('points'), kind: 'center' },
      { title: t('perPoint'), kind: 'money', total: 'value' },
      {
        title: t('beforeLimits'),
        kind: 'money',
        formula: ({ at }) => `ROUND(${at(Column.Points)}*${at(Column.PerPoint)},2)`,
      },
      { title: t('amount'), kind: 'money' },
      { title: t('estimate'), kind: 'money' },
      { title: t('state'), kind: 'wrap', widest: 16 },
    ],
    rows: lines.map((line, index): Figure[] => {
      const { target, toward, completion, band, points, beforeLimits, amount, running } = line;
      return [
        index + 1,
        target.unit,
        target.owner,
        target.first,
        target.last,
        target.amount,
        toward,
        completion && ratioOf(completion.num, completion.den),
        band ? bandWords(context, band) : '',
        band && points,
        band && band.perPoint,
        band && beforeLimits,
        band && !running ? amount : null,
        band && running ? amount : null,
        context.t(`points.state.${pointState(line)}`),
      ];
    }),
    total: [
      ...Array<null>(11).fill(null),
      total(({ beforeLimits }) => beforeLimits),
      total(({ running, amount }) => (running ? 0 : amount)),
      total(({ running, amount }) => (running ? amount : 0)),
      null,
    ],
  });
  sheet.space();
  sheet.close([
    context.t('points.note.rule'),
    context.t('points.note.running'),
    context.t('points.note.people'),
  ]);
  return sheet.plan();
}

/** 「完成率60%至不足80%：自80%每点扣300.00元，不低于 -6,000.00元」. */
export function bandWords(
  context: Pick<ReportContext, 't'>,
  { from, to, base, perPoint, cap, floor }: PointBand,
): string {
  const money = (fen: number): string => shownAmount(fen, '元');
  const parts = [
    context.t(`points.range.${from ? 'from' : 'open'}${to ? 'To' : ''}`, {
      from: from ? formatRate(from) : '',
      to: to ? formatRate(to) : '',
    }),
    perPoint === 0
      ? context.t('points.zero')
      : context.t(perPoint < 0 ? 'points.deduct' : 'points.per', {
          base: formatRate(base),
          amount: money(Math.abs(perPoint)),
        }),
    ...(cap === null ? [] : [context.t('points.cap', { amount: money(cap) })]),
    ...(floor === null ? [] : [context.t('points.floor', { amount: money(floor) })]),
  ];
  return parts.join(context.t('points.separator'));
}
