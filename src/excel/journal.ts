import { columnLetters } from '../finding/finding';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { touchedExtent } from '../workbook/changed-cells';
import { carryOut, type Job } from '../workbook/job';
import type { RowSpan } from '../workbook/differing-rows';
import { makingId, markFormula, SHEET_MARK, SPARE_ID } from '../workbook/sheet-marks';
import { normalCell } from '../workbook/normal-cell';
import { memoryOfXml, pacedXml } from '../workbook/workbook-memory';
import { cellKey, contentOf, extentOf, type Extent, type SheetContent } from '../workbook/sheet-content';
import { pacedLayout, type SheetLayout } from '../workbook/sheet-layout';
import { inParts, joinedParts, type MemoryParts } from '../workbook/memory-pieces';
import type { SheetMemory } from '../workbook/sheet-memory';
import type { NamePlan, SheetPlan } from '../workbook/sheet-plan';
import { inputRows } from './content-input';
import { writeRows } from './content-errands';
import { furnish, type SheetOfOurs } from './furnish';
import { takeInventory, type Inventory, type SheetInventory } from './inventory';
import { typingAreas } from '../workbook/sheet-memory';
import { refusingMerged } from './merged-cells';
import { replaceMemory } from './memory-part';
import type { FullInventory, MemoryReader } from './memory-reader';
import { COMMAND_BYTES } from './request-size';
import { endRun, isRunning, signOfLife, spareName, type Run } from './run-mark';
import { sheetById, sheetOfReference } from './sheet-range';
import { stayingTables } from './staying-tables';
import { empty, fittingsOf, strip, type Fittings } from './strip';
import type { Errand, Trips } from './trips';
import { readingTyped, readingWritten, typeAgain, type TypedOver } from './typed-over';

/** What has to be known to take a writing back, whatever part of it has been done. It is complete before the first cell is written. */
export interface Journal {
  /** Makes the new sheets; null where there are none. */
  readonly run: Run | null;
  readonly created: CreatedSheet[];
  readonly updated: UpdatedSheet[];
  /** Names of the workbook that the plans lead to their sheets, and what they said before; null for new ones. */
  readonly names: readonly { readonly name: string; readonly before: string | null }[];
  /** Our memory as it was; null where there was none. */
  readonly memory: MemoryParts | null;
  /** Ids of the plans whose sheets are remembered anew. */
  readonly remembered: readonly string[];
  /** The head of the memory that is written; null until then. */
  wroteHead: string | null;
  /** What the user has typed over sheets before or while they were put back: it is typed again. */
  readonly typed: (TypedOver & { readonly sheet: SheetOfOurs })[];
}

/** A sheet that is new, or a spare one that is used. */
export interface CreatedSheet {
  /** Id of its plan. */
  readonly planId: string;
  /** What it is to be called. A sheet that has this name may be the user's: he may have been faster. */
  readonly name: string;
  /** What it is called until it has been marked as ours, a name that no other sheet has; null for a spare one. */
  readonly draft: string | null;
  /** Null until Excel has said it. */
  readonly id: string | null;
}

/** A sheet that is updated in place. */
export interface UpdatedSheet {
  readonly sheet: SheetOfOurs;
  readonly before: SheetContent;
  /** Null where nobody knows it any more; then the sheet keeps its new looks. */
  readonly layoutBefore: SheetLayout | null;
  readonly extentBefore: Extent;
  readonly plan: SheetPlan;
  /** Everything from A1 on that is written over. */
  readonly extent: Extent;
  readonly spans: readonly RowSpan[];
  readonly sameLooks: boolean;
}

/** What is noted of a sheet before it is updated. */
export function updatedSheet(
  sheet: SheetOfOurs,
  content: SheetContent,
  memory: SheetMemory | null,
  update: { readonly plan: SheetPlan; readonly differing: readonly RowSpan[]; readonly sameLooks: boolean },
): UpdatedSheet {
  return {
    sheet,
    before: content,
    layoutBefore: memory?.layout ?? null,
    extentBefore: extentOf(content.values),
    plan: update.plan,
    extent: touchedExtent(memory, update.plan),
    spans: update.differing,
    sameLooks: update.sameLooks,
  };
}

/**
 * What writes the new state of a sheet over the old one.
 * @param typed hears of what the user has typed since the old one was read, as it is written over
 */
