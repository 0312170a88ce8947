import type { CellContent } from '../../cell';
import {
  ANY,
  ErrorResult,
  type FunctionTable,
  ofRanges,
  type RangeFunction,
  single,
} from '../built-in-function';
import { VALUE_ERROR, ValueGrid } from '../computed';
import { criterion } from '../condition';
import { average, greatest, least, numbersOf, sum } from './statistics-functions';

/**
 * Values of the first range at the cells where every pair of range and criterion fits.
 * @throws ErrorResult where the ranges differ in size or a criterion is missing
 */
function chosen(values: ValueGrid, pairs: readonly ValueGrid[]): CellContent[] {
  if (pairs.length % 2 !== 0) throw new ErrorResult(VALUE_ERROR);
  const tests: { grid: ValueGrid; fits: (value: CellContent) => boolean }[] = [];
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const grid = pairs[pair];
    if (grid.height !== values.height || grid.width !== values.width) throw new ErrorResult(VALUE_ERROR);
    tests.push({ grid, fits: criterion(single(pairs[pair + 1])) });
  }
  return values.rows.flatMap((row, y) =>
    row.filter((_, x) => tests.every(({ grid, fits }) => fits(grid.rows[y][x]))),
  );
}

type Summary = (numbers: readonly number[]) => CellContent;

/** Of some values by criteria: the values first, then pairs of range and criterion. */
function byCriteria(summary: Summary): RangeFunction {
  const several = ofRanges([3, ANY], ([values, ...pairs]) =>
    summary(numbersOf([new ValueGrid([chosen(values, pairs)])])),
  );
  return { ...several, whole: (index) => index === 0 || index % 2 === 1 };
}

/** Of some values by one criterion: the range, the criterion, and the values where they are others than the range. */
function byOneCriterion(summary: Summary): RangeFunction {
  return ofRanges(
    [2, 3],
    ([range, wanted, values]) =>
      summary(numbersOf([new ValueGrid([chosen(values ?? range, [range, wanted])])])),
    [0, 2],
    2,
  );
}

/** Functions that choose values by criteria. */
export const CRITERIA_FUNCTIONS: FunctionTable = {
  SUMIF: byOneCriterion(sum),
  SUMIFS: byCriteria(sum),
  AVERAGEIF: byOneCriterion(average),
  AVERAGEIFS: byCriteria(average),
  MAXIFS: byCriteria(greatest),
  MINIFS: byCriteria(least),
  COUNTIF: ofRanges([2, 2], ([range, wanted]) => chosen(range, [range, wanted]).length, [0]),
  COUNTIFS: {
    ...ofRanges([2, ANY], (pairs) => chosen(pairs[0], pairs).length),
    whole: (index) => index % 2 === 0,
  },
};
