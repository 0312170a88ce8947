import type { Area } from '../workbook/sheet-plan';
import { COMMAND_BYTES } from './request-size';
import { sheetById } from './sheet-range';
import type { Trips } from './trips';

/** Where an Excel table lies. */
export interface TablePlace {
  readonly name: string;
  /** Header and totals row included. */
  readonly area: Area;
  readonly hasTotals: boolean;
}

/** The Excel tables of sheets, by the id of their sheet: two round trips for all of them, one where there are none. */
export async function tablesOf(
  trips: Trips,
  ids: readonly string[],
): Promise<Map<string, readonly TablePlace[]>> {
  const named = await trips.ask(
    (context) => {
      const asked = ids.map((id) => {
        const { tables } = sheetById(context, id);
        tables.load('items/name,items/showTotals');
        return { id, tables };
      });
      return () =>
        asked.flatMap(({ id, tables }) =>
          tables.items.map(({ name, showTotals }) => ({ id, name, hasTotals: showTotals })),
        );
    },
    ids.length * COMMAND_BYTES * 3,
  );
  const areas = named.length === 0 ? [] : await areasOf(trips, named);
  return new Map(
    ids.map((id) => [
      id,
      named.flatMap((table, index) =>
        table.id === id ? [{ name: table.name, area: areas[index], hasTotals: table.hasTotals }] : [],
      ),
    ]),
  );
}

async function areasOf(
  trips: Trips,
  tables: readonly { readonly id: string; readonly name: string }[],
): Promise<Area[]> {
  return trips.ask(
    (context) => {
      const ranges = tables.map(({ id, name }) => {
        const range = sheetById(context, id).tables.getItem(name).getRange();
        range.load('rowIndex,columnIndex,rowCount,columnCount');
        return range;
      });
      return () =>
        ranges.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
          firstRow: rowIndex,
          firstColumn: columnIndex,
          lastRow: rowIndex + rowCount - 1,
          lastColumn: columnIndex + columnCount - 1,
        }));
    },
    tables.length * COMMAND_BYTES * 4,
  );
}
