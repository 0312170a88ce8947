import { belowHundred, digitByDigit, NUMERAL_CHARACTERS } from '../calendar/chinese-numeral';
import { NO_DAY, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { PlanProblem } from './proposal';

/** Two dates with a word or a dash between them, as plans write them. */
export interface DateRange {
  readonly start: number;
  readonly end: number;
  readonly first: Day;
  readonly last: Day;
  readonly problem: PlanProblem | null;
}

const NUMBER = `[${NUMERAL_CHARACTERS}]{1,4}`;
const YEAR = String.raw`(?:(${NUMBER})\s*年\s*)?`;
const DATE = String.raw`${YEAR}(${NUMBER})\s*月\s*(${NUMBER})\s*[日号]`;
/** The second date may have lost its month or its day to a page break. */
const SECOND = String.raw`${YEAR}(?:(${NUMBER})\s*月)?\s*(?:(${NUMBER})\s*[日号])?`;
const RANGE = new RegExp(String.raw`${DATE}\s*(?:起)?\s*(?:至|到|[—－–\-~～]+)\s*${SECOND}`, 'g');

/**
 * The ranges of dates in a plan. A year that is not said is the one before it in the same text; a date that does not exist
 * or lacks its day is a problem of its range, never rolled over.
 * @param plain text of `plainPlan`
 */
export function dateRanges(plain: string): DateRange[] {
  const ranges: DateRange[] = [];
  for (const match of plain.matchAll(RANGE)) {
    const [whole, year1, month1, day1, year2, month2, day2] = match;
    const start = match.index;
    const first = dateOf(year1 ?? yearBefore(plain, start), month1, day1);
    const last =
      day2 === undefined || (month2 === undefined && year2 !== undefined)
        ? incomplete(whole)
        : dateOf(year2 ?? year1 ?? yearBefore(plain, start), month2 ?? month1, day2);
    const problem = ('problem' in first && first.problem) || ('problem' in last && last.problem) || null;
    const days = { first: dayIn(first), last: dayIn(last) };
    ranges.push({
      start,
      end: start + whole.trimEnd().length,
      ...days,
      problem:
        problem ??
        (days.first > days.last ? { reason: 'plan-dates-reversed', values: { text: whole.trim() } } : null),
    });
  }
  return ranges;
}

type Read = { readonly day: Day } | { readonly problem: PlanProblem };

function dayIn(read: Read): Day {
  return 'day' in read ? read.day : NO_DAY;
}

function incomplete(text: string): Read {
  return { problem: { reason: 'plan-date-incomplete', values: { text: text.trim() } } };
}

/** One date of its parts; without any year before it, it cannot be told. */
export function dateOf(year: string | null, month: string, day: string): Read {
  const [y, m, d] = [year === null ? NaN : digitByDigit(year), belowHundred(month), belowHundred(day)];
  const text = `${year ?? ''}${year === null ? '' : '年'}${month}月${day}日`;
  if (Number.isNaN(y)) return incomplete(text);
  const read = parseDay(`${y}年${m}月${d}日`);
  if (!isRefusal(read)) return { day: read };
  return {
    problem: { reason: 'plan-date-impossible', values: { ...read.values, text, reason: read.reason } },
  };
}

/** The last year that the text names before a place, or null. */
export function yearBefore(plain: string, place: number): string | null {
  const years = [...plain.slice(0, place).matchAll(/(?<!\d)((?:19|20)\d\d)(?=\s*年|\])/g)];
  return years.at(-1)?.[1] ?? null;
}
