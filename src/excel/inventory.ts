import { refuseNewer } from '../workbook/memory-xml';
import { columnOfMark, idOfMark, isSheetMark, isSpareId } from '../workbook/sheet-marks';
import type { Area } from '../workbook/sheet-plan';
import { askMemoryIds, untilUnreplaced, type StoredPart } from './memory-part';
import { COMMAND_BYTES } from './request-size';
import { areaOfReference } from './sheet-range';
import type { Trips } from './trips';

/**
 * What the port has to know of the workbook before it does something, in two round trips; what is remembered of the generated sheets is
 * read by itself (`memory-reader.ts`).
 */
export interface Inventory {
  readonly sheets: readonly SheetInventory[];
  readonly columns: readonly ColumnPlace[];
  readonly names: readonly WorkbookName[];
  /** The part that our memory begins with; null where there is none. */
  readonly head: StoredPart | null;
  /** Further parts that look like it. */
  readonly otherHeadIds: readonly string[];
  readonly pieceIds: readonly string[];
}

export interface SheetInventory {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  /** From A1 to the last cell in use. */
  readonly rows: number;
  readonly columns: number;
  /** What our mark says: the id of a plan, `SPARE_ID` or a `makingId`; null for a sheet without one. */
  readonly markId: string | null;
}

/** A column of ours beside a table of the user's. */
export interface ColumnPlace {
  readonly sheetId: string;
  readonly sheet: string;
  /** Id of the column's plan. */
  readonly id: string;
  readonly area: Area;
  /** What the mark says of it (`column-mark.ts`). */
  readonly comment: string;
}

export interface WorkbookName {
  readonly name: string;
  readonly formula: string;
}

/** @throws WorkbookRefusal, also where a newer version of the program has written what is remembered */
export async function takeInventory(trips: Trips): Promise<Inventory> {
  return untilUnreplaced(() => inventoryOf(trips));
}

async function inventoryOf(trips: Trips): Promise<Inventory> {
  const first = await trips.ask((context) => {
    const { workbook } = context;
    workbook.worksheets.load('items/id,items/name,items/visibility');
    workbook.names.load('items/name,items/formula');
    const memoryIds = askMemoryIds(context);
    return () => ({
      sheets: workbook.worksheets.items.map(({ id, name, visibility }) => ({
        id,
        name,
        hidden: visibility !== 'Visible',
      })),
      names: workbook.names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
      memory: memoryIds(),
    });
  });
  const { head: headId, otherHeads: otherHeadIds, pieces: pieceIds } = first.memory;
  const { sheets, columns, head } = await trips.ask(
    (context) => {
      const asked = first.sheets.map((entry) => ({ entry, ...askSheet(context, entry.id) }));
      const xml = headId === null ? null : context.workbook.customXmlParts.getItem(headId).getXml();
      return () => ({
        sheets: asked.map(answeredSheet),
        columns: asked.flatMap(({ entry, sheet }) => columnsOf(entry, sheet)),
        head: headId === null || xml === null ? null : { id: headId, xml: xml.value },
      });
    },
    1_000 + first.sheets.length * COMMAND_BYTES * 6,
  );
  if (head !== null) refuseNewer(head.xml);
  return { sheets, columns, names: first.names, head, otherHeadIds, pieceIds };
}

/** Sheets that the user knows of: without those that wait, hidden, for their next use or are still being made. */
export function sheetsInUse({ sheets }: Inventory): SheetInventory[] {
  return sheets.filter(({ markId }) => markId === null || !isSpareId(markId));
}

interface AskedSheet {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

function askSheet(context: Excel.RequestContext, id: string): AskedSheet {
  const sheet = context.workbook.worksheets.getItem(id);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  sheet.names.load('items/name,items/formula,items/comment');
  sheet.protection.load('protected');
  return { sheet, used };
}

type Entry = Pick<SheetInventory, 'id' | 'name' | 'hidden'>;

function answeredSheet({ entry, sheet, used }: AskedSheet & { readonly entry: Entry }): SheetInventory {
  const mark = sheet.names.items.find(({ name }) => isSheetMark(name));
  return {
    ...entry,
    protected: sheet.protection.protected,
    rows: used.isNullObject ? 0 : used.rowIndex + used.rowCount,
    columns: used.isNullObject ? 0 : used.columnIndex + used.columnCount,
    markId: mark === undefined ? null : idOfMark(String(mark.formula)),
  };
}

/** The columns of ours on a sheet; a mark whose cells the user has deleted is none. */
function columnsOf(entry: Entry, sheet: Excel.Worksheet): ColumnPlace[] {
  return sheet.names.items.flatMap(({ name, formula, comment }) => {
    const id = columnOfMark(name);
    const area = id === null ? null : areaOfReference(String(formula));
    return id === null || area === null ? [] : [{ sheetId: entry.id, sheet: entry.name, id, area, comment }];
  });
}
