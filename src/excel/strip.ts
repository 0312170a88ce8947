import type { SheetLayout } from '../workbook/sheet-layout';
import type { Extent } from '../workbook/sheet-content';
import { isChartOfOurs, type SheetOfOurs } from './furnish';
import { COMMAND_BYTES } from './request-size';
import { sheetById } from './sheet-range';
import type { Errand, Trips } from './trips';

/** What a sheet of ours carries that has to be taken away by name. */
export interface Fittings {
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

/** Asks which charts of ours and which tables sheets have: one round trip for all of them. */
export async function fittingsOf(trips: Trips, ids: readonly string[]): Promise<Map<string, Fittings>> {
  if (ids.length === 0) return new Map();
  return trips.ask(
    (context) => {
      const asked = ids.map((id) => {
        const sheet = sheetById(context, id);
        sheet.charts.load('items/name');
        sheet.tables.load('items/name');
        return { id, sheet };
      });
      return () =>
        new Map(
          asked.map(({ id, sheet }) => [
            id,
            {
              charts: sheet.charts.items.map(({ name }) => name).filter(isChartOfOurs),
              tables: sheet.tables.items.map(({ name }) => name),
            },
          ]),
        );
    },
    ids.length * COMMAND_BYTES * 3,
  );
}

/**
 * Takes looks, charts and rules away; contents and the tables that are to stay remain.
 * @param layout what has given the sheet its looks; null where nobody knows
 * @param extent how far our cells reach from A1; what the user has beside and below them keeps its looks. Null for the whole sheet.
 * @param staying names of tables that the sheet keeps
 */
export function strip(
  sheet: SheetOfOurs,
  fittings: Fittings,
  layout: SheetLayout | null,
  extent: Extent | null,
  staying: ReadonlySet<string> = new Set(),
): Errand {
  const heights = rowSpans((layout?.frame.rowHeights ?? []).map(({ row }) => row));
  return {
    sent: COMMAND_BYTES * (10 + fittings.charts.length * 2 + fittings.tables.length * 2 + heights.length * 3),
    received: 500,
    subject: sheet.name,
    queue(context) {
      const at = sheetById(context, sheet.id);
      for (const chart of fittings.charts) at.charts.getItem(chart).delete();
      // Not deleted: that would take the cells with it.
      for (const table of fittings.tables) if (!staying.has(table)) at.tables.getItem(table).convertToRange();
      at.freezePanes.unfreeze();
      const all = extent === null ? at.getRange() : at.getRangeByIndexes(0, 0, extent.rows, extent.columns);
      all.unmerge();
      all.dataValidation.clear();
      all.clear('Hyperlinks');
      all.clear('Formats');
      for (const { first, count } of heights) at.getRangeByIndexes(first, 0, count, 1).format.autofitRows();
      return undefined;
    },
  };
}

/** A long list with heights here and there is given back its standard heights as a whole: one command instead of thousands. */
const MOST_SPANS = 200;

/** Rows next to each other as one span; of too many spans all rows from the first to the last. */
function rowSpans(rows: readonly number[]): { readonly first: number; readonly count: number }[] {
  const spans: { readonly first: number; count: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span !== undefined && span.first + span.count === row) span.count += 1;
    else spans.push({ first: row, count: 1 });
  }
  const last = spans.at(-1);
  if (last === undefined || spans.length <= MOST_SPANS) return spans;
  return [{ first: spans[0].first, count: last.first + last.count - spans[0].first }];
}

/** Empties a sheet: nothing of what was written stays. */
export function empty(sheet: SheetOfOurs, fittings: Fittings): Errand[] {
  return [
    strip(sheet, fittings, null, null),
    {
      sent: COMMAND_BYTES * 3,
      received: 100,
      subject: sheet.name,
      queue(context) {
        sheetById(context, sheet.id).getRange().clear('All');
        return undefined;
      },
    },
  ];
}
