import type { Job } from '../workbook/job';
import type { Area } from '../workbook/sheet-plan';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { COMMAND_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import { tablesOf, type TablePlace } from './table-places';
import type { Errand, Trips } from './trips';

/** What has to be known to take added rows away again. */
export interface RowsJournal {
  readonly blocks: readonly RowBlock[];
}

/** Free cells below a table of the user's that are to become rows of it. */
export interface RowBlock {
  readonly sheet: SheetOfOurs;
  /** The new rows, as wide as the table. */
  readonly area: Area;
  /** Cells whose number format changes, and what it was. */
  readonly formats: readonly { readonly row: number; readonly column: number; readonly before: string }[];
  /** The Excel table that grows over the rows, as it was; null where there is none, or where it reaches so far already. */
  readonly table: TablePlace | null;
}

/** Takes added rows away; where it fails it can be done again. */
export async function putRowsBack(trips: Trips, journal: RowsJournal, job: Job): Promise<void> {
  const { sheets } = await takeInventory(trips);
  const blocks = journal.blocks.filter(({ sheet }) => sheets.some(({ id }) => id === sheet.id));
  const tables = await tablesOf(
    trips,
    blocks.map(({ sheet }) => sheet.id),
  );
  await trips.carry(
    blocks.map((block) => oldRowsErrand(block, tables)),
    'writing',
    { job, step: 'put-back' },
  );
}

function oldRowsErrand(
  { sheet, area, formats, table }: RowBlock,
  standing: ReadonlyMap<string, readonly TablePlace[]>,
): Errand {
  const there = (standing.get(sheet.id) ?? []).some(({ name }) => name === table?.name);
  return {
    sent: COMMAND_BYTES * (6 + formats.length * 3),
    received: 200,
    subject: sheet.name,
    queue(context) {
      const at = sheetById(context, sheet.id);
      if (table !== null && there) at.tables.getItem(table.name).resize(rangeOf(at, table.area));
      rangeOf(at, area).clear('Contents');
      for (const { row, column, before } of formats) at.getCell(row, column).numberFormat = [[before]];
      return undefined;
    },
  };
}
