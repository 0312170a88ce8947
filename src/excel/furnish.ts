import { hasGrid, type SheetLayout, type StyleRun } from '../workbook/sheet-layout';
import type { StyleName, TablePlan } from '../workbook/sheet-plan';
import { CHART_BYTES, drawChart } from './chart-drawing';
import { PRINT_BYTES, setUpPrint } from './print-setup';
import { giveLook, LOOK_BYTES, widthInPoints } from './range-look';
import { COMMAND_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import type { Errand } from './trips';
import { setMessage, setRule } from './validation-rule';

/** A sheet of ours, by what does not change and by what the user calls it. */
export interface SheetOfOurs {
  readonly id: string;
  readonly name: string;
}

/** Charts of ours carry this name and a number. */
const CHART_NAME = 'Qingqian.Chart.';

/** Whether a chart is ours; a chart that the user has added to a sheet of ours stays. */
export function isChartOfOurs(name: string): boolean {
  return name.startsWith(CHART_NAME);
}

/**
 * Gives a sheet whose contents stand its looks, tables, charts and print set-up.
 * @param tablesThere tables that the sheet has already (by name); they are led to their new area and stay what the user's formulas
 *   call them
 */
export function furnish(
  sheet: SheetOfOurs,
  layout: SheetLayout,
  tablesThere: ReadonlySet<string> = new Set(),
): Errand[] {
  const { columns, styles, links, comments, frame } = layout;
  const each = <T>(
    items: readonly T[],
    bytes: number,
    queue: (at: Excel.Worksheet, item: T, index: number) => void,
  ): Errand[] =>
    items.map((item, index) => ({
      sent: bytes,
      received: 200,
      subject: sheet.name,
      queue(context) {
        queue(sheetById(context, sheet.id), item, index);
        return undefined;
      },
    }));
  return [
    // Before the looks: a link brings a look of its own.
    ...each(links, COMMAND_BYTES * 2, (at, { row, column, link }) => {
      at.getCell(row, column).hyperlink = {
        documentReference: `'${link.sheet.replaceAll("'", "''")}'!${link.cell}`,
      };
    }),
    ...each(inDrawingOrder(styles), LOOK_BYTES, (at, run) => {
      giveLook(
        rangeOf(at, run),
        run.style,
        run.lastRow - run.firstRow + 1,
        run.lastColumn - run.firstColumn + 1,
      );
    }),
    ...each(
      equalRuns(columns.map(({ width }, index) => ({ index, value: width }))),
      COMMAND_BYTES * 3,
      (at, { first, count, value }) => {
        at.getRangeByIndexes(0, first, 1, count).format.columnWidth = widthInPoints(value);
      },
    ),
    ...each(
      equalRuns((frame.rowHeights ?? []).map(({ row, points }) => ({ index: row, value: points }))),
      COMMAND_BYTES * 3,
      (at, { first, count, value }) => {
        at.getRangeByIndexes(first, 0, count, 1).format.rowHeight = value;
      },
    ),
    ...each(frame.merges ?? [], COMMAND_BYTES * 2, (at, area) => rangeOf(at, area).merge(false)),
    ...each(frame.tables ?? [], COMMAND_BYTES * 6, (at, table) =>
      setTable(at, table, tablesThere.has(table.name)),
    ),
    ...each(frame.validations ?? [], COMMAND_BYTES * 8, (at, validation) =>
      setRule(rangeOf(at, validation.area), validation),
    ),
    ...each(comments, COMMAND_BYTES * 6, (at, { row, column, comment }) =>
      setMessage(at.getCell(row, column), comment),
    ),
    ...each(frame.charts ?? [], CHART_BYTES, (at, chart, index) =>
      drawChart(at, chart, CHART_NAME + String(index + 1)),
    ),
    ...each([frame], PRINT_BYTES + COMMAND_BYTES * 4, (at, { freeze, print }) => {
      const grid = hasGrid({ columns });
      at.showGridlines = grid;
      if (freeze && (freeze.rows > 0 || freeze.columns > 0)) {
        if (freeze.columns === 0) at.freezePanes.freezeRows(freeze.rows);
        else if (freeze.rows === 0) at.freezePanes.freezeColumns(freeze.columns);
        else at.freezePanes.freezeAt(at.getRangeByIndexes(0, 0, freeze.rows, freeze.columns));
      }
      setUpPrint(at, print, grid);
    }),
  ];
}

function setTable(sheet: Excel.Worksheet, { name, area }: TablePlan, isThere: boolean): void {
  if (area.lastRow <= area.firstRow) return;
  if (isThere) {
    sheet.tables.getItem(name).resize(rangeOf(sheet, area));
    return;
  }
  const table = sheet.tables.add(rangeOf(sheet, area), true);
  table.name = name;
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
}

/** The heavier line above a total is also the line below what stands over it: totals are drawn last. */
function inDrawingOrder(runs: readonly StyleRun[]): StyleRun[] {
  const isTotal = (style: StyleName): boolean => style.startsWith('total');
  return [...runs.filter(({ style }) => !isTotal(style)), ...runs.filter(({ style }) => isTotal(style))];
}

/** Neighbours of the same size as one run. */
function equalRuns(
  sizes: readonly { readonly index: number; readonly value: number }[],
): { readonly first: number; readonly count: number; readonly value: number }[] {
  const runs: { readonly first: number; count: number; readonly value: number }[] = [];
  for (const { index, value } of [...sizes].sort((a, b) => a.index - b.index)) {
    const run = runs.at(-1);
    if (run !== undefined && run.value === value && run.first + run.count === index) run.count += 1;
    else runs.push({ first: index, count: 1, value });
  }
  return runs;
}
