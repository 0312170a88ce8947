import { textOf } from '../table/cell';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { CellError, type Cell } from './cell';

/** A range as a sheet of its own, so that the readers of sheets read it; blank rows at its end are left out. */
export function rangeSheet(name: string, cells: readonly (readonly Cell[])[]): SheetData {
  let height = cells.length;
  while (height > 0 && cells[height - 1].every((cell) => cell === null)) height--;
  const value = (cell: Cell): CellValue => (cell instanceof CellError ? cell.code : cell);
  return {
    file: '',
    name,
    hidden: false,
    rows: cells.slice(0, height).map((row) => (isPlain(row) ? row : row.map(value))),
    hiddenRows: new Set(),
    dateColumns: new Set(),
    uncomputed: [],
  };
}

function isPlain(row: readonly Cell[]): row is readonly CellValue[] {
  return !row.some((cell) => cell instanceof CellError);
}

/** The first error among cells; a table that holds one has no result of its own. */
export function firstError(cells: readonly (readonly Cell[])[]): CellError | null {
  for (const row of cells) {
    for (const cell of row) if (cell instanceof CellError) return cell;
  }
  return null;
}

/** True for an argument that is one cell of text: a name instead of a table. */
export function nameIn(cells: readonly (readonly Cell[])[]): string | null {
  if (cells.length !== 1 || cells[0].length !== 1) return null;
  const [[cell]] = cells;
  return cell instanceof CellError ? null : textOf(cell);
}
