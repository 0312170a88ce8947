import { belowHundred, digitByDigit, NUMERAL_CHARACTERS } from './chinese-numeral';
import { plainDateText, SEPARATOR, TIME, TIME_AFTER_WORD, YEAR_LAST } from './date-text';
import { dayOf, daysInMonth, type Day } from './day';
import type { DateOrder } from './order';
import type { DateRefusal, DateRefusalReason } from './refusal';
import { dayOfSerial } from './serial';

export { isRefusal, type DateRefusal, type DateRefusalReason } from './refusal';

/** Numbers in this range are yyyymmdd: serials end at 2958465. */
const FIRST_COMPACT = 19000101;
const LAST_COMPACT = 99991231;

/** What nearly all text cells look like, read without further ado. */
const COMMON = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

const NUMERAL = `([${NUMERAL_CHARACTERS}]+)`;

const YEAR_FIRST = new RegExp(String.raw`^(\d{4,5})${SEPARATOR}(\d{1,2})\s*\2\s*(\d{1,2})${TIME}$`);
const SHORT_YEAR = new RegExp(String.raw`^\d{1,2}${SEPARATOR}\d{1,2}\s*\1\s*\d{1,2}${TIME}$`);
const COMPACT = new RegExp(String.raw`^(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?|${TIME})$`);
const YEAR_AND_MONTH = new RegExp(String.raw`^\d{4}(?:${SEPARATOR}\d{1,2})?$`);
const CHINESE = new RegExp(
  String.raw`^${NUMERAL}\s*年\s*${NUMERAL}\s*月\s*${NUMERAL}(?:\s*[日号]${TIME_AFTER_WORD}|${TIME})$`,
);
const CHINESE_NO_DAY = new RegExp(String.raw`^${NUMERAL}\s*年(?:\s*${NUMERAL}\s*月)?(?:份|底|末|初)?$`);
const CHINESE_NO_YEAR = new RegExp(String.raw`^${NUMERAL}\s*月\s*${NUMERAL}\s*[日号]?$`);

/**
 * Reads a date cell: Excel serials, yyyymmdd numbers, and the texts of rules.md §2. A time of day behind the date is dropped.
 * @param value number cell or text cell, not blank
 * @param order given only for a column of a/b/yyyy texts that proves its order; without it such texts are refused
 * @returns the day, or why there is none; nothing is rolled over or guessed
 */
export function parseDay(value: string | number, order?: DateOrder): Day | DateRefusal {
  if (typeof value === 'number') return dayOfNumber(value);
  const common = COMMON.exec(value);
  if (common) return checkedDay(+common[1], +(common[3] ?? common[5]), +(common[4] ?? common[6]), value);
  return dayOfText(plainDateText(value), value.trim(), order);
}

function dayOfNumber(value: number): Day | DateRefusal {
  if (value < FIRST_COMPACT || value >= LAST_COMPACT + 1) return dayOfSerial(value);
  if (!Number.isInteger(value)) return refuse('date-not-a-date', String(value));
  return checkedDay(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100, String(value));
}

function dayOfText(plain: string, text: string, order: DateOrder | undefined): Day | DateRefusal {
  let parts: RegExpExecArray | null;
  if ((parts = YEAR_FIRST.exec(plain))) return checkedDay(+parts[1], +parts[3], +parts[4], text);
  if ((parts = COMPACT.exec(plain))) return checkedDay(+parts[1], +parts[2], +parts[3], text);
  if ((parts = CHINESE.exec(plain))) return chineseDay(parts, text);
  if ((parts = YEAR_LAST.exec(plain))) {
    if (order === undefined) return refuse('date-ambiguous-order', text);
    const [month, day] = order === 'mdy' ? [+parts[1], +parts[3]] : [+parts[3], +parts[1]];
    return checkedDay(+parts[4], month, day, text);
  }
  if (SHORT_YEAR.test(plain)) return refuse('date-two-digit-year', text);
  return refuse(whyIncomplete(plain), text);
}

function chineseDay([, yearText, monthText, dayText]: RegExpExecArray, text: string): Day | DateRefusal {
  const year = digitByDigit(yearText);
  const month = belowHundred(monthText);
  const day = belowHundred(dayText);
  if (Number.isNaN(year + month + day)) return refuse('date-not-a-date', text);
  if (yearText.length <= 2) return refuse('date-two-digit-year', text);
  if (yearText.length === 3) return refuse('date-not-a-date', text);
  return checkedDay(year, month, day, text);
}

function whyIncomplete(plain: string): DateRefusalReason {
  if (/^\d{6}$/.test(plain)) return sixDigits(plain);
  if (YEAR_AND_MONTH.test(plain)) return +plain.slice(0, 4) >= 1900 ? 'date-missing-day' : 'date-not-a-date';
  if (CHINESE_NO_DAY.test(plain)) return 'date-missing-day';
  if (CHINESE_NO_YEAR.test(plain)) return 'date-missing-year';
  return 'date-not-a-date';
}

/** Six digits are a month (201205) or a day with half its year (120515); either way there is no date. */
function sixDigits(plain: string): DateRefusalReason {
  const [century, middle, last] = [+plain.slice(0, 2), +plain.slice(2, 4), +plain.slice(4)];
  if (century >= 19 && isMonth(last)) return 'date-missing-day';
  return isMonth(middle) && last >= 1 && last <= 31 ? 'date-two-digit-year' : 'date-not-a-date';
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

function checkedDay(year: number, month: number, day: number, text: string): Day | DateRefusal {
  if (year < 1900 || year > 9999) return { reason: 'date-out-of-range', values: { text, year, month, day } };
  if (!isMonth(month)) return { reason: 'date-no-such-month', values: { text, year, month, day } };
  if (day < 1 || day > daysInMonth(year, month)) {
    return { reason: 'date-no-such-day', values: { text, year, month, day } };
  }
  return dayOf(year, month, day);
}

function refuse(reason: DateRefusalReason, text: string): DateRefusal {
  return { reason, values: { text } };
}