export function* updateErrands(
  updated: UpdatedSheet,
  fittings: Fittings,
  typed: (cell: TypedOver) => void,
): Paced<Errand[]> {
  const { sheet, plan, extent, spans, sameLooks, before, layoutBefore } = updated;
  const typing = typingAreas(layoutBefore?.frame ?? plan);
  yield;
  const content = contentOf(plan);
  const cells: Errand[] = [];
  for (const span of spans) {
    const errands = yield* rowsErrands(sheet, content, [span], extent.columns);
    const { firstRow } = span;
    const reading = yield* readingWritten(sheet, errands, firstRow, extent.columns, before, typing, typed);
    cells.push(...reading);
  }
  if (sameLooks) {
    // Looks that do not change are not taken away first, nor are cells that the user has merged.
    const looked = refusingMerged(sheet, content, plan.merges ?? []);
    return [...looked, ...cells, ...looked];
  }
  const layout = yield* pacedLayout(plan);
  const staying = stayingTables(fittings.tables, layoutBefore, layout);
  return [
    strip(sheet, fittings, layoutBefore, extent, staying),
    ...cells,
    ...furnish(sheet, layout, staying),
  ];
}

/**
 * Puts everything back that a writing may have changed. Where it fails it can be done again: it asks the workbook how it stands
 * and does not rely on how far the writing, or an earlier putting back, has come. What the user has typed over the sheets since
 * is typed again.
 * @throws WorkbookRefusal
 */
export async function putBack(trips: Trips, reader: MemoryReader, journal: Journal, job: Job): Promise<void> {
  const inventory = await reader.recall(await takeInventory(trips));
  const created = createdSheets(journal, inventory);
  const updated = journal.updated.filter(({ sheet }) => inventory.sheets.some(({ id }) => id === sheet.id));
  const fittings = await fittingsOf(trips, [
    ...created.map(({ id }) => id),
    ...updated.map(({ sheet }) => sheet.id),
  ]);
  const oldStates: Errand[] = [];
  for (const one of updated)
    oldStates.push(...(await carryOut(oldStateErrands(one, fittings.get(one.sheet.id)!, journal), job)));
  const memory = replaceMemory(inventory.stored, await carryOut(memoryBefore(journal, inventory), job));
  const run = journal.run !== null && isRunning(inventory, journal.run) ? journal.run : null;
  await trips.carry(
    [
      ...memory.before,
      ...oldStates,
      ...created.flatMap((sheet) => spareErrands(sheet, fittings.get(sheet.id)!, inventory)),
      namesErrand(journal, inventory),
      ...(run === null ? [] : [runEnd(run)]),
      memory.last,
    ],
    'writing',
    { job, step: 'put-back' },
    run === null ? undefined : signOfLife(run),
  );
  await trips.carry(typeAgain(journal.typed), 'writing', { job, step: 'put-back' });
}

/**
 * Our memory as it was before a writing. What else is remembered since, by another program or in the settings, stays.
 */
function* memoryBefore(
  { memory: before, remembered, wroteHead }: Journal,
  { stored, memory: now }: FullInventory,
): Paced<MemoryParts | null> {
  const head = stored.head?.xml ?? null;
  if (head === (before?.head ?? null) || (head !== null && head === wroteHead)) return before;
  const old = memoryOfXml(before && joinedParts(before));
  const sheets = new Map(now.sheets);
  for (const id of remembered) {
    const sheet = old.sheets.get(id);
    if (sheet === undefined) sheets.delete(id);
    else sheets.set(id, sheet);
  }
  if (sheets.size === 0 && now.configuration === null) return null;
  return inParts(yield* pacedXml({ configuration: now.configuration, sheets }));
}

/** Hides the new sheets, or shows them: into a hidden one nobody types while it is looked at and emptied. */
export async function showCreated(trips: Trips, journal: Journal, isShown: boolean): Promise<void> {
  const created = createdSheets(journal, await takeInventory(trips));
  await trips.carry(
    created.map(({ id }) => ({
      sent: COMMAND_BYTES * 2,
      received: 200,
      queue(context) {
        sheetById(context, id).visibility = isShown ? 'Visible' : 'Hidden';
        return undefined;
      },
    })),
    'writing',
  );
}

/** @param journal hears of what is neither as it was nor as it was written */
function* oldStateErrands(updated: UpdatedSheet, fittings: Fittings, journal: Journal): Paced<Errand[]> {
  const { sheet, before, layoutBefore, plan, extent, spans, sameLooks } = updated;
  const content = contentOf(plan);
  yield;
  const all = { firstRow: 0, firstColumn: 0, lastRow: extent.rows - 1, lastColumn: extent.columns - 1 };
  const typed = (cell: TypedOver): void => {
    const now = normalCell(cell.value, cell.formula, 'dropped');
    const isKnown = [content, before].some(({ values, formulas }) => {
      const formula = formulas.get(cellKey(cell.row, cell.column));
      return normalCell(values[cell.row]?.[cell.column], formula, 'dropped') === now;
    });
    if (!isKnown) journal.typed.push({ ...cell, sheet });
  };
  const cells: Errand[] = [];
  for (const span of spans) {
    const errands = yield* rowsErrands(sheet, before, [span], extent.columns);
    cells.push(...readingTyped(sheet, errands, span.firstRow, content, [all], typed));
  }
  if (sameLooks || layoutBefore === null) return cells;
  const layout = yield* pacedLayout(plan);
  const staying = stayingTables(fittings.tables, layout, layoutBefore);
  return [
    strip(sheet, fittings, layout, extent, staying),
    ...cells,
    ...furnish(sheet, layoutBefore, staying),
  ];
}

