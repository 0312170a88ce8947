import type { Place } from '../finding/finding';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type MemberColumn = '名称' | '所属单位';

/** 内部单位: names under which companies of the group stand as debtors in each other's ledgers. */
export const MEMBER_TABLE: TableDescription<MemberColumn> = {
  name: '内部单位',
  sheetNames: ['内部单位名单', '集团单位', '集团内单位', '关联单位', '内部往来单位', 'group members'],
  columns: [
    column('名称', 'text', ['单位名称', '公司名称', '全称', '债务人', 'name'], { required: true, width: 28 }),
    column('所属单位', 'text', ['单位', '简称', '账套', 'unit'], { width: 20 }),
  ],
};

/** A company of the group. */
export interface GroupMember {
  /** As it stands in the column 债务人 of other ledgers. */
  readonly name: string;
  /** The unit as which it stands in its own ledger; empty where the table does not say. */
  readonly unit: string;
  readonly place: Place;
}

/** The members in sheet order; of two rows for one name the first counts. */
export function readGroupMembers(rows: readonly PolicyRow<MemberColumn>[]): GroupMember[] {
  const members = new Map<string, GroupMember>();
  for (const row of rows) {
    row.require('名称');
    const name = row.text('名称');
    const earlier = members.get(name);
    if (earlier) row.reject('policy-row-repeated', '名称', { key: name, row: earlier.place.row! + 1 });
    if (row.usable) members.set(name, { name, unit: row.text('所属单位'), place: row.place() });
  }
  return [...members.values()];
}
