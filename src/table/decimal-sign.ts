import type { CellValue } from '../workbook/sheet-data';

/** One sign with three digits behind it: thousands, or decimals. */
const DOUBTFUL = /^\D*\d{1,3}[.,]\d{3}\D*$/;
/** A comma with one or two digits behind it, and points between thousands: 1.234,56. */
const DECIMAL_COMMA = /^\D*(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}\D*$/;

/** True of a text that is one number where a point is the decimal sign, and another where a comma is. */
export function isDoubtful(text: string): boolean {
  return DOUBTFUL.test(text.normalize('NFKC'));
}

/**
 * True where a text of a column has a comma for its decimal sign.
 * @param firstRow zero-based row on which the data begin
 */
export function columnHasDecimalComma(
  rows: readonly (readonly CellValue[])[],
  firstRow: number,
  column: number,
): boolean {
  for (let row = firstRow; row < rows.length; row++) {
    const value = rows[row][column];
    if (typeof value === 'string' && DECIMAL_COMMA.test(value.normalize('NFKC'))) return true;
  }
  return false;
}
