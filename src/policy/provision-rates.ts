import type { Place } from '../finding/finding';
import type { Rate } from '../money/rate';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type ProvisionColumn = '账龄集' | '名称' | '债权编号' | '比例' | '依据';

/** 计提比例: what share of a bucket's balance is provided for, and single claims with a rate of their own (单项计提). */
export const PROVISION_TABLE: TableDescription<ProvisionColumn> = {
  name: '计提比例',
  sheetNames: ['坏账计提比例', '坏账准备计提比例', '坏账比例', 'provision rates'],
  knownBy: { columns: ['账龄集', '名称', '比例'], foreignTitles: 2 },
  columns: [
    column('账龄集', 'text', ['集', '账龄方案', 'set', 'bucket set']),
    column('名称', 'text', ['账龄', '账龄段', '段名', 'label', 'bucket'], { width: 16 }),
    column('债权编号', 'text', ['欠款编号', '借据号', 'claim', 'claim id'], { width: 18 }),
    column('比例', 'rate', ['计提比例', '坏账计提比例', '预期信用损失率', 'rate'], { required: true }),
    column('依据', 'text', ['批准文号', '文号', '来源', 'source'], { width: 24 }),
  ],
};

/** The rates of one bucket set; the set's name is empty where the table names none. */
export interface ProvisionRates {
  readonly set: string;
  readonly byLabel: ReadonlyMap<string, Rate>;
  /** Where its first row stands. */
  readonly place: Place;
}

/** A claim's own rate. */
export interface OwnProvisionRate {
  readonly claim: string;
  readonly rate: Rate;
  readonly place: Place;
}

export interface ProvisionPolicy {
  readonly sets: readonly ProvisionRates[];
  readonly own: readonly OwnProvisionRate[];
}

export const NO_PROVISION_RATES: ProvisionPolicy = { sets: [], own: [] };

/** The rates by set and by claim, in sheet order; a blank 账龄集 goes on with the set above, as merged cells do. */
export function readProvisionRates(rows: readonly PolicyRow<ProvisionColumn>[]): ProvisionPolicy {
  const sets = new Map<string, { set: string; byLabel: Map<string, Rate>; place: Place }>();
  const own = new Map<string, OwnProvisionRate>();
  const rowOf = new Map<string, number>();
  let set = '';
  for (const row of rows) {
    row.require('比例');
    const rate = row.rate('比例');
    const claim = row.text('债权编号');
    const label = row.text('名称');
    if (claim === '') set = row.text('账龄集') || set;
    if (claim === '' && label === '') row.reject('policy-cell-missing', '名称', { column: '名称' });
    if (claim !== '' && label !== '') row.reject('provision-both', '名称', { claim, label });
    const key = claim === '' ? `${set}\n${label}` : claim;
    const earlier = rowOf.get(key);
    if (earlier !== undefined)
      row.reject('policy-row-repeated', claim === '' ? '名称' : '债权编号', {
        key: claim || label,
        row: earlier + 1,
      });
    if (!row.usable || rate === null) continue;
    rowOf.set(key, row.row);
    if (claim !== '') {
      own.set(claim, { claim, rate, place: row.place('债权编号') });
      continue;
    }
    const known = sets.get(set) ?? { set, byLabel: new Map<string, Rate>(), place: row.place() };
    known.byLabel.set(label, rate);
    sets.set(set, known);
  }
  return { sets: [...sets.values()], own: [...own.values()] };
}
