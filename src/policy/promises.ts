import { formatDay, type Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { isReversed, type PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PromiseColumn =
  | '债权编号'
  | '债务人'
  | '承诺日期'
  | '约定还款日'
  | '承诺金额'
  | '履行日期'
  | '履行金额'
  | '批准文号'
  | '备注';

/** One row of 还款承诺: what a debtor promised to pay by when. */
export interface PaymentPromise {
  readonly claim: string;
  readonly debtor: string;
  readonly promisedOn: Day;
  /** NO_DAY where no day was agreed. */
  readonly payBy: Day;
  /** Null: everything. */
  readonly amount: Fen | null;
  readonly place: Place;
}

/** 还款承诺 (rules.md §9, §10). */
export const PROMISE_TABLE: TableDescription<PromiseColumn> = {
  name: '还款承诺',
  sheetNames: ['还款承诺登记', '还款计划', '承诺书', '还款承诺书', 'promises'],
  columns: [
    column('债权编号', 'text', ['欠款编号', '借据号'], { width: 18 }),
    column('债务人', 'text', ['客户', '借款人'], { width: 24 }),
    column('承诺日期', 'day', ['承诺日', '出具日期'], { required: true }),
    column('约定还款日', 'day', ['约定还款日期', '还款日期']),
    column('承诺金额', 'amount', ['约定还款金额']),
    column('履行日期', 'day'),
    column('履行金额', 'amount'),
    column('批准文号', 'text', ['文号'], { width: 20 }),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The promises in sheet order. What was kept is read off the recoveries, not off the register. */
export function readPromises(
  rows: readonly PolicyRow<PromiseColumn>[],
  moneyUnit: MoneyUnit,
): PaymentPromise[] {
  return rows.flatMap((row) => {
    row.require('承诺日期');
    if (!row.said('债权编号') && !row.said('债务人')) row.reject('register-for-nobody', '债权编号');
    const promisedOn = row.day('承诺日期');
    const payBy = row.day('约定还款日');
    if (isReversed(promisedOn, payBy))
      row.reject('policy-dates-reversed', '约定还款日', {
        first: formatDay(promisedOn),
        last: formatDay(payBy),
      });
    const amount = row.amount('承诺金额', row.unitOf('承诺金额', moneyUnit));
    const promise: PaymentPromise = {
      claim: row.text('债权编号'),
      debtor: row.text('债务人'),
      promisedOn,
      payBy,
      amount,
      place: row.place(),
    };
    return row.usable ? [promise] : [];
  });
}
