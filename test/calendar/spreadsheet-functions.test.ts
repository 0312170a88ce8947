import { formatDay } from '../../src/calendar/day';
import {
  actualDays,
  actualYears,
  thirty360Days,
  thirty360Years,
  type YearFraction,
} from '../../src/calendar/day-count';
import { addMonths, addYears, endOfMonth, fullMonths, fullYears } from '../../src/calendar/months';
import { isRefusal, parseDay } from '../../src/calendar/parse';
import { serialOfDay } from '../../src/calendar/serial';
import { describeSharedCases } from '../shared-cases';

interface FunctionCase {
  fn: string;
  args: string;
  expected: string;
  tolerance: number;
}

type Argument = string | number | boolean | Argument[];

/** Not ours: working days, and Excel's own average-year basis 1 (the actual basis here is ISDA's). */
function isOutside(fn: string, args: readonly Argument[]): boolean {
  return fn === 'NETWORKDAYS' || (fn === 'YEARFRAC' && args[2] === 1);
}

/** Where the parameter behind the dates stands: a step count or a method. */
function extraIndex(fn: string): number {
  return fn === 'EDATE' || fn === 'EOMONTH' ? 1 : 2;
}

/** A step count or a method that is no such thing is refused by the parameter's type, not at run time. */
function isTypeError(fn: string, args: readonly Argument[]): boolean {
  return ['EDATE', 'EOMONTH', 'DAYS360'].includes(fn) && args[extraIndex(fn)] === 'a';
}

function argumentsOf(args: string): Argument[] {
  return JSON.parse(`[${args.replaceAll("'", '"')}]`) as Argument[];
}

/** What the spreadsheet function of this name gives, built from ours; '#value' where a date is refused. */
function evaluate(fn: string, args: readonly Argument[]): string | number {
  const days = args.slice(0, extraIndex(fn)).map((value) => parseDay(value as string, 'mdy'));
  if (days.some(isRefusal)) return '#value';
  const [from, to] = days as number[];
  const extra = args[extraIndex(fn)];
  switch (fn) {
    case 'DATEDIF':
      return dateDif(from, to, String(extra).toLowerCase());
    case 'DAYS':
      return actualDays(to, from);
    case 'DAYS360':
      return thirty360Days(from, to, extra === true ? 'EurobondBasis' : 'US');
    case 'EDATE':
      return addMonths(from, extra as number);
    case 'EOMONTH':
      return endOfMonth(addMonths(from, extra as number));
    case 'YEARFRAC':
      return quotient(yearFrac(from, to, (extra ?? 0) as number));
    default:
      throw new Error(`unknown function ${fn}`);
  }
}

function dateDif(from: number, to: number, unit: string): number {
  switch (unit) {
    case 'y':
      return fullYears(from, to);
    case 'm':
      return fullMonths(from, to);
    case 'd':
      return actualDays(from, to);
    case 'ym':
      return fullMonths(from, to) % 12;
    case 'yd':
      return actualDays(addYears(from, fullYears(from, to)), to);
    case 'md':
      return actualDays(addMonths(from, fullMonths(from, to)), to);
    default:
      throw new Error(`unknown unit ${unit}`);
  }
}

function yearFrac(from: number, to: number, basis: number): YearFraction {
  if (basis === 0) return thirty360Years(from, to, 'US');
  if (basis === 4) return thirty360Years(from, to, 'EurobondBasis');
  return actualYears(from, to, basis === 2 ? 360 : 365);
}

function quotient({ num, den }: YearFraction): number {
  return num / den;
}

describeSharedCases<FunctionCase>('date_functions_formulajs.json', (cases) => {
  const inside = cases.filter(({ fn, args }) => {
    const values = argumentsOf(args);
    return !isOutside(fn, values) && !isTypeError(fn, values);
  });

  test('what is left out is counted, so that nothing falls out unseen', () => {
    expect(cases.filter(({ fn }) => fn === 'NETWORKDAYS')).toHaveLength(14);
    expect(cases.filter(({ fn, args }) => fn === 'YEARFRAC' && argumentsOf(args)[2] === 1)).toHaveLength(4);
    expect(cases.filter(({ fn, args }) => isTypeError(fn, argumentsOf(args)))).toHaveLength(3);
    expect(inside).toHaveLength(cases.length - 14 - 4 - 3);
  });

  test.each(inside)('$fn($args) = $expected', ({ fn, args, expected, tolerance }) => {
    const values = argumentsOf(args);
    const result = evaluate(fn, values);
    if (expected === '#value') expect(result).toBe('#value');
    else if (/^\d{4}-\d\d-\d\d$/.test(expected)) expect(formatDay(result as number)).toBe(expected);
    else if (fn === 'EDATE' || fn === 'EOMONTH') expect(serialOfDay(result as number)).toBe(Number(expected));
    else
      expect(Math.abs((result as number) - Number(expected))).toBeLessThanOrEqual(
        tolerance === 0 ? 0 : 1e-12,
      );
  });
});
