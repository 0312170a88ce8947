import { absoluteText, parseArea, quotedSheet, splitSheet } from '../../host/address';
import type { HostBook, HostSheet } from '../../host/book';
import type { Box } from '../../host/box';

/** `'台账'!$A$1:$B$2` for cells of a sheet. */
export function sheetReference(sheet: HostSheet, box: Box): string {
  return `${quotedSheet(sheet.name)}!${absoluteText(box)}`;
}

/** The cells that a reference of a file means; null where it means none. */
export function referenced(
  book: HostBook,
  reference: string,
  own: HostSheet | null,
): { sheet: HostSheet; box: Box } | null {
  const { sheet: name, rest } = splitSheet(reference);
  const sheet =
    name === null ? own : book.sheets.find((one) => one.name.toUpperCase() === name.toUpperCase());
  const box = parseArea(rest.replaceAll('$', ''));
  return sheet && box ? { sheet, box } : null;
}

/** Several areas of one sheet, as lists in a file hold them. */
export function areasOf(text: string, separator: RegExp = /[\s,]+/): Box[] {
  return text
    .split(separator)
    .map((part) => parseArea(splitSheet(part).rest.replaceAll('$', '')))
    .filter((box) => box !== null);
}
