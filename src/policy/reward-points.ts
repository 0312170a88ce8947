import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import { formatFen, type Fen } from '../money/fen';
import { compareRates, formatRate, type Rate } from '../money/rate';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PointColumn =
  | '方案'
  | '起用日'
  | '停用日'
  | '对象'
  | '考核期'
  | '完成率起'
  | '完成率止'
  | '每点金额'
  | '计点起点'
  | '上限'
  | '下限'
  | '只计整点';

/** Length of a target's period. */
export type TargetPeriod = '月' | '季' | '半年' | '年';

/** One row of 按点奖罚: what a percentage point of completion is worth within a band (rules.md §7). */
export interface PointBand {
  readonly scheme: string;
  /** First and last day of the scheme, both included; NO_DAY where open. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whose targets; null: both. */
  readonly appliesTo: '单位' | '责任人' | null;
  /** Targets of which length; null: all. */
  readonly period: TargetPeriod | null;
  /** Completion: 完成率起 inclusive, 完成率止 exclusive; null where open. */
  readonly from: Rate | null;
  readonly to: Rate | null;
  /** Fen for each point, below zero for a deduction. */
  readonly perPoint: Fen;
  /** Completion from which points are counted: upward where they are paid, downward where they are deducted. */
  readonly base: Rate;
  /** Most that is paid, and the lowest amount (below zero: the most that is deducted), fen; null: none. */
  readonly cap: Fen | null;
  readonly floor: Fen | null;
  /** Only whole points count. */
  readonly whole: boolean;
  readonly place: Place;
}

/** 按点奖罚 (rules.md §7): pay or deduct by percentage points of completion against target. */
export const POINT_TABLE: TableDescription<PointColumn> = {
  name: '按点奖罚',
  sheetNames: ['按点奖罚办法', '按点奖惩', '完成率奖罚', '指标完成奖罚', 'points'],
  knownBy: { columns: ['完成率起', '完成率止', '每点金额'], foreignTitles: 3 },
  columns: [
    column('方案', 'text', ['方案名称', 'scheme'], { width: 16 }),
    column('起用日', 'day', ['启用日', '启用日期', '生效日', '生效日期', 'first day', 'valid from']),
    column('停用日', 'day', ['停用日期', '失效日', '失效日期', 'last day', 'valid to']),
    column('对象', 'text', ['考核对象', 'applies to'], {
      choices: { 单位: ['所属单位', 'unit'], 责任人: ['个人', '经办人', 'owner'] },
    }),
    column('考核期', 'text', ['周期', '考核周期', 'period'], {
      choices: {
        月: ['月度', '每月', 'month'],
        季: ['季度', '每季', 'quarter'],
        半年: ['半年度', 'half year'],
        年: ['年度', '全年', 'year'],
      },
    }),
    column('完成率起', 'number', ['完成率下限', '起', 'from']),
    column('完成率止', 'number', ['完成率上限', '止', 'to']),
    column('每点金额', 'amount', ['每点', '每个百分点', '每点奖罚', 'per point'], { required: true }),
    column('计点起点', 'number', ['起算点', '基点', 'base']),
    column('上限', 'amount', ['封顶', '最高', 'cap']),
    column('下限', 'amount', ['保底', '最低', 'floor']),
    column('只计整点', 'yesNo', ['整点', '是否只计整点', 'whole points']),
  ],
};

/**
 * The bands in sheet order. A blank 方案 goes on with the scheme above; 计点起点 unsaid is the band's lower edge where points
 * are paid and its upper edge where they are deducted; 只计整点 unsaid is 是. Amounts are in 元 unless a title says otherwise.
 */
export function readPointBands(rows: readonly PolicyRow<PointColumn>[]): PointBand[] {
  const bands: PointBand[] = [];
  let scheme: string = POINT_TABLE.name;
  for (const row of rows) {
    scheme = row.text('方案') || scheme;
    const band = readBand(row, scheme);
    if (band === null) continue;
    const earlier = bands.find((other) => other.scheme === scheme && overlap(other, band));
    if (earlier) {
      row.reject('points-bands-overlap', '完成率起', { scheme, row: (earlier.place.row ?? 0) + 1 });
      continue;
    }
    bands.push(band);
  }
  return bands;
}

function readBand(row: PolicyRow<PointColumn>, scheme: string): PointBand | null {
  row.require('每点金额');
  const firstDay = row.day('起用日');
  const lastDay = row.day('停用日');
  if (isReversed(firstDay, lastDay))
    row.reject('policy-dates-reversed', '停用日', { first: formatDay(firstDay), last: formatDay(lastDay) });
  const appliesTo = row.choice<'单位' | '责任人'>('对象');
  const period = row.choice<TargetPeriod>('考核期');
  const from = row.multiple('完成率起');
  const to = row.multiple('完成率止');
  if (from && to && compareRates(from, to) >= 0)
    row.reject('points-edges-reversed', '完成率止', { from: formatRate(from), to: formatRate(to) });
  const perPoint = row.signedAmount('每点金额', row.unitOf('每点金额', '元'));
  const cap = row.signedAmount('上限', row.unitOf('上限', '元'));
  const floor = row.signedAmount('下限', row.unitOf('下限', '元'));
  if (cap !== null && floor !== null && floor > cap)
    row.reject('points-limits-reversed', '下限', { floor: formatFen(floor), cap: formatFen(cap) });
  const whole = row.yesNo('只计整点') ?? true;
  const base = row.multiple('计点起点') ?? (perPoint !== null && perPoint < 0 ? to : (from ?? NOTHING));
  if (!row.usable || perPoint === null) return null;
  if (base === null) {
    row.reject('points-base-missing', '计点起点');
    return null;
  }
  const place = row.place();
  return { scheme, firstDay, lastDay, appliesTo, period, from, to, perPoint, base, cap, floor, whole, place };
}

const NOTHING: Rate = { num: 0, den: 1 };

/** True where a target and a completion exist that both bands of one scheme hold. */
function overlap(a: PointBand, b: PointBand): boolean {
  const meets = <Value>(one: Value | null, other: Value | null): boolean =>
    one === null || other === null || one === other;
  const apart =
    isReversed(a.firstDay, b.lastDay) ||
    isReversed(b.firstDay, a.lastDay) ||
    (a.to !== null && b.from !== null && compareRates(a.to, b.from) <= 0) ||
    (b.to !== null && a.from !== null && compareRates(b.to, a.from) <= 0);
  return !apart && meets(a.appliesTo, b.appliesTo) && meets(a.period, b.period);
}
