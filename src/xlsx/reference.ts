import { columnLetters } from '../finding/finding';
import type { Area } from '../workbook/sheet-plan';

/** `A1:C9`; a single cell is `A1`. */
export function areaReference({ firstRow, firstColumn, lastRow, lastColumn }: Area): string {
  const first = columnLetters(firstColumn) + (firstRow + 1);
  const last = columnLetters(lastColumn) + (lastRow + 1);
  return first === last ? first : `${first}:${last}`;
}

/** `'2012年 总览'!$A$1:$C$9`, as defined names and charts need it. */
export function absoluteReference(
  sheet: string,
  { firstRow, firstColumn, lastRow, lastColumn }: Area,
): string {
  const first = `$${columnLetters(firstColumn)}$${firstRow + 1}`;
  return `${quotedSheet(sheet)}!${first}:$${columnLetters(lastColumn)}$${lastRow + 1}`;
}

/** `'2012年 总览'!$3:$4`. */
export function rowsReference(sheet: string, first: number, last: number): string {
  return `${quotedSheet(sheet)}!$${first + 1}:$${last + 1}`;
}

/** `'2012年 总览'!$A:$C`. */
export function columnsReference(sheet: string, first: number, last: number): string {
  return `${quotedSheet(sheet)}!$${columnLetters(first)}:$${columnLetters(last)}`;
}

/** `'2012年 总览'!F12`. */
export function cellReference(sheet: string, cell: string): string {
  return `${quotedSheet(sheet)}!${cell}`;
}

function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
