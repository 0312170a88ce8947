import type { Box } from '../box';
import type { HostSheet } from '../book';
import { CellError, type CellContent } from '../cell';
import { numberOfText } from './text-number';

/** Cells that a formula refers to. */
export interface CellsReference {
  readonly sheet: HostSheet;
  readonly box: Box;
}

/** Several values, row by row; every row is as long as the first. */
export class ValueGrid {
  /** @param written whether it is one value that stands in the formula itself: SUM("5") counts such a text, SUM(A1) does not */
  constructor(
    readonly rows: readonly (readonly CellContent[])[],
    readonly written = false,
  ) {}

  get height(): number {
    return this.rows.length;
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }
}

/** What a part of a formula comes to. */
export type Computed = CellContent | ValueGrid | CellsReference;

export const VALUE_ERROR = new CellError('#VALUE!');
export const DIVISION_ERROR = new CellError('#DIV/0!');
export const NAME_ERROR = new CellError('#NAME?');
export const REFERENCE_ERROR = new CellError('#REF!');
export const NUMBER_ERROR = new CellError('#NUM!');
export const NOT_AVAILABLE = new CellError('#N/A');
export const CALCULATION_ERROR = new CellError('#CALC!');
export const BUSY = new CellError('#BUSY!');

export function isReference(value: Computed): value is CellsReference {
  return value !== null && typeof value === 'object' && 'box' in value;
}

/** A value as a number, as Excel's arithmetic reads it: blank is 0, a text of digits or a day is its number. */
export function asNumber(value: CellContent): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof CellError) return value;
  return numberOfText(value) ?? VALUE_ERROR;
}

/** A value as text, as `&` reads it. */
export function asText(value: CellContent): string | CellError {
  if (value instanceof CellError) return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
}

/** A value as a condition. */
export function asCondition(value: CellContent): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = value.toUpperCase();
    return word === 'TRUE' ? true : word === 'FALSE' ? false : VALUE_ERROR;
  }
  if (value instanceof CellError) return value;
  return value !== null && value !== 0;
}

/** Numbers before texts before conditions; texts without regard to case; a blank equals 0, empty text and FALSE. */
export function compareValues(left: CellContent, right: CellContent): number {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  const rank = (value: CellContent): number =>
    typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toUpperCase(), b.toUpperCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}

function blankLike(other: CellContent): CellContent {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}
