import { BucketFinder } from '../aging/bucket';
import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { BucketSet } from '../policy/policy';

/** What a set counts a claim's time from: its due date (逾期) or its origin date (账龄). */
export function daysCountedFrom(claims: Claims, set: BucketSet): Int32Array {
  return set.from === '逾期' ? claims.due : claims.origin;
}

/** The bucket of every claim at the end of a day by its date alone, whether it owes anything or not. */
export function bucketsAt(claims: Claims, set: BucketSet, day: Day): Int8Array {
  const finder = new BucketFinder(set, day);
  const days = daysCountedFrom(claims, set);
  const buckets = new Int8Array(claims.count);
  for (let claim = 0; claim < claims.count; claim++) buckets[claim] = finder.bucketOf(days[claim]);
  return buckets;
}

/** The buckets of a set as time runs through them; the bucket of what has no date stands outside. */
export interface BucketChain {
  /** As in every aging table: the set's labels, then 未到期 and 无到期日 where the set lacks them. */
  readonly labels: readonly string[];
  /** Indexes of `labels`, the youngest first. */
  readonly order: readonly number[];
}

export function bucketChain(set: BucketSet, asOf: Day): BucketChain {
  const { labels, notYetDue, noDate } = new BucketFinder(set, asOf);
  const started = set.buckets.flatMap(({ start }, label) => (start === null ? [] : [label]));
  const order = started.includes(notYetDue) ? started : [notYetDue, ...started];
  return { labels, order: order.filter((label) => label !== noDate) };
}
