import { belowHundred, digitByDigit, NUMERAL_CHARACTERS } from '../calendar/chinese-numeral';
import { NO_DAY, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { PlanProblem } from './proposal';
import { countUpTo } from './sorted-places';

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
const BETWEEN = String.raw`\s*(?:起\s*)?(?:至|到|[—－–\-~～]+)\s*`;
const RANGE = new RegExp(DATE + BETWEEN + SECOND, 'g');
/** 2012.7.16—2012.7.23, 2012/7/16-7/23. */
const NUMERIC = new RegExp(
  String.raw`(\d{4})([./-])(\d{1,2})\2(\d{1,2})日?${BETWEEN}(?:(\d{4})\2)?(\d{1,2})\2(\d{1,2})日?(?![\d./-])`,
  'g',
);
/** 2012年7月—11月: months without days. */
const MONTHS = new RegExp(
  String.raw`${YEAR}(${NUMBER})\s*月份?${BETWEEN}${YEAR}(${NUMBER})\s*月份?(?!\s*[${NUMERAL_CHARACTERS}])`,
  'g',
);

/**
 * The ranges of dates in a plan. A year that is not said is the one before it in the same text; a date that does not exist
 * or lacks its day is a problem of its range, never rolled over.
 * @param plain text of `plainPlan`
 */
export function dateRanges(plain: string): DateRange[] {
  return [...writtenRanges(plain), ...numericRanges(plain), ...monthRanges(plain)].sort(
    (a, b) => a.start - b.start,
  );
}

function numericRanges(plain: string): DateRange[] {
  return [...plain.matchAll(NUMERIC)].map(({ index, 0: whole, ...parts }): DateRange => {
    const [year1, , month1, day1, year2, month2, day2] = [1, 2, 3, 4, 5, 6, 7].map(
      (at) => parts[at] as string | undefined,
    );
    const first = dateOf(year1 ?? null, month1!, day1!);
    const last = dateOf(year2 ?? year1 ?? null, month2!, day2!);
    return rangeOf(first, last, index, whole);
  });
}

/** Months alone do not say on which day a phase begins and ends. */
function monthRanges(plain: string): DateRange[] {
  return [...plain.matchAll(MONTHS)].map(({ index, 0: whole }) =>
    rangeOf(incomplete(whole), incomplete(whole), index, whole),
  );
}

function rangeOf(first: Read, last: Read, start: number, whole: string): DateRange {
  const problem = ('problem' in first && first.problem) || ('problem' in last && last.problem) || null;
  const days = { first: dayIn(first), last: dayIn(last) };
  const reversed = { reason: 'plan-dates-reversed', values: { text: whole.trim() } } as const;
  return {
    start,
    end: start + whole.trimEnd().length,
    ...days,
    problem: problem ?? (days.first > days.last ? reversed : null),
  };
}

function writtenRanges(plain: string): DateRange[] {
  const ranges: DateRange[] = [];
  const years = new YearsSaid(plain);
  for (const match of plain.matchAll(RANGE)) {
    const [whole, year1, month1, day1, year2, month2, day2] = match;
    const start = match.index;
    const first = dateOf(year1 ?? years.before(start), month1, day1);
    const last =
      day2 === undefined || (month2 === undefined && year2 !== undefined)
        ? incomplete(whole)
        : dateOf(year2 ?? year1 ?? years.before(start), month2 ?? month1, day2);
    ranges.push(rangeOf(first, last, start, whole));
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

/** The years that a text names, found once: a plan of many pages has thousands of dates that leave theirs out. */
export class YearsSaid {
  private readonly years: readonly string[];
  /** Where each has been said to its end, in ascending order. */
  private readonly ends: readonly number[];

  /** @param plain text of `plainPlan` */
  constructor(plain: string) {
    const matches = [...plain.matchAll(/(?<!\d)((?:19|20)\d\d)(?:\s*年|\])/g)];
    this.years = matches.map((match) => match[1]);
    this.ends = matches.map(({ index, 0: whole }) => index + whole.length);
  }

  /** The last year that the text names before a place, or null. */
  before(place: number): string | null {
    return this.years[countUpTo(this.ends, place) - 1] ?? null;
  }
}
