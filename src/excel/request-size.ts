import type { CellValue } from '../workbook/sheet-data';

/**
 * What a request, and an answer, may hold. Excel on the web refuses them over 5 MB, but what decides is the pane: office.js packs
 * and unpacks each in one piece, some 150 ms for a megabyte and a half, in which no key and no click is heard.
 */
export const MOST_BYTES = 500_000;

/** What one command costs in a request: its action, its object path and the action that creates the object. */
export const COMMAND_BYTES = 250;

/** What a cell's value may take in an answer, as long as nobody has seen it: a Chinese text of some twenty characters. */
export const UNSEEN_CELL_BYTES = 64;

/** Blocks of cells that are read are at most so large by that estimate; several of them go into one round trip. */
export const READ_BLOCK_BYTES = 250_000;

/** Bytes of a value within JSON text in UTF-8, the comma included. */
export function bytesOf(value: CellValue): number {
  if (typeof value === 'number') return String(value).length + 1;
  if (typeof value !== 'string') return 6;
  let bytes = 5;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 0x7ff) bytes += 3;
    else if (code > 0x7f) bytes += 2;
    else bytes += code < 0x20 ? 6 : code === 0x22 || code === 0x5c ? 4 : 1;
  }
  return bytes;
}

/** Bytes of rows of values within JSON text. */
export function bytesOfRows(rows: readonly (readonly CellValue[])[]): number {
  let bytes = 2;
  for (const row of rows) bytes += bytesOfRow(row);
  return bytes;
}

/** Bytes of one row of values within JSON text. */
export function bytesOfRow(row: readonly CellValue[]): number {
  let bytes = 3;
  for (const value of row) bytes += bytesOf(value);
  return bytes;
}
