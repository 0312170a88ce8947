import { columnOfMark, idOfMark, isFormId, isSheetMark } from '../workbook/sheet-marks';
import type { Area } from '../workbook/sheet-plan';
import { areaOfReference } from './sheet-range';
import type { TouchedSheets } from './touched-sheets';
import type { Trips } from './trips';

type Listener = (change: { readonly sheet: string; readonly address: string }) => void;

/** Milliseconds until Excel is asked again to tell of changes, where it could not be asked; twice as many each time. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

/** Something may have changed that nobody can name: a sheet is gone, or Excel could not be asked to tell for a while. */
const ANYTHING = { sheet: '', address: '' };

/**
 * Tells of changes of the user's, on forms that we made for him to fill in too, and of sheets that were deleted; what the program
 * writes itself, and what happens on its own sheets and in its own columns, tells nothing. Where Excel cannot be asked to tell, it
 * is asked again after a while, and what may have happened until then is told.
 * @param touched hears of every sheet that is changed, ours too, before anybody is asked anything
 * @returns ends the telling
 */
export function listenToChanges(trips: Trips, touched: TouchedSheets, listener: Listener): () => void {
  let ended = false;
  const tell = async ({
    triggerSource,
    worksheetId,
    address,
  }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (ended || triggerSource === 'ThisLocalAddin') return;
    touched.note(worksheetId);
    const sheet = await changedSheet(trips, worksheetId, address);
    if (sheet !== null && !ended) listener({ sheet, address });
  };
  const attach = (): Promise<readonly OfficeExtension.EventHandlerResult<never>[]> =>
    trips.attach(({ workbook: { worksheets } }) => [
      // A change that cannot be looked at, because the sheet is gone by now, is told by its deletion.
      worksheets.onChanged.add((event) => tell(event).catch(() => undefined)),
      worksheets.onDeleted.add(() => {
        if (!ended) listener(ANYTHING);
        return Promise.resolve();
      }),
    ]);
  const untilAttached = async (pause: number): Promise<Awaited<ReturnType<typeof attach>>> => {
    try {
      return await attach();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (ended) return [];
      const handlers = await untilAttached(Math.min(pause * 2, LONGEST_PAUSE));
      if (!ended) listener(ANYTHING);
      return handlers;
    }
  };
  const attached = untilAttached(FIRST_PAUSE);
  return () => {
    ended = true;
    void attached
      .then(async (handlers) => {
        for (const handler of handlers) handler.remove();
        await handlers.at(0)?.context.sync();
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
