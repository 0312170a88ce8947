import { atOnce, type Paced } from '../pace/pace';
import { cellSums, type CellSums } from './cell-sums';
import { hash64 } from './hash';
import { normalCell } from './normal-cell';
import { packNumbers } from './packed-numbers';
import { contentOf, extentOf } from './sheet-content';
import type { CellValue } from './sheet-data';
import { pacedLayout, type SheetLayout } from './sheet-layout';
import type { Area, SheetPlan } from './sheet-plan';
import { typingColumnsOf, type TypingColumn } from './typing-columns';
import type { SheetMark, Stamp } from './workbook';

/**
 * What is remembered of a generated sheet, beside the sheet itself: by it a later run finds out what the user has changed,
 * keeps what the user has typed, and can put the sheet back as it was.
 */
export interface SheetMemory {
  /** The `id` of its plan, and the name under which it was written. */
  readonly id: string;
  readonly name: string;
  readonly stamp: Stamp;
  /** What the plan said its cells hold, values of formulas included. */
  readonly planHash: string;
  /** Sums over the cells that were written (`cellSums`), those for typing left out. Their lengths are the sheet's size. */
  readonly rowSums: Uint32Array;
  readonly columnSums: Uint32Array;
  readonly typing: readonly TypingColumn[];
  /** Texts whose row was not there when the sheet was last written. */
  readonly waiting: readonly WaitingText[];
  readonly layout: SheetLayout;
}

/** What the user typed into a row that is not there now. */
export interface WaitingText {
  /** Title of the column, and the key of the row (`rowKey`) with its number among rows of the same key. */
  readonly title: string;
  readonly key: string;
  readonly occurrence: number;
  readonly value: CellValue;
}

/**
 * What to remember of a sheet that is written from a plan.
 * @param plan with the names that it really has, without the typed texts
 */
export function memoryOf(plan: SheetPlan, stamp: Stamp, waiting: readonly WaitingText[]): SheetMemory {
  return atOnce(pacedMemory(plan, stamp, waiting));
}

/** The same with rests between the rows. */
export function* pacedMemory(
  plan: SheetPlan,
  stamp: Stamp,
  waiting: readonly WaitingText[],
): Paced<SheetMemory> {
  const content = contentOf(plan);
  yield;
  const sums = yield* cellSums(content, extentOf(plan.rows), typingAreas(plan));
  const typing = typingColumnsOf(plan.typing ?? [], plan.rows, 'plan');
  yield;
  const layout = yield* pacedLayout(plan);
  yield;
  return {
    id: plan.id,
    name: plan.name,
    stamp,
    planHash: planHash(plan, sums, typing),
    rowSums: sums.rows,
    columnSums: sums.columns,
    typing,
    waiting,
    layout,
  };
}

/**
 * Hash of everything that a plan says its cells hold: formulas, and what they show. Names of sheets do not count within formulas,
 * so that a sheet that was renamed since is no other plan.
 */
function planHash(plan: SheetPlan, sums: CellSums, typing: readonly TypingColumn[]): string {
  const shown = plan.cells.flatMap(({ row, column, formula }) =>
    formula === undefined ? [] : [`${row},${column}=${normalCell(plan.rows[row]?.[column])}`],
  );
  const prefilled = typing.map((column) =>
    JSON.stringify([column.column, column.firstRow, column.prefilled]),
  );
  return hash64([packNumbers(sums.rows), packNumbers(sums.columns), ...shown, ...prefilled].join('\u0001'));
}

/** The areas of a plan that are meant for typing. */
export function typingAreas(plan: Pick<SheetPlan, 'typing'>): Area[] {
  return (plan.typing ?? []).map(({ area }) => area);
}

/** The areas of a remembered sheet that are meant for typing. */
export function rememberedTypingAreas(memory: SheetMemory): Area[] {
  return typingAreas(memory.layout.frame);
}

/** The mark of a sheet of ours; where its memory is lost, all that is left is the id. */
export function markOf(id: string, memory: SheetMemory | null): SheetMark {
  const stamp = memory?.stamp ?? { writtenBy: '', writtenAt: '', asOf: '', fingerprint: '' };
  const { writtenBy, writtenAt, asOf, fingerprint } = stamp;
  return { id, writtenBy, writtenAt, asOf, fingerprint };
}
