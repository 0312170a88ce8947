import type { HostBook, HostSheet } from '../../src/host/book';
import { WHOLE_SHEET } from '../../src/host/box';
import { MEMORY_NAMESPACE } from '../../src/workbook/memory-xml';
import { columnOfMark, idOfMark, isRunMark, isSheetMark, SPARE_ID } from '../../src/workbook/sheet-marks';

/** Columns right of a ledger among which ours stand. */
const OURS_REACH = 12;

/** The id of the plan from which a sheet of ours was written; null for a sheet of the user's. */
function markOf(book: HostBook, sheet: HostSheet): string | null {
  const mark = book.names.find((name) => name.sheet === sheet && isSheetMark(name.name));
  return mark ? idOfMark(mark.formula) : null;
}

/** The whole workbook but for the empty hidden sheets that a run may leave behind, which must be empty. */
export function wholeImage(book: HostBook): unknown {
  const spares = book.sheets.filter((sheet) => markOf(book, sheet) === SPARE_ID);
  for (const spare of spares) {
    expect(spare.visibility).not.toBe('Visible');
    expect(spare.cells.used(false)).toBeNull();
  }
  return imageOf(
    book,
    book.sheets.filter((sheet) => !spares.includes(sheet)),
    () => Infinity,
  );
}

/**
 * Everything that is the user's: without our sheets, our columns beside his ledger, our names and our memory.
 * @param widths how many columns of each sheet that he had before are his
 */
export function usersImage(book: HostBook, widths: ReadonlyMap<HostSheet, number>): unknown {
  return imageOf(
    book,
    [...widths.keys()].filter((sheet) => book.sheets.includes(sheet)),
    (sheet) => widths.get(sheet)!,
  );
}

function imageOf(
  book: HostBook,
  sheets: readonly HostSheet[],
  widthOf: (sheet: HostSheet) => number,
): unknown {
  const all = sheets.every((sheet) => widthOf(sheet) === Infinity);
  return {
    sheets: sheets.map((sheet) => imageOfSheet(book, sheet, widthOf(sheet))),
    names: book.names
      .filter(({ sheet, name }) => sheet === null && (all || !(name.startsWith('清欠') || isRunMark(name))))
      .map(({ name, formula }) => `${name}${formula.replaceAll("'", '')}`)
      .sort(),
    parts: book.parts.filter(({ namespace }) => all || namespace !== MEMORY_NAMESPACE).map(({ xml }) => xml),
    settings: book.settings,
    properties: book.properties,
    comments: book.comments
      .filter(({ sheet }) => sheets.includes(sheet))
      .map(({ sheet, row, column, content }) => [sheet.name, row, column, content]),
  };
}

function imageOfSheet(book: HostBook, sheet: HostSheet, width: number): unknown {
  // Ours are the first columns right of his.
  const isSeen = (column: number): boolean => column < width || column >= width + OURS_REACH;
  const cells: Record<string, unknown> = {};
  sheet.cells.each(WHOLE_SHEET, (row, column, cell) => {
    const { content, formula, format, style, link } = cell;
    const looks = Object.keys(style ?? {}).length > 0 || (format !== undefined && format !== 'General');
    if (!isSeen(column) || (content === null && formula === undefined && !looks && link === undefined))
      return;
    cells[`${row},${column}`] = { content: String(content), formula, format, style, link };
  });
  const { cells: _, columnWidths, rowHeights, hiddenRows, hiddenColumns, filteredRows, ...rest } = sheet;
  return {
    ...rest,
    // Columns that were put back have theirs in another order.
    validations: sheet.validations
      .filter(({ box }) => isSeen(box.column))
      .map((rule) => JSON.stringify(rule))
      .sort(),
    charts: sheet.charts.map(({ name, type, anchor, series }) => ({
      name,
      type,
      anchor,
      series: series.length,
    })),
    cells,
    columnWidths: [...columnWidths]
      .filter(([column, width]) => isSeen(column) && width !== 48)
      .sort(([a], [b]) => a - b),
    rowHeights: [...rowHeights].sort(([a], [b]) => a - b),
    hidden: [[...hiddenRows], [...hiddenColumns], [...filteredRows]],
    tables: book.tables.filter((table) => table.sheet === sheet).map(({ name, box }) => ({ name, box })),
    names: book.names
      .filter((name) => name.sheet === sheet && (width === Infinity || columnOfMark(name.name) === null))
      .map(({ name, formula, visible }) => `${name}${formula}${visible}`)
      .sort(),
  };
}
