import { NO_DAY } from '../calendar/day';
import { formatFen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { LedgerTable } from './ledger-table';
import { RecoveryLines } from './lines';
import { METHODS, methodCode } from './method';
import { methodOf } from './words';

const REVERSAL = methodCode('冲销');

/**
 * The recoveries of a 回款 table that can be used: with a readable day and amount, and no 冲销 that adds money.
 * Every other row is left out and reported (rules.md §10, §11).
 * @param rows the table's data rows
 */
export function* recoveryLines(table: LedgerTable, rows: readonly number[]): Paced<RecoveryLines> {
  const lines = new RecoveryLines(table);
  const { reader } = table;
  const known = new Map<string, number>();
  const place = (field: string): number | undefined => (table.has(field) ? table.columnOf(field) : undefined);
  for (const row of rows) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const day = table.day(row, '日期');
    const amount = table.amount(row, '金额');
    const method = methodAt(table, row, known);
    if (day === NO_DAY) reader.report('error', 'recovery-without-date', row, place('日期'));
    if (amount === null) reader.report('error', 'recovery-without-amount', row, place('金额'));
    if (day === NO_DAY || amount === null) continue;
    if (amount === 0) reader.report('warning', 'recovery-of-zero', row, place('金额'));
    const isReversal = method === REVERSAL || !table.isBlank(row, '冲销回款编号');
    if (isReversal && amount >= 0) {
      reader.report('error', 'reversal-not-negative', row, place('金额'), { amount: formatFen(amount) });
      continue;
    }
    lines.add(row, day, amount, method);
  }
  return lines;
}

function methodAt(table: LedgerTable, row: number, known: Map<string, number>): number {
  const text = table.text(row, '方式');
  let method = known.get(text);
  if (method === undefined) {
    method = methodOf(text);
    known.set(text, method);
  }
  if (method !== -1) return method;
  const values = { text, methods: METHODS.slice(1).join('、') };
  table.reader.report('warning', 'method-unknown', row, table.columnOf('方式'), values);
  return 0;
}
