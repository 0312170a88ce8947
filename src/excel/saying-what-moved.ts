import type { Area } from '../workbook/sheet-plan';
import { WorkbookRefusal } from '../workbook/workbook';
import type { SheetOfOurs } from './furnish';
import { takeInventory } from './inventory';
import { refuseMergedIn } from './merged-cells';
import type { Trips } from './trips';

/** Refusals that say that something does not go, but not where. */
const UNSAID: readonly string[] = ['excel.gone', 'excel.merged-cells', 'excel.fault'];

/** Refusals that say what and where; the sheet may be called otherwise by now. */
const SAID: readonly string[] = ['excel.merged-in-the-way', 'excel.columns-moved', 'excel.rows-moved'];

/**
 * Does a piece of writing into sheets of the user's. Whatever he does to their cells meanwhile ends in a sentence that says what,
 * as far as it can still be seen, and names the sheet as it is called then.
 * @param places cells that are written, one place at least
 * @param moved the sentence where nothing more can be said than that a sheet has been changed
 * @throws WorkbookRefusal
 */
export async function sayingWhatMoved(
  trips: Trips,
  places: readonly { readonly sheet: SheetOfOurs; readonly area: Area }[],
  moved: 'excel.columns-moved' | 'excel.rows-moved',
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WorkbookRefusal) || ![...UNSAID, ...SAID].includes(error.key)) throw error;
    const { sheets } = await takeInventory(trips).catch(() => {
      throw error;
    });
    const present = places.map(({ sheet, area }) => {
      const there = sheets.find(({ id }) => id === sheet.id);
      if (there === undefined) throw new WorkbookRefusal('excel.sheet-gone', { sheet: sheet.name });
      return { sheet: there, area, before: sheet.name };
    });
    if (SAID.includes(error.key)) {
      const named = present.find(({ before }) => before === error.values['sheet']);
      const sheet = (named ?? present[0]).sheet.name;
      throw new WorkbookRefusal(error.key, { ...error.values, sheet }, { cause: error });
    }
    await refuseMergedIn(trips, present);
    // A fault has its code, by which more can be found out than by a sentence of ours.
    if (error.key === 'excel.fault') throw error;
    throw new WorkbookRefusal(moved, { sheet: present[0].sheet.name }, { cause: error });
  }
}
