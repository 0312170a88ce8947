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
  /** What the plan itself wrote into cells of the column (`normalCell`), by row counted from `firstRow`: no text of the user's. */
  readonly prefilled: readonly (readonly [index: number, normal: string])[];
}

type Rows = readonly (readonly CellValue[])[];

/**
 * The columns for typing of a sheet.
 * @param typing areas of a plan; one that is several columns wide gives several
 * @param rows values of the sheet
 * @param whose plan: what stands in cells for typing has been written by the program; user: all of it has been typed
 */
export function typingColumnsOf(
  typing: readonly TypingPlan[],
  rows: Rows,
  whose: 'plan' | 'user',
): TypingColumn[] {
  return typing.flatMap(({ area, keyColumns }) => {
    const { firstRow, lastRow, firstColumn, lastColumn } = area;
    const keys: string[] = [];
    for (let row = firstRow; row <= lastRow; row++) {
      keys.push(rowKey(rows[row], keyColumns) ?? `#${row - firstRow}`);
    }
    const columns: TypingColumn[] = [];
    for (let column = firstColumn; column <= lastColumn; column++) {
      const title = String((firstRow > 0 ? rows[firstRow - 1]?.[column] : null) ?? '');
      const prefilled: [number, string][] = [];
      for (let row = firstRow; row <= lastRow && whose === 'plan'; row++) {
        const normal = normalCell(rows[row]?.[column]);
        if (normal !== '') prefilled.push([row - firstRow, normal]);
      }
      columns.push({ column, firstRow, lastRow, title, keyColumns, keys, prefilled });
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
