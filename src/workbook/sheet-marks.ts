import type { SheetMemory } from './sheet-memory';

/**
 * The hidden name in a sheet's own scope that marks it as ours. Its formula is a text, the id of the sheet's plan; it stays with
 * the sheet when that is renamed or moved.
 */
export const SHEET_MARK = 'Qingqian.Sheet';

/** The id of a sheet that is empty and hidden and waits to be used: what is left of a run that did not come to its end. */
export const SPARE_ID = 'spare';

/** The id of a sheet that a run is still making: hidden, and to be used by nobody else while that run is alive. */
export function makingId(run: string): string {
  return `${SPARE_ID}:${run}`;
}

/**
 * The run that is making a sheet, or was cut off while it was.
 * @returns null for every other sheet
 */
export function runOfMaking(id: string): string | null {
  return id.startsWith(makingId('')) ? id.slice(makingId('').length) : null;
}

/** True for the id of a sheet that is hidden from the user: it waits to be used, or is still being made. */
export function isSpareId(id: string): boolean {
  return id === SPARE_ID || runOfMaking(id) !== null;
}

const RUN_MARK = 'Qingqian.Run.';

/** The hidden name of the workbook by which a run that makes sheets shows that it is alive: its text is the moment of the last sign of life. */
export function runMark(run: string): string {
  return RUN_MARK + run;
}

/** Whether a name of the workbook is the sign of life of a run. */
export function isRunMark(name: string): boolean {
  return name.toLowerCase().startsWith(RUN_MARK.toLowerCase());
}

/** Plans of sheets that are made for the user to fill in have ids that begin so. */
const FORM = 'input:';

/** True for the id of a sheet that we made for the user to fill in: what stands in it is his. */
export function isFormId(id: string): boolean {
  return id.startsWith(FORM);
}

const COLUMN_MARK = 'Qingqian.Column.';

/** The hidden name in a sheet's own scope that refers to the cells of a column of ours (`ColumnOfOurs.id`), title included. */
export function columnMark(id: string): string {
  return COLUMN_MARK + id;
}

/**
 * The id of a column from its mark.
 * @returns null for every other name
 */
export function columnOfMark(name: string): string | null {
  // Excel compares names without regard to case.
  return name.toLowerCase().startsWith(COLUMN_MARK.toLowerCase()) ? name.slice(COLUMN_MARK.length) : null;
}

/** Whether a name is the mark of a sheet. */
export function isSheetMark(name: string): boolean {
  return name.toLowerCase() === SHEET_MARK.toLowerCase();
}

/** What the mark of a sheet says: `="phase:清收"`. */
export function markFormula(id: string): string {
  return `="${id.replaceAll('"', '""')}"`;
}

/**
 * The id of a sheet from what its mark says.
 * @param formula with or without its equals sign
 * @returns null where it is no text
 */
export function idOfMark(formula: string): string | null {
  const quoted = /^=?"((?:[^"]|"")*)"$/.exec(formula.trim());
  return quoted ? quoted[1].replaceAll('""', '"') : null;
}

/** A sheet as it stands in the workbook, with the id that its mark says; null for a sheet without one. */
export interface MarkedSheet {
  readonly name: string;
  readonly markId: string | null;
}

/**
 * Which sheets are ours, by id. When the user copies a sheet, its mark is copied as well: the one that has the name under
 * which the sheet was written is ours, otherwise the first; a copy is the user's.
 */
export function ownSheets<Sheet extends MarkedSheet>(
  sheets: readonly Sheet[],
  memories: ReadonlyMap<string, SheetMemory>,
): Map<string, Sheet> {
  const own = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const id = sheet.markId;
    if (id === null || isSpareId(id)) continue;
    const other = own.get(id);
    if (other === undefined || memories.get(id)?.name === sheet.name) own.set(id, sheet);
  }
  return own;
}
