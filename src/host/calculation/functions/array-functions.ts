import { CellError, type CellContent } from '../../cell';
import { SHEET_COLUMNS, SHEET_ROWS } from '../../box';
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
import { CALCULATION_ERROR, VALUE_ERROR, ValueGrid } from '../computed';
import { transposed } from './grid-shape';

type Row = readonly CellContent[];

/** One column to sort by. */
interface SortKey {
  readonly values: readonly CellContent[];
  readonly descending: boolean;
}

/** Texts as a Chinese Excel orders them: by their pronunciation. */
const ORDER_OF_TEXTS = new Intl.Collator('zh-Hans-CN');

/** Numbers, texts, conditions, errors. */
function rank(value: CellContent): number {
  if (value instanceof CellError) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function compareForSort(a: CellContent, b: CellContent): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return ORDER_OF_TEXTS.compare(a, b);
  return a instanceof CellError ? 0 : Number(a) - Number(b);
}

/** Rows in the order of some keys; equal ones stay as they stand, blanks come last either way. */
function sorted(rows: readonly Row[], keys: readonly SortKey[]): Row[] {
  const order = rows.map((_, at) => at);
  order.sort((one, other) => {
    for (const { values, descending } of keys) {
      const [a, b] = [values[one], values[other]];
      const decided =
        a === null || b === null
          ? Number(a === null) - Number(b === null)
          : compareForSort(a, b) * (descending ? -1 : 1);
      if (decided !== 0) return decided;
    }
    return one - other;
  });
  return order.map((at) => rows[at]);
}

function isDescending(order: CellContent): boolean {
  const number = order === null ? 1 : Math.trunc(numberIn(order));
  if (number !== 1 && number !== -1) throw new ErrorResult(VALUE_ERROR);
  return number === -1;
}

/** Something done to rows, or to columns where they are meant. */
function along(grid: ValueGrid, byColumns: boolean, change: (grid: ValueGrid) => readonly Row[]): ValueGrid {
  return byColumns ? transposed(new ValueGrid(change(transposed(grid)))) : new ValueGrid(change(grid));
}

function flag(grid: ValueGrid | undefined): boolean {
  return conditionIn(single(grid));
}

/** Texts count as equal without regard to case, but a text of digits is no number. */
function keyOf(row: Row): string {
  return JSON.stringify(
    row.map((value) =>
      value instanceof CellError ? [value.code] : typeof value === 'string' ? value.toUpperCase() : value,
    ),
  );
}

function distinct(rows: readonly Row[], onceOnly: boolean): Row[] {
  const byKey = new Map<string, { row: Row; times: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const seen = byKey.get(key);
    if (seen) seen.times += 1;
    else byKey.set(key, { row, times: 1 });
  }
  const kept = [...byKey.values()].filter(({ times }) => !onceOnly || times === 1);
  if (kept.length === 0) throw new ErrorResult(CALCULATION_ERROR);
  return kept.map(({ row }) => row);
}

/** Functions that come to many values, which spill. */
export const ARRAY_FUNCTIONS: FunctionTable = {
  TRANSPOSE: ofRanges([1, 1], ([grid]) => transposed(grid)),
  FILTER: ofRanges([2, 3], ([grid, include, otherwise]) => {
    const byRows = include.width === 1 && include.height === grid.height;
    if (!byRows && (include.height !== 1 || include.width !== grid.width)) return VALUE_ERROR;
    const kept = valuesOf([include]).map(conditionIn);
    if (!kept.some(Boolean)) return single(otherwise) ?? CALCULATION_ERROR;
    return along(grid, !byRows, ({ rows }) => rows.filter((_, at) => kept[at]));
  }),
  SORT: ofRanges([1, 4], ([grid, columns, orders, byColumns]) =>
    along(grid, flag(byColumns), ({ rows, width }) => {
      const directions = (orders as ValueGrid | undefined) ? valuesOf([orders]) : [null];
      const keys = ((columns as ValueGrid | undefined) ? valuesOf([columns]) : [null]).map((column, at) => {
        const place = column === null ? 1 : Math.trunc(numberIn(column));
        if (place < 1 || place > width) throw new ErrorResult(VALUE_ERROR);
        return {
          values: rows.map((row) => row[place - 1]),
          descending: isDescending(directions[Math.min(at, directions.length - 1)]),
        };
      });
      return sorted(rows, keys);
    }),
  ),
  SORTBY: ofRanges([2, 255], ([grid, ...pairs]) => {
    const across = pairs[0].height === 1 && pairs[0].width === grid.width && grid.width > 1;
    return along(grid, across, ({ rows }) => {
      const keys: SortKey[] = [];
      for (let at = 0; at < pairs.length; at += 2) {
        const values = valuesOf([pairs[at]]);
        if (values.length !== rows.length) throw new ErrorResult(VALUE_ERROR);
        keys.push({ values, descending: isDescending(single(pairs[at + 1])) });
      }
      return sorted(rows, keys);
    });
  }),
  UNIQUE: ofRanges([1, 3], ([grid, byColumns, onceOnly]) =>
    along(grid, flag(byColumns), ({ rows }) => distinct(rows, flag(onceOnly))),
  ),
  SEQUENCE: ofRanges([1, 4], ([rows, columns, first, step]) => {
    const [height, width] = [wholeOr(1, rows), wholeOr(1, columns)];
    const [start, by] = [first, step].map((grid) => numberIn(single(grid) ?? 1));
    if (height < 0 || width < 0 || height > SHEET_ROWS || width > SHEET_COLUMNS) return VALUE_ERROR;
    if (height === 0 || width === 0) return CALCULATION_ERROR;
    return new ValueGrid(
      Array.from({ length: height }, (_, y) =>
        Array.from({ length: width }, (__, x) => start + (y * width + x) * by),
      ),
    );
  }),
};
