import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import type { HostBook, HostSheet } from '../../src/host/book';
import { WHOLE_SHEET } from '../../src/host/box';
import type { Workbook } from '../../src/workbook/workbook';
import { type LoadedOffice, loadOffice } from '../fixture/office/load-office';

/** The port on a workbook that our host plays for the unmodified office.js. */
export interface OpenedWorkbook extends LoadedOffice {
  readonly workbook: Workbook;
  /** Puts the globals of Office.js away again. */
  readonly close: () => void;
}

export async function openedWorkbook(
  book: HostBook,
  transport: 'messages' | 'bridge' = 'bridge',
): Promise<OpenedWorkbook> {
  const office = await loadOffice(book, { transport });
  const close = office.install();
  // What office.js asks for at its start is behind us then, and requests can be counted.
  await openExcelWorkbook(() => new Date()).sheets();
  return { ...office, workbook: openExcelWorkbook(() => new Date()), close };
}

/** Everything that a sheet shows, in a form that can be compared to the letter. */
export function imageOf(book: HostBook, sheet: HostSheet): unknown {
  const cells: Record<string, unknown> = {};
  sheet.cells.each(WHOLE_SHEET, (row, column, cell) => {
    const { content, formula, format, style, link } = cell;
    const looks = Object.keys(style ?? {}).length > 0 || (format !== undefined && format !== 'General');
    if (content === null && formula === undefined && !looks && link === undefined) return;
    cells[`${row},${column}`] = { content: String(content), formula, format, style, link };
  });
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    cells,
    widths: [...sheet.columnWidths].filter(([, width]) => width !== 48).sort(([a], [b]) => a - b),
    heights: [...sheet.rowHeights].sort(([a], [b]) => a - b),
    merges: sheet.merges,
    frozen: sheet.frozen,
    validations: sheet.validations,
    charts: sheet.charts.map(({ name, type, anchor, series }) => ({
      name,
      type,
      anchor,
      series: series.length,
    })),
    tables: book.tables.filter((table) => table.sheet === sheet).map(({ name, box }) => ({ name, box })),
    names: book.names
      .filter((name) => name.sheet === sheet)
      .map(({ name, formula, visible }) => ({ name, formula, visible }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** The values of a sheet, row by row from A1; errors as their text. */
export function valuesOf(sheet: HostSheet): unknown[][] {
  const rows: unknown[][] = [];
  sheet.cells.each(WHOLE_SHEET, (row, column, { content }) => {
    if (content === null) return;
    while (rows.length <= row) rows.push([]);
    while (rows[row].length <= column) rows[row].push(null);
    rows[row][column] = typeof content === 'object' ? String(content) : content;
  });
  return rows;
}

export function sheetOf(book: HostBook, name: string): HostSheet {
  const sheet = book.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}
