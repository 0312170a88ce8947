import { hash64 } from './hash';
import { normalCell } from './normal-cell';
import type { CellValue } from './sheet-data';
import type { TypingPlan } from './sheet-plan';

/** A column of cells for typing, with the keys of its rows. */
export interface TypingColumn {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** What stands above the first cell. */
  readonly title: string;
  readonly keyColumns: readonly number[];
  /** Keys of the rows from `firstRow` on (`rowKey`). */
  readonly keys: readonly string[];
}

type Rows = readonly (readonly CellValue[])[];

/**
 * The columns for typing of a sheet.
 * @param typing areas of a plan; one that is several columns wide gives several
 * @param rows values of the sheet
 */
export function typingColumnsOf(typing: readonly TypingPlan[], rows: Rows): TypingColumn[] {
  return typing.flatMap(({ area, keyColumns }) => {
    const { firstRow, lastRow, firstColumn, lastColumn } = area;
    const keys: string[] = [];
    for (let row = firstRow; row <= lastRow; row++) {
      keys.push(rowKey(rows[row], keyColumns) ?? `#${row - firstRow}`);
    }
    const columns: TypingColumn[] = [];
    for (let column = firstColumn; column <= lastColumn; column++) {
      const title = String((firstRow > 0 ? rows[firstRow - 1]?.[column] : null) ?? '');
      columns.push({ column, firstRow, lastRow, title, keyColumns, keys });
    }
    return columns;
  });
}

/**
 * The key of a row: the same for two rows whose key columns hold the same.
 * @returns null where none of them holds anything
 */
export function rowKey(row: readonly CellValue[] | undefined, keyColumns: readonly number[]): string | null {
  const parts = keyColumns.map((column) => normalCell(row?.[column]));
  return parts.some((part) => part !== '') ? hash64(parts.join('\u0001')) : null;
}
