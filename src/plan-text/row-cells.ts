import { formatDay } from '../calendar/day';
import { dayOfSerial } from '../calendar/serial';
import { readAmount, isAmountRefusal } from '../money/amount';
import { groupedFen } from '../money/fen';
import { formatRate, parseRate } from '../money/rate';
import type { ProposedRow } from './as-policy-row';

/** How the value of a proposed cell is meant: a day as its serial, a rate as its fraction, an amount in yuan, anything else as it stands. */
export type CellMeaning = 'day' | 'rate' | 'amount' | 'plain';

const MEANINGS: Readonly<Record<string, CellMeaning>> = {
  开始: 'day',
  结束: 'day',
  起: 'day',
  止: 'day',
  起用日: 'day',
  停用日: 'day',
  优惠截止日: 'day',
  比例: 'rate',
  比例下限: 'rate',
  比例上限: 'rate',
  信用村不良率上限: 'rate',
  日期: 'day',
  函件日期: 'day',
  付款期限: 'day',
  首期日期: 'day',
  金额: 'amount',
  单笔上限: 'amount',
  欠款超过: 'amount',
};

/** What the cell of a column means; of a table of items and values (利率与优惠, 预警线) the item says it. */
export function meaningOf({ cells }: Pick<ProposedRow, 'cells'>, column: string): CellMeaning {
  const named = column === '值' ? String(cells['项目']) : column;
  return MEANINGS[named] ?? 'plain';
}

/** A proposed cell as a reader sees it: `2012-05-15`, `8%`, `12,000,000.00`. */
export function cellText(row: ProposedRow, column: string): string {
  const value = row.cells[column];
  if (typeof value !== 'number') return value ?? '';
  switch (meaningOf(row, column)) {
    case 'day': {
      const day = dayOfSerial(value);
      return typeof day === 'number' ? formatDay(day) : String(value);
    }
    case 'rate': {
      const rate = parseRate(value);
      return rate === null ? String(value) : formatRate(rate);
    }
    case 'amount': {
      const amount = readAmount(value, '元');
      return isAmountRefusal(amount) ? String(value) : groupedFen(amount.fen);
    }
    case 'plain':
      return String(value);
  }
}
