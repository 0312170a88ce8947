import { CellError, type CellContent } from '../cell';
import {
  asCondition,
  asNumber,
  asText,
  compareValues,
  DIVISION_ERROR,
  NOT_AVAILABLE,
  NUMBER_ERROR,
  REFERENCE_ERROR,
  VALUE_ERROR,
  ValueGrid,
} from './computed';
import { criterion } from './condition';

/** A function on single values; where it is given ranges it is applied to each of their cells. */
export type ScalarFunction = (...values: CellContent[]) => CellContent;
/** A function on whole ranges; an argument that was left out is null. */
export type RangeFunction = (ranges: readonly ValueGrid[], today: number) => CellContent | ValueGrid;

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

function withNumbers(compute: (...numbers: number[]) => number | CellError): ScalarFunction {
  return (...values) => {
    const numbers: number[] = [];
    for (const value of values) {
      const number = asNumber(value);
      if (number instanceof CellError) return number;
      numbers.push(number);
    }
    const result = compute(...numbers);
    return result instanceof CellError || Number.isFinite(result) ? result : NUMBER_ERROR;
  };
}

function withTexts(compute: (...texts: string[]) => CellContent): ScalarFunction {
  return (...values) => {
    const texts: string[] = [];
    for (const value of values) {
      const text = asText(value);
      if (text instanceof CellError) return text;
      texts.push(text);
    }
    return compute(...texts);
  };
}

/** Half away from zero in the decimal digits that Excel shows (15), so that 1.005 becomes 1.01. */
function roundTo(value: number, digits: number, by: (scaled: number) => number): number {
  const factor = 10 ** Math.trunc(digits);
  return (Math.sign(value) * by(Number((Math.abs(value) * factor).toPrecision(15)))) / factor;
}

const ofDate = (part: (date: Date) => number): ScalarFunction =>
  withNumbers((serial) => (serial < 0 ? NUMBER_ERROR : part(new Date(EPOCH + Math.floor(serial) * DAY_MS))));

export const SCALAR_FUNCTIONS: Readonly<Record<string, ScalarFunction>> = {
  ABS: withNumbers(Math.abs),
  INT: withNumbers(Math.floor),
  MOD: withNumbers((value, by) => (by === 0 ? DIVISION_ERROR : value - by * Math.floor(value / by))),
  SQRT: withNumbers(Math.sqrt),
  ROUND: withNumbers((value, digits = 0) => roundTo(value, digits, Math.round)),
  ROUNDUP: withNumbers((value, digits = 0) => roundTo(value, digits, Math.ceil)),
  ROUNDDOWN: withNumbers((value, digits = 0) => roundTo(value, digits, Math.floor)),
  DATE: withNumbers((year, month, day) =>
    Math.round((Date.UTC(year < 1900 ? year + 1900 : year, month - 1, day) - EPOCH) / DAY_MS),
  ),
  YEAR: ofDate((date) => date.getUTCFullYear()),
  MONTH: ofDate((date) => date.getUTCMonth() + 1),
  DAY: ofDate((date) => date.getUTCDate()),
  LEN: withTexts((text) => text.length),
  TRIM: withTexts((text) => text.trim().replace(/ +/g, ' ')),
  UPPER: withTexts((text) => text.toUpperCase()),
  LEFT: (text, count = 1) => slice(text, 0, count),
  RIGHT: (text, count = 1) => {
    const whole = asText(text);
    const length = asNumber(count);
    if (whole instanceof CellError) return whole;
    if (length instanceof CellError) return length;
    return length <= 0 ? '' : whole.slice(-Math.trunc(length));
  },
  MID: (text, start, count) => {
    const from = asNumber(start);
    return from instanceof CellError ? from : slice(text, from - 1, count);
  },
  VALUE: withNumbers((value) => value),
  NOT: (value) => {
    const condition = asCondition(value);
    return condition instanceof CellError ? condition : !condition;
  },
  ISERROR: (value) => value instanceof CellError,
  ISNUMBER: (value) => typeof value === 'number',
  ISTEXT: (value) => typeof value === 'string',
  ISBLANK: (value) => value === null,
  NA: () => NOT_AVAILABLE,
  HYPERLINK: (target, shown = target) => shown,
};

function slice(text: CellContent, start: number, count: CellContent): CellContent {
  const whole = asText(text);
  const length = asNumber(count);
  if (whole instanceof CellError) return whole;
  if (length instanceof CellError) return length;
  return start < 0 || length < 0 ? VALUE_ERROR : whole.slice(start, start + Math.trunc(length));
}

/** The numbers of ranges; texts, conditions and blanks in them do not count. The first error stands for all. */
function numbersOf(ranges: readonly ValueGrid[]): number[] | CellError {
  const numbers: number[] = [];
  for (const { rows } of ranges)
    for (const row of rows)
      for (const value of row) {
        if (typeof value === 'number') numbers.push(value);
        else if (value instanceof CellError) return value;
      }
  return numbers;
}

const ofNumbers =
  (compute: (numbers: readonly number[]) => CellContent): RangeFunction =>
  (ranges) => {
    const numbers = numbersOf(ranges);
    return numbers instanceof CellError ? numbers : compute(numbers);
  };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const ofConditions =
  (decide: (conditions: readonly boolean[]) => boolean): RangeFunction =>
  (ranges) => {
    const conditions: boolean[] = [];
    for (const value of ranges.flatMap(({ rows }) => rows.flat())) {
      if (value === null) continue;
      const condition = asCondition(value);
      if (condition instanceof CellError) return condition;
      conditions.push(condition);
    }
    return conditions.length === 0 ? VALUE_ERROR : decide(conditions);
  };

