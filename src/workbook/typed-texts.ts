import { normalCell } from './normal-cell';
import { cellKey, type SheetContent } from './sheet-content';
import type { WaitingText } from './sheet-memory';
import type { CellValue } from './sheet-data';
import type { CellPlan, SheetPlan } from './sheet-plan';
import { rowKey, typingColumnsOf, type TypingColumn } from './typing-columns';

/** What the user has typed into a cell that is meant for it. */
export interface TypedText extends WaitingText {
  readonly row: number;
  readonly column: number;
  /** Where a formula was typed. */
  readonly formula?: string;
}

type KeyedRows = readonly (readonly [row: number, key: string])[];

/** A plan with the typed texts in it, and those that no row of it takes. */
export interface PlacedTexts {
  readonly plan: SheetPlan;
  readonly waiting: readonly WaitingText[];
}

/**
 * The texts that the user has put into cells meant for typing; what the program wrote there itself is none. A row is known by what its key columns hold now, so that texts stay with
 * their rows where the user has sorted or inserted rows; where that is no key that was written, the user has changed it, and the
 * row is known by the key that was written there.
 * @param columns as they were when the sheet was written
 */
export function typedTexts(columns: readonly TypingColumn[], content: SheetContent): TypedText[] {
  const numbers = new Occurrences();
  const written = prefilledCells(columns);
  const rowsOf = new Map<TypingColumn['keys'], KeyedRows>();
  return columns.flatMap((typing) => {
    const { column, title } = typing;
    const known = rowsOf.get(typing.keys) ?? keyedRows(typing, content.values);
    rowsOf.set(typing.keys, known);
    const texts: TypedText[] = [];
    for (const [row, key] of known) {
      const occurrence = numbers.next(title, key);
      const value = content.values[row]?.[column] ?? null;
      const formula = content.formulas.get(cellKey(row, column));
      if ((value === null || value === '') && formula === undefined) continue;
      if (normalCell(value, formula) === written.get(placeOf(title, key, occurrence))) continue;
      texts.push({ title, key, occurrence, value, row, column, ...(formula !== undefined && { formula }) });
    }
    return texts;
  });
}

/**
 * Puts typed texts into the rows of a plan that have their keys. A formula stays one where its cell stays where it is; in
 * another row it would mean other cells, and becomes what it shows.
 * @param typed from the sheet as it stands; they go before those that wait
 * @param waiting from the sheet's memory
 * @param titlesBefore titles of the columns for typing when the sheet was written, in their order
 */
export function placeTexts(
  plan: SheetPlan,
  typed: readonly TypedText[],
  waiting: readonly WaitingText[],
  titlesBefore: readonly string[],
): PlacedTexts {
  if (typed.length === 0 && waiting.length === 0) return { plan, waiting: [] };
  const columns = typingColumnsOf(plan.typing ?? [], plan.rows, 'plan');
  const titleNow = renamedTitles(titlesBefore, columns);
  const left = new Map<string, WaitingText | TypedText>();
  // Those that wait first: what stands in the sheet is newer and takes their place.
  for (const text of [...waiting, ...typed]) {
    left.set(placeOf(titleNow.get(text.title) ?? text.title, text.key, text.occurrence), text);
  }
  const rows = new Map<number, CellValue[]>();
  const formulas: CellPlan[] = [];
  const numbers = new Occurrences();
  for (const { column, firstRow, title, keys } of columns) {
    keys.forEach((key, index) => {
      const place = placeOf(title, key, numbers.next(title, key));
      const text = left.get(place);
      if (text === undefined) return;
      left.delete(place);
      const row = firstRow + index;
      const values = rows.get(row) ?? [...(plan.rows[row] ?? [])];
      rows.set(row, values);
      while (values.length <= column) values.push(null);
      values[column] = text.value;
      if ('formula' in text && text.formula !== undefined && text.row === row && text.column === column) {
        formulas.push({ row, column, formula: text.formula.replace(/^=/, '') });
      }
    });
  }
  return {
    plan: withCells({ ...plan, rows: plan.rows.map((row, index) => rows.get(index) ?? row) }, formulas),
    waiting: [...left.values()].map(({ title, key, occurrence, value }) => ({
      title: titleNow.get(title) ?? title,
      key,
      occurrence,
      value,
    })),
  };
}

