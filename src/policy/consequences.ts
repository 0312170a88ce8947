import type { Place } from '../finding/finding';
import { compareRates, formatRate, type Rate } from '../money/rate';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type ConsequenceColumn = '对象' | '完成率起' | '完成率止' | '后果' | '依据';

/** One row of 责任追究: what follows from a recovery rate against the target. */
export interface Consequence {
  /** Null: both. */
  readonly who: '单位' | '责任人' | null;
  /** Lower edge included, upper edge not; null: open. A rate above 100% is written as such. */
  readonly from: Rate | null;
  readonly to: Rate | null;
  readonly consequence: string;
  readonly basis: string;
  readonly place: Place;
}

/**
 * 责任追究: the consequences that the policy names for each recovery rate against target (rules.md §9; 篇五 art. 29, 33, 34).
 * None is built in.
 */
export const CONSEQUENCE_TABLE: TableDescription<ConsequenceColumn> = {
  name: '责任追究',
  sheetNames: ['责任追究办法', '考核后果', '奖惩档次', '责任落实', 'consequences'],
  columns: [
    column('对象', 'text', ['考核对象'], { choices: { 单位: ['unit'], 责任人: ['owner', '个人'] } }),
    column('完成率起', 'rate', ['起', '完成率下限']),
    column('完成率止', 'rate', ['止', '完成率上限']),
    column('后果', 'text', ['处理', '处理方式', '考核结果'], { required: true, width: 36 }),
    column('依据', 'text', ['依据条款', '来源'], { width: 24 }),
  ],
};

/** The rows in sheet order; the first whose range holds the rate counts. */
export function readConsequences(rows: readonly PolicyRow<ConsequenceColumn>[]): Consequence[] {
  return rows.flatMap((row) => {
    row.require('后果');
    const from = row.multiple('完成率起');
    const to = row.multiple('完成率止');
    if (from !== null && to !== null && compareRates(from, to) >= 0)
      row.reject('consequence-edges-reversed', '完成率止', { from: formatRate(from), to: formatRate(to) });
    const read: Consequence = {
      who: row.choice<'单位' | '责任人'>('对象'),
      from,
      to,
      consequence: row.text('后果'),
      basis: row.text('依据'),
      place: row.place(),
    };
    return row.usable ? [read] : [];
  });
}
