import { NO_DAY, type Day } from '../calendar/day';
import { addMonths, addYears } from '../calendar/months';
import type { Bucket, BucketSet, TimeUnit } from '../policy/policy';

/** Label of the bucket of what is not yet due, where the user's set has none. */
export const NOT_YET_DUE = '未到期';
/** Label of the bucket of what has no date to count from. */
export const NO_DATE = '无到期日';

/** The day that lies a number of days, months or years after another (Civil Code art. 201, 202). */
export function addTime(day: Day, count: number, unit: TimeUnit): Day {
  if (unit === '日') return day + count;
  return unit === '月' ? addMonths(day, count) : addYears(day, count);
}

/** The latest day from which `count` units have passed by `asOf`: day + count ≤ asOf, or < asOf where `strictly`. */
export function latestReached(asOf: Day, count: number, unit: TimeUnit, strictly: boolean): Day {
  const reached = (day: Day): boolean =>
    strictly ? addTime(day, count, unit) < asOf : addTime(day, count, unit) <= asOf;
  // Month ends make the way back and forth differ by up to three days (31 Jan + 1 month = 28 Feb).
  let day = addTime(asOf, -count, unit) + 4;
  while (!reached(day)) day--;
  return day;
}

/**
 * Says into which bucket of a set a claim falls at the as-of date (rules.md §5). Every claim falls into one: one past
 * the last start into the last bucket, one not yet due into 未到期, one without a date into 无到期日; the last two are
 * added to the set's labels where it lacks them.
 */
export class BucketFinder {
  readonly labels: readonly string[];
  readonly notYetDue: number;
  readonly noDate: number;
  /** Buckets with a start, in rising order, and the latest day to count from that has reached each start. */
  private readonly started: readonly { readonly label: number; readonly latest: Day }[];
  private readonly fromDue: boolean;

  constructor(
    set: BucketSet,
    private readonly asOf: Day,
  ) {
    const labels = set.buckets.map(({ label }) => label);
    const indexOf = (label: string): number => {
      if (!labels.includes(label)) labels.push(label);
      return labels.indexOf(label);
    };
    const open = set.buckets.findIndex(({ start }) => start === null);
    const allReached = set.from === '账龄' && set.buckets.some(({ start }) => start === 0);
    this.notYetDue = open >= 0 || allReached ? Math.max(open, 0) : indexOf(NOT_YET_DUE);
    this.noDate = indexOf(NO_DATE);
    this.labels = labels;
    this.fromDue = set.from === '逾期';
    this.started = set.buckets
      .map((bucket, label) => ({ bucket, label }))
      .filter(({ bucket }) => bucket.start !== null)
      .map(({ bucket, label }) => ({ label, latest: this.latestIn(bucket, set.edge) }));
  }

  private latestIn({ start, unit }: Bucket, edge: BucketSet['edge']): Day {
    // A debt of age nought belongs to the first bucket whichever edge counts.
    const strictly = edge === '含止' && start !== 0;
    return latestReached(this.asOf, start ?? 0, unit, strictly);
  }

  /**
   * Index into `labels`.
   * @param day due date for a set counted from 逾期, origin date for one counted from 账龄; may be NO_DAY
   */
  bucketOf(day: Day): number {
    if (day === NO_DAY) return this.noDate;
    // On the due date itself a claim is not overdue.
    if (this.fromDue && day >= this.asOf) return this.notYetDue;
    for (let index = this.started.length - 1; index >= 0; index--) {
      if (day <= this.started[index].latest) return this.started[index].label;
    }
    return this.notYetDue;
  }
}
