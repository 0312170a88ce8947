import { showsDates } from '../workbook/date-format';
import { cellKey, contentOf, type SheetContent } from '../workbook/sheet-content';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { planOf, styleRuns, type SheetLayout } from '../workbook/sheet-layout';
import { isSpareId, ownSheets } from '../workbook/sheet-marks';
import type { SheetMemory } from '../workbook/sheet-memory';
import type { SheetPlan } from '../workbook/sheet-plan';
import { STYLES } from '../workbook/style';
import { memoryOfXml, NO_MEMORY } from '../workbook/workbook-memory';
import type { Configuration } from '../workbook/workbook';
import { readPackageSheets, type PackageSheet } from './read-package';
import { readMemory } from './report-memory';

/** A sheet of a report workbook. */
export interface ReportSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The id of its plan; null for a sheet of the user's. */
  readonly id: string | null;
  readonly memory: SheetMemory | null;
  /** What writes the sheet as it is; of a sheet of the user's only its values are known. */
  readonly plan: SheetPlan;
}

/** A report workbook as it is read. */
export interface Report {
  readonly sheets: readonly ReportSheet[];
  readonly configuration: Configuration | null;
}

const NO_LAYOUT: SheetLayout = {
  columns: [],
  styles: [],
  links: [],
  comments: [],
  frame: { print: { landscape: false, area: { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0 } } },
};

export const NO_REPORT: Report = { sheets: [], configuration: NO_MEMORY.configuration };

/**
 * Reads a report workbook: its own sheets are known by their marks, whatever the user has named them and wherever he has moved
 * them.
 * @param file name for refusals
 * @throws FileRefusal, WorkbookRefusal
 */
export async function readReport(file: string, bytes: Uint8Array): Promise<Report> {
  const packed = await readPackageSheets(file, bytes);
  const { markIds, xml } = await readMemory(bytes);
  const { sheets: memories, configuration } = memoryOfXml(xml);
  const marked = packed.map((sheet, index) => ({
    sheet,
    name: sheet.data.name,
    markId: markIds[index] ?? null,
  }));
  const own = new Set(ownSheets(marked, memories).values());
  const renamed = new Map<string, string>();
  for (const { name, markId } of own) {
    const before = memories.get(markId ?? '')?.name;
    if (before !== undefined && before !== name) renamed.set(before, name);
  }
  const sheets = marked
    .filter(({ markId }) => markId === null || !isSpareId(markId))
    .map((entry): ReportSheet => {
      const id = own.has(entry) ? entry.markId : null;
      const memory = (id !== null && memories.get(id)) || null;
      return reportSheet(entry.sheet, id, memory && withLinksTo(memory, renamed));
    });
  return { sheets, configuration };
}

/** A sheet as a plan leaves it. */
export function writtenSheet(plan: SheetPlan, memory: SheetMemory, hidden: boolean): ReportSheet {
  const rows = withoutEmptyTexts(plan.rows, contentOf(plan).formulas);
  return { name: plan.name, hidden, id: plan.id, memory, plan: { ...plan, rows } };
}

/** What a sheet of a report shows, as any sheet is read. */
export function dataOf(file: string, { name, hidden, plan }: ReportSheet): SheetData {
  const dateColumns = new Set<number>();
  for (const { firstRow, firstColumn, lastRow, lastColumn, style } of styleRuns(plan)) {
    const { format } = STYLES[style];
    if (format === undefined || !showsDates(format)) continue;
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        if (typeof plan.rows[row]?.[column] === 'number') dateColumns.add(column);
      }
    }
  }
  return { file, name, hidden, rows: plan.rows, hiddenRows: new Set(), dateColumns, uncomputed: [] };
}

export function contentOfSheet({ plan }: ReportSheet): SheetContent {
  return contentOf(plan);
}

function reportSheet(
  { data, formulas }: PackageSheet,
  id: string | null,
  memory: SheetMemory | null,
): ReportSheet {
  const { name, hidden } = data;
  const cells = formulas();
  const values = [...withoutEmptyTexts(data.rows, cells)];
  // Empty rows at the end, over which a chart lies, are in no file.
  while (values.length < (memory?.rowSums.length ?? 0)) values.push([]);
  const content = { values, formulas: cells };
  const plan = planOf({ id: id ?? '', name }, memory?.layout ?? NO_LAYOUT, content);
  return { name, hidden, id, memory, plan };
}

/** Rows in which an empty cell is null and only a formula can show an empty text. */
function withoutEmptyTexts(
  rows: SheetContent['values'],
  formulas: SheetContent['formulas'],
): readonly (readonly CellValue[])[] {
  return rows.map((row, index) =>
    row.includes('')
      ? row.map((value, column) => (value === '' && !formulas.has(cellKey(index, column)) ? null : value))
      : row,
  );
}

/** Links follow sheets that the user has renamed. */
function withLinksTo(memory: SheetMemory, renamed: ReadonlyMap<string, string>): SheetMemory {
  if (renamed.size === 0) return memory;
  const links = memory.layout.links.map((entry) => ({
    ...entry,
    link: { ...entry.link, sheet: renamed.get(entry.link.sheet) ?? entry.link.sheet },
  }));
  return { ...memory, layout: { ...memory.layout, links } };
}
