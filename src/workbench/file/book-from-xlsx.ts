import {
  dateToSerial,
  readXlsx,
  type Cell as FileCell,
  type CellValue,
  type Sheet,
  type Workbook,
} from 'hucre';
import { parseArea } from '../../host/address';
import type { HostBook, HostSheet } from '../../host/book';
import { type Box, cellBox, contains, SHEET_COLUMNS, SHEET_ROWS } from '../../host/box';
import { CellError, type Cell, type CellContent } from '../../host/cell';
import { MemoryBook } from '../../host/memory-book';
import { cellKey } from '../../workbook/sheet-content';
import { formulasOf } from '../../xlsx/cell-formulas';
import { readChart } from './file-charts';
import { readFilter } from './file-filter';
import { readFormula } from './file-formula';
import { readCondition, readValidation } from './file-rules';
import { FileLooks } from './file-style';
import { type PackageExtras, readExtras } from './package-extras';
import { readPage } from './page-setup';

const PROPERTIES = [
  ['title', 'Title'],
  ['subject', 'Subject'],
  ['creator', 'Author'],
  ['keywords', 'Keywords'],
  ['description', 'Comments'],
  ['category', 'Category'],
  ['manager', 'Manager'],
  ['company', 'Company'],
] as const;

/**
 * Opens an .xlsx file as a workbook: cells with formulas, formats and looks, sizes, hidden lines, merges, frozen panes, names,
 * tables, filters, rules, conditional formats, comments, links, charts, print set-up, custom XML parts.
 * @param name of the file, with its ending
 * @throws Error where the file is none
 */
export async function bookFromXlsx(name: string, bytes: Uint8Array): Promise<HostBook> {
  const file = await readXlsx(bytes, { readStyles: true });
  const extras = await readExtras(bytes);
  const book = new MemoryBook(Object.fromEntries(file.sheets.map((sheet) => [sheet.name, []])));
  book.name = name;
  for (const [key, property] of PROPERTIES) {
    const value = file.properties?.[key];
    if (value !== undefined) book.properties[property] = value;
  }
  const looks = new FileLooks(file.themeColors ?? [], file.defaultFont);
  file.sheets.forEach((from, at) => {
    readSheet(book, book.sheets[at], from, looks, file);
  });
  // Charts may look at cells of any sheet, so that all of them must be there.
  file.sheets.forEach((from, at) => {
    for (const chart of from.charts ?? []) {
      const read = readChart(book, book.sheets[at], chart);
      if (read) (book.sheets[at].charts as (typeof read)[]).push(read);
    }
  });
  readPackage(book, extras);
  const active = book.sheets[file.activeSheet ?? 0];
  const first =
    active?.visibility === 'Visible' ? active : book.sheets.find((sheet) => sheet.visibility === 'Visible');
  if (first) {
    book.active = first;
    book.selection = { sheet: first, box: cellBox(0, 0) };
  }
  return book;
}

function readPackage(book: HostBook, { parts, names, kept }: PackageExtras): void {
  for (const part of parts)
    (book.parts as (typeof part & { id: string })[]).push({
      id: `{${String(book.nextNumber()).padStart(8, '0')}-PART}`,
      ...part,
    });
  for (const { sheet, ...name } of names)
    (book.names as unknown[]).push({ ...name, sheet: sheet === null ? null : book.sheets[sheet] });
  for (const [key, value] of kept?.settings ?? []) (book.settings as unknown[]).push({ key, value });
  kept?.sheets.forEach((entries, at) => {
    for (const [key, value] of entries)
      (book.sheets[at]?.custom as unknown[] | undefined)?.push({ key, value });
  });
}

