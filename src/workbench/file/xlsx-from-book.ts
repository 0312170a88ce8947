import {
  writeXlsx,
  type Cell as FileCell,
  type CellValue,
  type ColumnDef,
  type RowDef,
  type WriteSheet,
} from 'hucre';
import { areaText, quotedSheet } from '../../host/address';
import type { HostBook, HostSheet } from '../../host/book';
import { SHEET_COLUMNS, SHEET_ROWS, WHOLE_SHEET } from '../../host/box';
import { spillBox } from '../../host/calculation/sight-of-book';
import { type Cell, CellError } from '../../host/cell';
import { cellText, looksLikeError } from '../../xlsx/cell-text';
import { withLines } from '../../xlsx/combined-charts';
import { type PartChange, rewriteParts } from '../../xlsx/rewrite-parts';
import { linesOver, writtenChart } from './file-charts';
import { writtenFormula } from './file-formula';
import { writtenCondition, writtenValidation } from './file-rules';
import { writtenFilter } from './file-filter';
import { fileStyle } from './file-style';
import { extraParts } from './package-extras';
import { pageNames, writtenHeaderFooter, writtenPage } from './page-setup';

/** The font of cells that name none; column widths are counted in its characters. */
const DEFAULT_FONT = { name: '等线', size: 11 } as const;

/**
 * A workbook as an .xlsx file.
 * @param savedAt moment that the file says it was saved at
 */
export async function xlsxFromBook(book: HostBook, savedAt: Date): Promise<Uint8Array> {
  const { properties } = book;
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => writtenSheet(book, sheet)),
    namedRanges: book.sheets.flatMap((sheet) => pageNames(sheet, quotedSheet(sheet.name))),
    defaultFont: DEFAULT_FONT,
    activeSheet: Math.max(0, book.sheets.indexOf(book.active)),
    properties: {
      ...(properties['Title'] && { title: properties['Title'] }),
      ...(properties['Subject'] && { subject: properties['Subject'] }),
      ...(properties['Author'] && { creator: properties['Author'] }),
      ...(properties['Keywords'] && { keywords: properties['Keywords'] }),
      ...(properties['Comments'] && { description: properties['Comments'] }),
      ...(properties['Category'] && { category: properties['Category'] }),
      ...(properties['Manager'] && { manager: properties['Manager'] }),
      ...(properties['Company'] && { company: properties['Company'] }),
      created: savedAt,
      modified: savedAt,
    },
  });
  const { changes, added } = extraParts(book);
  return rewriteParts(bytes, new Map([...changes, ...lines(book)]), added);
}

/** Series that are lines over columns; charts are numbered through the workbook in the order of its sheets. */
function lines(book: HostBook): [path: string, change: PartChange][] {
  return book.sheets
    .flatMap((sheet) => sheet.charts)
    .filter((chart) => writtenChart(chart) !== null)
    .flatMap((chart, index): [string, PartChange][] => {
      const over = new Set(linesOver(chart));
      return over.size === 0
        ? []
        : [[`xl/charts/chart${String(index + 1)}.xml`, (xml) => withLines(xml, over)]];
    });
}

function writtenSheet(book: HostBook, sheet: HostSheet): WriteSheet {
  const { rows, cells } = writtenCells(book, sheet);
  const { frozen } = sheet;
  const freeze = frozen && {
    ...(frozen.rows < SHEET_ROWS && { rows: frozen.row + frozen.rows }),
    ...(frozen.columns < SHEET_COLUMNS && { columns: frozen.column + frozen.columns }),
  };
  const headerFooter = writtenHeaderFooter(sheet.page);
  const tables = book.tables.filter((table) => table.sheet === sheet);
  const charts = sheet.charts.map(writtenChart).filter((chart) => chart !== null);
  return {
    name: sheet.name,
    ...(sheet.visibility === 'Hidden' && { hidden: true }),
    ...(sheet.visibility === 'VeryHidden' && { veryHidden: true }),
    rows,
    cells,
    columns: columnDefs(sheet),
    rowDefs: rowDefs(sheet),
    view: {
      showGridLines: sheet.gridlines,
      ...(!sheet.headings && { showRowColHeaders: false }),
      ...(sheet.tabColor.startsWith('#') && { tabColor: { rgb: sheet.tabColor.slice(1) } }),
    },
    merges: sheet.merges.map(({ row, column, rows: height, columns: width }) => ({
      startRow: row,
      startCol: column,
      endRow: row + height - 1,
      endCol: column + width - 1,
    })),
    ...(freeze && Object.keys(freeze).length > 0 && { freezePane: freeze }),
    dataValidations: sheet.validations.map(writtenValidation).filter((one) => one !== null),
    conditionalRules: writtenCondition(sheet),
    ...(sheet.filter && { autoFilter: writtenFilter(sheet, sheet.filter) }),
    ...(sheet.protected && { protection: { sheet: true } }),
    tables: tables.map(({ name, box, looks }) => ({
      name,
      range: areaText(box),
      columns: Array.from({ length: box.columns }, (_, at) => ({
        // Within an attribute, Excel writes a line end as its escape.
        name: cellText(
          String(sheet.cells.get(box.row, box.column + at)?.content ?? `列${String(at + 1)}`),
        ).replaceAll('\n', '_x000a_'),
      })),
      style: typeof looks['Style'] === 'string' ? looks['Style'] : 'TableStyleMedium2',
      showRowStripes: looks['ShowBandedRows'] !== false,
      showColumnStripes: looks['ShowBandedColumns'] === true,
      showAutoFilter: looks['ShowFilterButton'] !== false,
    })),
    ...(charts.length > 0 && { charts }),
    pageSetup: writtenPage(sheet.page),
    ...(sheet.page.rowBreaks.length > 0 && { rowBreaks: sheet.page.rowBreaks.map((row) => row - 1) }),
    ...(headerFooter && { headerFooter }),
  };
}

