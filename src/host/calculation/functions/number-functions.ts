import type { CellContent } from '../../cell';
import { ANY, ErrorResult, type FunctionTable, numberIn, ofValues, ofRanges } from '../built-in-function';
import type { Count, ValueFunction } from '../built-in-function';
import { DIVISION_ERROR, NUMBER_ERROR, VALUE_ERROR } from '../computed';

function ofNumbers(count: Count, compute: (...numbers: number[]) => number): ValueFunction {
  return ofValues(count, (...values) => {
    const result = compute(...values.map(numberIn));
    return Number.isFinite(result) ? result : NUMBER_ERROR;
  });
}

/** A number in the decimal digits that Excel keeps (15): what binary fractions add behind them must not decide. */
function shown(value: number): number {
  return Number(value.toPrecision(15));
}

/** Half away from zero in the decimal digits that Excel shows, so that 1.005 becomes 1.01. */
function roundTo(value: number, digits: number, by: (scaled: number) => number): number {
  const factor = 10 ** Math.trunc(digits);
  return (Math.sign(value) * by(shown(Math.abs(value) * factor))) / factor;
}

/** The multiple of a step beside a value; a positive value has no multiples of a negative step. */
function multiple(value: number, step: number, by: (count: number) => number): number {
  if (value > 0 && step < 0) throw new ErrorResult(NUMBER_ERROR);
  return shown(by(shown(value / step)) * step);
}

function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) throw new ErrorResult(NUMBER_ERROR);
  if (base === 0 && exponent < 0) throw new ErrorResult(DIVISION_ERROR);
  return base ** exponent;
}

function dividedBy(divisor: number): number {
  if (divisor === 0) throw new ErrorResult(DIVISION_ERROR);
  return divisor;
}

/** Functions of mathematics. */
export const NUMBER_FUNCTIONS: FunctionTable = {
  ABS: ofNumbers([1, 1], Math.abs),
  INT: ofNumbers([1, 1], Math.floor),
  SIGN: ofNumbers([1, 1], Math.sign),
  MOD: ofNumbers([2, 2], (value, by) => value - by * Math.floor(value / dividedBy(by))),
  QUOTIENT: ofNumbers([2, 2], (value, by) => Math.trunc(value / dividedBy(by))),
  SQRT: ofNumbers([1, 1], Math.sqrt),
  POWER: ofNumbers([2, 2], power),
  EXP: ofNumbers([1, 1], Math.exp),
  LN: ofNumbers([1, 1], Math.log),
  LOG10: ofNumbers([1, 1], Math.log10),
  LOG: ofNumbers([1, 2], (value, base = 10) => shown(Math.log(value) / dividedBy(Math.log(base)))),
  PI: ofNumbers([0, 0], () => Math.PI),
  ROUND: ofNumbers([2, 2], (value, digits) => roundTo(value, digits, Math.round)),
  ROUNDUP: ofNumbers([2, 2], (value, digits) => roundTo(value, digits, Math.ceil)),
  ROUNDDOWN: ofNumbers([2, 2], (value, digits) => roundTo(value, digits, Math.floor)),
  TRUNC: ofNumbers([1, 2], (value, digits = 0) => roundTo(value, digits, Math.floor)),
  CEILING: ofNumbers([2, 2], (value, step) => (step === 0 ? 0 : multiple(value, step, Math.ceil))),
  FLOOR: ofNumbers([2, 2], (value, step) => (value === 0 ? 0 : multiple(value, dividedBy(step), Math.floor))),
  SUMPRODUCT: ofRanges([1, ANY], (ranges) => {
    const [{ height, width }] = ranges;
    if (ranges.some((range) => range.height !== height || range.width !== width)) return VALUE_ERROR;
    // An error stops it; whatever else is no number counts as 0.
    const factor = (value: CellContent): number => {
      if (typeof value === 'number') return value;
      return value !== null && typeof value === 'object' ? numberIn(value) : 0;
    };
    let total = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        total += ranges.reduce((product, { rows }) => product * factor(rows[y][x]), 1);
    return total;
  }),
};
