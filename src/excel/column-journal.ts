import type { Job } from '../workbook/job';
import { bytesOf } from '../workbook/json-bytes';
import { normalCell } from '../workbook/normal-cell';
import { columnMark } from '../workbook/sheet-marks';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { CellValue } from '../workbook/sheet-data';
import type { Area } from '../workbook/sheet-plan';
import { columnDetails, markColumn } from './column-mark';
import { inputRows } from './content-input';
import { writeRows } from './content-errands';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { areasOf, notingMerged, type MergedMeanwhile } from './merged-cells';
import { giveLook, LOOK_BYTES } from './range-look';
import { contentOfArea, readContents } from './read-content';
import { COMMAND_BYTES, READ_BLOCK_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import { whereMarked, whereSpilling } from './still-there';
import type { Errand, Trips } from './trips';
import { readingFirst, typeAgain, type TypedOver } from './typed-over';
import { setMessage } from './validation-rule';

/** What has to be known to take a change of our columns back. */
export interface ColumnsJournal {
  readonly columns: OldColumn[];
  /** Merged cells that the user has made meanwhile, by sheet: they are merged again where clearing has parted them. */
  readonly merged: MergedMeanwhile;
  /** What the user has typed while a putting back was under way, by sheet: it is typed again. */
  readonly typed: (TypedOver & { readonly sheet: SheetOfOurs })[];
}

/** @param columns that a change touches, as they are before it */
export function columnsJournal(columns: OldColumn[]): ColumnsJournal {
  return { columns, merged: new Map(), typed: [] };
}

/** A column, or free cells that are to become one, before the change. */
export interface OldColumn {
  readonly sheet: SheetOfOurs;
  readonly id: string;
  /** Every cell that the change touches, one column wide; `content` begins at its first. */
  readonly touched: Area;
  readonly content: SheetContent;
  /** Row of a formula that fills the cells below it; null where none does. */
  readonly spill: number | null;
  /** Width in points. */
  readonly width: number;
  /** Message of the cell with the title. */
  readonly message: string;
  /** For free cells: the last column in use of their rows left of them; null for a column of ours. */
  readonly lastUsed: number | null;
  /** For a column of ours: the last row in use of the cells that are touched; null for free cells, and where none is in use. */
  readonly lastRow: number | null;
  /** Where the column lay and what its mark said; null for free cells. */
  readonly mark: { readonly area: Area; readonly comment: string } | null;
  /** What the change writes, from a row on; null where it writes nothing into free cells. */
  readonly wrote: { readonly firstRow: number; readonly content: SheetContent } | null;
}

/** Puts columns back; where it fails it can be done again. What the user has typed into cells that were free stays. */
export async function putColumnsBack(trips: Trips, journal: ColumnsJournal, job: Job): Promise<void> {
  const inventory = await takeInventory(trips);
  const there = journal.columns.flatMap((old) => {
    if (!inventory.sheets.some(({ id }) => id === old.sheet.id)) return [];
    const place = inventory.columns.find(({ sheetId, id }) => sheetId === old.sheet.id && id === old.id);
    // Cells that were to become a column are marked before anything else is done to them.
    return old.mark === null && place === undefined ? [] : [{ old: movedTo(old, place?.area), place }];
  });
  const contents = await readContents(
    trips,
    there.map(({ old }) => contentOfArea(old.sheet, old.touched)),
    job,
  );
  const looks = await looksOf(
    trips,
    there.map(({ old }) => old),
    contents,
  );
  const errands = there.map(({ old, place }, index) => {
    const parts = oldColumnErrands(old, contents[index], looks[index], place !== undefined, journal);
    const guarded = (all: readonly Errand[]): readonly Errand[] =>
      place === undefined ? all : all.map((errand) => whereMarked(old.sheet, old.id, place.area, errand));
    return {
      clearing: guarded(parts.clearing).map((errand) =>
        notingMerged(old.sheet, old.touched, journal.merged, errand),
      ),
      filling: guarded(parts.filling),
    };
  });
  const watch = { job, step: 'put-back' };
  await trips.carry(
    errands.flatMap(({ clearing }) => clearing),
    'writing',
    watch,
  );
  const sheets = there.map(({ old }) => old.sheet);
  await trips.carry(
    [
      ...typeAgain(journal.typed),
      ...mergeErrands(journal, sheets),
      ...errands.flatMap(({ filling }) => filling),
      // Once more, where a column has been filled over it.
      ...typeAgain(journal.typed.filter((cell) => there.some(({ old }) => isFilled(old, cell)))),
    ],
    'writing',
    watch,
  );
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
    spill: old.spill === null ? null : old.spill + down,
    wrote: old.wrote && { ...old.wrote, firstRow: old.wrote.firstRow + down },
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

/** The row of the first formula of a column; null where it has none. */
export function anchorRow({ firstRow }: Area, content: SheetContent): number | null {
  const anchor = anchorOf(content);
  return anchor === null ? null : firstRow + anchor;
}

/** Index of the row of the first formula. */
function anchorOf({ formulas }: SheetContent): number | null {
  let first: number | null = null;
  for (const key of formulas.keys()) if (first === null || key < first) first = key;
  return first === null ? null : Math.floor(first / cellKey(1, 0));
}

/** What a formula shows that does not fill the cells below it, because something stands in them. */
export const SPILL_IN_THE_WAY = '#SPILL!';

/** A column whose first formula fills it: what stands below that formula is shown by it and is nothing of its own. */
export function ownContent(content: SheetContent): SheetContent {
  const anchor = anchorOf(content);
  if (anchor === null || content.values[anchor]?.[0] === SPILL_IN_THE_WAY) return content;
  return {
    values: content.values.map((row, index) =>
      index > anchor && !content.formulas.has(cellKey(index, 0)) ? [null] : row,
    ),
    formulas: content.formulas,
  };
}

/** What of columns has to be known besides their contents before they are emptied. */
interface Looks {
  /** Rows that lie in merged cells: clearing would part them. The user may have merged them since they were written. */
  readonly merged: ReadonlySet<number>;
  /** Row of a formula that fills the cells below it. */
  readonly spill: number | null;
}

async function looksOf(
  trips: Trips,
  columns: readonly OldColumn[],
  contents: readonly SheetContent[],
): Promise<Looks[]> {
  if (columns.length === 0) return [];
  return trips.ask(
    (context) => {
      const asked = columns.map(({ sheet, touched }, index) => {
        const at = sheetById(context, sheet.id);
        const merged = rangeOf(at, touched).getMergedAreasOrNullObject();
        merged.load('address');
        const anchor = anchorRow(touched, contents[index]);
        const filling = anchor === null ? null : at.getCell(anchor, touched.firstColumn);
        filling?.load('hasSpill');
        return { merged, anchor, filling };
      });
      return () =>
        asked.map(({ merged, anchor, filling }) => {
          const rows = new Set<number>();
          for (const { firstRow, lastRow } of areasOf(merged))
            for (let row = firstRow; row <= lastRow; row++) rows.add(row);
          return { merged: rows, spill: filling?.hasSpill === true ? anchor : null };
        });
    },
    columns.length * COMMAND_BYTES * 6,
  );
}

/**
 * What puts a column back: first its cells are emptied, then what it held is written.
 * @param now what its cells hold
 */
function oldColumnErrands(
  old: OldColumn,
  now: SheetContent,
  { merged, spill }: Looks,
  marked: boolean,
  journal: ColumnsJournal,
): { readonly clearing: readonly Errand[]; readonly filling: readonly Errand[] } {
  const { sheet, id, touched, content, width, message, mark } = old;
  const own = ownContent(now);
  const typed = (cell: TypedOver): void => {
    if (isUsersCell(old, cell.row, cell.value, cell.formula)) journal.typed.push({ ...cell, sheet });
  };
  const clearing: Errand[] = [];
  const isCleared = (row: number): boolean => !merged.has(row) && !isUsers(old, own, row);
  for (let row = touched.firstRow; row <= touched.lastRow; row++) {
    if (!isCleared(row)) {
      // Clearing would part merged cells; what is written into them as nothing empties them.
      if (merged.has(row) && !isWithin(mark?.area, row) && !isUsers(old, own, row))
        clearing.push(...writeRows(sheet, row, touched.firstColumn, [['']]));
      continue;
    }
    const first = row;
    while (row < touched.lastRow && isCleared(row + 1)) row += 1;
    const run = { ...touched, firstRow: first, lastRow: row };
    const filling = spill !== null && isWithin(run, spill) ? spill : null;
    clearing.push(...clearSeen(sheet, run, own, touched.firstRow, typed, filling));
  }
  const filling: Errand[] = [];
  if (mark !== null) {
    const before = ownContent(content);
    const lastRow = Math.min(mark.area.lastRow, touched.lastRow);
    for (let row = mark.area.firstRow; row <= lastRow; row++) {
      if (isUsers(old, own, row)) continue;
      const first = row;
      while (row < lastRow && !isUsers(old, own, row + 1)) row += 1;
      const rows = inputRows(before, first - touched.firstRow, row - touched.firstRow, 1);
      filling.push(...writeRows(sheet, first, touched.firstColumn, rows));
    }
    const details = columnDetails(mark.comment);
    if (details !== null)
      filling.push(columnLooks(sheet, mark.area, { style: details.style, points: width, message }));
  }
  filling.push({
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
  return { clearing, filling };
}

/** Whether a cell holds something that neither stood there before nor was written by us. */
function isUsers(old: OldColumn, now: SheetContent, row: number): boolean {
  const index = row - old.touched.firstRow;
  return isUsersCell(old, row, now.values[index]?.[0] ?? null, now.formulas.get(cellKey(index, 0)));
}

function isUsersCell(
  { touched, mark, wrote, content }: OldColumn,
  row: number,
  value: CellValue,
  formula: string | undefined,
): boolean {
  const cell = normalCell(value, formula);
  if (cell === '' || (wrote !== null && cell === cellAt(wrote.content, row - wrote.firstRow))) return false;
  if (!isWithin(mark?.area, row)) return true;
  const index = row - touched.firstRow;
  // A formula that was frozen has become what it showed.
  return cell !== cellAt(content, index) && cell !== normalCell(content.values[index]?.[0]);
}

function cellAt({ values, formulas }: SheetContent, index: number): string {
  return normalCell(values[index]?.[0], formulas.get(cellKey(index, 0)));
}

function isFilled({ sheet, mark }: OldColumn, cell: ColumnsJournal['typed'][number]): boolean {
  return (
    sheet.id === cell.sheet.id && mark?.area.firstColumn === cell.column && isWithin(mark.area, cell.row)
  );
}

function isWithin(area: Area | undefined, row: number): boolean {
  return area !== undefined && row >= area.firstRow && row <= area.lastRow;
}

/**
 * Empties cells of a column, each piece of them only once it has been read in the same request.
 * @param seen what the column held, from row `top` on
 * @param typed hears of each cell that holds something else now
 * @param spill row of a formula of it that fills the cells below it: where it does so no longer, nothing is emptied
 */
export function clearSeen(
  sheet: SheetOfOurs,
  area: Area,
  seen: SheetContent,
  top: number,
  typed: (cell: TypedOver) => void,
  spill: number | null = null,
): Errand[] {
  // What a formula fills is computed anew at any time; nobody can type there without the formula showing it.
  if (seen.formulas.size > 0) {
    const clear = clearColumn(sheet, area);
    return [spill === null ? clear : whereSpilling(sheet, spill, area.firstColumn, clear)];
  }
  const errands: Errand[] = [];
  for (let { firstRow } = area; firstRow <= area.lastRow;) {
    let [bytes, lastRow] = [0, firstRow - 1];
    while (lastRow < area.lastRow && bytes < READ_BLOCK_BYTES) {
      lastRow += 1;
      bytes += (bytesOf(seen.values[lastRow - top]?.[0] ?? null) + 3) * 2;
    }
    const block = { ...area, firstRow, lastRow };
    const origin = { row: top, column: area.firstColumn, bytes };
    errands.push(readingFirst(sheet, clearColumn(sheet, block), seen, [block], typed, origin));
    firstRow = lastRow + 1;
  }
  return errands;
}

/** Merges again what the user had merged and clearing has parted. */
function mergeErrands({ merged }: ColumnsJournal, sheets: readonly SheetOfOurs[]): Errand[] {
  return [...new Set(sheets)].flatMap((sheet) =>
    [...(merged.get(sheet.id) ?? [])].map((address) => ({
      sent: COMMAND_BYTES * 3,
      received: 200,
      queue(context: Excel.RequestContext) {
        sheetById(context, sheet.id).getRange(address).merge(false);
        return undefined;
      },
    })),
  );
}
