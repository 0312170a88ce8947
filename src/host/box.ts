/** A rectangle of cells: its upper left cell, zero-based, and its size. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a sheet. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;
export const WHOLE_SHEET: Box = { row: 0, column: 0, rows: SHEET_ROWS, columns: SHEET_COLUMNS };

/** One cell. */
export function cellBox(row: number, column: number): Box {
  return { row, column, rows: 1, columns: 1 };
}

/** Whether the box lies within a sheet and holds at least one cell. */
export function fitsSheet(box: Box): boolean {
  return (
    [box.row, box.column, box.rows, box.columns].every(Number.isInteger) &&
    box.row >= 0 &&
    box.column >= 0 &&
    box.rows > 0 &&
    box.columns > 0 &&
    box.row + box.rows <= SHEET_ROWS &&
    box.column + box.columns <= SHEET_COLUMNS
  );
}

/** Whether the box spans every row (`A:C`). */
export function isWholeColumns(box: Box): boolean {
  return box.row === 0 && box.rows === SHEET_ROWS;
}

/** Whether the box spans every column (`1:3`). */
export function isWholeRows(box: Box): boolean {
  return box.column === 0 && box.columns === SHEET_COLUMNS;
}

/** The cells that both have; null where they have none in common. */
export function intersection(a: Box, b: Box): Box | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest box around both. */
export function bounding(a: Box, b: Box): Box {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

export function contains(box: Box, row: number, column: number): boolean {
  return (
    row >= box.row && row < box.row + box.rows && column >= box.column && column < box.column + box.columns
  );
}

export function sameBox(a: Box, b: Box): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
