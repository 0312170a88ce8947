import type { Job } from '../workbook/job';
import { columnMark } from '../workbook/sheet-marks';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { columnDetails, markColumn } from './column-mark';
import { inputRows } from './content-input';
import { writeRows } from './content-errands';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { giveLook, LOOK_BYTES } from './range-look';
import { COMMAND_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import { whereMarked } from './still-there';
import type { Errand, Trips } from './trips';
import { setMessage } from './validation-rule';

/** What has to be known to take a change of our columns back. */
export interface ColumnsJournal {
  readonly columns: readonly OldColumn[];
}

/** A column, or free cells that are to become one, before the change. */
export interface OldColumn {
  readonly sheet: SheetOfOurs;
  readonly id: string;
  /** Every cell that the change touches, one column wide; `content` begins at its first. */
  readonly touched: Area;
  readonly content: SheetContent;
  /** Width in points. */
  readonly width: number;
  /** Message of the cell with the title. */
  readonly message: string;
  /** For free cells: the last column in use of their rows left of them; null for a column of ours. */
  readonly lastUsed: number | null;
  /** Where the column lay and what its mark said; null for free cells. */
  readonly mark: { readonly area: Area; readonly comment: string } | null;
}

/** Puts columns back; where it fails it can be done again. */
export async function putColumnsBack(trips: Trips, journal: ColumnsJournal, job: Job): Promise<void> {
  const inventory = await takeInventory(trips);
  const errands = journal.columns.flatMap((old) => {
    if (!inventory.sheets.some(({ id }) => id === old.sheet.id)) return [];
    const place = inventory.columns.find(({ sheetId, id }) => sheetId === old.sheet.id && id === old.id);
    // Cells that were to become a column are marked before anything else is done to them.
    if (old.mark === null && place === undefined) return [];
    const errands = oldColumnErrands(movedTo(old, place?.area), place !== undefined);
    if (place === undefined) return errands;
    return errands.map((errand) => whereMarked(old.sheet, old.id, place.area, errand));
  });
  await trips.carry(errands, 'writing', { job, step: 'put-back' });
}

/**
 * The column where its mark says that it is now: the user may have inserted rows or columns since it was noted.
 * @param area that is marked now
 */
function movedTo(old: OldColumn, area: Area | undefined): OldColumn {
  if (area === undefined) return old;
  const [down, right] = [area.firstRow - old.touched.firstRow, area.firstColumn - old.touched.firstColumn];
  const moved = (one: Area): Area => ({
    firstRow: one.firstRow + down,
    firstColumn: one.firstColumn + right,
    lastRow: one.lastRow + down,
    lastColumn: one.lastColumn + right,
  });
  return {
    ...old,
    touched: moved(old.touched),
    mark: old.mark && { ...old.mark, area: moved(old.mark.area) },
  };
}

/** Takes everything away from cells of a column: contents, looks, message. */
export function clearColumn(sheet: SheetOfOurs, area: Area): Errand {
  return {
    sent: COMMAND_BYTES * 5,
    received: 200,
    subject: sheet.name,
    queue(context) {
      const range = rangeOf(sheetById(context, sheet.id), area);
      range.dataValidation.clear();
      range.clear('All');
      return undefined;
    },
  };
}

/** The looks of a column: title, data, width, message. */
export function columnLooks(
  sheet: SheetOfOurs,
  area: Area,
  looks: {
    readonly style: Parameters<typeof giveLook>[1];
    readonly points: number;
    readonly message: string;
  },
): Errand {
  return {
    sent: LOOK_BYTES * 2 + COMMAND_BYTES * 6,
    received: 500,
    subject: sheet.name,
    queue(context) {
      const at = sheetById(context, sheet.id);
      const title = rangeOf(at, { ...area, lastRow: area.firstRow });
      giveLook(title, 'header', 1, 1);
      if (area.lastRow > area.firstRow) {
        const data = { ...area, firstRow: area.firstRow + 1 };
        giveLook(rangeOf(at, data), looks.style, data.lastRow - data.firstRow + 1, 1);
      }
      title.format.columnWidth = looks.points;
      if (looks.message !== '') setMessage(title, looks.message);
      return undefined;
    },
  };
}

/** A column whose first formula fills it: what stands below that formula is shown by it and is nothing of its own. */
export function ownContent(content: SheetContent): SheetContent {
  const anchor = [...content.formulas.keys()]
    .map((key) => Math.floor(key / cellKey(1, 0)))
    .sort((a, b) => a - b)[0];
  if (anchor === undefined || content.values[anchor]?.[0] === '#SPILL!') return content;
  return {
    values: content.values.map((row, index) =>
      index > anchor && !content.formulas.has(cellKey(index, 0)) ? [null] : row,
    ),
    formulas: content.formulas,
  };
}

function oldColumnErrands(
  { sheet, id, touched, content, width, message, mark }: OldColumn,
  marked: boolean,
): Errand[] {
  const last = touched.lastRow - touched.firstRow;
  const errands = [
    clearColumn(sheet, touched),
    ...writeRows(sheet, touched.firstRow, touched.firstColumn, inputRows(ownContent(content), 0, last, 1)),
  ];
  const details = mark === null ? null : columnDetails(mark.comment);
  if (mark !== null && details !== null) {
    errands.push(columnLooks(sheet, mark.area, { style: details.style, points: width, message }));
  }
  errands.push({
    sent: COMMAND_BYTES * 8,
    received: 200,
    queue(context) {
      const at = sheetById(context, sheet.id);
      at.getCell(touched.firstRow, touched.firstColumn).format.columnWidth = width;
      if (mark !== null) markColumn(at, id, mark.area, mark.comment, marked);
      else if (marked) at.names.getItem(columnMark(id)).delete();
      return undefined;
    },
  });
  return errands;
}
