import type { HostSheet } from './book';
import { type Box, intersection } from './box';

/** Kinds of cells that `getSpecialCells` finds here. */
export const SPECIAL_CELLS = ['Visible', 'Constants', 'Formulas', 'Blanks'] as const;
export type SpecialCells = (typeof SPECIAL_CELLS)[number];

/** The cells of a kind, as few rectangles as runs of rows allow. */
export function specialBoxes(sheet: HostSheet, box: Box, kind: SpecialCells): Box[] {
  if (kind === 'Visible') return visibleBoxes(sheet, box);
  if (kind === 'Blanks') {
    const used = sheet.cells.used(true);
    const within = used && intersection(box, used);
    if (!within) return [];
    const isBlank = (row: number, column: number): boolean =>
      (sheet.cells.get(row, column)?.content ?? null) === null;
    return boxesOf(within, isBlank);
  }
  const wanted = new Map<number, Set<number>>();
  sheet.cells.each(box, (row, column, { content, formula }) => {
    if (kind === 'Formulas' ? formula === undefined : content === null || formula !== undefined) return;
    const columns = wanted.get(row);
    if (columns) columns.add(column);
    else wanted.set(row, new Set([column]));
  });
  return boxesOf(boundsOf(wanted), (row, column) => wanted.get(row)?.has(column) ?? false);
}

/** The rows and columns between the first and the last of cells. */
function boundsOf(cells: ReadonlyMap<number, ReadonlySet<number>>): Box {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, columns] of cells) {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    for (const column of columns) [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  return bottom < 0
    ? { row: 0, column: 0, rows: 0, columns: 0 }
    : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Cells as rectangles: of each row the runs, and what lies below a run of the same columns goes with it. */
function boxesOf(within: Box, isWanted: (row: number, column: number) => boolean): Box[] {
  const boxes: Box[] = [];
  let above = new Map<string, Box>();
  for (let row = within.row; row < within.row + within.rows; row++) {
    const here = new Map<string, Box>();
    for (const { first, count } of runs(within.column, within.columns, (column) => isWanted(row, column))) {
      const key = `${first},${count}`;
      const box = above.get(key) ?? { row, column: first, rows: 0, columns: count };
      here.set(key, { ...box, rows: box.rows + 1 });
    }
    for (const [key, box] of above) if (!here.has(key)) boxes.push(box);
    above = here;
  }
  return [...boxes, ...above.values()].sort((a, b) => a.row - b.row || a.column - b.column);
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
