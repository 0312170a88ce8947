import { hash32, mix } from './hash';
import { normalCell } from './normal-cell';
import { cellKey, outside, type Extent, type SheetContent } from './sheet-content';
import type { Area } from './sheet-plan';

/**
 * For each row and each column the sum, modulo 2^32, of the hashes of its cells. A cell's hash depends on what it holds and where
 * it stands and is 0 where it is empty: a sheet may grow without changing the sums of what it had.
 */
export interface CellSums {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
}

/**
 * Sums over the cells of a sheet. Names of sheets within formulas do not count: Excel rewrites them when a sheet is renamed.
 * @param extent only the cells from A1 so far count
 * @param typing cells in these areas do not count
 */
export function cellSums(content: SheetContent, extent: Extent, typing: readonly Area[]): CellSums {
  const rows = new Uint32Array(extent.rows);
  const columns = new Uint32Array(extent.columns);
  const outsideOf = outside(typing, extent.columns);
  for (let row = 0; row < Math.min(extent.rows, content.values.length); row++) {
    const values = content.values[row];
    const counts = outsideOf(row);
    const width = Math.min(extent.columns, values.length);
    for (let column = 0; column < width; column++) {
      if (counts !== null && !counts(column)) continue;
      const normal = normalCell(values[column], content.formulas.get(cellKey(row, column)), 'dropped');
      if (normal === '') continue;
      const hash = hashAt(row, column, normal);
      rows[row] += hash;
      columns[column] += hash;
    }
  }
  return { rows, columns };
}

function hashAt(row: number, column: number, normal: string): number {
  return mix(hash32(normal) ^ Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x27d4eb2f));
}
