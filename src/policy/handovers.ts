import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { personName } from './person-name';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type HandoverColumn =
  '债权编号' | '债务人' | '移交日期' | '移交人' | '接收人' | '移交金额' | '监交人' | '备注';

/** One row of 移交: whose hands a claim, or all claims of a debtor, passed into. */
export interface Handover {
  readonly claim: string;
  readonly debtor: string;
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  /** The balance as both signed for it, fen; null where not said. */
  readonly amount: Fen | null;
  readonly witness: string;
  readonly place: Place;
}

/** 移交: changes of the responsible person (责任人); the first one answers for the claim for life (篇五 art. 14). */
export const HANDOVER_TABLE: TableDescription<HandoverColumn> = {
  name: '移交',
  sheetNames: ['移交登记', '移交台账', '责任移交', '交接登记', 'handovers'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 24 }),
    column('移交日期', 'day', ['移交日', '交接日期'], { required: true }),
    column('移交人', 'text', ['原责任人', '移出人'], { required: true }),
    column('接收人', 'text', ['新责任人', '接交人'], { required: true }),
    column('移交金额', 'amount', ['移交余额']),
    column('监交人', 'text'),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The handovers in sheet order. */
export function readHandovers(rows: readonly PolicyRow<HandoverColumn>[], moneyUnit: MoneyUnit): Handover[] {
  return rows.flatMap((row) => {
    row.require('移交日期');
    row.require('移交人');
    row.require('接收人');
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const handover: Handover = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      day: row.day('移交日期'),
      from: personName(row.text('移交人')),
      to: personName(row.text('接收人')),
      amount: row.amount('移交金额', row.unitOf('移交金额', moneyUnit)),
      witness: row.text('监交人'),
      place: row.place(),
    };
    return row.usable ? [handover] : [];
  });
}
