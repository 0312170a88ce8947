import { CellError, type CellContent } from '../../cell';
import {
  conditionIn,
  ErrorResult,
  type FunctionTable,
  numberIn,
  ofRanges,
  single,
  valuesOf,
  wholeOr,
} from '../built-in-function';
import { NOT_AVAILABLE, REFERENCE_ERROR, VALUE_ERROR, ValueGrid } from '../computed';
import { type Nearness, positionOf, sortedPositionOf } from './lookup-position';
import { transposed } from './grid-shape';

/** What is looked for: an error ends the search, and a blank cell looks for 0. */
function wantedIn(grid: ValueGrid): CellContent {
  const value = single(grid);
  if (value instanceof CellError) throw new ErrorResult(value);
  return value ?? 0;
}

/** The row of a grid's first column where a value stands. */
function tableRow(wanted: ValueGrid, grid: ValueGrid, near: boolean): number {
  const list = grid.rows.map(([first]) => first);
  const value = wantedIn(wanted);
  const at = near ? sortedPositionOf(value, list) : positionOf(value, list, 'wildcard', false);
  if (at < 0) throw new ErrorResult(NOT_AVAILABLE);
  return at;
}

function tableValue(ranges: readonly ValueGrid[], grid: ValueGrid): CellContent {
  const [wanted, , place, approximate] = ranges;
  const column = Math.trunc(numberIn(single(place)));
  // A last argument that is written but empty (two commas in a row) means FALSE.
  const near = (approximate as ValueGrid | undefined) === undefined || conditionIn(single(approximate));
  if (column < 1) return VALUE_ERROR;
  if (column > grid.width) return REFERENCE_ERROR;
  return grid.rows[tableRow(wanted, grid, near)][column - 1];
}

/** A grid that is one row or one column, as a list. */
function listIn(grid: ValueGrid): readonly CellContent[] {
  if (grid.height !== 1 && grid.width !== 1) throw new ErrorResult(VALUE_ERROR);
  return valuesOf([grid]);
}

const NEARNESS: Readonly<Record<string, Nearness>> = {
  '0': 'exact',
  '-1': 'lesser',
  '1': 'greater',
  '2': 'wildcard',
};

function extendedPosition(
  wanted: ValueGrid,
  list: readonly CellContent[],
  match: ValueGrid | undefined,
  search: ValueGrid | undefined,
): number {
  const value = single(wanted);
  if (value instanceof CellError) throw new ErrorResult(value);
  const nearness = NEARNESS[String(wholeOr(0, match))] as Nearness | undefined;
  const order = wholeOr(1, search);
  // The searches by halves (2 and -2) find the same in the sorted lists that they are made for.
  if (nearness === undefined || ![1, -1, 2, -2].includes(order)) throw new ErrorResult(VALUE_ERROR);
  return positionOf(value, list, nearness, order < 0);
}

/** The row or the column of a grid that belongs to a place in a list beside it. */
function beside(list: ValueGrid, grid: ValueGrid, at: number): CellContent | ValueGrid {
  if (list.width === 1 && grid.height === list.height)
    return grid.width === 1 ? grid.rows[at][0] : new ValueGrid([grid.rows[at]]);
  if (list.height !== 1 || grid.width !== list.width) return VALUE_ERROR;
  return grid.height === 1 ? grid.rows[0][at] : new ValueGrid(grid.rows.map((row) => [row[at]]));
}

/** Functions that look something up in ranges. */
export const LOOKUP_FUNCTIONS: FunctionTable = {
  MATCH: ofRanges(
    [2, 3],
    ([wanted, range, type]) => {
      const value = wantedIn(wanted);
      const list = listIn(range);
      const kind = (type as ValueGrid | undefined) === undefined ? 1 : numberIn(single(type));
      const at =
        kind === 0 ? positionOf(value, list, 'wildcard', false) : sortedPositionOf(value, list, kind < 0);
      return at < 0 ? NOT_AVAILABLE : at + 1;
    },
    [1],
  ),
  XMATCH: ofRanges(
    [2, 4],
    ([wanted, range, match, search]) => {
      const at = extendedPosition(wanted, listIn(range), match, search);
      return at < 0 ? NOT_AVAILABLE : at + 1;
    },
    [1],
  ),
  INDEX: ofRanges(
    [2, 4],
    ([grid, row, column]) => {
      const first = wholeOr(0, row);
      const flat = (column as ValueGrid | undefined) === undefined && grid.height === 1;
      const [y, x] = flat ? [1, first] : [first, wholeOr(0, column)];
      if (y < 0 || x < 0) return VALUE_ERROR;
      if (y > grid.height || x > grid.width) return REFERENCE_ERROR;
      const rows = y === 0 ? grid.rows : [grid.rows[y - 1]];
      const cut = x === 0 ? rows : rows.map((cells) => [cells[x - 1]]);
      return cut.length === 1 && cut[0].length === 1 ? cut[0][0] : new ValueGrid(cut);
    },
    [0],
  ),
  VLOOKUP: ofRanges([3, 4], (ranges) => tableValue(ranges, ranges[1]), [1]),
  HLOOKUP: ofRanges([3, 4], (ranges) => tableValue(ranges, transposed(ranges[1])), [1]),
  LOOKUP: ofRanges(
    [2, 3],
    ([wanted, range, results]) => {
      const across = range.width > range.height;
      const grid = across ? transposed(range) : range;
      const at = tableRow(wanted, grid, true);
      if ((results as ValueGrid | undefined) === undefined) return grid.rows[at][grid.width - 1];
      return listIn(results)[at] ?? NOT_AVAILABLE;
    },
    [1, 2],
  ),
  XLOOKUP: ofRanges(
    [3, 6],
    ([wanted, list, grid, otherwise, match, search]) => {
      const at = extendedPosition(wanted, listIn(list), match, search);
      return at < 0 ? (single(otherwise) ?? NOT_AVAILABLE) : beside(list, grid, at);
    },
    [1, 2],
  ),
};
