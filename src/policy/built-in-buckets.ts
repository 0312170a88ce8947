import type { Bucket, BucketSet, TimeUnit } from './policy';

/** Labels with the starts of their buckets; a null start is the bucket of what is not yet due. */
function buckets(unit: TimeUnit, starts: readonly (readonly [string, number | null])[]): Bucket[] {
  return starts.map(([label, start]) => ({ label, start, unit }));
}

/** Days overdue (rules.md §5): used where the workbook has no 账龄段. */
export const OVERDUE_BY_DAYS: BucketSet = {
  name: '逾期天数',
  from: '逾期',
  edge: '含起',
  buckets: buckets('日', [
    ['未到期', null],
    ['1-30', 1],
    ['31-60', 31],
    ['61-90', 61],
    ['91-180', 91],
    ['181-365', 181],
    ['365天以上', 366],
  ]),
};

/** Years of age with inclusive upper edges, as in the disclosure tables' 1年以内（含1年） (rules.md §5). */
export const AGE_BY_YEARS: BucketSet = {
  name: '账龄年限',
  from: '账龄',
  edge: '含止',
  buckets: buckets('年', [
    ['1年以内', 0],
    ['1-2年', 1],
    ['2-3年', 2],
    ['3-4年', 3],
    ['4-5年', 4],
    ['5年以上', 5],
  ]),
};

/** Years overdue as rewards tell them apart (rules.md §5, §7). */
export const OVERDUE_FOR_REWARDS: BucketSet = {
  name: '奖励逾期',
  from: '逾期',
  edge: '含起',
  buckets: buckets('年', [
    ['1年以下', 0],
    ['1-3年', 1],
    ['3年以上', 3],
  ]),
};

/** All built-in sets, in the order in which the template writes them. */
export const BUILT_IN_BUCKET_SETS: readonly BucketSet[] = [
  OVERDUE_BY_DAYS,
  AGE_BY_YEARS,
  OVERDUE_FOR_REWARDS,
];
