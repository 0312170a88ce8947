import {
  writeXlsx,
  type Cell,
  type CellValue as HucreValue,
  type NamedRange,
  type TableDefinition,
  type WriteSheet,
} from 'hucre';
import { columnLetters } from '../finding/finding';
import type { CellValue } from '../workbook/sheet-data';
import { pageEdges } from '../workbook/page-edges';
import { hasGrid } from '../workbook/sheet-layout';
import type { CellPlan, PrintPlan, SheetPlan, TablePlan } from '../workbook/sheet-plan';
import {
  CELL_STYLE_MARKS,
  cellStyleSheet,
  DEFAULT_FONT,
  STYLE_SHEET_PATH,
  styleNumbers,
} from './cell-styles';
import { cellText, looksLikeError } from './cell-text';
import { sheetChart } from './chart';
import { lineChanges } from './combined-charts';
import { MAX_COLUMNS, MAX_ROWS } from './limits';
import {
  absoluteReference,
  areaReference,
  cellReference,
  columnsReference,
  rowsReference,
} from './reference';
import { AddedTexts, isLong, longSheet, standIn, TEXT_TABLE_PATH } from './long-sheet';
import { rewriteParts, type PartChange } from './rewrite-parts';
import { dataValidation } from './validation';

/** Margins in inches: 1.5 cm at the sides, 1.9 cm above and below. */
const MARGINS = { left: 0.59, right: 0.59, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.35 };

/**
 * Writes sheets to a new .xlsx workbook. The same plans and properties give the same bytes.
 * @param plans the sheets in their order; a row's cells reach as far as its array in `rows`, and a column's style
 *   applies to each of them that has none of its own
 * @param properties title of the document and the moment that it shows as created
 * @throws Error where plans contradict themselves (a name given twice, a table whose header differs from its
 *   cells): a mistake of the program, never of the user's data
 */
export async function writeWorkbook(
  plans: readonly SheetPlan[],
  properties: { readonly title: string; readonly created: Date },
): Promise<Uint8Array> {
  requireUnique(
    'sheet',
    plans.map((plan) => plan.name),
  );
  requireUnique(
    'table',
    plans.flatMap((plan) => (plan.tables ?? []).map((table) => table.name)),
  );
  requireUnique(
    'name',
    plans.flatMap((plan) => (plan.names ?? []).map(({ name }) => name)),
  );
  const bytes = await writeXlsx({
    sheets: plans.map(writeSheet),
    namedRanges: [...plans.flatMap(cellNames), ...plans.flatMap(printNames)],
    defaultFont: DEFAULT_FONT,
    properties: {
      title: cellText(properties.title),
      created: properties.created,
      modified: properties.created,
    },
  });
  return rewriteParts(bytes, new Map([...(await partChanges(plans, bytes)), ...lineChanges(plans)]));
}

/**
 * The looks, what hucre has no word for, and the rows of long sheets: these ask for the numbers of the looks, and the texts that they
 * add are written last.
 */
async function partChanges(plans: readonly SheetPlan[], bytes: Uint8Array): Promise<[string, PartChange][]> {
  const long = [...plans.entries()].filter(([, plan]) => isLong(plan));
  const across = [...plans.entries()]
    .filter(([, plan]) => plan.print.across && !isLong(plan))
    .map(([index]): [string, PartChange] => [sheetPath(index), acrossThenDown]);
  if (long.length === 0) return [[STYLE_SHEET_PATH, cellStyleSheet], ...across];
  let styles: ReadonlyMap<string, number> = new Map();
  const texts = await AddedTexts.to(bytes);
  return [
    [
      STYLE_SHEET_PATH,
      (marked) => {
        styles = styleNumbers(marked);
        return cellStyleSheet(marked);
      },
    ],
    ...across,
    ...long.map(([index, plan]): [string, PartChange] => [
      sheetPath(index),
      (own) => longSheet(plan.print.across ? acrossThenDown(own) : own, plan, styles, texts),
    ]),
    [TEXT_TABLE_PATH, (own) => texts.table(own)],
  ];
}

function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** The sheet's part, its pages in the order of a reader who lays those of the same rows side by side. */
function acrossThenDown(part: string): string {
  return part.replace('<pageSetup ', '<pageSetup pageOrder="overThenDown" ');
}

function writeSheet(plan: SheetPlan): WriteSheet {
  requireInside(plan);
  const { rows, cells } = isLong(plan) ? standIn(plan, otherParts) : wholeRows(plan);
  const tables = (plan.tables ?? []).filter((table) => table.area.lastRow > table.area.firstRow);
  return {
    name: plan.name,
    columns: plan.columns.map(({ width, style }) => ({
      width,
      ...(style && { style: CELL_STYLE_MARKS[style] }),
    })),
    ...(rows && { rows }),
    ...(cells && { cells }),
    view: { showGridLines: hasGrid(plan) },
    rowDefs: new Map((plan.rowHeights ?? []).map(({ row, points }) => [row, { height: points }])),
    merges: (plan.merges ?? []).map((area) => ({
      startRow: area.firstRow,
      startCol: area.firstColumn,
      endRow: area.lastRow,
      endCol: area.lastColumn,
    })),
    ...(plan.freeze && (plan.freeze.rows > 0 || plan.freeze.columns > 0) && { freezePane: plan.freeze }),
    ...(tables.length > 0 && { tables: tables.map((table) => hucreTable(plan, table)) }),
    ...(plan.charts && { charts: plan.charts.map((chart) => sheetChart(chart, plan.name)) }),
    ...(plan.validations && { dataValidations: plan.validations.map(dataValidation) }),
    pageSetup: { ...pageSetup(plan.print), ...(hasGrid(plan) && { showGridLines: true }) },
    // A file names the row after which a page ends.
    ...(plan.print.breaksBefore && { rowBreaks: plan.print.breaksBefore.map((row) => row - 1) }),
    headerFooter: headerFooter(plan.print),
  };
}

