import {
  idOfMark,
  isRunMark,
  makingId,
  markFormula,
  runMark,
  runOfMaking,
  SHEET_MARK,
  SPARE_ID,
} from '../workbook/sheet-marks';
import { WorkbookRefusal } from '../workbook/workbook';
import type { Inventory, SheetInventory } from './inventory';
import { COMMAND_BYTES } from './request-size';
import { sheetById } from './sheet-range';
import type { Errand } from './trips';

/**
 * New sheets are made hidden, in several requests. Another pane must not take them for what a run has left that was cut off: a name
 * of the workbook says when the run was last alive, and every request of it says so anew. Where the name is no longer there,
 * Excel ends the request at that command (ItemNotFound), so that nobody ever writes into sheets that another has taken over,
 * whatever the clocks of two machines say; they only decide how soon somebody may try.
 */
export interface Run {
  /** Two runs never have the same. */
  readonly id: string;
  readonly now: () => Date;
}

/**
 * A run that has been silent so long, in milliseconds, was cut off. It is longer than any request of ours takes, and longer than one
 * waits for the user to leave the cell that he types into (`Trips`): two minutes. Clocks may differ by the rest.
 */
const SILENCE = 5 * 60_000;

const MINUTE = 60_000;

/** A run that begins now. */
export function newRun(now: () => Date): Run {
  const id = [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { id, now };
}

/** Queues the first sign of life. */
export function beginRun(context: Excel.RequestContext, run: Run): void {
  context.workbook.names.add(runMark(run.id), momentFormula(run)).visible = false;
}

/** What every further request of a run begins with. */
export function signOfLife(run: Run): Errand {
  return {
    sent: COMMAND_BYTES * 2,
    received: 0,
    queue(context) {
      context.workbook.names.getItem(runMark(run.id)).formula = momentFormula(run);
      return undefined;
    },
  };
}

/** Queues the end: its sheets are done, or nothing is left of them. */
export function endRun(context: Excel.RequestContext, run: Run): void {
  context.workbook.names.getItem(runMark(run.id)).delete();
}

/** Whether a run has begun, has not ended, and nobody has taken over what it makes. */
export function isRunning({ names }: Pick<Inventory, 'names'>, run: Run): boolean {
  return names.some(({ name }) => name.toLowerCase() === runMark(run.id).toLowerCase());
}

function momentFormula({ now }: Run): string {
  return markFormula(String(now().getTime()));
}

/** What runs before this one have left, and what others are making. */
export interface Spares {
  /** Hidden sheets that may be used. */
  readonly free: readonly SheetInventory[];
  /** Signs of life of runs that were cut off, by their names. */
  readonly silent: readonly string[];
  /** Sheets that a run is making which is alive, and in how many minutes it would count as cut off. */
  readonly busy: readonly { readonly sheet: SheetInventory; readonly minutes: number }[];
}

export function sparesOf({ sheets, names }: Pick<Inventory, 'sheets' | 'names'>, now: Date): Spares {
  const signs = names.filter(({ name }) => isRunMark(name));
  const minutesOf = new Map(
    signs.map(({ name, formula }) => [name.toLowerCase(), minutesLeft(idOfMark(formula), now)]),
  );
  const free: SheetInventory[] = [];
  const busy: Spares['busy'][number][] = [];
  for (const sheet of sheets) {
    if (!sheet.hidden || sheet.markId === null) continue;
    const run = runOfMaking(sheet.markId);
    const minutes = run === null ? 0 : (minutesOf.get(runMark(run).toLowerCase()) ?? 0);
    if (minutes > 0) busy.push({ sheet, minutes });
    else if (run !== null || sheet.markId === SPARE_ID) free.push(sheet);
  }
  const silent = signs.map(({ name }) => name).filter((name) => minutesOf.get(name.toLowerCase()) === 0);
  return { free, silent, busy };
}

/** In how many minutes a run counts as cut off; 0 where it does. A clock that is far ahead of ours says nothing. */
function minutesLeft(moment: string | null, now: Date): number {
  const silent = now.getTime() - Number(moment ?? NaN);
  return Math.abs(silent) < SILENCE ? Math.ceil((SILENCE - silent) / MINUTE) : 0;
}

/**
 * Refuses to make sheets that somebody else is making.
 * @param names of the sheets that are to be made
 * @throws WorkbookRefusal
 */
export function refuseBusy(names: readonly string[], { busy }: Spares): void {
  for (const name of names) {
    const other = busy.find(({ sheet }) => sheet.name.toLowerCase() === name.toLowerCase());
    if (other) throw new WorkbookRefusal('excel.being-written', { sheet: name, minutes: other.minutes });
  }
}

/**
 * Queues that what runs have left that were cut off waits for its next use like everything else that does. Where another pane does
 * the same the second request is ended here.
 * @returns under which names the free sheets are then found; a sheet that somebody takes gets another
 */
export function takeOver(
  context: Excel.RequestContext,
  { free, silent }: Spares,
  taken: readonly string[],
): string[] {
  for (const name of silent) context.workbook.names.getItem(name).delete();
  return free.map(({ id, name, markId }) => {
    if (markId === SPARE_ID) return name;
    const waiting = spareName(id, taken);
    const sheet = sheetById(context, id);
    sheet.names.getItem(SHEET_MARK).formula = markFormula(SPARE_ID);
    sheet.name = waiting;
    return waiting;
  });
}

/** Queues that a run makes this sheet. */
export function markAsMaking(sheet: Excel.Worksheet, run: Run, isMarked: boolean): void {
  const formula = markFormula(makingId(run.id));
  if (isMarked) sheet.names.getItem(SHEET_MARK).formula = formula;
  else sheet.names.add(SHEET_MARK, formula).visible = false;
}

/** A name for a sheet that waits for use; its id makes it the only one of its name. */
export function spareName(id: string, taken: readonly string[]): string {
  const digits = id.replace(/[^0-9A-Za-z]/g, '').slice(0, 20);
  for (let number = 1; ; number++) {
    const name = `Qingqian ${digits}${number === 1 ? '' : ` ${number}`}`;
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}
