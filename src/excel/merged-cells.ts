import { cellKey, extentOf, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { WorkbookRefusal } from '../workbook/workbook';
import type { SheetOfOurs } from './furnish';
import { COMMAND_BYTES } from './request-size';
import { areaOfReference, rangeOf, sheetById } from './sheet-range';
import type { Errand, Trips } from './trips';

/**
 * Of merged cells only the first holds anything: whatever was written into the others would be lost, and clearing them would part them.
 * @param merged merged areas of the cells that are to be written, with their address
 * @throws WorkbookRefusal where there are any
 */
export function refuseMerged(sheet: { readonly name: string }, merged: Excel.RangeAreas): void {
  const [first] = addressesOf(merged);
  if (first !== undefined)
    throw new WorkbookRefusal('excel.merged-in-the-way', { sheet: sheet.name, cell: first });
}

/**
 * Looks for merged cells.
 * @throws WorkbookRefusal saying where the first of them are
 */
export async function refuseMergedIn(
  trips: Trips,
  places: readonly { readonly sheet: SheetOfOurs; readonly area: Area }[],
): Promise<void> {
  await trips.ask(
    (context) => {
      const asked = places.map(({ sheet, area }) => {
        const merged = rangeOf(sheetById(context, sheet.id), area).getMergedAreasOrNullObject();
        merged.load('address');
        return { sheet, merged };
      });
      return () => {
        for (const { sheet, merged } of asked) refuseMerged(sheet, merged);
      };
    },
    places.length * COMMAND_BYTES * 4,
  );
}

/** The areas that were found. */
export function areasOf(found: Excel.RangeAreas): Area[] {
  return addressesOf(found).flatMap((address) => areaOfReference(address) ?? []);
}

/** Their addresses without the sheet, `C3:D4`. */
function addressesOf(merged: Excel.RangeAreas): string[] {
  if (merged.isNullObject) return [];
  // What stands in quotation marks is a sheet's name and may look like anything.
  const bare = merged.address.replace(/'(?:[^']|'')*'!/g, '');
  return bare.split(',').map((address) => address.slice(address.lastIndexOf('!') + 1));
}

/** Of sheets with more merged cells of our own nobody asks: their addresses together are longer than Excel answers. */
const MOST_MERGED = 100;

/**
 * Looks whether the user has merged cells of a sheet of ours into which something is written that would be lost.
 * @param content of the sheet, from A1
 * @param ours merged cells that the sheet itself has
 */
export function refusingMerged(sheet: SheetOfOurs, content: SheetContent, ours: readonly Area[]): Errand[] {
  const { rows, columns } = extentOf(content.values);
  if (ours.length > MOST_MERGED || rows === 0) return [];
  const holds = (row: number, column: number): boolean =>
    (content.values[row]?.[column] ?? null) !== null || content.formulas.has(cellKey(row, column));
  const swallows = ({ firstRow, firstColumn, lastRow, lastColumn }: Area): boolean => {
    for (let row = firstRow; row <= Math.min(lastRow, rows - 1); row++)
      for (let column = firstColumn; column <= Math.min(lastColumn, columns - 1); column++)
        if ((row > firstRow || column > firstColumn) && holds(row, column)) return true;
    return false;
  };
  return [
    {
      sent: COMMAND_BYTES * 3,
      received: 200 + ours.length * 20,
      queue(context) {
        const at = sheetById(context, sheet.id);
        const merged = at.getRangeByIndexes(0, 0, rows, columns).getMergedAreasOrNullObject();
        merged.load('address');
        return () => {
          const lossy = addressesOf(merged).find((address) => {
            const area = areaOfReference(address);
            return area !== null && swallows(area);
          });
          if (lossy === undefined) return 0;
          throw new WorkbookRefusal('excel.merged-in-the-way', { sheet: sheet.name, cell: lossy });
        };
      },
    },
  ];
}

/** Merged cells that the user has made meanwhile: their addresses by the id of their sheet. */
export type MergedMeanwhile = Map<string, Set<string>>;

/** The errand, refused afterwards where the user has merged cells of this area meanwhile (`notingMerged`). */
export function unlessMerged(
  sheet: SheetOfOurs,
  area: Area,
  merged: MergedMeanwhile,
  errand: Errand,
): Errand {
  return looking(sheet, area, merged, errand, (areas) => {
    refuseMerged(sheet, areas);
  });
}

/**
 * The errand, which looks for merged cells in the same request, before it changes anything.
 * @param merged where they are is noted here, so that they can be merged again where they have been parted
 */
export function notingMerged(
  sheet: SheetOfOurs,
  area: Area,
  merged: MergedMeanwhile,
  errand: Errand,
): Errand {
  return looking(sheet, area, merged, errand, () => undefined);
}

function looking(
  sheet: SheetOfOurs,
  area: Area,
  merged: MergedMeanwhile,
  errand: Errand,
  then: (areas: Excel.RangeAreas) => void,
): Errand {
  return {
    ...errand,
    sent: errand.sent + COMMAND_BYTES * 3,
    received: errand.received + 100,
    queue(context) {
      const areas = rangeOf(sheetById(context, sheet.id), area).getMergedAreasOrNullObject();
      areas.load('address');
      const after = errand.queue(context);
      return () => {
        const bytes = after?.() ?? 0;
        const found = addressesOf(areas);
        if (found.length > 0) merged.set(sheet.id, new Set([...(merged.get(sheet.id) ?? []), ...found]));
        then(areas);
        return bytes;
      };
    },
  };
}
