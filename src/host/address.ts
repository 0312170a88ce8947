import { type Box, fitsSheet, isWholeColumns, isWholeRows, SHEET_COLUMNS, SHEET_ROWS } from './box';
import { invalidArgument } from './host-error';

/** `0` is A, `26` is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The zero-based column of its letters, in capitals. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const CORNER = /^\$?([A-Z]{1,3})?\$?([1-9]\d{0,6})?$/;

/**
 * Reads an address without a sheet: `A1`, `$A$1:B2`, `A:C`, `1:3`.
 * @returns null for what is no address
 */
export function parseArea(text: string): Box | null {
  const [first, last, more] = text.trim().toUpperCase().split(':');
  if (more !== undefined || !first) return null;
  const from = CORNER.exec(first);
  const to = last === undefined ? from : CORNER.exec(last);
  if (!from || !to || last === '') return null;
  if (from[1] === undefined && from[2] === undefined) return null;
  if ((from[1] === undefined) !== (to[1] === undefined) || (from[2] === undefined) !== (to[2] === undefined))
    return null;
  if (last === undefined && (from[1] === undefined || from[2] === undefined)) return null;
  const columns = from[1] === undefined ? [0, SHEET_COLUMNS - 1] : [columnOf(from[1]), columnOf(to[1]!)];
  const rows = from[2] === undefined ? [0, SHEET_ROWS - 1] : [Number(from[2]) - 1, Number(to[2]) - 1];
  const box = {
    row: Math.min(rows[0]!, rows[1]!),
    column: Math.min(columns[0]!, columns[1]!),
    rows: Math.abs(rows[1]! - rows[0]!) + 1,
    columns: Math.abs(columns[1]! - columns[0]!) + 1,
  };
  return fitsSheet(box) ? box : null;
}

/** `A1`, `A1:B2`, `A:C`, `1:3`. */
export function areaText(box: Box): string {
  const lastColumn = box.column + box.columns - 1;
  const lastRow = box.row + box.rows;
  if (isWholeColumns(box) && !isWholeRows(box))
    return `${columnLetters(box.column)}:${columnLetters(lastColumn)}`;
  if (isWholeRows(box)) return `${String(box.row + 1)}:${String(lastRow)}`;
  const first = `${columnLetters(box.column)}${String(box.row + 1)}`;
  return box.rows * box.columns === 1 ? first : `${first}:${columnLetters(lastColumn)}${String(lastRow)}`;
}

/** `$A$1:$B$2`, as names carry it. */
export function absoluteText(box: Box): string {
  return areaText(box)
    .replace(/([A-Z]+)(?=\d|:|$)/g, '$$$1')
    .replace(/(\d+)/g, '$$$1');
}

/** A sheet's name as it stands in formulas: in quotes where it needs them. */
export function quotedSheet(name: string): string {
  const bare =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === null && !/^R\d*C\d*$/i.test(name);
  return bare ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A reference taken apart: the sheet it names (null where it names none) and the rest. */
export function splitSheet(reference: string): { sheet: string | null; rest: string } {
  const mark = reference.lastIndexOf('!');
  if (mark < 0) return { sheet: null, rest: reference };
  const sheet = reference.slice(0, mark).replace(/^=/, '');
  const bare =
    sheet.startsWith("'") && sheet.endsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheet: bare, rest: reference.slice(mark + 1) };
}

/**
 * An address that must be one.
 * @throws HostError InvalidArgument
 */
export function areaOf(text: string): Box {
  const box = parseArea(text);
  if (!box) throw invalidArgument(`"${text}" is no address`);
  return box;
}
