import type { Job } from '../workbook/job';
import { bytesOf } from '../workbook/json-bytes';
import { normalCell } from '../workbook/normal-cell';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { CellValue } from '../workbook/sheet-data';
import type { Area } from '../workbook/sheet-plan';
import { cellInput, type CellInput } from './cell-input';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { contentOfArea, readContents } from './read-content';
import { COMMAND_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import { sameExtent } from './still-there';
import { tablesOf, type TablePlace } from './table-places';
import type { Errand, Trips } from './trips';
import { readingFirst, type TypedOver } from './typed-over';
import type { RowsPlan } from '../workbook/workbook';

/** What has to be known to take added rows away again. */
export interface RowsJournal {
  readonly blocks: readonly RowBlock[];
  /** What the user has typed over the rows while they were being taken away: it is typed again. */
  readonly typed: (TypedOver & { readonly sheet: SheetOfOurs })[];
}

/** Free cells below a table of the user's that are to become rows of it. */
export interface RowBlock extends Pick<RowsPlan, 'seen' | 'firstColumn' | 'lastColumn'> {
  readonly sheet: SheetOfOurs;
  /** The new rows, as wide as the table. */
  readonly area: Area;
  /** What goes into them. */
  readonly cells: readonly { readonly row: number; readonly column: number; readonly value: CellValue }[];
  /** Cells whose number format changes, and what it was. */
  readonly formats: readonly { readonly row: number; readonly column: number; readonly before: string }[];
  /** The Excel table that grows over the rows, as it was; null where there is none, or where it reaches so far already. */
  readonly table: TablePlace | null;
}

/** The rows that plans have seen, as they are now, in their order; blocks one after the other. */
export async function readSeen(
  trips: Trips,
  blocks: readonly Pick<RowBlock, 'sheet' | 'seen' | 'firstColumn' | 'lastColumn'>[],
  job: Job,
): Promise<SheetContent[][]> {
  const contents = await readContents(
    trips,
    blocks.flatMap(({ sheet, seen, firstColumn, lastColumn }) =>
      seen.map(({ row }) => contentOfArea(sheet, { firstRow: row, lastRow: row, firstColumn, lastColumn })),
    ),
    job,
  );
  let next = 0;
  return blocks.map(({ seen }) => contents.slice(next, (next += seen.length)));
}

/** Whether the rows of a table are where they were seen; what a formula shows may change by itself. */
export function isWhereSeen({ seen }: Pick<RowsPlan, 'seen'>, now: readonly SheetContent[]): boolean {
  return now.every(({ values, formulas }, index) =>
    values[0].every(
      (value, column) =>
        formulas.has(cellKey(0, column)) || normalCell(value) === normalCell(seen[index].values[column]),
    ),
  );
}

/**
 * Takes added rows away where they are: what the user has typed over them stays, and where the table has moved nothing is touched. Where
 * it fails it can be done again.
 */
export async function putRowsBack(trips: Trips, journal: RowsJournal, job: Job): Promise<void> {
  const inventory = await takeInventory(trips);
  const there = journal.blocks.filter(({ sheet }) => inventory.sheets.some(({ id }) => id === sheet.id));
  const seen = await readSeen(trips, there, job);
  const blocks = there.filter((block, index) => isWhereSeen(block, seen[index]));
  const contents = await readContents(
    trips,
    blocks.map(({ sheet, area }) => contentOfArea(sheet, area)),
    job,
  );
  const tables = await tablesOf(
    trips,
    blocks.map(({ sheet }) => sheet.id),
  );
  const sheets = inventory.sheets.filter(({ id }) => blocks.some(({ sheet }) => sheet.id === id));
  await trips.carry(
    [
      ...sheets.map(sameExtent),
      ...blocks.map((block, index) =>
        oldRowsErrand(block, contents[index], tables.get(block.sheet.id) ?? [], journal),
      ),
    ],
    'writing',
    { job, step: 'put-back' },
  );
  await trips.carry(
    journal.typed.map(({ sheet, row, column, value, formula }) =>
      cellsErrand(sheet, [{ row, column, input: formula ?? cellInput(value) }]),
    ),
    'writing',
    { job, step: 'put-back' },
  );
}

function oldRowsErrand(
  block: RowBlock,
  now: SheetContent,
  tables: readonly TablePlace[],
  journal: RowsJournal,
): Errand {
  const { sheet, area, formats, table } = block;
  const grown = tables.find(({ name }) => name === table?.name)?.area.lastRow === area.lastRow ? table : null;
  const ours = cellsOfOurs(block, now, grown !== null);
  const emptied = cellsErrand(
    sheet,
    ours.map((place) => ({ ...place, input: '' })),
  );
  const errand: Errand = {
    ...emptied,
    sent: emptied.sent + COMMAND_BYTES * (6 + formats.length * 3),
    queue(context) {
      const at = sheetById(context, sheet.id);
      if (grown !== null) at.tables.getItem(grown.name).resize(rangeOf(at, grown.area));
      emptied.queue(context);
      for (const { row, column, before } of formats) at.getCell(row, column).numberFormat = [[before]];
      return undefined;
    },
  };
  const typed = (cell: TypedOver): void => {
    if (ours.some(({ row, column }) => row === cell.row && column === cell.column))
      journal.typed.push({ ...cell, sheet });
  };
  return readingFirst(sheet, errand, now, [area], typed, { row: area.firstRow, column: area.firstColumn });
}

/** Writes single cells. Nothing empties them: a cell that is merged with others meanwhile could not be cleared alone. */
function cellsErrand(
  sheet: SheetOfOurs,
  cells: readonly { readonly row: number; readonly column: number; readonly input: CellInput }[],
): Errand {
  return {
    sent: cells.reduce((bytes, { input }) => bytes + bytesOf(input) + COMMAND_BYTES * 3, COMMAND_BYTES),
    received: 200,
    subject: sheet.name,
    queue(context) {
      const at = sheetById(context, sheet.id);
      for (const { row, column, input } of cells)
        at.getCell(row, column).formulas = [[input]] as unknown as string[][];
      return undefined;
    },
  };
}

/** Cells that hold what was written, or what a table that grew has filled in by itself. */
function cellsOfOurs(
  { area, cells }: RowBlock,
  { values, formulas }: SheetContent,
  isGrown: boolean,
): { readonly row: number; readonly column: number }[] {
  const written = new Map(cells.map(({ row, column, value }) => [cellKey(row, column), normalCell(value)]));
  return values.flatMap((line, index) =>
    line.flatMap((value, offset) => {
      const [row, column] = [area.firstRow + index, area.firstColumn + offset];
      const formula = formulas.get(cellKey(index, offset));
      const own = written.get(cellKey(row, column));
      const isOurs =
        own === undefined ? isGrown && formula !== undefined : own === normalCell(value, formula);
      return isOurs && own !== '' ? [{ row, column }] : [];
    }),
  );
}
