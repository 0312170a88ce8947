import type { Paced } from '../pace/pace';
import { cellSums, hashOf } from './cell-sums';
import { normalCell } from './normal-cell';
import { cellKey, contentOf, extentOf, outside, type Extent, type SheetContent } from './sheet-content';
import { rememberedTypingAreas, typingAreas, type SheetMemory } from './sheet-memory';
import type { SheetPlan } from './sheet-plan';
import type { ChangedCell } from './workbook';

type CellPlace = Omit<ChangedCell, 'held'>;

/**
 * Generated cells that hold something else than was written there and than would be written now: what writing the plan would
 * lose of the user's. They are found where a changed row crosses a changed column. Cells meant for typing are none; cells of the
 * user's beside and below everything that was and will be written are none either, nothing touches them.
 * @param memory null where it is lost: then every cell that holds something else than the plan counts
 */
export function* changedCells(
  memory: SheetMemory | null,
  content: SheetContent,
  plan: SheetPlan,
): Paced<ChangedCell[]> {
  const extent = touchedExtent(memory, plan);
  const wanted = contentOf(plan);
  const places =
    memory === null ? filledCells(content, extent, plan) : yield* crossings(memory, content, extent);
  yield;
  const { values, formulas } = content;
  return places
    .filter(({ row, column }) => !sameCell(content, wanted, row, column))
    .map(({ row, column }) => {
      const held = hashOf(values[row]?.[column], formulas.get(cellKey(row, column)));
      return { row, column, held };
    });
}

/** What writing a plan touches: the cells from A1 so far, whatever was written there before. */
export function touchedExtent(memory: SheetMemory | null, plan: SheetPlan): Extent {
  const next = extentOf(plan.rows);
  return {
    rows: Math.max(next.rows, memory?.rowSums.length ?? 0),
    columns: Math.max(next.columns, memory?.columnSums.length ?? 0),
  };
}

/** Whether a cell holds the same in both: of formulas the formula counts. */
export function sameCell(one: SheetContent, other: SheetContent, row: number, column: number): boolean {
  const key = cellKey(row, column);
  const [value, formula] = [one.values[row]?.[column], one.formulas.get(key)];
  const [otherValue, otherFormula] = [other.values[row]?.[column], other.formulas.get(key)];
  if (formula === otherFormula && (formula !== undefined || value === otherValue)) return true;
  return normalCell(value, formula) === normalCell(otherValue, otherFormula);
}

function* crossings(memory: SheetMemory, content: SheetContent, extent: Extent): Paced<CellPlace[]> {
  const now = yield* cellSums(content, extent, rememberedTypingAreas(memory));
  const rows = changes(memory.rowSums, now.rows);
  const columns = changes(memory.columnSums, now.columns);
  const places: CellPlace[] = [];
  // Where a row has changed by as much as a column, that one cell is all that has changed in either.
  const columnOf = new Map([...columns].map(([column, change]) => [change, column]));
  for (const [row, change] of [...rows]) {
    const column = columnOf.get(change);
    if (column === undefined || columns.get(column) !== change) continue;
    rows.delete(row);
    columns.delete(column);
    places.push({ row, column });
  }
  for (const row of rows.keys()) for (const column of columns.keys()) places.push({ row, column });
  const outsideOf = outside(rememberedTypingAreas(memory), extent.columns);
  return places
    .filter(({ row, column }) => outsideOf(row)?.(column) ?? true)
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** By how much each sum differs from what it was, where it differs. */
function changes(before: Uint32Array, now: Uint32Array): Map<number, number> {
  const changed = new Map<number, number>();
  for (let index = 0; index < now.length; index++) {
    const change = (now[index] - (before[index] ?? 0)) >>> 0;
    if (change !== 0) changed.set(index, change);
  }
  return changed;
}

function filledCells({ values, formulas }: SheetContent, extent: Extent, plan: SheetPlan): CellPlace[] {
  const outsideOf = outside(typingAreas(plan), extent.columns);
  const places: CellPlace[] = [];
  for (let row = 0; row < Math.min(extent.rows, values.length); row++) {
    const counts = outsideOf(row);
    for (let column = 0; column < Math.min(extent.columns, values[row].length); column++) {
      if (counts !== null && !counts(column)) continue;
      if (normalCell(values[row][column], formulas.get(cellKey(row, column))) !== '')
        places.push({ row, column });
    }
  }
  return places;
}
