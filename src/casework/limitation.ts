import { NO_DAY, dayOf, type Day } from '../calendar/day';
import { addYears } from '../calendar/months';

/**
 * What stops and restarts the clock (Civil Code art. 195): a demand that has arrived, a payment, a promise to pay, a suit or
 * an arbitration. The day is the one that counts: for a demand the day on which it was signed for or arrived.
 */
export interface Interruption {
  readonly day: Day;
  readonly kind: InterruptionKind;
}

export type InterruptionKind = 'demand' | 'payment' | 'promise' | 'suit';

/** How long a claim may be sued for, in years, and what went before (rules.md §9). */
export interface LimitationRule {
  readonly years: number;
  /** The longest time, whatever interrupts: from the due date. */
  readonly longStopYears: number;
  /** The shorter time of before: a clock that ran out by it before `until` stays run out. */
  readonly before: { readonly until: Day; readonly years: number } | null;
}

/**
 * The general rule: three years and a long stop of twenty (Civil Code art. 188); two years before 2017-10-01, and what was
 * still running on that day has three (法释〔2018〕12号 art. 2, 3).
 */
export const GENERAL_LIMITATION: LimitationRule = {
  years: 3,
  longStopYears: 20,
  before: { until: dayOf(2017, 10, 1), years: 2 },
};

export interface Limitation {
  /** The day from which the present clock runs: the due date, or the latest interruption that counts. */
  readonly from: Day;
  /** What restarted it last; null: nothing did. */
  readonly by: InterruptionKind | null;
  /** The last day on which the claim can be sued for. */
  readonly expires: Day;
  /** Days left at the as-of date; negative once it has run out. */
  readonly daysLeft: number;
  /** The long stop of twenty years ends it, not the clock. */
  readonly byLongStop: boolean;
}

/**
 * The limitation (诉讼时效) of a claim at the as-of date (rules.md §9). The starting day is not counted (art. 201). A demand or
 * a suit after the clock has run out does not revive it; a payment or a promise does (art. 192). Interruptions on or before
 * the due date, and those after the as-of date, do not count. The long stop is never moved.
 * @param due due date; of a debt in instalments the last one's (art. 189)
 * @param interruptions in any order
 * @returns null without a due date: the clock cannot be told
 */
export function limitation(
  due: Day,
  interruptions: readonly Interruption[],
  asOf: Day,
  rule: LimitationRule = GENERAL_LIMITATION,
): Limitation | null {
  if (due === NO_DAY) return null;
  const counting = interruptions
    .filter(({ day }) => day !== NO_DAY && day > due && day <= asOf)
    .sort((a, b) => a.day - b.day);
  let from = due;
  let by: InterruptionKind | null = null;
  for (const { day, kind } of counting) {
    const revives = kind === 'payment' || kind === 'promise';
    if (day > lastDay(from, rule) && !revives) continue;
    from = day;
    by = kind;
  }
  const longStop = addYears(due, rule.longStopYears);
  const clock = lastDay(from, rule);
  const expires = Math.min(clock, longStop);
  return { from, by, expires, daysLeft: expires - asOf, byLongStop: longStop < clock };
}

/** The last day of a clock that runs from a day. */
function lastDay(from: Day, { years, before }: LimitationRule): Day {
  if (before !== null) {
    const short = addYears(from, before.years);
    if (short < before.until) return short;
  }
  return addYears(from, years);
}
