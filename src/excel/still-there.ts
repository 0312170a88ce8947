import { columnMark } from '../workbook/sheet-marks';
import type { Area } from '../workbook/sheet-plan';
import type { SheetInventory } from './inventory';
import { COMMAND_BYTES } from './request-size';
import type { SheetOfOurs } from './furnish';
import { rangeOf, sheetById } from './sheet-range';
import type { TablePlace } from './table-places';
import type { Errand } from './trips';

/**
 * Between looking and writing the user may insert a row or a column, and cells lie elsewhere. Excel ends a request at the first
 * command that fails, so that each piece of writing begins with one that fails where cells have moved: two cells that are meant to
 * be the same one have no intersection any more (ItemNotFound), and nothing after it is done.
 */

/** Ends the request where the last cell in use is no longer where it was: rows or columns have come, gone or been filled. */
export function sameExtent(sheet: SheetInventory): Errand {
  return {
    sent: COMMAND_BYTES * 4,
    received: 200,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const last = at.getUsedRange(true).getLastCell();
      last.getIntersection(at.getCell(sheet.rows - 1, sheet.columns - 1)).load('address');
      return undefined;
    },
  };
}

/**
 * Ends the request where free cells beside a table are free no longer.
 * @param area that was free
 * @param lastUsed last column in use of their rows left of them, as it was
 */
export function stillFree(sheet: SheetOfOurs, area: Area, lastUsed: number): Errand {
  return {
    sent: COMMAND_BYTES * 6,
    received: 200,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const before = rangeOf(at, { ...area, firstColumn: lastUsed, lastColumn: lastUsed });
      lastUsedColumn(at, area).getIntersection(before).load('address');
      return undefined;
    },
  };
}

/**
 * The errand, which is not done where below this row something stands that was not there: somebody has typed into cells of the
 * area that are still to be written.
 * @param area a column, from a cell on that is in use
 * @param lastRow its last row in use
 */
export function whereEnding(sheet: SheetOfOurs, area: Area, lastRow: number, errand: Errand): Errand {
  return {
    ...errand,
    sent: errand.sent + COMMAND_BYTES * 5,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const last = rangeOf(at, area).getUsedRange(true).getLastRow();
      last.getIntersection(rangeOf(at, { ...area, firstRow: lastRow, lastRow })).load('address');
      return errand.queue(context);
    },
  };
}

/** The last column in use of the rows of an area, as far right as its end. */
export function lastUsedColumn(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return rangeOf(sheet, { ...area, firstColumn: 0 })
    .getUsedRange(true)
    .getLastColumn();
}

/**
 * The errand, which is not done where these cells are no longer the first free ones below their table.
 * @param area free cells
 * @param lastUsed last row in use of their columns, as it was
 * @param table that holds the row above, as it was
 */
export function whereFree(
  sheet: SheetOfOurs,
  area: Area,
  lastUsed: number,
  table: TablePlace | null,
  errand: Errand,
): Errand {
  return {
    ...errand,
    sent: errand.sent + COMMAND_BYTES * 14,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const last = lastUsedRow(at, area);
      last.getIntersection(rangeOf(at, { ...area, firstRow: lastUsed, lastRow: lastUsed })).load('address');
      if (table !== null) {
        const [now, before] = [at.tables.getItem(table.name).getRange(), rangeOf(at, table.area)];
        now.getCell(0, 0).getIntersection(before.getCell(0, 0)).load('address');
        now.getLastCell().getIntersection(before.getLastCell()).load('address');
      }
      return errand.queue(context);
    },
  };
}

/** The last row in use of the columns of an area, down to its end. */
export function lastUsedRow(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return rangeOf(sheet, { ...area, firstRow: 0 })
    .getUsedRange(true)
    .getLastRow();
}

/** The errand, which is not done where a column of ours no longer begins at the first cell of this area. */
export function whereMarked(sheet: SheetOfOurs, id: string, area: Area, errand: Errand): Errand {
  return {
    ...errand,
    sent: errand.sent + COMMAND_BYTES * 4,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const title = at.names.getItem(columnMark(id)).getRange().getCell(0, 0);
      title.getIntersection(at.getCell(area.firstRow, area.firstColumn)).load('address');
      return errand.queue(context);
    },
  };
}

/**
 * The errand, which is not done where a formula no longer fills the cells below it: somebody has typed into one of them.
 * @param row of the formula
 */
export function whereSpilling(sheet: SheetOfOurs, row: number, column: number, errand: Errand): Errand {
  return {
    ...errand,
    sent: errand.sent + COMMAND_BYTES * 2,
    queue(context) {
      sheetById(context, sheet.id).getCell(row, column).getSpillingToRange().load('address');
      return errand.queue(context);
    },
  };
}
