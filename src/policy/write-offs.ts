import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type WriteOffColumn =
  '债权编号' | '债务人' | '核销日期' | '核销金额' | '核销原因' | '批准文号' | '批准日' | '备注';

/** One row of 核销: what left the books. */
export interface WriteOff {
  readonly claim: string;
  readonly debtor: string;
  readonly day: Day;
  /** Fen; null where not said. */
  readonly amount: Fen | null;
  readonly reason: string;
  readonly approval: string;
  readonly approvedOn: Day;
  readonly place: Place;
}

/** 核销 (rules.md §9, §10; 篇五 art. 38: 销账不销案). */
export const WRITE_OFF_TABLE: TableDescription<WriteOffColumn> = {
  name: '核销',
  sheetNames: ['核销登记', '核销台账', '核销登记簿', '呆账核销', '坏账核销', 'write-offs'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 24 }),
    column('核销日期', 'day', ['核销日'], { required: true }),
    column('核销金额', 'amount'),
    column('核销原因', 'text', ['原因', '核销依据'], { width: 28 }),
    column('批准文号', 'text', ['文号'], { width: 20 }),
    column('批准日', 'day', ['批准日期']),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The write-offs in sheet order. They leave the balance by their row in 回款; this register says who approved them. */
export function readWriteOffs(rows: readonly PolicyRow<WriteOffColumn>[], moneyUnit: MoneyUnit): WriteOff[] {
  return rows.flatMap((row) => {
    row.require('核销日期');
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const entry: WriteOff = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      day: row.day('核销日期'),
      amount: row.amount('核销金额', row.unitOf('核销金额', moneyUnit)),
      reason: row.text('核销原因'),
      approval: row.text('批准文号'),
      approvedOn: row.day('批准日'),
      place: row.place(),
    };
    return row.usable ? [entry] : [];
  });
}
