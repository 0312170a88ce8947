import { eachInTurn, type Paced } from '../pace/pace';
import { carryOut, Cancelled, type Job } from '../workbook/job';
import { differingRows } from '../workbook/differing-rows';
import { markFormula, SHEET_MARK } from '../workbook/sheet-marks';
import { contentOf, extentOf } from '../workbook/sheet-content';
import { underRealNames } from '../workbook/sheet-names';
import type { SheetPlan } from '../workbook/sheet-plan';
import { isKept, pacedUpdate, previewOf, refuseUnseen, type SheetUpdate } from '../workbook/sheet-update';
import {
  WorkbookRefusal,
  type Choice,
  type SheetPreview,
  type Stamp,
  type WriteReport,
} from '../workbook/workbook';
import { inParts } from '../workbook/memory-pieces';
import { memoryXml, pacedXml, type WorkbookMemory } from '../workbook/workbook-memory';
import { furnish, type SheetOfOurs } from './furnish';
import { takeInventory, type Inventory } from './inventory';
import {
  draftName,
  leadNames,
  rowsErrands,
  updatedSheet,
  updateErrands,
  type Journal,
  type UpdatedSheet,
} from './journal';
import { withLinksAsFormulas } from './links-as-formulas';
import { isReplacedElsewhere, MOST_ATTEMPTS, replaceMemory, textsOf } from './memory-part';
import type { FullInventory, MemoryReader } from './memory-reader';
import { readContents } from './read-content';
import { COMMAND_BYTES } from './request-size';
import {
  beginRun,
  endRun,
  isRunning,
  markAsMaking,
  newRun,
  refuseBusy,
  signOfLife,
  sparesOf,
  takeOver,
  type Run,
  type Spares,
} from './run-mark';
import { sheetById, sheetOfReference } from './sheet-range';
import { empty, fittingsOf, type Fittings } from './strip';
import type { SafeKeeping } from './safe-keeping';
import type { TouchedSheets } from './touched-sheets';
import { withTyped, type TypedOver } from './typed-over';
import type { Errand, Trips } from './trips';

/** What writing plans means in this workbook. */
interface Prepared {
  readonly inventory: FullInventory;
  readonly spares: Spares;
  readonly updates: readonly SheetUpdate[];
  readonly contents: ReadonlyMap<string, Awaited<ReturnType<typeof readContents>>[number]>;
}

const NO_STAMP: Stamp = { writtenBy: '', writtenAt: '', asOf: '', fingerprint: '' };

/** Writes generated sheets: new ones hidden until they are complete, old ones in place, all of it or nothing. */
export class SheetWriter {
  constructor(
    private readonly trips: Trips,
    private readonly memory: MemoryReader,
    private readonly keeping: SafeKeeping,
    private readonly touched: TouchedSheets,
    private readonly now: () => Date,
  ) {}

  /** What `write` would do. */
  async preview(plans: readonly SheetPlan[], job: Job): Promise<SheetPreview[]> {
    const { updates } = await this.prepare(plans, NO_STAMP, job);
    return updates.map(previewOf);
  }

  /** @throws Cancelled, WorkbookRefusal; the workbook is then as it was */
  async write(
    plans: readonly SheetPlan[],
    stamp: Stamp,
    choices: ReadonlyMap<string, Choice>,
    job: Job,
  ): Promise<WriteReport> {
    await this.keeping.finish(job);
    const begun = this.touched.now();
    const prepared = await this.prepare(plans, stamp, job);
    const { inventory, spares, updates, contents } = prepared;
    for (const update of updates) refuseUnseen(update, choices);
    const kept = updates.filter((update) => isKept(update, choices));
    const written = updates.filter((update) => !kept.includes(update));
    const created = written.filter(({ action }) => action === 'create');
    const updated = written.filter(({ action }) => action === 'update');
    const report: WriteReport = {
      created: created.map(({ plan }) => plan.name),
      updated: updated.map(({ plan }) => plan.name),
      unchanged: written.filter(({ action }) => action === 'unchanged').map(({ plan }) => plan.name),
      kept: kept.map(({ plan }) => plan.name),
      waitingTexts: updates.reduce((count, update) => {
        const memory = kept.includes(update) ? inventory.memory.sheets.get(update.plan.id) : update.memory;
        return count + (memory?.waiting.length ?? 0);
      }, 0),
    };
    if (created.length + updated.length === 0) {
      // Nothing is written, but the sheets have been found right as of now.
      await this.switchOver(prepared, written, new Map(), null, job);
      return report;
    }
    refuseProtected(updated, inventory);
    refuseForeignNames(written, inventory);
    refuseBusy(report.created, spares);

    const before = updated.map((update) => {
      const { id } = update.plan;
      const memory = inventory.memory.sheets.get(id) ?? null;
      return updatedSheet(inventory.own.get(id)!, contents.get(id)!, memory, update);
    });
    const run = created.length === 0 ? null : newRun(this.now);
    const journal: Journal = {
      run,
      created: created.map(({ plan }, index) => {
        const id = spares.free[index]?.id ?? null;
        const draft = run === null || id !== null ? null : draftName(run, index);
        return { planId: plan.id, name: plan.name, draft, id };
      }),
      // Nothing of them is put back before something of them is written: what stands there may be newer than what was read.
      updated: [],
      names: written.flatMap(({ plan }) =>
        (plan.names ?? []).map(({ name }) => ({ name, before: formulaOfName(inventory, name) })),
      ),
      memory: textsOf(inventory.stored),
      remembered: written.map(({ plan }) => plan.id),
      wroteHead: null,
      typed: [],
    };
    await this.keeping.guard(journal, job, async () => {
      await this.sayingWhoTookOver(journal, async () => {
        const sheets = await this.build(journal, created, before, prepared, begun, job);
        await this.switchOver(prepared, written, sheets, journal, job);
      });
      return () => this.isAsLeft(written, job);
    });
    return report;
  }

