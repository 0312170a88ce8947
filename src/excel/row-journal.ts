import type { Job } from '../workbook/job';
import { normalCell } from '../workbook/normal-cell';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { CellValue } from '../workbook/sheet-data';
import type { Area } from '../workbook/sheet-plan';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { contentOfArea, readContents } from './read-content';
import { COMMAND_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import { sameExtent } from './still-there';
import { tablesOf, type TablePlace } from './table-places';
import type { Errand, Trips } from './trips';
import type { RowsPlan } from '../workbook/workbook';

/** What has to be known to take added rows away again. */
export interface RowsJournal {
  readonly blocks: readonly RowBlock[];
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
        oldRowsErrand(block, contents[index], tables.get(block.sheet.id) ?? []),
      ),
    ],
    'writing',
    { job, step: 'put-back' },
  );
}

function oldRowsErrand(block: RowBlock, now: SheetContent, tables: readonly TablePlace[]): Errand {
  const { sheet, area, formats, table } = block;
  const grown = tables.find(({ name }) => name === table?.name)?.area.lastRow === area.lastRow ? table : null;
  const ours = cellsOfOurs(block, now, grown !== null);
  return {
    sent: COMMAND_BYTES * (6 + (formats.length + ours.length) * 3),
    received: 200,
    subject: sheet.name,
    queue(context) {
      const at = sheetById(context, sheet.id);
      if (grown !== null) at.tables.getItem(grown.name).resize(rangeOf(at, grown.area));
      for (const { row, column } of ours) at.getCell(row, column).clear('Contents');
      for (const { row, column, before } of formats) at.getCell(row, column).numberFormat = [[before]];
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