/** What the program itself wrote into cells meant for typing, by title, key and occurrence. */
function prefilledCells(columns: readonly TypingColumn[]): Map<string, string> {
  const numbers = new Occurrences();
  const written = new Map<string, string>();
  for (const { title, keys, prefilled } of columns) {
    const normals = new Map(prefilled);
    keys.forEach((key, index) => {
      const place = placeOf(title, key, numbers.next(title, key));
      const normal = normals.get(index);
      if (normal !== undefined) written.set(place, normal);
    });
  }
  return written;
}

/**
 * The rows that a column for typing has now, with the keys that they had when it was written. Rows outside its place belong to it
 * only as far as the user can have pushed them there: another table of the sheet may name the same people.
 */
function keyedRows(
  { firstRow, lastRow, keyColumns, keys }: TypingColumn,
  values: SheetContent['values'],
): KeyedRows {
  const keysNow = values.map((row) => rowKey(row, keyColumns));
  const place = keysNow.slice(firstRow, lastRow + 1);
  const missing = new Set(without(keys, place));
  const reach =
    missing.size < keys.length ? missing.size : Math.max(missing.size, shiftOf(keys, firstRow, keysNow));
  const written = new Set(keys);
  const nearby = new Set(keysNow.slice(Math.max(0, firstRow - reach), lastRow + 1 + reach));
  const rows: [row: number, key: string][] = [];
  for (let row = Math.max(0, firstRow - reach); row <= lastRow + reach; row++) {
    const now = keysNow[row] ?? null;
    const then = keys[row - firstRow];
    if (then === undefined) {
      if (now !== null && missing.has(now)) rows.push([row, now]);
    } else if (now !== null && written.has(now)) rows.push([row, now]);
    else if (!nearby.has(then)) rows.push([row, then]);
    else if (now !== null) rows.push([row, now]);
  }
  return rows;
}

/** Keys that are not among others, as often as they lack there. */
function without(keys: readonly string[], others: readonly (string | null)[]): string[] {
  const counts = new Map<string | null, number>();
  for (const key of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.filter((key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}

/** By how many rows a whole table has been pushed up or down; 0 where it is not found. */
function shiftOf(keys: readonly string[], firstRow: number, keysNow: readonly (string | null)[]): number {
  const shifts: number[] = [];
  keysNow.forEach((key, row) => {
    if (key === keys[0] && keys.every((one, index) => keysNow[row + index] === one)) {
      shifts.push(Math.abs(row - firstRow));
    }
  });
  return shifts.length > 0 ? Math.min(...shifts) : 0;
}

/**
 * What titles have become where all of them are others and as many: the sheet is in another language now. Empty where the columns
 * themselves are others.
 */
function renamedTitles(before: readonly string[], columns: readonly TypingColumn[]): Map<string, string> {
  const old = [...new Set(before)];
  const now = [...new Set(columns.map(({ title }) => title))];
  const isOther = old.length === now.length && !old.some((title) => now.includes(title));
  return new Map(isOther ? old.map((title, index) => [title, now[index]]) : []);
}

function withCells(plan: SheetPlan, formulas: readonly CellPlan[]): SheetPlan {
  if (formulas.length === 0) return plan;
  const cells = new Map(plan.cells.map((cell) => [cellKey(cell.row, cell.column), cell]));
  for (const cell of formulas) {
    const key = cellKey(cell.row, cell.column);
    cells.set(key, { ...cells.get(key), ...cell });
  }
  return { ...plan, cells: [...cells.values()] };
}

const placeOf = (title: string, key: string, occurrence: number): string =>
  JSON.stringify([title, key, occurrence]);

/** Numbers rows of the same key in their order. */
class Occurrences {
  private readonly counts = new Map<string, number>();

  next(title: string, key: string): number {
    const place = placeOf(title, key, 0);
    const count = this.counts.get(place) ?? 0;
    this.counts.set(place, count + 1);
    return count;
  }
}