/** Values of the first range at the cells where every pair of range and criterion fits. */
function chosen(values: ValueGrid, pairs: readonly ValueGrid[]): CellContent[] | CellError {
  const tests: { grid: ValueGrid; fits: (value: CellContent) => boolean }[] = [];
  for (let pair = 0; pair + 1 < pairs.length; pair += 2) {
    const grid = pairs[pair];
    if (grid.height !== values.height || grid.width !== values.width) return VALUE_ERROR;
    tests.push({ grid, fits: criterion(single(pairs[pair + 1])) });
  }
  return values.rows.flatMap((row, y) =>
    row.filter((_, x) => tests.every(({ grid, fits }) => fits(grid.rows[y][x]))),
  );
}

function single(grid: ValueGrid | undefined): CellContent {
  return grid?.rows[0]?.[0] ?? null;
}

function sumOf(values: readonly CellContent[] | CellError): CellContent {
  if (values instanceof CellError) return values;
  const numbers = numbersOf([new ValueGrid([values])]);
  return numbers instanceof CellError ? numbers : sum(numbers);
}

function countOf(values: readonly CellContent[] | CellError): CellContent {
  return values instanceof CellError ? values : values.length;
}

/** Position, from 1, of a value in a row or a column; type 0 exact, 1 the last that is not greater, -1 the last that is not less. */
function match(wanted: CellContent, list: readonly CellContent[], type: number): number | CellError {
  if (wanted instanceof CellError) return wanted;
  if (type === 0) {
    const fits = typeof wanted === 'string' ? criterion(wanted) : (value: CellContent) => value === wanted;
    const found = list.findIndex(fits);
    return found < 0 ? NOT_AVAILABLE : found + 1;
  }
  let last = -1;
  list.forEach((value, index) => {
    if (value !== null && typeof value === typeof wanted && compareValues(value, wanted) * type <= 0)
      last = index;
  });
  return last < 0 ? NOT_AVAILABLE : last + 1;
}

export const RANGE_FUNCTIONS: Readonly<Record<string, RangeFunction>> = {
  SUM: ofNumbers(sum),
  AVERAGE: ofNumbers((numbers) => (numbers.length === 0 ? DIVISION_ERROR : sum(numbers) / numbers.length)),
  MIN: ofNumbers((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  MAX: ofNumbers((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0)),
  COUNT: (ranges) =>
    ranges.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'number').length,
  COUNTA: (ranges) => ranges.flatMap(({ rows }) => rows.flat()).filter((value) => value !== null).length,
  AND: ofConditions((conditions) => conditions.every(Boolean)),
  OR: ofConditions((conditions) => conditions.some(Boolean)),
  SUMIF: ([range, wanted, values]) => sumOf(chosen(values ?? range, [range, wanted])),
  SUMIFS: ([values, ...pairs]) => sumOf(chosen(values, pairs)),
  COUNTIF: ([range, wanted]) => countOf(chosen(range, [range, wanted])),
  COUNTIFS: (pairs) => countOf(chosen(pairs[0], pairs)),
  SUMPRODUCT: (ranges) => {
    const [{ height, width }] = ranges;
    if (ranges.some((range) => range.height !== height || range.width !== width)) return VALUE_ERROR;
    let total = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const factors = ranges.map(({ rows }) => rows[y][x]);
        const error = factors.find((factor) => factor instanceof CellError);
        if (error) return error;
        total += factors.reduce<number>(
          (product, factor) => product * (typeof factor === 'number' ? factor : 0),
          1,
        );
      }
    return total;
  },
  CONCATENATE: (ranges) => concatenation(ranges),
  CONCAT: (ranges) => concatenation(ranges),
  TODAY: (_, today) => today,
  MATCH: ([wanted, list, type]) => {
    const kind = asNumber(single(type) ?? 1);
    return kind instanceof CellError ? kind : match(single(wanted), list.rows.flat(), kind);
  },
  INDEX: ([grid, row, column]) => {
    const y = asNumber(single(row));
    const x = asNumber(single(column));
    if (y instanceof CellError) return y;
    if (x instanceof CellError) return x;
    if (column === undefined && grid.height === 1) return grid.rows[0][y - 1] ?? REFERENCE_ERROR;
    if (y === 0) return new ValueGrid(grid.rows.map((cells) => [cells[Math.max(x, 1) - 1] ?? null]));
    const cells = grid.rows[y - 1];
    if (cells === undefined || x > grid.width) return REFERENCE_ERROR;
    return x === 0 && grid.width > 1 ? new ValueGrid([cells]) : cells[Math.max(x, 1) - 1];
  },
  VLOOKUP: ([wanted, grid, column, approximate]) => {
    const x = asNumber(single(column));
    const near = approximate === undefined ? true : asCondition(single(approximate));
    if (x instanceof CellError) return x;
    if (near instanceof CellError) return near;
    if (x < 1 || x > grid.width) return REFERENCE_ERROR;
    const row = match(
      single(wanted),
      grid.rows.map((cells) => cells[0]),
      near ? 1 : 0,
    );
    return row instanceof CellError ? row : grid.rows[row - 1][x - 1];
  },
};

function concatenation(ranges: readonly ValueGrid[]): CellContent {
  let joined = '';
  for (const value of ranges.flatMap(({ rows }) => rows.flat())) {
    const text = asText(value);
    if (text instanceof CellError) return text;
    joined += text;
  }
  return joined;
}
