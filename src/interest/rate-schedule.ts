import { type Day, formatDay, NO_DAY } from '../calendar/day';
import { compareRates, type Rate } from '../money/rate';
import type { DatedRate } from '../policy/policy';

/** A rate and the first day on which it is in force; null: from that day no rate is known. */
export interface RateStep {
  readonly from: Day;
  readonly rate: Rate | null;
}

/** Rates by date, each in force until the next step begins; sorted, no two of one day. */
export type RateSchedule = readonly RateStep[];

/** No rate is known for a day: it is never guessed (rules.md §6). */
export class RateGap extends Error {
  override readonly name = 'RateGap';

  constructor(readonly day: Day) {
    super(`no rate is known for ${formatDay(day)}`);
  }
}

/**
 * Why interest cannot be computed: no rate is known for a day, or a figure has more digits than can be held exactly. Any other error
 * is thrown on.
 */
export function reasonOf(error: unknown): 'rate-gap' | 'too-large' {
  if (error instanceof RateGap) return 'rate-gap';
  if (error instanceof RangeError) return 'too-large';
  throw error;
}

/** One rate for all days. */
export function constantRate(rate: Rate): RateSchedule {
  return [{ from: Number.NEGATIVE_INFINITY, rate }];
}

/** The product of a rate and a factor, exact: 3.85% × 1.5. */
export function multipliedRate(rate: Rate, by: Rate): Rate {
  const num = rate.num * by.num;
  const den = rate.den * by.den;
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den))
    throw new RangeError(
      `the product of ${rate.num}/${rate.den} and ${by.num}/${by.den} has too many digits`,
    );
  return { num, den };
}

function productOrNull(a: Rate, b: Rate): Rate | null {
  try {
    return multipliedRate(a, b);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Every rate of a schedule times a factor. */
export function multipliedSchedule(schedule: RateSchedule, by: Rate): RateSchedule {
  return schedule.map(({ from, rate }) => ({ from, rate: rate && multipliedRate(rate, by) }));
}

/**
 * The product of two schedules, day by day: a contract rate and the uplift that is in force. A product of more digits than can be held
 * exactly is not known.
 */
export function productSchedule(a: RateSchedule, b: RateSchedule): RateSchedule {
  const starts = [...new Set([...a, ...b].map(({ from }) => from))].sort((x, y) => x - y);
  return starts.map((from) => {
    const [left, right] = [stepOn(a, from)?.rate, stepOn(b, from)?.rate];
    return { from, rate: left && right ? productOrNull(left, right) : null };
  });
}

/**
 * A schedule of rates that each hold from one day to another, as policy tables write them.
 * @param rates in any order, no two that begin on one day (`policy/interest-terms.ts` refuses them)
 */
export function scheduleOf(rates: readonly DatedRate[]): RateSchedule {
  const sorted = [...rates].sort((a, b) => a.from - b.from);
  return sorted.flatMap(({ from, to, rate }, index): RateStep[] => {
    const next = sorted.at(index + 1)?.from ?? Infinity;
    return to === NO_DAY || next <= to + 1
      ? [{ from, rate }]
      : [
          { from, rate },
          { from: to + 1, rate: null },
        ];
  });
}

/**
 * The rate in force on a day.
 * @throws RateGap for a day before the first rate
 */
export function rateOn(schedule: RateSchedule, day: Day): Rate {
  const rate = rateKnownOn(schedule, day);
  if (!rate) throw new RateGap(day);
  return rate;
}

/** The rate in force on a day, or null where none is known. */
export function rateKnownOn(schedule: RateSchedule, day: Day): Rate | null {
  return stepOn(schedule, day)?.rate ?? null;
}

function stepOn(schedule: RateSchedule, day: Day): RateStep | null {
  let found: RateStep | null = null;
  for (const step of schedule) {
    if (step.from > day) break;
    found = step;
  }
  return found;
}

/** The first day after a given one on which another rate is in force than on that day; null where the rate stays. */
export function nextRateAfter(schedule: RateSchedule, day: Day): Day | null {
  const now = rateKnownOn(schedule, day);
  const next = schedule.find(({ from, rate }) => from > day && !isSameRate(rate, now));
  return next ? next.from : null;
}

function isSameRate(a: Rate | null, b: Rate | null): boolean {
  return a === null || b === null ? a === b : compareRates(a, b) === 0;
}
