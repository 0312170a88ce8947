import { NO_DAY, dayOf, type Day } from '../calendar/day';
import { addYears } from '../calendar/months';
import type { Place } from '../finding/finding';
import type { InterruptionKind } from '../policy/interruption-words';

export type { InterruptionKind };

/**
 * What stops and restarts the clock (Civil Code art. 195). The day is the one that counts: for a demand the day on which it
 * was signed for or arrived.
 */
export interface Interruption {
  readonly day: Day;
  readonly kind: InterruptionKind;
  /** The entry that shows it. */
  readonly place?: Place;
}

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

/**
 * Applying for enforcement of a judgment: two years from the last day fixed for performance, stopped and restarted as a
 * limitation is (Civil Procedure Law art. 250).
 */
export const ENFORCEMENT_LIMITATION: LimitationRule = { years: 2, longStopYears: 20, before: null };

export interface Limitation {
  /** The day from which the present clock runs: the due date, or the latest interruption that counts. */
  readonly from: Day;
  /** What restarted it last; null: nothing did. */
  readonly by: InterruptionKind | null;
  /** The entry that shows it; null where the due date itself does, or the interruption names none. */
  readonly evidence: Place | null;
  /** The last day on which the claim can be sued for. */
  readonly expires: Day;
  /** Days left at the as-of date; negative once it has run out. */
  readonly daysLeft: number;
  /** The long stop of twenty years ends it, not the clock. */
  readonly byLongStop: boolean;
}

/** What an interruption does: it restarts the clock, binds a debtor again after it ran out, or nothing, and why. */
export type InterruptionEffect = 'interrupts' | 'revives' | 'beforeDue' | 'tooLate' | 'afterAsOf';

/**
 * The limitation (诉讼时效) of a claim at the as-of date (rules.md §9). The starting day is not counted (art. 201). A demand or
 * a suit after the clock has run out does not revive it; a payment or a promise does (art. 192). Interruptions on or before
 * the due date, and those after the as-of date, do not count. The long stop is never moved.
 * @param due due date; of a debt in instalments the last one's (art. 189)
 * @param interruptions in any order
 * @param told what each interruption does, in the order of their days
 * @returns null without a due date: the clock cannot be told
 */
export function limitation(
  due: Day,
  interruptions: readonly Interruption[],
  asOf: Day,
  rule: LimitationRule = GENERAL_LIMITATION,
  told: (interruption: Interruption, effect: InterruptionEffect) => void = () => {},
): Limitation | null {
  if (due === NO_DAY) return null;
  let from = due;
  let by: Interruption | null = null;
  for (const interruption of [...interruptions].sort((a, b) => a.day - b.day)) {
    const effect = effectOf(interruption, due, lastDay(from, rule), asOf);
    told(interruption, effect);
    if (effect !== 'interrupts' && effect !== 'revives') continue;
    from = interruption.day;
    by = interruption;
  }
  const longStop = addYears(due, rule.longStopYears);
  const clock = lastDay(from, rule);
  const expires = Math.min(clock, longStop);
  return {
    from,
    by: by?.kind ?? null,
    evidence: by?.place ?? null,
    expires,
    daysLeft: expires - asOf,
    byLongStop: longStop < clock,
  };
}

function effectOf({ day, kind }: Interruption, due: Day, expires: Day, asOf: Day): InterruptionEffect {
  if (day > asOf) return 'afterAsOf';
  if (day <= due) return 'beforeDue';
  if (day <= expires) return 'interrupts';
  return kind === 'payment' || kind === 'promise' ? 'revives' : 'tooLate';
}

/** The last day of a clock that runs from a day. */
function lastDay(from: Day, { years, before }: LimitationRule): Day {
  if (before !== null) {
    const short = addYears(from, before.years);
    if (short < before.until) return short;
  }
  return addYears(from, years);
}