function wholeRows(plan: SheetPlan): Pick<WriteSheet, 'rows' | 'cells'> {
  const { rows, marked } = hucreRows(plan.rows);
  const cells = new Map<string, Partial<Cell>>();
  for (const [key, text] of marked) cells.set(key, { value: text, richText: [{ text }] });
  for (const cell of plan.cells) {
    const key = `${cell.row},${cell.column}`;
    cells.set(key, { ...cells.get(key), ...hucreCell(cell, plan.rows[cell.row]?.[cell.column] ?? null) });
  }
  return { rows, cells };
}

/** The rows as hucre takes them, with every text made fit for a cell. Rows that need no change are passed on as they are. */
function hucreRows(rows: SheetPlan['rows']): { rows: HucreValue[][]; marked: [key: string, text: string][] } {
  const marked: [string, string][] = [];
  const result = rows.map((row, rowIndex) => {
    let changed: CellValue[] | undefined;
    for (let column = 0; column < row.length; column++) {
      const value = row[column];
      if (typeof value !== 'string') continue;
      const text = cellText(value);
      if (text !== value) (changed ??= [...row])[column] = text;
      // As rich text it stays a text: written plainly it would become an error value and poison every sum.
      if (looksLikeError(text)) marked.push([`${rowIndex},${column}`, text]);
    }
    return (changed ?? row) as HucreValue[];
  });
  return { rows: result, marked };
}

function hucreCell(plan: CellPlan, value: CellValue): Partial<Cell> {
  return {
    ...(plan.style && { style: CELL_STYLE_MARKS[plan.style] }),
    ...(plan.formula !== undefined && {
      richText: [],
      formula: plan.formula,
      formulaResult: typeof value === 'string' ? cellText(value) : value,
    }),
    ...otherParts(plan),
  };
}

/** What of a cell stands outside its sheet's rows. */
function otherParts({ link, comment }: CellPlan): Partial<Cell> {
  return {
    ...(link && { hyperlink: { target: '', location: cellReference(link.sheet, link.cell) } }),
    ...(comment !== undefined && { comment: { text: cellText(comment) } }),
  };
}

function hucreTable(plan: SheetPlan, { name, area, columns }: TablePlan): TableDefinition {
  if (columns.length !== area.lastColumn - area.firstColumn + 1) throw new Error(`table ${name}: width`);
  requireUnique(`column of table ${name}`, columns);
  columns.forEach((column, index) => {
    const at = plan.rows[area.firstRow]?.[area.firstColumn + index];
    if (at !== column)
      throw new Error(`table ${name}: column "${column}" has the header cell "${String(at)}"`);
  });
  return {
    name,
    range: areaReference(area),
    // Within an attribute, Excel writes a line end as its escape.
    columns: columns.map((column) => ({ name: cellText(column).replaceAll('\n', '_x000a_') })),
    style: 'TableStyleLight1',
    showRowStripes: false,
  };
}

function pageSetup(print: PrintPlan): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation: print.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: print.across?.pages ?? 1,
    fitToHeight: print.onePage ? 1 : 0,
    horizontalCentered: true,
    margins: MARGINS,
  };
}

function headerFooter(print: PrintPlan): NonNullable<WriteSheet['headerFooter']> {
  const { header, footer } = pageEdges(print);
  return {
    ...(header !== '' && { oddHeader: `&C${header}` }),
    ...(footer !== '' && { oddFooter: `&C${footer}` }),
  };
}

/** Names by which formulas of the whole workbook call cells. */
function cellNames({ name: sheet, names = [] }: SheetPlan): NamedRange[] {
  return names.map(({ name, row, column }) => ({
    name,
    range: absoluteReference(sheet, {
      firstRow: row,
      firstColumn: column,
      lastRow: row,
      lastColumn: column,
    }).replace(/:.*$/, ''),
  }));
}

/** Print area, repeated columns and rows are names of the sheet; hucre's own fields for them do not quote its name. */
function printNames({ name, print }: SheetPlan): NamedRange[] {
  const names = [{ name: '_xlnm.Print_Area', range: absoluteReference(name, print.area), scope: name }];
  const { repeatRows: rows, across: { repeatColumns: columns } = {} } = print;
  const titles = [
    ...(columns ? [columnsReference(name, columns.first, columns.last)] : []),
    ...(rows ? [rowsReference(name, rows.first, rows.last)] : []),
  ];
  if (titles.length > 0) names.push({ name: '_xlnm.Print_Titles', range: titles.join(','), scope: name });
  return names;
}

function requireUnique(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    // Excel compares names without regard to case.
    if (seen.has(name.toLowerCase())) throw new Error(`${what} "${name}" is there twice`);
    seen.add(name.toLowerCase());
  }
}

function requireInside({ name, rows, cells }: SheetPlan): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length > MAX_ROWS || width > MAX_COLUMNS)
    throw new Error(`sheet "${name}" is larger than Excel's`);
  for (const cell of cells) {
    if (cell.row >= rows.length || cell.row < 0 || cell.column < 0 || cell.column >= MAX_COLUMNS) {
      throw new Error(
        `sheet "${name}": cell ${columnLetters(cell.column)}${cell.row + 1} lies outside its rows`,
      );
    }
  }
}
