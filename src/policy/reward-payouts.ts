import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Fen } from '../money/fen';
import { personName } from './person-name';
import type { PolicyRow } from './policy-row';
import { column, type TableDescription } from './table-description';

type PayoutColumn = '发放日期' | '姓名' | '回款编号' | '债权编号' | '金额' | '凭证号' | '备注';

/** One row of 奖励发放: what was paid out, to whom or for which line. */
export interface Payout {
  readonly paidOn: Day;
  /** Empty: to all people of the line. */
  readonly person: string;
  /** Empty: on the person's rewards, oldest line first. */
  readonly recovery: string;
  /** Empty: all claims that the recovery paid. */
  readonly claim: string;
  /** Fen before tax; negative: taken back. */
  readonly amount: Fen;
  readonly voucher: string;
  readonly place: Place;
}

/** 奖励发放 (rules.md §7): the register of what was paid; a paid amount is never recomputed away. */
export const PAYOUT_TABLE: TableDescription<PayoutColumn> = {
  name: '奖励发放',
  sheetNames: ['奖励发放登记', '奖励发放台账', '奖金发放', '已发奖励', '奖励兑现登记', 'payouts'],
  knownBy: { columns: ['发放日期', '姓名', '回款编号', '金额'], foreignTitles: 2 },
  columns: [
    column('发放日期', 'day', ['发放日', '兑现日期', '支付日期', 'paid on'], { required: true }),
    column('姓名', 'text', ['人员', '领取人', 'name', 'person']),
    column('回款编号', 'text', ['收款编号', 'recovery'], { width: 16 }),
    column('债权编号', 'text', ['欠款编号', '借据号', 'claim'], { width: 18 }),
    column('金额', 'amount', ['发放金额', '兑现金额', '税前金额', 'amount'], { required: true }),
    column('凭证号', 'text', ['凭证编号', '凭证', 'voucher']),
    column('备注', 'text', [], { width: 24 }),
  ],
};

/** The payouts in sheet order; amounts in 元 unless a title names another unit. A repeated row counts and is reported. */
export function readPayouts(rows: readonly PolicyRow<PayoutColumn>[]): Payout[] {
  const rowOf = new Map<string, number>();
  return rows.flatMap((row) => {
    row.require('发放日期');
    row.require('金额');
    const person = personName(row.text('姓名'));
    const recovery = row.text('回款编号');
    const claim = row.text('债权编号');
    if (person === '' && recovery === '') row.reject('payout-for-nobody', '姓名');
    const paidOn = row.day('发放日期');
    const amount = row.signedAmount('金额', row.unitOf('金额', '元'));
    const voucher = row.text('凭证号');
    if (!row.usable || amount === null) return [];
    const key = [paidOn, person, recovery, claim, amount, voucher].join('\n');
    const earlier = rowOf.get(key);
    if (earlier === undefined) rowOf.set(key, row.row);
    else row.warn('payout-repeated', '凭证号', { row: earlier + 1 });
    if (voucher === '') row.warn('payout-without-voucher', '凭证号');
    return [{ paidOn, person, recovery, claim, amount, voucher, place: row.place() }];
  });
}
