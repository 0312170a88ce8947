import type { Area } from '../workbook/sheet-plan';

/** A sheet by its id, which stays the same when it is renamed or moved. */
export function sheetById(context: Excel.RequestContext, id: string): Excel.Worksheet {
  return context.workbook.worksheets.getItem(id);
}

/** The cells of an area. */
export function rangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRangeByIndexes(
    area.firstRow,
    area.firstColumn,
    area.lastRow - area.firstRow + 1,
    area.lastColumn - area.firstColumn + 1,
  );
}

/** Rows that an address such as `台账!A1:F5,台账!A9:F12` covers: pairs of first and last row, zero-based. */
export function rowsOfAddress(address: string): [first: number, last: number][] {
  // What stands in quotation marks is a sheet's name and may look like anything.
  const bare = address.replace(/'(?:[^']|'')*'!/g, '');
  return bare.split(',').flatMap((part): [number, number][] => {
    const rows = /^(?:.*!)?\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?(\d+))?$/.exec(part.trim());
    return rows ? [[Number(rows[1]) - 1, Number(rows[2] ?? rows[1]) - 1]] : [];
  });
}

/** The area of a reference such as `='2012年'!$P$2:$P$90`; null where what it named is gone (`#REF!`). */
export function areaOfReference(reference: string): Area | null {
  const corners = /\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(reference);
  if (!corners || reference.includes('#REF!')) return null;
  const [, firstColumn, firstRow, lastColumn, lastRow] = corners;
  return {
    firstRow: Number(firstRow) - 1,
    firstColumn: columnNumber(firstColumn),
    lastRow: Number(lastRow ?? firstRow) - 1,
    lastColumn: columnNumber(lastColumn ?? firstColumn),
  };
}

/** The sheet that a reference such as `='2012年'!$P$2` names; null where it names none. */
export function sheetOfReference(reference: string): string | null {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(reference);
  return found === null ? null : (found[1]?.replaceAll("''", "'") ?? found[2]);
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
