import fc from 'fast-check';
import { BucketFinder } from '../../src/aging/bucket';
import { overdueDays, overdueYears } from '../../src/aging/overdue';
import { FIRST_DAY, NO_DAY } from '../../src/calendar/day';
import type { BucketSet } from '../../src/policy/policy';
import { day } from '../fixture/ledger-of';

const set = (
  from: BucketSet['from'],
  edge: BucketSet['edge'],
  ...buckets: [string, number | null, '日' | '月' | '年'][]
): BucketSet => ({
  name: '测试',
  from,
  edge,
  buckets: buckets.map(([label, start, unit]) => ({ label, start, unit })),
});

const BY_DAYS = set(
  '逾期',
  '含起',
  ['未到期', null, '日'],
  ['1-30', 1, '日'],
  ['31-60', 31, '日'],
  ['60天以上', 61, '日'],
);
const REWARD = set('逾期', '含起', ['1年以下', 0, '年'], ['1-3年', 1, '年'], ['3年以上', 3, '年']);
const BY_AGE = set('账龄', '含止', ['1年以内', 0, '年'], ['1-2年', 1, '年'], ['2年以上', 2, '年']);

function label(buckets: BucketSet, from: string | undefined, asOf: string): string {
  const finder = new BucketFinder(buckets, day(asOf));
  return finder.labels[finder.bucketOf(day(from))];
}

describe('the bucket of a claim', () => {
  test.each([
    ['before the due date', '2012-12-31', '2012-12-30', '未到期'],
    ['on the due date itself a claim is not overdue', '2012-12-31', '2012-12-31', '未到期'],
    ['the day after', '2012-12-30', '2012-12-31', '1-30'],
    ['30 days overdue', '2012-12-01', '2012-12-31', '1-30'],
    ['31 days overdue', '2012-11-30', '2012-12-31', '31-60'],
    ['long overdue', '1999-01-01', '2012-12-31', '60天以上'],
    ['without a due date', undefined, '2012-12-31', '无到期日'],
  ])('by days: %s', (_, due, asOf, bucket) => expect(label(BY_DAYS, due, asOf)).toBe(bucket));

  test.each([
    ['2009-07-16', '2010-07-15', '1年以下'],
    ['2009-07-16', '2010-07-16', '1-3年'],
    ['2009-07-16', '2012-07-15', '1-3年'],
    ['2009-07-16', '2012-07-16', '3年以上'],
    ['2012-02-29', '2013-02-27', '1年以下'],
    ['2012-02-29', '2013-02-28', '1-3年'],
    ['2013-07-16', '2012-07-16', '未到期'],
  ])('含起: due %s, as of %s is %s', (due, asOf, bucket) => expect(label(REWARD, due, asOf)).toBe(bucket));

  test.each([
    ['2012-12-31', '2012-12-31', '1年以内'],
    ['2011-12-31', '2012-12-31', '1年以内'],
    ['2011-12-30', '2012-12-31', '1-2年'],
    ['2010-12-31', '2012-12-31', '1-2年'],
    ['2010-12-30', '2012-12-31', '2年以上'],
  ])('含止: origin %s, as of %s is %s', (origin, asOf, bucket) =>
    expect(label(BY_AGE, origin, asOf)).toBe(bucket),
  );

  test('a set counted from the origin needs no bucket for what is not yet due', () => {
    expect(new BucketFinder(BY_AGE, day('2012-12-31')).labels).toEqual([
      '1年以内',
      '1-2年',
      '2年以上',
      '无到期日',
    ]);
    expect(new BucketFinder(REWARD, day('2012-12-31')).labels).toEqual([
      '1年以下',
      '1-3年',
      '3年以上',
      '未到期',
      '无到期日',
    ]);
  });

  test('what is not yet due may stand at the end of a set, and what has no date in a bucket of its own', () => {
    const turned = set(
      '逾期',
      '含起',
      ['30天以内', 1, '日'],
      ['30天以上', 31, '日'],
      ['无到期日', null, '日'],
    );
    expect(label(turned, '2012-12-31', '2012-12-31')).toBe('无到期日');
    expect(label(turned, '2012-12-30', '2012-12-31')).toBe('30天以内');
    expect(label(turned, '2012-11-30', '2012-12-31')).toBe('30天以上');
    expect(label(turned, undefined, '2012-12-31')).toBe('无到期日');
    expect(new BucketFinder(turned, day('2012-12-31')).labels).toHaveLength(3);
  });

  test('an age below the first start of a set counted from the origin is in none of its buckets', () => {
    const old = set('账龄', '含起', ['1-2年', 1, '年'], ['2年以上', 2, '年']);
    expect(label(old, '2012-06-30', '2012-12-31')).toBe('未到期');
    expect(label(old, '2011-12-31', '2012-12-31')).toBe('1-2年');
  });

  test('agrees with counting the units from the date itself, for every date and month end', () => {
    const months = set(
      '逾期',
      '含起',
      ['未到期', null, '月'],
      ['0', 0, '月'],
      ['1', 1, '月'],
      ['6', 6, '月'],
      ['13', 13, '月'],
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 3000 }), (overdue, start) => {
        const asOf = day('2008-01-01') + start;
        const due = asOf - overdue;
        const finder = new BucketFinder(months, asOf);
        const found = finder.labels[finder.bucketOf(due)];
        expect(found).toBe(overdue === 0 ? '未到期' : slowBucket(due, asOf));
      }),
    );
  });
});

/** Counts months one by one with the clamping of Civil Code art. 202, by way of the platform's own dates. */
function slowBucket(due: number, asOf: number): string {
  const date = new Date(due * 86_400_000);
  let reached = '0';
  for (const months of [1, 6, 13]) {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const target =
      Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date.getUTCDate(), last)) / 86_400_000;
    if (target <= asOf) reached = `${months}`;
  }
  return reached;
}

describe('overdue time', () => {
  test.each([
    ['2012-12-31', '2012-12-31', 0, 0],
    ['2012-12-30', '2012-12-31', 1, 0],
    ['2013-01-01', '2012-12-31', 0, 0],
    ['2012-02-29', '2013-02-28', 365, 1],
    ['2007-03-01', '2012-02-29', 1826, 4],
  ])('due %s, as of %s: %i days, %i full years', (due, asOf, days, years) => {
    expect(overdueDays(day(due), day(asOf))).toBe(days);
    expect(overdueYears(day(due), day(asOf))).toBe(years);
  });

  test('is not known without a due date', () => {
    expect(overdueDays(NO_DAY, FIRST_DAY)).toBeNull();
    expect(overdueYears(NO_DAY, FIRST_DAY)).toBe(0);
  });
});
