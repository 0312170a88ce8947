import { CellError, type CellContent } from '../cell';
import { asCondition, asNumber, asText, type Computed, type ValueGrid } from './computed';
import type { Evaluation } from './evaluation';
import type { FormulaTree } from './formula-tree';

/** Least and greatest number of arguments. */
export type Count = readonly [least: number, most: number];
/** As many arguments as Excel takes. */
export const ANY = 255;

/** A function on single values; where it is given ranges it is applied to each of their cells. */
export interface ValueFunction {
  readonly kind: 'values';
  readonly count: Count;
  readonly compute: (...values: CellContent[]) => CellContent;
}

/** A function on ranges; an argument that is no range is a grid of one value. */
export interface RangeFunction {
  readonly kind: 'ranges';
  readonly count: Count;
  /** Which arguments it takes as a whole; for the others it is applied to each of their cells. */
  readonly whole: (index: number) => boolean;
  /** An argument of which only the first cell counts: it is taken in the size of the first argument. */
  readonly sizedLikeFirst: number | null;
  readonly compute: RangeComputation;
}

/** @param today serial number of today */
export type RangeComputation = (ranges: readonly ValueGrid[], today: number) => CellContent | ValueGrid;

/** A function that sees its arguments before they are computed: it leaves some alone, or needs the cells and not their values. */
export interface PartFunction {
  readonly kind: 'parts';
  readonly count: Count;
  readonly compute: (given: readonly (FormulaTree | null)[], evaluation: Evaluation) => Computed;
}

export type BuiltInFunction = ValueFunction | RangeFunction | PartFunction;
export type FunctionTable = Readonly<Record<string, BuiltInFunction>>;

export function ofValues(count: Count, compute: ValueFunction['compute']): ValueFunction {
  return { kind: 'values', count, compute };
}

/** @param whole indexes of the arguments that are taken as a whole; all where it is missing */
export function ofRanges(
  count: Count,
  compute: RangeComputation,
  whole?: readonly number[],
  sizedLikeFirst: number | null = null,
): RangeFunction {
  return {
    kind: 'ranges',
    count,
    whole: (index) => whole?.includes(index) ?? true,
    sizedLikeFirst,
    compute,
  };
}

export function ofParts(count: Count, compute: PartFunction['compute']): PartFunction {
  return { kind: 'parts', count, compute };
}

/** Ends the computing of a function with an error value. */
export class ErrorResult extends Error {
  constructor(readonly result: CellError) {
    super(result.code);
  }
}

/** What a computation comes to, also where it ended with an error value. */
export function resultOf<Result>(compute: () => Result): Result | CellError {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ErrorResult) return error.result;
    throw error;
  }
}

function sound<Value>(value: Value | CellError): Value {
  if (value instanceof CellError) throw new ErrorResult(value);
  return value;
}

/** @throws ErrorResult for what is no number */
export function numberIn(value: CellContent): number {
  return sound(asNumber(value));
}

/** @throws ErrorResult for an error value */
export function textIn(value: CellContent): string {
  return sound(asText(value));
}

/** @throws ErrorResult for what is no condition */
export function conditionIn(value: CellContent): boolean {
  return sound(asCondition(value));
}

/** The first value of an argument; null where it is missing or blank. */
export function single(grid: ValueGrid | undefined): CellContent {
  return grid?.rows[0]?.[0] ?? null;
}

/** A number without what stands behind its point; `otherwise` for an argument that is missing or left out. */
export function wholeOr(otherwise: number, grid: ValueGrid | undefined): number {
  const value = single(grid);
  return value === null ? otherwise : Math.trunc(numberIn(value));
}

/** Every value of some ranges, row by row. */
export function valuesOf(ranges: readonly ValueGrid[]): CellContent[] {
  return ranges.flatMap(({ rows }) => rows.flat());
}