  private async prepare(plans: readonly SheetPlan[], stamp: Stamp, job: Job): Promise<Prepared> {
    if (job.signal.aborted) throw new Cancelled();
    const inventory = await this.memory.recall(await takeInventory(this.trips));
    const { own, sheets, memory } = inventory;
    const spares = sparesOf(inventory, this.now());
    // What was cut off gives its name away; what another pane is making keeps it, and no second sheet for the same is made beside.
    const spareIds = [...spares.free, ...spares.busy.map(({ sheet }) => sheet)].map(({ id }) => id);
    const others = new Set([...[...own.values()].map(({ id }) => id), ...spareIds]);
    const named = underRealNames(
      plans,
      new Map([...own].map(([id, sheet]) => [id, sheet.name])),
      sheets.filter(({ id }) => !others.has(id)).map(({ name }) => name),
    );
    const real = await carryOut(eachInTurn(named, withLinksAsFormulas), job);
    const standing = real.flatMap(({ id }) => own.get(id) ?? []);
    const read = await readContents(
      this.trips,
      standing.map((sheet) => ({ ...sheet, firstRow: 0, firstColumn: 0 })),
      job,
    );
    const contents = new Map(standing.map((sheet, index) => [sheet.markId!, read[index]]));
    const updates: SheetUpdate[] = [];
    for (const plan of real) {
      const content = contents.get(plan.id);
      const there = content === undefined ? null : { memory: memory.sheets.get(plan.id) ?? null, content };
      updates.push(await carryOut(pacedUpdate(plan, there, stamp), job));
    }
    return { inventory, spares, updates, contents };
  }

  /**
   * Writes everything but what the user sees of new sheets.
   * @param begun moment from which on nobody else may have changed the sheets that are updated
   * @throws WorkbookRefusal where somebody did; what was typed is in the journal then, or nothing is written over yet
   * @returns the new sheets by the id of their plan
   */
  private async build(
    journal: Journal,
    created: readonly SheetUpdate[],
    updated: readonly UpdatedSheet[],
    prepared: Prepared,
    begun: number,
    job: Job,
  ): Promise<Map<string, SheetOfOurs>> {
    if (job.signal.aborted) throw new Cancelled();
    const sheets = await this.addHidden(journal, created, prepared);
    const spares = journal.created.flatMap(({ draft, name }, index) =>
      draft === null ? [{ id: sheets.get(created[index].plan.id)!.id, name }] : [],
    );
    const fittings = await fittingsOf(this.trips, [
      ...spares.map(({ id }) => id),
      ...updated.filter(({ sameLooks }) => !sameLooks).map(({ sheet }) => sheet.id),
    ]);
    const typed = new Map<string, TypedOver[]>();
    const errands: Errand[] = [
      // A run that was cut off with Excel itself may have left something behind.
      ...spares.flatMap((sheet) => empty(sheet, fittings.get(sheet.id)!)),
      ...(await carryOut(newSheetsErrands(created, sheets), job)),
      ...(await carryOut(updatesErrands(updated, fittings, typed), job)),
    ];
    for (const { sheet } of updated)
      if (this.touched.since(begun, sheet.id)) throw typedMeanwhile(sheet.name);
    journal.updated.push(...updated);
    try {
      await this.trips.carry(errands, 'writing', { job, step: 'write' }, lifeOf(journal.run));
    } finally {
      // However it ends, what has been typed meanwhile is put back with what it was typed over.
      for (const [index, one] of journal.updated.entries()) {
        const cells = typed.get(one.sheet.id);
        if (cells) journal.updated[index] = { ...one, before: withTyped(one.before, cells) };
      }
    }
    if (typed.size > 0) throw typedMeanwhile(updated.find(({ sheet }) => typed.has(sheet.id))!.sheet.name);
    return sheets;
  }

