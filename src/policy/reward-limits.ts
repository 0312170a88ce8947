import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import { formatFen, type Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type LimitColumn =
  '方案' | '起用日' | '停用日' | '对象' | '周期' | '上限' | '下限' | '计提比例' | '每笔计提上限';

/** Over which time a limit adds up, by calendar. */
export type LimitPeriod = '月' | '季' | '半年' | '年' | '全期';

/** One row of 奖励限额: caps and floors beside 单笔上限 (rules.md §7). */
export interface RewardLimit {
  /** Empty: every scheme. */
  readonly scheme: string;
  /** Holds for recoveries from the first to the last day, both included; NO_DAY where open. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly of: '每笔' | '每人' | '奖池';
  /** The calendar period of the day that earns; every line is a period of its own for 每笔. */
  readonly period: LimitPeriod;
  /** Fen; null: none. For a pool the lowest and highest amount that it may hold. */
  readonly cap: Fen | null;
  readonly floor: Fen | null;
  /** For a pool: the share of each recovery that goes into it, and the most that one recovery adds (fen). */
  readonly poolShare: Rate | null;
  readonly poolShareCap: Fen | null;
  readonly place: Place;
}

/** 奖励限额 (rules.md §7): caps and floors by line, by person and period, by pool. */
export const LIMIT_TABLE: TableDescription<LimitColumn> = {
  name: '奖励限额',
  sheetNames: ['奖励封顶', '奖励上下限', '奖金限额', '奖池', 'reward limits'],
  knownBy: { columns: ['方案', '对象', '周期', '上限', '下限'], foreignTitles: 4 },
  columns: [
    column('方案', 'text', ['方案名称', '奖励方案', 'scheme'], { width: 16 }),
    column('起用日', 'day', ['启用日', '启用日期', '生效日', '生效日期', 'first day', 'valid from']),
    column('停用日', 'day', ['停用日期', '失效日', '失效日期', 'last day', 'valid to']),
    column('对象', 'text', ['限额对象', 'of'], {
      required: true,
      choices: { 每笔: ['单笔', 'line'], 每人: ['个人', '人员', 'person'], 奖池: ['奖金池', '总额', 'pool'] },
    }),
    column('周期', 'text', ['期间', 'period'], {
      choices: {
        月: ['每月', '月度', 'month'],
        季: ['每季', '季度', 'quarter'],
        半年: ['半年度', 'half year'],
        年: ['每年', '年度', 'year'],
        全期: ['全部', '方案期', 'all'],
      },
    }),
    column('上限', 'amount', ['封顶', '最高', 'cap']),
    column('下限', 'amount', ['保底', '最低', 'floor']),
    column('计提比例', 'rate', ['奖池比例', '提取比例', 'pool share'], { width: 12 }),
    column('每笔计提上限', 'amount', ['单笔计提上限', '每笔计提封顶', 'pool share cap'], { width: 18 }),
  ],
};

/** The limits in sheet order; 周期 unsaid is 全期. Amounts are in 元 unless a title names another unit. */
export function readRewardLimits(rows: readonly PolicyRow<LimitColumn>[]): RewardLimit[] {
  return rows.flatMap((row) => {
    row.require('对象');
    const firstDay = row.day('起用日');
    const lastDay = row.day('停用日');
    if (isReversed(firstDay, lastDay))
      row.reject('policy-dates-reversed', '停用日', {
        first: formatDay(firstDay),
        last: formatDay(lastDay),
      });
    const of = row.choice<RewardLimit['of']>('对象');
    const period = row.choice<LimitPeriod>('周期') ?? '全期';
    const cap = row.amount('上限', row.unitOf('上限', '元'));
    const floor = row.amount('下限', row.unitOf('下限', '元'));
    const poolShare = row.rate('计提比例');
    const poolShareCap = row.amount('每笔计提上限', row.unitOf('每笔计提上限', '元'));
    if (cap !== null && floor !== null && floor > cap)
      row.reject('reward-limits-reversed', '下限', { floor: formatFen(floor), cap: formatFen(cap) });
    const isPool = of === '奖池';
    if (row.usable && !isPool && (poolShare ?? poolShareCap) !== null)
      row.reject('reward-limit-not-pool', poolShare ? '计提比例' : '每笔计提上限');
    if (row.usable && poolShare === null && poolShareCap !== null)
      row.reject('policy-cell-missing', '计提比例', { column: '计提比例' });
    const says = isPool ? (cap ?? poolShare) : (cap ?? floor);
    if (row.usable && says === null) row.reject('reward-limit-missing', '上限');
    if (!row.usable || of === null) return [];
    const scheme = row.text('方案');
    const place = row.place();
    return [{ scheme, firstDay, lastDay, of, period, cap, floor, poolShare, poolShareCap, place }];
  });
}
