import type { SheetData } from '../workbook/sheet-data';
import { lookAt, type ColumnChoice } from './recognise';

/** Rows of a sheet that show where its header stands: 20 are searched for it, and 50 below it say which columns are in use. */
export const HEAD_ROWS = 72;

/**
 * Which columns of a sheet must be read in full, judged by its first `HEAD_ROWS` rows. They are the whole width of its table:
 * a row that adds up others says so in any of its columns, and texts that would run as formulas are looked for in all.
 * @param head the sheet's first rows, all columns
 * @returns zero-based columns; null for a sheet that holds no table of the ledger and need not be read any further
 */
export function columnsToRead(head: SheetData, mapping: ColumnChoice): readonly number[] | null {
  const table = lookAt(head, mapping);
  return table && Array.from({ length: table.lastColumn + 1 }, (_, column) => column);
}