  /**
   * The end of a writing. What another program has remembered of other sheets meanwhile stays, and so do its settings.
   * @param journal hears of the memory that is written
   * @throws WorkbookRefusal where another program has written the same sheets
   */
  private async switchOver(
    prepared: Prepared,
    written: readonly SheetUpdate[],
    created: ReadonlyMap<string, SheetOfOurs>,
    journal: Journal | null,
    job: Job,
  ): Promise<void> {
    let { inventory } = prepared;
    let run = journal?.run ?? null;
    for (let attempt = 1; ; attempt++) {
      const { errands, head } = await carryOut(switchOver(inventory, written, created, run), job);
      if (journal !== null) journal.wroteHead = head;
      try {
        await this.trips.carry(errands, 'writing', { job, step: 'finish' }, lifeOf(run));
        return;
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !isReplacedElsewhere(error)) throw error;
        const now = await this.memory.recall(await takeInventory(this.trips));
        // It is not the memory that has gone.
        if (now.stored.head?.id === inventory.stored.head?.id) throw error;
        for (const { plan } of written)
          if (!isSameMemory(now.memory, prepared.inventory.memory, plan.id))
            throw new WorkbookRefusal('excel.written-elsewhere', { sheet: plan.name });
        inventory = now;
        // All of it was done, and only what is remembered has been another's.
        if (run !== null && !isRunning(now, run)) run = null;
      }
    }
  }

  /** Adds the new sheets, hidden and marked as those of a run, or takes spare ones; in the order of the plans. */
  private async addHidden(
    journal: Journal,
    created: readonly SheetUpdate[],
    { inventory, spares }: Prepared,
  ): Promise<Map<string, SheetOfOurs>> {
    const { run } = journal;
    if (run === null) return new Map();
    const ids = await this.trips.ask(
      (context) => {
        const { worksheets } = context.workbook;
        const waiting = takeOver(
          context,
          spares,
          inventory.sheets.map(({ name }) => name),
        );
        beginRun(context, run);
        let count = inventory.sheets.length;
        const added = journal.created.map(({ name, draft }, index) => {
          if (draft === null) {
            // By its name, which another pane that has taken it has changed: the request ends here.
            const spare = worksheets.getItem(waiting[index]);
            markAsMaking(spare, run, true);
            spare.name = name;
            spare.position = count - 1;
            spare.load('id');
            return spare;
          }
          const sheet = worksheets.add(draft);
          count += 1;
          sheet.visibility = 'Hidden';
          markAsMaking(sheet, run, false);
          // A name that the user has given to a sheet meanwhile ends the request here.
          sheet.name = name;
          sheet.load('id');
          return sheet;
        });
        return () => added.map(({ id }) => id);
      },
      (created.length * 8 + spares.free.length * 4 + spares.silent.length * 2 + 3) * COMMAND_BYTES,
    );
    ids.forEach((id, index) => {
      journal.created[index] = { ...journal.created[index], id };
    });
    return new Map(created.map(({ plan }, index) => [plan.id, { id: ids[index], name: plan.name }]));
  }

  /**
   * Does the work of a run.
   * @throws WorkbookRefusal saying so where another pane has taken the new sheets over, or before it the spare ones that it counted on
   */
  private async sayingWhoTookOver({ run, created }: Journal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (run === null || !isReplacedElsewhere(error)) throw error;
      const now = await takeInventory(this.trips).catch(() => {
        throw error;
      });
      if (isRunning(now, run)) throw error;
      throw new WorkbookRefusal('excel.written-elsewhere', { sheet: created[0].name }, { cause: error });
    }
  }

  /** Whether the workbook still is as this writing left it. */
  private async isAsLeft(written: readonly SheetUpdate[], job: Job): Promise<boolean> {
    const { own } = await this.memory.recall(await takeInventory(this.trips));
    const changed = written.filter(({ action }) => action !== 'unchanged');
    const sheets = changed.map(({ plan }) => own.get(plan.id));
    if (sheets.some((sheet) => sheet === undefined)) return false;
    const contents = await readContents(
      this.trips,
      sheets.map((sheet) => ({ ...sheet!, firstRow: 0, firstColumn: 0 })),
      job,
    );
    for (const [index, { plan, memory }] of changed.entries()) {
      const { rows, columns } = extentOf(plan.rows);
      const there = extentOf(contents[index].values);
      if (there.rows > rows || there.columns > columns) return false;
      const differing = await carryOut(differingRows(memory, contents[index], plan), job);
      if (differing.length > 0) return false;
    }
    return true;
  }
}

