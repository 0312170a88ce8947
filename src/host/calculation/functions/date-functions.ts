import type { CellContent } from '../../cell';
import {
  ErrorResult,
  type FunctionTable,
  numberIn,
  ofRanges,
  ofValues,
  single,
  textIn,
  valuesOf,
} from '../built-in-function';
import { NUMBER_ERROR, VALUE_ERROR, type ValueGrid } from '../computed';
import { dayOf, monthsLater, serialOf } from '../serial-date';
import { dateOfText } from '../text-number';

/** 9999-12-31, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** The serial number of a day without its time. */
function dayIn(value: CellContent): number {
  const serial = Math.floor(numberIn(value));
  if (serial < 0 || serial > LAST_DAY) throw new ErrorResult(NUMBER_ERROR);
  return serial;
}

function within(serial: number): number {
  return dayIn(serial);
}

function modulo(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}

/** Monday is 1, Sunday 7. */
function weekday(serial: number): number {
  return modulo(serial - 2, 7) + 1;
}

/** @param kind 1 from Sunday = 1, 2 from Monday = 1, 3 from Monday = 0; 11 to 17 from Monday to Sunday = 1 */
function weekdayBy(serial: number, kind: number): number {
  if (kind === 3) return weekday(serial) - 1;
  const first = kind === 1 ? 7 : kind === 2 ? 1 : kind - 10;
  if (first < 1 || first > 7) throw new ErrorResult(NUMBER_ERROR);
  return modulo(weekday(serial) - first, 7) + 1;
}

/** Monday to Friday up to and with a day, counted from a Monday long ago. */
function weekdaysUntil(serial: number): number {
  const days = serial - 1;
  return Math.floor(days / 7) * 5 + Math.min(modulo(days, 7), 5);
}

function networkDays(from: number, to: number, holidays: ReadonlySet<number>): number {
  if (from > to) return -networkDays(to, from, holidays);
  const free = [...holidays].filter((day) => day >= from && day <= to && weekday(day) < 6);
  return weekdaysUntil(to) - weekdaysUntil(from - 1) - free.length;
}

function holidaysIn(range: ValueGrid | undefined): ReadonlySet<number> {
  return new Set(
    range
      ? valuesOf([range])
          .filter((value) => value !== null)
          .map(dayIn)
      : [],
  );
}

function difference(from: number, to: number, unit: string): number {
  if (from > to) throw new ErrorResult(NUMBER_ERROR);
  const [a, b] = [dayOf(from), dayOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (unit.toLowerCase()) {
    case 'd':
      return to - from;
    case 'm':
      return months;
    case 'y':
      return Math.floor(months / 12);
    case 'ym':
      return months % 12;
    case 'md':
      return b.day >= a.day ? b.day - a.day : to - serialOf(b.year, b.month - 1, a.day);
    case 'yd': {
      const thisYear = serialOf(b.year, a.month, a.day);
      return to - (thisYear <= to ? thisYear : serialOf(b.year - 1, a.month, a.day));
    }
    default:
      throw new ErrorResult(NUMBER_ERROR);
  }
}

/** Functions on days; a day is its serial number. */
export const DATE_FUNCTIONS: FunctionTable = {
  TODAY: ofRanges([0, 0], (_, today) => today),
  DATE: ofValues([3, 3], (...parts) => {
    const [year, month, day] = parts.map((part) => Math.trunc(numberIn(part)));
    return within(serialOf(year >= 0 && year < 1900 ? year + 1900 : year, month, day));
  }),
  YEAR: ofValues([1, 1], (day) => dayOf(dayIn(day)).year),
  MONTH: ofValues([1, 1], (day) => dayOf(dayIn(day)).month),
  DAY: ofValues([1, 1], (day) => dayOf(dayIn(day)).day),
  DAYS: ofValues([2, 2], (end, start) => dayIn(end) - dayIn(start)),
  DATEVALUE: ofValues([1, 1], (text) => {
    const serial = typeof text === 'string' ? dateOfText(text) : null;
    return serial === null ? (textIn(text), VALUE_ERROR) : Math.floor(serial);
  }),
  EDATE: ofValues([2, 2], (day, months) => within(monthsLater(dayIn(day), Math.trunc(numberIn(months))))),
  EOMONTH: ofValues([2, 2], (day, months) => {
    const { year, month } = dayOf(dayIn(day));
    return within(serialOf(year, month + Math.trunc(numberIn(months)) + 1, 0));
  }),
  DATEDIF: ofValues([3, 3], (from, to, unit) => difference(dayIn(from), dayIn(to), textIn(unit))),
  WEEKDAY: ofValues([1, 2], (day, kind = 1) => weekdayBy(dayIn(day), Math.trunc(numberIn(kind)))),
  NETWORKDAYS: ofRanges(
    [2, 3],
    ([from, to, holidays]) => networkDays(dayIn(single(from)), dayIn(single(to)), holidaysIn(holidays)),
    [2],
  ),
};
