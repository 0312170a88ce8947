import { CellError, type CellContent } from '../../cell';
import {
  ANY,
  ErrorResult,
  type FunctionTable,
  numberIn,
  ofRanges,
  type RangeComputation,
  single,
  wholeOr,
} from '../built-in-function';
import { asNumber, DIVISION_ERROR, NOT_AVAILABLE, NUMBER_ERROR, type ValueGrid } from '../computed';

/**
 * The numbers of ranges; texts, conditions and blanks in their cells do not count, those written into the formula do.
 * @throws ErrorResult for the first error value
 */
export function numbersOf(ranges: readonly ValueGrid[]): number[] {
  const numbers: number[] = [];
  for (const { rows, written } of ranges)
    for (const row of rows)
      for (const value of row)
        if (typeof value === 'number') numbers.push(value);
        else if (written || value instanceof CellError) numbers.push(numberIn(value));
  return numbers;
}

const ofNumbers =
  (compute: (numbers: readonly number[]) => CellContent): RangeComputation =>
  (ranges) =>
    compute(numbersOf(ranges));

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export function average(numbers: readonly number[]): CellContent {
  return numbers.length === 0 ? DIVISION_ERROR : sum(numbers) / numbers.length;
}

/** 0 where there are no numbers. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
}

/** 0 where there are no numbers. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** @param freedom what the number of values is lessened by: 1 for a sample, 0 for all there is */
function variance(numbers: readonly number[], freedom: 0 | 1): number {
  if (numbers.length <= freedom) throw new ErrorResult(DIVISION_ERROR);
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - freedom);
}

/** The value at a share of the way through sorted numbers, between two of them where need be. */
function percentile(numbers: readonly number[], share: number): CellContent {
  if (numbers.length === 0 || share < 0 || share > 1) return NUMBER_ERROR;
  const sorted = ascending(numbers);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** @param order 1 from the least, -1 from the greatest */
function nth(numbers: readonly number[], position: number, order: 1 | -1): CellContent {
  const rank = Math.ceil(position);
  if (rank < 1 || rank > numbers.length) return NUMBER_ERROR;
  return ascending(numbers)[order === 1 ? rank - 1 : numbers.length - rank];
}

function ranked(ranges: readonly ValueGrid[], shared: boolean): CellContent {
  const [given, list, order] = ranges;
  const number = numberIn(single(given));
  const numbers = numbersOf([list]);
  const upwards = wholeOr(0, order) !== 0;
  const same = numbers.filter((one) => one === number).length;
  if (same === 0) return NOT_AVAILABLE;
  const before = numbers.filter((one) => (upwards ? one < number : one > number)).length;
  return before + (shared ? (same + 1) / 2 : 1);
}

const count: RangeComputation = (ranges) =>
  sum(
    ranges.map(
      ({ rows, written }) =>
        rows
          .flat()
          .filter((value) => typeof value === 'number' || (written && typeof asNumber(value) === 'number'))
          .length,
    ),
  );

const countFilled: RangeComputation = (ranges) =>
  sum(ranges.map(({ rows, written }) => rows.flat().filter((value) => written || value !== null).length));

/** What SUBTOTAL and AGGREGATE make of values, by its number. */
export const SUMMARIES: Readonly<Record<number, RangeComputation>> = {
  1: ofNumbers(average),
  2: count,
  3: countFilled,
  4: ofNumbers(greatest),
  5: ofNumbers(least),
  6: ofNumbers((numbers) =>
    numbers.length === 0 ? 0 : numbers.reduce((product, number) => product * number, 1),
  ),
  7: ofNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  8: ofNumbers((numbers) => Math.sqrt(variance(numbers, 0))),
  9: ofNumbers(sum),
  10: ofNumbers((numbers) => variance(numbers, 1)),
  11: ofNumbers((numbers) => variance(numbers, 0)),
  12: ofNumbers((numbers) => percentile(numbers, 0.5)),
};

/** What AGGREGATE makes of numbers and one more, by its number. */
export const RANKINGS: Readonly<Record<number, (numbers: readonly number[], by: number) => CellContent>> = {
  14: (numbers, by) => nth(numbers, by, -1),
  15: (numbers, by) => nth(numbers, by, 1),
  16: percentile,
  17: (numbers, by) => percentile(numbers, Math.trunc(by) / 4),
};

function ranking(kind: number): RangeComputation {
  return ([list, by]) => RANKINGS[kind](numbersOf([list]), numberIn(single(by)));
}

/** Functions that sum up or order numbers. */
export const STATISTICS_FUNCTIONS: FunctionTable = {
  SUM: ofRanges([1, ANY], SUMMARIES[9]),
  AVERAGE: ofRanges([1, ANY], SUMMARIES[1]),
  MIN: ofRanges([1, ANY], SUMMARIES[5]),
  MAX: ofRanges([1, ANY], SUMMARIES[4]),
  PRODUCT: ofRanges([1, ANY], SUMMARIES[6]),
  COUNT: ofRanges([1, ANY], SUMMARIES[2]),
  COUNTA: ofRanges([1, ANY], SUMMARIES[3]),
  MEDIAN: ofRanges([1, ANY], SUMMARIES[12]),
  STDEV: ofRanges([1, ANY], SUMMARIES[7]),
  VAR: ofRanges([1, ANY], SUMMARIES[10]),
  LARGE: ofRanges([2, 2], ranking(14), [0]),
  SMALL: ofRanges([2, 2], ranking(15), [0]),
  PERCENTILE: ofRanges([2, 2], ranking(16), [0]),
  QUARTILE: ofRanges([2, 2], ranking(17), [0]),
  RANK: ofRanges([2, 3], (ranges) => ranked(ranges, false), [1]),
  'RANK.EQ': ofRanges([2, 3], (ranges) => ranked(ranges, false), [1]),
  'RANK.AVG': ofRanges([2, 3], (ranges) => ranked(ranges, true), [1]),
};

/** Values that are no errors. */
export function withoutErrors(values: readonly CellContent[]): CellContent[] {
  return values.filter((value) => !(value instanceof CellError));
}
