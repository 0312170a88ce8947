import {
  BooleanNumber,
  type IColumnData,
  type IFreeze,
  type IRowData,
  type IWorksheetData,
  VerticalAlign,
} from '@univerjs/core';
import type { HostSheet } from '../../../host/book';
import { STANDARD_HEIGHT, STANDARD_WIDTH } from '../../../host/book';
import { WHOLE_SHEET } from '../../../host/box';
import type { Cell } from '../../../host/cell';
import { gridCell } from './cell-data';
import { fontFamilies } from './cell-style';
import { rangeOf } from './range';
import { pixelsOf } from './size';
import type { StyleBook } from './style-book';

/** Empty lines that the user can go to beyond what is used. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 26;

/** How large the grid of a sheet is. */
export function gridSize(sheet: HostSheet): { readonly rows: number; readonly columns: number } {
  const used = sheet.cells.used(false);
  const last = (lines: Iterable<number>): number =>
    [...lines].reduce((most, line) => Math.max(most, line + 1), 0);
  const [chartRows, chartColumns] = sheet.charts.reduce(
    ([rows, columns], { anchor }) =>
      anchor
        ? [Math.max(rows, anchor.row + anchor.rows), Math.max(columns, anchor.column + anchor.columns)]
        : [rows, columns],
    [0, 0],
  );
  return {
    rows: Math.max(used ? used.row + used.rows : 0, chartRows, last(sheet.rowHeights.keys())) + SPARE_ROWS,
    columns:
      Math.max(used ? used.column + used.columns : 0, chartColumns, last(sheet.columnWidths.keys())) +
      SPARE_COLUMNS,
  };
}

export function freezeOf(sheet: HostSheet): IFreeze {
  const { frozen } = sheet;
  // Frozen columns are a box as high as the sheet, frozen rows one as broad.
  const rows = frozen && frozen.rows < WHOLE_SHEET.rows ? frozen.row + frozen.rows : 0;
  const columns = frozen && frozen.columns < WHOLE_SHEET.columns ? frozen.column + frozen.columns : 0;
  return {
    xSplit: columns,
    ySplit: rows,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  };
}

/** Rows of which the user sees nothing: hidden by hand, or by the filter. */
export function unseenRows(sheet: HostSheet): Set<number> {
  return new Set([...sheet.hiddenRows, ...sheet.filteredRows]);
}

/**
 * A sheet as the grid is given it at once.
 * @param shown is told of every cell that it holds
 */
export function sheetSnapshot(
  sheet: HostSheet,
  styles: StyleBook,
  shown: (row: number, column: number, cell: Cell) => void,
): IWorksheetData {
  const cellData: IWorksheetData['cellData'] = {};
  const tallRows = new Map<number, number>();
  sheet.cells.each(WHOLE_SHEET, (row, column, cell) => {
    (cellData[row] ??= {})[column] = gridCell(cell, styles.idOf(cell));
    shown(row, column, cell);
    const pixels = heightOfFont(cell);
    if (pixels > (tallRows.get(row) ?? pixelsOf(STANDARD_HEIGHT))) tallRows.set(row, pixels);
  });
  const rowData: Record<number, Partial<IRowData>> = {};
  for (const [row, pixels] of tallRows) rowData[row] = { h: pixels, ia: BooleanNumber.TRUE };
  for (const [row, points] of sheet.rowHeights)
    rowData[row] = { h: pixelsOf(points), ia: BooleanNumber.FALSE };
  for (const row of unseenRows(sheet)) rowData[row] = { ...rowData[row], hd: BooleanNumber.TRUE };
  const { rows, columns } = gridSize(sheet);
  const columnData: Record<number, Partial<IColumnData>> = {};
  for (let column = 0; column < columns; column++) {
    const points = sheet.columnWidths.get(column);
    const look = sheet.cells.columnLook(column);
    const style = look && styles.idOf(look);
    if (points === undefined && style === undefined && !sheet.hiddenColumns.has(column)) continue;
    columnData[column] = {
      ...(points !== undefined && { w: pixelsOf(points) }),
      ...(style !== undefined && { s: style }),
      ...(sheet.hiddenColumns.has(column) && { hd: BooleanNumber.TRUE }),
    };
  }
  return {
    id: sheet.id,
    name: sheet.name,
    tabColor: sheet.tabColor,
    hidden: sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze: freezeOf(sheet),
    rowCount: rows,
    columnCount: columns,
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    defaultColumnWidth: pixelsOf(STANDARD_WIDTH),
    defaultRowHeight: pixelsOf(STANDARD_HEIGHT),
    defaultStyle: { ff: fontFamilies('等线'), fs: 11, vt: VerticalAlign.MIDDLE },
    mergeData: sheet.merges.map(rangeOf),
    cellData,
    rowData,
    columnData,
    rowHeader: { width: 46, hidden: sheet.headings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    columnHeader: { height: 20, hidden: sheet.headings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    showGridlines: sheet.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rightToLeft: BooleanNumber.FALSE,
  };
}

/** Pixels that a line of a cell's text takes; merged cells are not measured by the grid itself. */
function heightOfFont({ content, style }: Cell): number {
  const size = style?.['Font/Size'];
  return content !== null && typeof size === 'number' ? pixelsOf(size * 1.4) : 0;
}
