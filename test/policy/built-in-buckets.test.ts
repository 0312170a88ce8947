import {
  AGE_BY_YEARS,
  BUILT_IN_BUCKET_SETS,
  OVERDUE_BY_DAYS,
  OVERDUE_FOR_REWARDS,
} from '../../src/policy/built-in-buckets';
import type { BucketSet } from '../../src/policy/policy';

/** As rules.md §5 lists them. */
const told = ({ from, edge, buckets }: BucketSet): unknown[] => [
  from,
  edge,
  buckets.map(({ label, start, unit }) => `${label}:${start ?? '-'}${start === null ? '' : unit}`).join(' '),
];

test.each([
  [
    OVERDUE_BY_DAYS,
    '逾期',
    '含起',
    '未到期:- 1-30:1日 31-60:31日 61-90:61日 91-180:91日 181-365:181日 365天以上:366日',
  ],
  [AGE_BY_YEARS, '账龄', '含止', '1年以内:0年 1-2年:1年 2-3年:2年 3-4年:3年 4-5年:4年 5年以上:5年'],
  [OVERDUE_FOR_REWARDS, '逾期', '含起', '1年以下:0年 1-3年:1年 3年以上:3年'],
])('built-in set %#', (set, ...expected) => expect(told(set)).toEqual(expected));

test('built-in sets have different names', () => {
  expect(new Set(BUILT_IN_BUCKET_SETS.map(({ name }) => name)).size).toBe(3);
});
