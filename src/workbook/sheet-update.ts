import { columnLetters } from '../finding/finding';
import { atOnce, type Paced } from '../pace/pace';
import { changedCells } from './changed-cells';
import { differingRows, type RowSpan } from './differing-rows';
import { cellKey, type SheetContent } from './sheet-content';
import { sameLayout } from './sheet-layout';
import { pacedMemory, type SheetMemory } from './sheet-memory';
import type { SheetPlan } from './sheet-plan';
import { placeTexts, typedTexts } from './typed-texts';
import { typingColumnsOf } from './typing-columns';
import { WorkbookRefusal, type ChangedCell, type Choice, type SheetPreview, type Stamp } from './workbook';

/** So many changed cells are named. */
const NAMED_CELLS = 100;

/** A sheet of ours as it stands in the workbook. */
export interface StandingSheet {
  /** Null where it is lost. */
  readonly memory: SheetMemory | null;
  readonly content: SheetContent;
}

/** What writing one plan means. */
export interface SheetUpdate {
  readonly action: SheetPreview['action'];
  /** The plan with the typed texts in it: what the sheet holds and looks like afterwards. */
  readonly plan: SheetPlan;
  /** What to remember of the sheet once it is written, or found unchanged. */
  readonly memory: SheetMemory;
  /** Generated cells of the user's changing that would be overwritten. */
  readonly changed: readonly ChangedCell[];
  /** Cells meant for typing that hold something now. */
  readonly typedCount: number;
  /** Rows whose cells hold something else than they will; for a new sheet none, all of it is to be written. */
  readonly differing: readonly RowSpan[];
  /** Whether the looks are the same as before, so that cells alone have to be written. */
  readonly sameLooks: boolean;
}

/**
 * Works out what writing a plan means, without writing.
 * @param plan under its real name (`underRealNames`)
 * @param standing the sheet that carries the plan's id; null where there is none
 */
export function sheetUpdate(plan: SheetPlan, standing: StandingSheet | null, stamp: Stamp): SheetUpdate {
  return atOnce(pacedUpdate(plan, standing, stamp));
}

/** The same with rests between the rows. */
export function* pacedUpdate(
  plan: SheetPlan,
  standing: StandingSheet | null,
  stamp: Stamp,
): Paced<SheetUpdate> {
  if (standing === null) {
    return {
      action: 'create',
      plan,
      memory: yield* pacedMemory(plan, stamp, []),
      changed: [],
      typedCount: 0,
      differing: [],
      sameLooks: false,
    };
  }
  const { memory, content } = standing;
  const columns = memory?.typing ?? typingColumnsOf(plan.typing ?? [], content.values, 'user');
  const typed = typedTexts(columns, content);
  const placed = placeTexts(
    plan,
    typed,
    memory?.waiting ?? [],
    columns.map(({ title }) => title),
  );
  const next = yield* pacedMemory(plan, stamp, placed.waiting);
  const changed = yield* changedCells(memory, content, placed.plan);
  const differing = yield* differingRows(memory, content, placed.plan);
  yield;
  const sameLooks = memory !== null && sameLayout(memory.layout, next.layout);
  const unchanged = sameLooks && differing.length === 0 && memory.planHash === next.planHash;
  return {
    action: unchanged ? 'unchanged' : 'update',
    plan: placed.plan,
    memory: next,
    changed,
    typedCount: typed.length,
    differing,
    sameLooks,
  };
}

/** What the user is told of an update before it is made. */
export function previewOf({ action, plan, changed, typedCount }: SheetUpdate): SheetPreview {
  return {
    id: plan.id,
    name: plan.name,
    action,
    changedCells: changed.slice(0, NAMED_CELLS).map(addressOf),
    changedCount: changed.length,
    changed,
    typedCount,
  };
}

/** Whether a sheet is left as it is: the user has changed generated cells and has not chosen to replace them. */
export function isKept(update: SheetUpdate, choices: ReadonlyMap<string, Choice>): boolean {
  const choice = choices.get(update.plan.id) ?? (update.changed.length > 0 ? 'keep' : null);
  return update.action !== 'create' && choice === 'keep';
}

/**
 * Refuses to replace what the user has not been shown: a cell that he has changed since, or changed once more.
 * @throws WorkbookRefusal that names the first of them
 */
export function refuseUnseen({ plan, changed }: SheetUpdate, choices: ReadonlyMap<string, Choice>): void {
  const choice = choices.get(plan.id);
  if (choice === undefined || choice === 'keep') return;
  const shown = new Map(choice.replace.changed.map(({ row, column, held }) => [cellKey(row, column), held]));
  const unseen = changed.find(({ row, column, held }) => shown.get(cellKey(row, column)) !== held);
  if (unseen)
    throw new WorkbookRefusal('workbook.changed-since', { sheet: plan.name, cell: addressOf(unseen) });
}

function addressOf({ row, column }: ChangedCell): string {
  return columnLetters(column) + String(row + 1);
}