function lifeOf(run: Run | null): Errand | undefined {
  return run === null ? undefined : signOfLife(run);
}

function* newSheetsErrands(
  created: readonly SheetUpdate[],
  sheets: ReadonlyMap<string, SheetOfOurs>,
): Paced<Errand[]> {
  const errands: Errand[] = [];
  for (const update of created)
    for (const errand of yield* newSheetErrands(sheets.get(update.plan.id)!, update)) errands.push(errand);
  return errands;
}

function* updatesErrands(
  updated: readonly UpdatedSheet[],
  fittings: ReadonlyMap<string, Fittings>,
  typed: Map<string, TypedOver[]>,
): Paced<Errand[]> {
  const errands: Errand[] = [];
  for (const one of updated) {
    const found = fittings.get(one.sheet.id) ?? { charts: [], tables: [] };
    const tell = (cell: TypedOver): void => {
      const cells = typed.get(one.sheet.id);
      if (cells) cells.push(cell);
      else typed.set(one.sheet.id, [cell]);
    };
    for (const errand of yield* updateErrands(one, found, tell)) errands.push(errand);
  }
  return errands;
}

function* newSheetErrands(sheet: SheetOfOurs, { plan, memory }: SheetUpdate): Paced<Errand[]> {
  const { rows, columns } = extentOf(plan.rows);
  yield;
  const content = contentOf(plan);
  yield;
  const all = { firstRow: 0, lastRow: rows - 1 };
  return [...(yield* rowsErrands(sheet, content, [all], columns)), ...furnish(sheet, memory.layout)];
}

/** What is still to be remembered, and the last request: names, marks and memory, and the new sheets come into sight. */
function* switchOver(
  inventory: FullInventory,
  written: readonly SheetUpdate[],
  created: ReadonlyMap<string, SheetOfOurs>,
  run: Run | null,
): Paced<{ readonly errands: readonly Errand[]; readonly head: string }> {
  const sheets = new Map(inventory.memory.sheets);
  for (const { plan, memory } of written) sheets.set(plan.id, memory);
  const xml = yield* pacedXml({ ...inventory.memory, sheets });
  yield;
  const parts = inParts(xml);
  const { before, last } = replaceMemory(inventory.stored, parts);
  yield;
  const end: Errand = {
    sent: last.sent + (written.length * 6 + 2) * COMMAND_BYTES,
    received: 1_000,
    queue(context) {
      const answer = last.queue(context);
      for (const { plan } of written) {
        const fresh = created.get(plan.id);
        const sheet = fresh ?? inventory.own.get(plan.id);
        if (sheet) leadNames(context, sheet, plan.names ?? [], inventory.names);
        if (fresh) sheetById(context, fresh.id).names.getItem(SHEET_MARK).formula = markFormula(plan.id);
      }
      for (const { id } of created.values()) sheetById(context, id).visibility = 'Visible';
      if (run !== null) endRun(context, run);
      return answer;
    },
  };
  return { errands: [...before, end], head: parts.head };
}

/** Whether the same is remembered of a sheet. */
function isSameMemory(one: WorkbookMemory, other: WorkbookMemory, id: string): boolean {
  const [xml, otherXml] = [one, other].map(({ sheets }) => {
    const sheet = sheets.get(id);
    return memoryXml({ configuration: null, sheets: new Map(sheet ? [[id, sheet]] : []) });
  });
  return xml === otherXml;
}

function typedMeanwhile(sheet: string): WorkbookRefusal {
  return new WorkbookRefusal('excel.typed-meanwhile', { sheet });
}

function refuseProtected(updated: readonly SheetUpdate[], { own }: FullInventory): void {
  for (const { plan } of updated) {
    if (own.get(plan.id)?.protected) throw new WorkbookRefusal('excel.sheet-protected', { sheet: plan.name });
  }
}

/** A name of the user's that a sheet of ours wants is never led elsewhere; one whose cells are gone is nobody's. */
function refuseForeignNames(written: readonly SheetUpdate[], { names, memory, own }: FullInventory): void {
  const ours = new Set(
    [...memory.sheets.values()].flatMap(({ layout }) =>
      (layout.frame.names ?? []).map(({ name }) => name.toLowerCase()),
    ),
  );
  for (const { plan } of written) {
    for (const { name } of plan.names ?? []) {
      const standing = names.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (standing === undefined || standing.formula.includes('#REF!')) continue;
      const leadsHere = sheetOfReference(standing.formula) === own.get(plan.id)?.name;
      if (!leadsHere && !ours.has(name.toLowerCase()))
        throw new WorkbookRefusal('excel.name-in-use', { name });
    }
  }
}

function formulaOfName({ names }: Inventory, name: string): string | null {
  return names.find((one) => one.name.toLowerCase() === name.toLowerCase())?.formula ?? null;
}
