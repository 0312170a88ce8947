import type { HostSheet } from './book';
import { type Box, intersection } from './box';

/** Kinds of cells that `getSpecialCells` finds here. */
export const SPECIAL_CELLS = ['Visible', 'Constants', 'Formulas', 'Blanks'] as const;
export type SpecialCells = (typeof SPECIAL_CELLS)[number];

/** The cells of a kind, as few rectangles as runs of rows allow. */
export function specialBoxes(sheet: HostSheet, box: Box, kind: SpecialCells): Box[] {
  if (kind === 'Visible') return visibleBoxes(sheet, box);
  const used = sheet.cells.used(true);
  const within = used && intersection(box, used);
  if (!within) return [];
  const isWanted = (row: number, column: number): boolean => {
    const cell = sheet.cells.get(row, column);
    if (kind === 'Formulas') return cell?.formula !== undefined;
    const filled = cell !== undefined && cell.content !== null;
    return kind === 'Blanks' ? !filled : filled && cell.formula === undefined;
  };
  const boxes: Box[] = [];
  for (let row = within.row; row < within.row + within.rows; row++) {
    for (const run of runs(within.column, within.columns, (column) => isWanted(row, column)))
      boxes.push({ row, column: run.first, rows: 1, columns: run.count });
  }
  return boxes;
}

function visibleBoxes(sheet: HostSheet, box: Box): Box[] {
  const columns = runs(box.column, box.columns, (column) => !sheet.hiddenColumns.has(column));
  const hidden = (row: number): boolean => sheet.hiddenRows.has(row) || sheet.filteredRows.has(row);
  return runs(box.row, box.rows, (row) => !hidden(row)).flatMap((row) =>
    columns.map((column) => ({
      row: row.first,
      rows: row.count,
      column: column.first,
      columns: column.count,
    })),
  );
}

function runs(
  first: number,
  count: number,
  wanted: (line: number) => boolean,
): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  let open: { first: number; count: number } | null = null;
  for (let line = first; line < first + count; line++) {
    if (!wanted(line)) open = null;
    else if (open) open.count += 1;
    else found.push((open = { first: line, count: 1 }));
  }
  return found;
}
