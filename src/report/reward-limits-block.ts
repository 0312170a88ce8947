import { civil, NO_DAY } from '../calendar/day';
import type { LimitPeriod } from '../policy/reward-limits';
import type { Figure } from './block';
import type { ReportContext } from './report-context';
import type { Statement } from './statement';

const Column = { Before: 6, After: 7 } as const;

/** What each limit of 奖励限额 did: what the pool holds or the person may get, before and after. In 元. */
export function planLimits(context: ReportContext, sheet: Statement): void {
  const { limits } = context.result.rewards;
  const t = (key: string): string => context.t(`limits.column.${key}`);
  sheet.block({
    columns: [
      { title: context.t('column.number'), kind: 'serial' },
      { title: context.t('rewardLines.column.scheme'), kind: 'wrap', widest: 16 },
      { title: t('of'), kind: 'center' },
      { title: t('period'), kind: 'center' },
      { title: context.t('people.column.name'), kind: 'wrap' },
      { title: t('allowed'), kind: 'money' },
      { title: t('before'), kind: 'money' },
      { title: t('after'), kind: 'money' },
      {
        title: t('change'),
        kind: 'money',
        formula: ({ at }) => `${at(Column.After)}-${at(Column.Before)}`,
      },
    ],
    rows: limits.map(({ limit, from, person, allowed, before, after }, index): Figure[] => [
      index + 1,
      limit.scheme === '' ? t('everyScheme') : limit.scheme,
      context.t(person === '' ? 'limits.of.pool' : 'limits.of.person'),
      periodWords(context, from, limit.period),
      person,
      allowed,
      before,
      after,
      after - before,
    ]),
  });
}

/** 「2012年3季度」; a whole year by its number. */
function periodWords(context: ReportContext, from: number, period: LimitPeriod): string {
  if (from === NO_DAY || period === '全期') return context.t('limits.period.all');
  const { year, month } = civil(from);
  const number = { 月: month, 季: (month + 2) / 3, 半年: (month + 5) / 6, 年: 1 }[period];
  const key = { 月: 'month', 季: 'quarter', 半年: 'half', 年: 'year' }[period];
  return context.t(`limits.period.${key}`, { year, number });
}