function columnDefs(sheet: HostSheet): ColumnDef[] {
  const used = sheet.cells.used(false);
  const last = Math.max(
    used ? used.column + used.columns : 0,
    ...[...sheet.columnWidths.keys(), ...sheet.hiddenColumns].map((column) => column + 1),
  );
  return Array.from({ length: Math.min(last, SHEET_COLUMNS) }, (_, column): ColumnDef => {
    const points = sheet.columnWidths.get(column);
    const look = sheet.cells.columnLook(column);
    const style = look && fileStyle(look);
    return {
      ...(points !== undefined && { width: charactersIn(points) }),
      ...(sheet.hiddenColumns.has(column) && { hidden: true }),
      ...(style && { style }),
    };
  });
}

function rowDefs(sheet: HostSheet): Map<number, RowDef> {
  const defs = new Map<number, RowDef>();
  for (const [row, height] of sheet.rowHeights) defs.set(row, { height });
  for (const row of [...sheet.hiddenRows, ...sheet.filteredRows])
    defs.set(row, { ...defs.get(row), hidden: true });
  return defs;
}

function writtenCells(
  book: HostBook,
  sheet: HostSheet,
): { rows: CellValue[][]; cells: Map<string, Partial<FileCell>> } {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<FileCell>>();
  const styles = new Map<Cell['style'], Map<string, ReturnType<typeof fileStyle>>>();
  const styleOf = (cell: Cell): ReturnType<typeof fileStyle> => {
    let byFormat = styles.get(cell.style);
    if (!byFormat) styles.set(cell.style, (byFormat = new Map()));
    const format = cell.format ?? '';
    if (!byFormat.has(format))
      byFormat.set(
        format,
        fileStyle({
          ...(cell.style && { style: cell.style }),
          ...(cell.format !== undefined && { format: cell.format }),
        }),
      );
    return byFormat.get(format);
  };
  sheet.cells.each(WHOLE_SHEET, (row, column, cell) => {
    const values = (rows[row] ??= []);
    while (values.length <= column) values.push(null);
    const value = fileValue(cell);
    values[column] = value;
    const detail: Partial<FileCell> = {};
    const style = styleOf(cell);
    if (style) detail.style = style;
    if (cell.formula !== undefined) {
      detail.formula = writtenFormula(cell.formula);
      detail.formulaResult = value;
      const reach = spillBox(sheet, row, column);
      if (reach)
        Object.assign(detail, { formulaType: 'array', formulaRef: areaText(reach), formulaDynamic: true });
    } else if (cell.content instanceof CellError) detail.type = 'error';
    else if (typeof value === 'string' && looksLikeError(value)) detail.richText = [{ text: value }];
    if (cell.link) {
      const { address, documentReference, screenTip } = cell.link;
      detail.hyperlink = {
        target: address ?? '',
        ...(documentReference !== undefined && { location: documentReference }),
        ...(screenTip !== undefined && { tooltip: screenTip }),
      };
    }
    if (Object.keys(detail).length > 0) cells.set(`${String(row)},${String(column)}`, { value, ...detail });
  });
  for (const comment of book.comments) {
    if (comment.sheet !== sheet) continue;
    const key = `${String(comment.row)},${String(comment.column)}`;
    cells.set(key, { ...cells.get(key), comment: { text: cellText(comment.content) } });
  }
  for (let row = 0; row < rows.length; row++) rows[row] ??= [];
  return { rows, cells };
}

function fileValue({ content }: Cell): CellValue {
  if (content instanceof CellError) return content.code;
  return typeof content === 'string' ? cellText(content) : content;
}

/** Characters of the default font that a column of so many points holds. */
function charactersIn(points: number): number {
  return Math.max(0, Math.round(((points / 0.75 - 5) / 7) * 100) / 100);
}
