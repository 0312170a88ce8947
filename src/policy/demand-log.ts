import { NO_DAY, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import { type InterruptionKind, interruptionOf } from './interruption-words';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type DemandColumn = '日期' | '债权编号' | '债务人' | '方式' | '送达日' | '内容' | '证据编号';

/** One entry of 催收记录, on a claim or on all claims of a debtor: a demand, or what the debtor did about it. */
export interface Demand {
  readonly day: Day;
  /** Empty where the entry names only its debtor. */
  readonly claim: string;
  readonly debtor: string;
  /** What the 方式 says that it was; words that say nothing else (电话, 上门) are a demand. */
  readonly kind: InterruptionKind;
  readonly method: string;
  /**
   * The day that counts: 送达日, on which a demand was signed for or arrived, NO_DAY where that is not shown. A payment,
   * a promise and a suit need no delivery: without it 日期 counts.
   */
  readonly delivered: Day;
  readonly content: string;
  readonly evidence: string;
  readonly place: Place;
}

/** 催收记录 (rules.md §9, §10). */
export const DEMAND_TABLE: TableDescription<DemandColumn> = {
  name: '催收记录',
  sheetNames: ['催收', '催收台账', '催收登记', '催收登记簿', 'demand log'],
  columns: [
    column('日期', 'day', ['催收日期', '发函日期', 'date'], { required: true }),
    column('债权编号', 'text', ['欠款编号', '借据号', 'claim id'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人', 'debtor'], { width: 24 }),
    column('方式', 'text', ['催收方式', 'method'], { width: 12 }),
    column('送达日', 'day', ['送达日期', '签收日', '签收日期', 'delivered on']),
    column('内容', 'text', ['催收内容', 'content'], { width: 32 }),
    column('证据编号', 'text', ['证据', '回执编号', 'evidence'], { width: 18 }),
  ],
};

/** The demands in sheet order. */
export function readDemands(rows: readonly PolicyRow<DemandColumn>[]): Demand[] {
  return rows.flatMap((row) => {
    row.require('日期');
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const day = row.day('日期');
    const kind = interruptionOf(row.text('方式')) ?? 'demand';
    const delivered = row.day('送达日');
    const demand: Demand = {
      day,
      kind,
      method: row.text('方式'),
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      delivered: delivered === NO_DAY && kind !== 'demand' ? day : delivered,
      content: row.text('内容'),
      evidence: row.text('证据编号'),
      place: row.place(),
    };
    if (row.usable && kind === 'demand' && !row.said('送达日')) row.warn('demand-not-delivered', '送达日');
    return row.usable ? [demand] : [];
  });
}
