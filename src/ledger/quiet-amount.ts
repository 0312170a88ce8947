import { isAmountRefusal, readAmount, type MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { saysNothing } from '../table/cell';
import type { CellValue } from '../workbook/sheet-data';

/** The amount in a cell, in fen, without a word about what cannot be read: that is said when the row is read as data. */
export function quietAmount(value: CellValue | undefined, unit: MoneyUnit): Fen | null {
  if (value === undefined || value === null || typeof value === 'boolean' || saysNothing(value)) return null;
  const amount = readAmount(value, unit);
  return isAmountRefusal(amount) ? null : amount.fen;
}
