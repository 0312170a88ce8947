import type { Day } from './day';

/** Why something is not read as a date; nothing is ever rolled over or guessed (rules.md §2). */
export interface DateRefusal {
  /** Locale key of the reason, for example `date-no-such-day`; its text stands in findings.json. */
  readonly reason: DateRefusalReason;
  /** What the reason's text mentions: `text`, `year`, `month`, `day`, as far as they are known. */
  readonly values: Record<string, string | number>;
}

export type DateRefusalReason =
  /** The month lacks the day: 2012-11-31. */
  | 'date-no-such-day'
  /** A month 0 or above 12. */
  | 'date-no-such-month'
  | 'date-missing-day'
  | 'date-missing-year'
  | 'date-two-digit-year'
  /** Outside 1900-01-01…9999-12-31. */
  | 'date-out-of-range'
  /** 1/2/2013 in a column that does not prove which number is the month. */
  | 'date-ambiguous-order'
  | 'date-not-a-date';

/** True where a reader of dates refused. */
export function isRefusal(result: Day | DateRefusal): result is DateRefusal {
  return typeof result === 'object';
}
