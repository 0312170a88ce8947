import { ValueGrid } from '../computed';

/** Rows as columns. */
export function transposed(grid: ValueGrid): ValueGrid {
  return new ValueGrid(Array.from({ length: grid.width }, (_, x) => grid.rows.map((row) => row[x])));
}