/** What writes rows of a sheet as far as so many columns. */
export function* rowsErrands(
  sheet: SheetOfOurs,
  content: SheetContent,
  spans: readonly RowSpan[],
  columns: number,
): Paced<Errand[]> {
  const errands: Errand[] = [];
  for (const { firstRow, lastRow } of spans) {
    for (let first = firstRow; first <= lastRow; first += ROWS_BETWEEN_RESTS) {
      const last = Math.min(lastRow, first + ROWS_BETWEEN_RESTS - 1);
      errands.push(...writeRows(sheet, first, 0, inputRows(content, first, last, columns)));
      yield;
    }
  }
  return errands;
}

/**
 * The new sheets that are there: by their id, or while nobody knows it by their names. One whose mark says neither that this run is
 * making it nor that it is done has been put back before, or another pane has taken it over.
 */
function createdSheets(
  { created, run }: Journal,
  { sheets }: Pick<Inventory, 'sheets'>,
): Inventory['sheets'] {
  return created.flatMap(({ name, draft, id, planId }) => {
    const isMaking = ({ markId }: SheetInventory): boolean => run !== null && markId === makingId(run.id);
    const found = sheets.find((sheet) =>
      id === null
        ? sheet.name === draft || (sheet.name === name && isMaking(sheet))
        : sheet.id === id && (sheet.markId === planId || isMaking(sheet)),
    );
    return found ? [found] : [];
  });
}

/** What the new sheet of a run is called until it has its own name; no other sheet is called so. */
export function draftName(run: Run, index: number): string {
  return `Qingqian draft ${run.id} ${index + 1}`;
}

function runEnd(run: Run): Errand {
  return {
    sent: COMMAND_BYTES * 2,
    received: 0,
    queue(context) {
      endRun(context, run);
      return undefined;
    },
  };
}

/** Empties a sheet and leaves it hidden, for the next run. */
function spareErrands(
  sheet: Inventory['sheets'][number],
  fittings: Fittings,
  { sheets }: Inventory,
): Errand[] {
  const errands = empty(sheet, fittings);
  const name = spareName(
    sheet.id,
    sheets.map((one) => one.name),
  );
  errands.push({
    sent: COMMAND_BYTES * 8,
    received: 200,
    queue(context) {
      const at = sheetById(context, sheet.id);
      at.visibility = 'Hidden';
      at.name = name;
      if (sheet.markId === null) {
        const mark = at.names.add(SHEET_MARK, markFormula(SPARE_ID));
        mark.visible = false;
      } else at.names.getItem(SHEET_MARK).formula = markFormula(SPARE_ID);
      return undefined;
    },
  });
  return errands;
}

function namesErrand(journal: Journal, { names, sheets }: Pick<Inventory, 'names' | 'sheets'>): Errand {
  /** A name that leads to none of our sheets has been given by the user meanwhile. */
  const isOurs = (formula: string): boolean => {
    const leadsTo = sheetOfReference(formula);
    return (
      formula.includes('#REF!') || sheets.some(({ name, markId }) => name === leadsTo && markId !== null)
    );
  };
  return {
    sent: COMMAND_BYTES * (1 + journal.names.length * 3),
    received: 200,
    queue(context) {
      for (const { name, before } of journal.names) {
        const there = names.find((one) => one.name.toLowerCase() === name.toLowerCase());
        if (there === undefined || there.formula === before) continue;
        const item = context.workbook.names.getItem(name);
        if (before !== null) item.formula = before;
        else if (isOurs(there.formula)) item.delete();
      }
      return undefined;
    },
  };
}

/** Leads the names that a plan wants to the cells of its sheet. A name that is there keeps whatever refers to it. */
export function leadNames(
  context: Excel.RequestContext,
  sheet: SheetOfOurs,
  names: readonly NamePlan[],
  there: Inventory['names'],
): void {
  const { workbook } = context;
  for (const { name, row, column } of names) {
    const standing = there.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (standing === undefined) workbook.names.add(name, sheetById(context, sheet.id).getCell(row, column));
    else {
      const reference = `='${sheet.name.replaceAll("'", "''")}'!$${columnLetters(column)}$${row + 1}`;
      workbook.names.getItem(standing.name).formula = reference;
    }
  }
}