function readSheet(book: HostBook, sheet: HostSheet, from: Sheet, looks: FileLooks, file: Workbook): void {
  sheet.visibility = from.veryHidden ? 'VeryHidden' : from.hidden ? 'Hidden' : 'Visible';
  sheet.gridlines = from.view?.showGridLines !== false;
  sheet.headings = from.view?.showRowColHeaders !== false;
  const tab = from.view?.tabColor?.rgb;
  if (tab !== undefined) sheet.tabColor = `#${tab.slice(-6).toUpperCase()}`;
  sheet.protected = from.protection?.sheet === true;
  from.columns?.forEach(({ width, hidden, style, numFmt }, column) => {
    if (width !== undefined) sheet.columnWidths.set(column, widthInPoints(width));
    if (hidden) sheet.hiddenColumns.add(column);
    if (style ?? numFmt)
      sheet.cells.setColumnLook(column, looks.lookOf({ ...style, ...(numFmt !== undefined && { numFmt }) }));
  });
  for (const [row, { height, hidden }] of from.rowDefs ?? []) {
    if (height !== undefined && height > 0) sheet.rowHeights.set(row, height);
    if (hidden || height === 0) sheet.hiddenRows.add(row);
  }
  sheet.merges = (from.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    row: startRow,
    column: startCol,
    rows: endRow - startRow + 1,
    columns: endCol - startCol + 1,
  }));
  const { rows = 0, columns = 0 } = from.freezePane ?? {};
  if (rows > 0 || columns > 0)
    sheet.frozen = {
      row: 0,
      column: 0,
      rows: rows > 0 ? rows : SHEET_ROWS,
      columns: columns > 0 ? columns : SHEET_COLUMNS,
    };
  sheet.validations = (from.dataValidations ?? []).flatMap(readValidation);
  sheet.conditions = (from.conditionalRules ?? []).flatMap((rule) => readCondition(book, rule, looks));
  readFilter(sheet, from.autoFilter);
  readPage(sheet, from);
  readCells(book, sheet, from, looks, file);
  for (const table of from.tables ?? []) {
    const box = parseArea((table.range ?? '').replaceAll('$', ''));
    if (!box) continue;
    (book.tables as unknown[]).push({
      id: `{${String(book.nextNumber()).padStart(8, '0')}-TABLE}`,
      name: table.displayName ?? table.name,
      sheet,
      box,
      looks: {
        ...(table.style !== undefined && { Style: table.style }),
        ShowBandedRows: table.showRowStripes !== false,
        ShowBandedColumns: table.showColumnStripes === true,
        ShowFilterButton: table.showAutoFilter !== false,
      },
    });
  }
}

function readCells(book: HostBook, sheet: HostSheet, from: Sheet, looks: FileLooks, file: Workbook): void {
  const formulas = formulasOf(from.cells ?? new Map());
  const spills: { box: Box; row: number; column: number }[] = [];
  const put = (row: number, column: number, value: CellValue, detail: FileCell | undefined): void => {
    const look = detail ? looks.lookOf(detail.style) : {};
    const formula = formulas.get(cellKey(row, column));
    const shown = detail?.formulaResult !== undefined ? detail.formulaResult : value;
    const content = contentOf(shown, detail, file.dateSystem === '1904');
    if (content === null && formula === undefined && !detail) return;
    const cell: Partial<Cell> = {
      content,
      ...(formula !== undefined && { formula: readFormula(formula) }),
      ...look,
      ...(detail?.hyperlink && { link: linkOf(detail.hyperlink) }),
    };
    sheet.cells.change(row, column, cell);
    const reach = formula !== undefined && detail?.formulaRef ? parseArea(detail.formulaRef) : null;
    if (reach && reach.rows * reach.columns > 1 && detail?.formulaType === 'array')
      spills.push({ box: reach, row, column });
    if (detail?.comment) {
      (book.comments as unknown[]).push({
        id: `{${String(book.nextNumber()).padStart(8, '0')}-COMMENT}`,
        sheet,
        row,
        column,
        content: detail.comment.text,
      });
    }
  };
  from.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      const detail = from.cells?.get(`${String(row)},${String(column)}`);
      if (value !== null || detail) put(row, column, value, detail);
    });
  });
  // Cells with a look and nothing in them may lie beyond the last value of their row.
  for (const [key, detail] of from.cells ?? []) {
    const [row, column] = key.split(',').map(Number);
    if (sheet.cells.get(row, column) === undefined) put(row, column, detail.value, detail);
  }
  for (const { box, row, column } of spills) {
    const own: [number, number][] = [];
    sheet.cells.each(box, (y, x, cell) => {
      if ((y !== row || x !== column) && cell.formula === undefined && contains(box, y, x)) own.push([y, x]);
    });
    for (const [y, x] of own) sheet.cells.change(y, x, { spilledFrom: { row, column } });
  }
}

function contentOf(value: CellValue, detail: FileCell | undefined, since1904: boolean): CellContent {
  if (value instanceof Date) {
    const serial = dateToSerial(value);
    // The workbook counts days from 1900 whatever the file does.
    return since1904 ? Math.round(serial * 86_400) / 86_400 : serial;
  }
  if (detail?.type === 'error' && typeof value === 'string') return new CellError(value);
  if (detail?.formula !== undefined && typeof value === 'string' && /^#(?:N\/A|[A-Z0-9/]+[!?])$/.test(value))
    return new CellError(value);
  return value;
}

function linkOf({ target, location, tooltip, display }: NonNullable<FileCell['hyperlink']>) {
  return {
    ...(target !== '' && !target.startsWith('#') && { address: target }),
    ...(location !== undefined
      ? { documentReference: location }
      : target.startsWith('#') && { documentReference: target.slice(1) }),
    ...(tooltip !== undefined && { screenTip: tooltip }),
    ...(display !== undefined && { textToDisplay: display }),
  };
}

/** Points of a column that holds so many characters of the default font: seven pixels each and five for the edges. */
function widthInPoints(characters: number): number {
  return (Math.round(characters * 7) + 5) * 0.75;
}
