import type { CellValue } from './sheet-data';
import type { Area, SheetPlan } from './sheet-plan';

/** Columns that a sheet of Excel can have. */
export const MAX_COLUMNS = 16_384;

/** What the cells of a sheet hold. Rows may be shorter than the sheet is wide. */
export interface SheetContent {
  /** Values, of formulas those that they show; `values[0][0]` is cell A1. */
  readonly values: readonly (readonly CellValue[])[];
  /** Formulas by `cellKey`, with or without the equals sign; a cell that is not in it holds its plain value. */
  readonly formulas: ReadonlyMap<number, string>;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** One number for a cell's place; zero-based. */
export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

/** What a sheet holds once a plan is written. */
export function contentOf(plan: SheetPlan): SheetContent {
  const formulas = new Map<number, string>();
  for (const { row, column, formula } of plan.cells) {
    if (formula !== undefined) formulas.set(cellKey(row, column), formula);
  }
  return { values: plan.rows, formulas };
}

/** How far rows of values reach from A1; empty rows and cells of an array count. */
export function extentOf(values: SheetContent['values']): Extent {
  return { rows: values.length, columns: values.reduce((most, row) => Math.max(most, row.length), 0) };
}

/** Cells that lie in none of the areas. */
export function outside(
  areas: readonly Area[],
  columns: number,
): (row: number) => ((column: number) => boolean) | null {
  return (row) => {
    const covered = areas.filter((area) => area.firstRow <= row && row <= area.lastRow);
    if (covered.length === 0) return null;
    const inside = new Uint8Array(columns);
    for (const { firstColumn, lastColumn } of covered) inside.fill(1, firstColumn, lastColumn + 1);
    return (column) => inside[column] === 0;
  };
}
