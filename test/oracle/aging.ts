import type { Claim, Row } from './book';
import { textOf } from './book';
import { after, type Day } from './calendar';

/** One bucket of a set; a null start is what is not yet due. */
interface Bucket {
  readonly label: string;
  readonly start: number | null;
  readonly unit: string;
}

export interface BucketSet {
  readonly name: string;
  readonly from: string;
  readonly edge: string;
  readonly buckets: readonly Bucket[];
}

/** §5: the built-in set by days overdue. */
const BY_DAYS_OVERDUE: BucketSet = {
  name: '逾期天数',
  from: '逾期',
  edge: '含起',
  buckets: [
    { label: '未到期', start: null, unit: '日' },
    { label: '1-30', start: 1, unit: '日' },
    { label: '31-60', start: 31, unit: '日' },
    { label: '61-90', start: 61, unit: '日' },
    { label: '91-180', start: 91, unit: '日' },
    { label: '181-365', start: 181, unit: '日' },
    { label: '365天以上', start: 366, unit: '日' },
  ],
};

/** §5: the built-in set by years of age, its upper edges included. */
export const BY_YEARS: BucketSet = {
  name: '账龄年限',
  from: '账龄',
  edge: '含止',
  buckets: ['1年以内', '1-2年', '2-3年', '3-4年', '4-5年', '5年以上'].map((label, start) => ({
    label,
    start,
    unit: '年',
  })),
};

/** §5: the built-in set of the rewards. */
const FOR_REWARDS: BucketSet = {
  name: '奖励逾期',
  from: '逾期',
  edge: '含起',
  buckets: [
    { label: '1年以下', start: 0, unit: '年' },
    { label: '1-3年', start: 1, unit: '年' },
    { label: '3年以上', start: 3, unit: '年' },
  ],
};

/** §5: a set of 账龄段 by its name, or a built-in one. */
export function bucketSetNamed(name: string, rows: readonly Row[]): BucketSet | null {
  const own = rows.filter((row) => row.账龄集 === name);
  if (own.length > 0) return bucketSetOf(own);
  return [BY_DAYS_OVERDUE, BY_YEARS, FOR_REWARDS].find((set) => set.name === name) ?? null;
}

/** §5, §10: the first set of 账龄段, otherwise the built-in one. */
export function bucketSetOf(rows: readonly Row[]): BucketSet {
  if (rows.length === 0) return BY_DAYS_OVERDUE;
  const own = rows.filter((row) => row.账龄集 === rows[0].账龄集);
  return {
    name: textOf(own[0].账龄集),
    from: textOf(own[0].起算) || '逾期',
    edge: textOf(own[0].边界) || '含起',
    buckets: own.map((row) => ({
      label: textOf(row.名称),
      start: typeof row.起 === 'number' ? row.起 : null,
      unit: textOf(row.单位) || '日',
    })),
  };
}

/** §5: the set's labels, and beside them 无到期日 and, counted from the due date, 未到期. */
export function labelsOf({ from, buckets }: BucketSet): string[] {
  const notDue = from === '逾期' ? ['未到期'] : [];
  return [...new Set([...buckets.map(({ label }) => label), ...notDue, '无到期日'])];
}

/** §5: the bucket in which a claim stands at the as-of date. */
export function bucketOf(claim: Claim, set: BucketSet, asOf: Day): string {
  const notDue = set.buckets.find(({ start }) => start === null)?.label ?? '未到期';
  const counted = set.from === '账龄' ? claim.origin : claim.due;
  if (counted === null) return '无到期日';
  if (set.from === '逾期' && asOf <= counted) return notDue;
  const timed = set.buckets.filter(({ start }) => start !== null);
  const reached = timed.filter((bucket) => isReached(counted, bucket, set.edge, asOf));
  return (reached.at(-1) ?? timed[0]).label;
}

/** §5: 含起: the start belongs to its bucket; 含止: the upper edge of the bucket below is its own. */
function isReached(counted: Day, { start, unit }: Bucket, edge: string, asOf: Day): boolean {
  const edgeDay = after(counted, start!, unit);
  return edge === '含止' ? edgeDay < asOf : edgeDay <= asOf;
}
