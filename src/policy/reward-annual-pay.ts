import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Fen } from '../money/fen';
import { compareRates, formatRate, type Rate } from '../money/rate';
import { personName } from './person-name';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type ManagerColumn = '姓名' | '所属单位' | '起' | '止' | '年薪' | '已预发' | '备注';
type ShareColumn = '方案' | '起用日' | '停用日' | '完成率起' | '完成率止' | '兑现比例';

/** One row of 年薪: a manager's pay of one period. */
export interface Manager {
  readonly name: string;
  readonly unit: string;
  /** First and last day of the period, both included. */
  readonly first: Day;
  readonly last: Day;
  /** Fen. */
  readonly pay: Fen;
  /** Paid in advance, fen. */
  readonly advance: Fen;
  readonly place: Place;
}

/** One row of 年薪兑现: the share of the pay that a completion earns. */
export interface PayShare {
  readonly scheme: string;
  /** First and last day of the scheme, both included; NO_DAY where open. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Completion: 完成率起 inclusive, 完成率止 exclusive; null where open. */
  readonly from: Rate | null;
  readonly to: Rate | null;
  readonly share: Rate;
  readonly place: Place;
}

/** 年薪 (rules.md §7): managers whose annual pay depends on what is recovered. */
export const MANAGER_TABLE: TableDescription<ManagerColumn> = {
  name: '年薪',
  sheetNames: ['年薪人员', '经营者年薪', '年薪制人员', '负责人年薪', 'annual pay'],
  knownBy: { columns: ['姓名', '年薪'], foreignTitles: 5 },
  columns: [
    column('姓名', 'text', ['人员', '经营者', '负责人', 'name'], { required: true }),
    column('所属单位', 'text', ['单位', 'unit'], { width: 20 }),
    column('起', 'day', ['起始日', '开始', '考核期起', '任职起', 'from'], { required: true }),
    column('止', 'day', ['截止日', '结束', '考核期止', '任职止', 'to'], { required: true }),
    column('年薪', 'amount', ['年薪标准', '核定年薪', 'annual pay'], { required: true }),
    column('已预发', 'amount', ['已发', '预发年薪', '已预发金额', 'advance']),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** 年薪兑现 (rules.md §7): the paid share by recovery rate against target. */
export const PAY_SHARE_TABLE: TableDescription<ShareColumn> = {
  name: '年薪兑现',
  sheetNames: ['年薪兑现办法', '年薪兑现比例', '年薪计发办法', 'annual pay shares'],
  knownBy: { columns: ['完成率起', '完成率止', '兑现比例'], foreignTitles: 3 },
  columns: [
    column('方案', 'text', ['方案名称', 'scheme'], { width: 16 }),
    column('起用日', 'day', ['启用日', '启用日期', '生效日', 'first day', 'valid from']),
    column('停用日', 'day', ['停用日期', '失效日', 'last day', 'valid to']),
    column('完成率起', 'number', ['完成率下限', '回收率起', '起', 'from']),
    column('完成率止', 'number', ['完成率上限', '回收率止', '止', 'to']),
    column('兑现比例', 'number', ['计发比例', '发放比例', 'share'], { required: true }),
  ],
};

/** The managers in sheet order; amounts in 元 unless a title names another unit. */
export function readManagers(rows: readonly PolicyRow<ManagerColumn>[]): Manager[] {
  const rowOf = new Map<string, number>();
  return rows.flatMap((row) => {
    for (const name of ['姓名', '起', '止', '年薪'] as const) row.require(name);
    const name = personName(row.text('姓名'));
    const first = row.day('起');
    const last = row.day('止');
    if (isReversed(first, last))
      row.reject('policy-dates-reversed', '止', { first: formatDay(first), last: formatDay(last) });
    const pay = row.amount('年薪', row.unitOf('年薪', '元'));
    const advance = row.amount('已预发', row.unitOf('已预发', '元')) ?? 0;
    const key = [name, first, last].join('\n');
    const earlier = rowOf.get(key);
    if (row.usable && earlier !== undefined)
      row.reject('policy-row-repeated', '姓名', { key: name, row: earlier + 1 });
    if (!row.usable || pay === null) return [];
    rowOf.set(key, row.row);
    return [{ name, unit: row.text('所属单位'), first, last, pay, advance, place: row.place() }];
  });
}

/** The shares in sheet order; a blank 方案 goes on with the scheme above. Bands of one scheme may not overlap. */
export function readPayShares(rows: readonly PolicyRow<ShareColumn>[]): PayShare[] {
  const shares: PayShare[] = [];
  let scheme: string = PAY_SHARE_TABLE.name;
  for (const row of rows) {
    scheme = row.text('方案') || scheme;
    row.require('兑现比例');
    const firstDay = row.day('起用日');
    const lastDay = row.day('停用日');
    if (isReversed(firstDay, lastDay))
      row.reject('policy-dates-reversed', '停用日', { first: formatDay(firstDay), last: formatDay(lastDay) });
    const from = row.multiple('完成率起');
    const to = row.multiple('完成率止');
    if (from && to && compareRates(from, to) >= 0)
      row.reject('points-edges-reversed', '完成率止', { from: formatRate(from), to: formatRate(to) });
    const share = row.multiple('兑现比例');
    if (!row.usable || share === null) continue;
    const read: PayShare = { scheme, firstDay, lastDay, from, to, share, place: row.place() };
    const earlier = shares.find((other) => other.scheme === scheme && overlap(other, read));
    if (earlier)
      row.reject('points-bands-overlap', '完成率起', { scheme, row: (earlier.place.row ?? 0) + 1 });
    else shares.push(read);
  }
  return shares;
}

function overlap(a: PayShare, b: PayShare): boolean {
  const ends = (one: Rate | null, other: Rate | null): boolean =>
    one !== null && other !== null && compareRates(one, other) <= 0;
  const apart = isReversed(a.firstDay, b.lastDay) || isReversed(b.firstDay, a.lastDay);
  return !apart && !ends(a.to, b.from) && !ends(b.to, a.from);
}
