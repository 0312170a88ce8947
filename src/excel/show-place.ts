import type { Place } from '../finding/finding';
import { WorkbookRefusal } from '../workbook/workbook';
import { COMMAND_BYTES } from './request-size';
import type { Trips } from './trips';

/** Activates a sheet and selects cells of it: one cell, a row, a column, or none. */
export async function showPlace(
  trips: Trips,
  { sheet, row, column }: Pick<Place, 'sheet' | 'row' | 'column'>,
): Promise<void> {
  if (sheet === undefined) return;
  const found = await trips.ask((context) => {
    const asked = context.workbook.worksheets.getItemOrNullObject(sheet);
    asked.load('id,visibility');
    return () => (asked.isNullObject ? null : { id: asked.id, visible: asked.visibility === 'Visible' });
  });
  if (found === null) throw new WorkbookRefusal('excel.sheet-gone', { sheet });
  if (!found.visible) throw new WorkbookRefusal('excel.sheet-hidden', { sheet });
  await trips.carry(
    [
      {
        sent: COMMAND_BYTES * 5,
        received: 200,
        queue(context) {
          const shown = context.workbook.worksheets.getItem(found.id);
          shown.activate();
          if (row !== undefined && column !== undefined) shown.getCell(row, column).select();
          else if (row !== undefined) shown.getRange(`${row + 1}:${row + 1}`).select();
          else if (column !== undefined) shown.getCell(0, column).getEntireColumn().select();
          return undefined;
        },
      },
    ],
    'reading',
  );
}

/** The upper left cell of what the user has selected; null where a drawing is selected. */
export async function selectedCell(
  trips: Trips,
): Promise<{ readonly sheet: string; readonly row: number; readonly column: number } | null> {
  try {
    return await trips.ask((context) => {
      const selected = context.workbook.getSelectedRange();
      selected.load('rowIndex,columnIndex');
      selected.worksheet.load('name');
      return () => ({
        sheet: selected.worksheet.name,
        row: selected.rowIndex,
        column: selected.columnIndex,
      });
    });
  } catch (error) {
    // Several ranges at once, or a picture: there is no one cell.
    if (error instanceof WorkbookRefusal && error.key === 'excel.selection') return null;
    throw error;
  }
}
