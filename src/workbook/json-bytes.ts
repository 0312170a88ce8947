import type { CellValue } from './sheet-data';

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
