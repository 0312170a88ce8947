import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { hash32, mix } from './hash';
import { keptNumber, normalText } from './normal-cell';
import { normalFormula } from './normal-formula';
import { cellKey, outside, type Extent, type SheetContent } from './sheet-content';
import type { CellValue } from './sheet-data';
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
 * Sums over the cells of a sheet, with rests between the rows. Names of sheets within formulas do not count: Excel rewrites them when a sheet is renamed.
 * @param extent only the cells from A1 so far count
 * @param typing cells in these areas do not count
 */
export function* cellSums(content: SheetContent, extent: Extent, typing: readonly Area[]): Paced<CellSums> {
  const rows = new Uint32Array(extent.rows);
  const columns = new Uint32Array(extent.columns);
  const outsideOf = outside(typing, extent.columns);
  const hasFormulas = content.formulas.size > 0;
  for (let row = 0; row < Math.min(extent.rows, content.values.length); row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const values = content.values[row];
    const counts = outsideOf(row);
    const width = Math.min(extent.columns, values.length);
    for (let column = 0; column < width; column++) {
      if (counts !== null && !counts(column)) continue;
      const formula = hasFormulas ? content.formulas.get(cellKey(row, column)) : undefined;
      const held = hashOf(values[column], formula);
      if (held === 0) continue;
      const hash = mix(held ^ Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x27d4eb2f));
      rows[row] += hash;
      columns[column] += hash;
    }
  }
  return { rows, columns };
}

/** Different kinds of content that read alike have different hashes. */
const TEXT = 1;
const FORMULA = 2;
const TRUE = 0x5bd1e995;
const FALSE = 0x1b873593;

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

/** Hash of what a cell holds, as `normalCell` has it; 0 where it is empty. Numbers are hashed as they are: texts of them take long. */
export function hashOf(value: CellValue | undefined, formula: string | undefined): number {
  if (formula !== undefined) return hash32(normalFormula(formula, 'dropped'), FORMULA) || 1;
  if (value === null || value === undefined || value === '') return 0;
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (typeof value === 'string') return hash32(normalText(value), TEXT) || 1;
  number[0] = keptNumber(value);
  return mix(mix(halves[0] ^ 0x85ebca6b) ^ halves[1]) || 1;
}
