import { gridOf } from './arguments';
import type { HostSheet } from './book';
import { type Box, contains, intersection, isWholeColumns, isWholeRows } from './box';
import { invalidArgument } from './host-error';
import type { Stage } from './stage';
import { typedEntry } from './typed-entry';

/** A box over more cells than this cannot be written or read at once. */
export const MOST_CELLS = 5_000_000;

/**
 * Writes values or formulas into cells as if they had been typed: one value into all of them, or rows of values. A null leaves
 * its cell as it is; of merged cells only the first takes anything.
 * @throws HostError InvalidArgument, AccessDenied
 */
export function writeEntries(stage: Stage, sheet: HostSheet, box: Box, values: unknown): void {
  stage.mustBeOpen(sheet);
  if ((isWholeColumns(box) || isWholeRows(box)) && values !== '')
    throw invalidArgument('values cannot be written into whole columns or rows');
  if (box.rows * box.columns > MOST_CELLS) throw invalidArgument('too many cells to write at once');
  const grid = Array.isArray(values) ? gridOf(values, box) : null;
  const covered = sheet.merges.filter((merge) => intersection(merge, box));
  const hidden = (row: number, column: number): boolean =>
    covered.some((merge) => contains(merge, row, column) && (row !== merge.row || column !== merge.column));
  // Everything is read before anything is written: a value that no cell can hold leaves all cells as they were.
  const entries: [number, number, ReturnType<typeof typedEntry>][] = [];
  for (let y = 0; y < box.rows; y++) {
    for (let x = 0; x < box.columns; x++) {
      const value = grid ? grid[y][x] : values;
      if (value === null || value === undefined) continue;
      const row = box.row + y;
      const column = box.column + x;
      if (hidden(row, column)) continue;
      const cell = sheet.cells.get(row, column);
      const look = cell ?? sheet.cells.columnLook(column);
      entries.push([row, column, typedEntry(value, look?.format, stage.today())]);
    }
  }
  for (const [row, column, { content, formula, format }] of entries) {
    const cell = sheet.cells.get(row, column);
    if (content === null && formula === undefined && !cell) continue;
    if (format === undefined) sheet.cells.change(row, column, { content, formula, spilledFrom: undefined });
    else sheet.cells.change(row, column, { content, formula, format, spilledFrom: undefined });
  }
  keepHeaders(stage, sheet, box);
  stage.wrote(sheet, box);
}

/** Empties cells: contents, formulas and links. */
export function clearContents(stage: Stage, sheet: HostSheet, box: Box): void {
  const present: [number, number][] = [];
  sheet.cells.each(box, (row, column, cell) => {
    if (cell.content !== null || cell.formula !== undefined) present.push([row, column]);
  });
  for (const [row, column] of present)
    sheet.cells.change(row, column, { content: null, formula: undefined, spilledFrom: undefined });
  keepHeaders(stage, sheet, box);
}

/** The headers of a table are texts, none empty and none twice; Excel sees to that by itself. */
export function keepHeaders(stage: Stage, sheet: HostSheet, box: Box): void {
  for (const table of stage.book.tables) {
    if (table.sheet !== sheet || table.looks.ShowHeaders === false) continue;
    if (!intersection({ ...table.box, rows: 1 }, box)) continue;
    const taken = new Set<string>();
    for (let column = table.box.column; column < table.box.column + table.box.columns; column++) {
      const cell = sheet.cells.get(table.box.row, column);
      const bare =
        cell?.content == null || cell.content === ''
          ? `列${String(column - table.box.column + 1)}`
          : String(cell.content);
      let title = bare;
      for (let more = 2; taken.has(title.toUpperCase()); more++) title = `${bare}${String(more)}`;
      taken.add(title.toUpperCase());
      if (cell?.content !== title || cell.formula !== undefined)
        sheet.cells.change(table.box.row, column, { content: title, formula: undefined });
    }
  }
}
