import { columnLetters } from '../finding/finding';
import type { Area } from '../workbook/sheet-plan';

/** A cell as formulas write it: `F12`. Row and column are zero-based. */
export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + (row + 1);
}

/** A cell that stays where it is when the formula is filled down: `F$12`. */
export function fixedRowAddress(row: number, column: number): string {
  return `${columnLetters(column)}$${row + 1}`;
}

/** A range as formulas write it: `F5:F12`. */
export function areaAddress({ firstRow, firstColumn, lastRow, lastColumn }: Area): string {
  return `${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}`;
}

/** A cell of another sheet as formulas write it: `'清收进度表'!F12`. */
export function cellOfSheet(sheet: string, cell: string): string {
  return `'${sheet.replace(/'/g, "''")}'!${cell}`;
}
