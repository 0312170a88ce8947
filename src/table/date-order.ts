import { provenOrder, type DateOrder } from '../calendar/order';
import type { CellValue } from '../workbook/sheet-data';

/** What nearly all texts in date columns look like; they say nothing about the order and need no closer look. */
const YEAR_FIRST = /^\d{4}/;

/**
 * Which of the first two numbers of the a/b/yyyy texts of a column is the month, where the column as a whole proves it.
 * @param firstRow zero-based row on which the data begin
 * @returns undefined where nothing is proven, or both, so that such texts cannot be read
 */
export function orderOfColumn(
  rows: readonly (readonly CellValue[])[],
  firstRow: number,
  column: number,
): DateOrder | undefined {
  return provenOrder(textsOf(rows, firstRow, column)) ?? undefined;
}

function* textsOf(
  rows: readonly (readonly CellValue[])[],
  firstRow: number,
  column: number,
): Generator<string> {
  for (let row = firstRow; row < rows.length; row++) {
    const value = rows[row][column];
    if (typeof value === 'string' && !YEAR_FIRST.test(value)) yield value;
  }
}
