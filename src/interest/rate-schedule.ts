import { type Day, formatDay } from '../calendar/day';
import type { Rate } from '../money/rate';

/** A rate and the first day on which it is in force. */
export interface RateStep {
  readonly from: Day;
  readonly rate: Rate;
}

/** Rates by date, each in force until the next one begins; sorted, no two of one day. */
export type RateSchedule = readonly RateStep[];

/** No rate is known for a day: it is never guessed (rules.md §6). */
export class RateGap extends Error {
  override readonly name = 'RateGap';

  constructor(readonly day: Day) {
    super(`no rate is known for ${formatDay(day)}`);
  }
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

/** Every rate of a schedule times a factor. */
export function multipliedSchedule(schedule: RateSchedule, by: Rate): RateSchedule {
  return schedule.map(({ from, rate }) => ({ from, rate: multipliedRate(rate, by) }));
}

/**
 * The rate in force on a day.
 * @throws RateGap for a day before the first rate
 */
export function rateOn(schedule: RateSchedule, day: Day): Rate {
  let found: Rate | null = null;
  for (const { from, rate } of schedule) {
    if (from > day) break;
    found = rate;
  }
  if (!found) throw new RateGap(day);
  return found;
}

/**
 * Days on which an interval of one rate ends within (after, to): the day before each rate that begins there. A rate in force
 * from day e counts from day e.
 */
export function rateEnds(schedule: RateSchedule, after: Day, to: Day): Day[] {
  return schedule.map(({ from }) => from - 1).filter((day) => day > after && day < to);
}
