import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { sameCell, touchedExtent } from './changed-cells';
import { contentOf, type SheetContent } from './sheet-content';
import type { SheetMemory } from './sheet-memory';
import type { SheetPlan } from './sheet-plan';

/** Rows from the first to the last, both included. */
export interface RowSpan {
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Two spans with fewer equal rows than this between them are written as one: another command costs more than the rows. */
const SMALLEST_GAP = 8;

/**
 * The rows of a sheet that hold something else than a plan wants, within everything that was and will be written. Formulas are
 * compared, not what they show.
 */
export function* differingRows(
  memory: SheetMemory | null,
  content: SheetContent,
  plan: SheetPlan,
): Paced<readonly RowSpan[]> {
  const { rows, columns } = touchedExtent(memory, plan);
  const wanted = contentOf(plan);
  const spans: { firstRow: number; lastRow: number }[] = [];
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    if (sameRow(content, wanted, row, columns)) continue;
    const span = spans.at(-1);
    if (span !== undefined && row - span.lastRow <= SMALLEST_GAP) span.lastRow = row;
    else spans.push({ firstRow: row, lastRow: row });
  }
  return spans;
}

function sameRow(one: SheetContent, other: SheetContent, row: number, columns: number): boolean {
  for (let column = 0; column < columns; column++) if (!sameCell(one, other, row, column)) return false;
  return true;
}
