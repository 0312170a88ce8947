import { columnOfMark, idOfMark, isFormId, isSheetMark } from '../workbook/sheet-marks';
import type { Area } from '../workbook/sheet-plan';
import { areaOfReference } from './sheet-range';
import type { Trips } from './trips';

type Listener = (change: { readonly sheet: string; readonly address: string }) => void;

/**
 * Tells of changes of the user's, on forms that we made for him to fill in too; what the program writes itself, and what happens on
 * its own sheets and in its own columns, tells nothing. Where Excel cannot tell of changes at all, nothing is told: the program then reads again when it is asked to.
 * @returns ends the telling
 */
export function listenToChanges(trips: Trips, listener: Listener): () => void {
  let ended = false;
  const tell = async ({
    triggerSource,
    worksheetId,
    address,
  }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (ended || triggerSource === 'ThisLocalAddin') return;
    const sheet = await changedSheet(trips, worksheetId, address);
    if (sheet !== null && !ended) listener({ sheet, address });
  };
  const attached = trips
    .attach((context) =>
      // A change that cannot be looked at, because the sheet is gone by now, is told by the next one.
      context.workbook.worksheets.onChanged.add((event) => tell(event).catch(() => undefined)),
    )
    .catch(() => null);
  return () => {
    ended = true;
    void attached
      .then(async (handler) => {
        if (handler === null) return;
        handler.remove();
        await handler.context.sync();
      })
      .catch(() => undefined);
  };
}

/** The name of the sheet that was changed; null where the sheet, or the cells, are ours. */
async function changedSheet(trips: Trips, id: string, address: string): Promise<string | null> {
  return trips.ask((context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    sheet.load('name');
    sheet.names.load('items/name,items/formula');
    return () => {
      const changed = areaOfReference(address);
      for (const { name, formula } of sheet.names.items) {
        const text = String(formula);
        const id = isSheetMark(name) ? idOfMark(text) : null;
        if (id !== null && !isFormId(id)) return null;
        const column = columnOfMark(name) === null ? null : areaOfReference(text);
        if (column && changed && covers(column, changed)) return null;
      }
      return sheet.name;
    };
  });
}

/** Whether an area lies within another. */
function covers(outer: Area, inner: Area): boolean {
  return (
    inner.firstColumn >= outer.firstColumn &&
    inner.lastColumn <= outer.lastColumn &&
    inner.firstRow >= outer.firstRow &&
    inner.lastRow <= outer.lastRow
  );
}
