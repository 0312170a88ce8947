import { bucketChain } from '../../src/analysis/bucket-columns';
import { commonLength, migration, type Migration } from '../../src/analysis/migration';
import { periodEnds } from '../../src/analysis/period-ends';
import { rollForwards } from '../../src/analysis/roll-forward';
import type { Fraction } from '../../src/money/fraction';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS, OVERDUE_FOR_REWARDS } from '../../src/policy/built-in-buckets';
import type { BucketSet, TimeUnit } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';

const THREE_YEARS: BucketSet = {
  name: '三段',
  from: '账龄',
  edge: '含止',
  buckets: [
    { label: '1年以内', start: 0, unit: '年' },
    { label: '1-2年', start: 1, unit: '年' },
    { label: '2年以上', start: 2, unit: '年' },
  ],
};
const WHOLE = { num: 1, den: 1 };
const NOTHING = { num: 0, den: 1 };

function ratesOf(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  { loss = WHOLE, adjustment = NOTHING, periods = 2 } = {},
): Migration {
  const asOf = day('2023-12-31');
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const rolled = rollForwards(ledger, settlement, THREE_YEARS, periodEnds(asOf, periods, 12));
  return migration(THREE_YEARS, 12, rolled, bucketChain(THREE_YEARS, asOf), loss, adjustment);
}

const shown = (rate: Fraction | null): string | null => rate && `${rate.num}/${rate.den}`;

describe('of two years', () => {
  const claims = [
    { id: 'A', origin: '2021-06-30', amount: 1000 },
    { id: 'B', origin: '2020-06-30', amount: 400 },
    { id: 'C', origin: '2022-06-30', amount: 200 },
  ];
  const recoveries: RecoveryRow[] = [
    { day: '2022-03-01', claim: 'A', amount: 700 },
    { day: '2022-04-01', claim: 'B', amount: 100 },
    { day: '2022-05-01', claim: 'B', amount: 60, method: '核销' },
    { day: '2023-03-01', claim: 'A', amount: 150 },
    { day: '2023-04-01', claim: 'C', amount: 180 },
  ];

  test('a rate is what moved on or was written off, of the opening; averages and products follow', () => {
    const { lines } = ratesOf(claims, recoveries);
    expect(lines.map(({ label, rates }) => [label, rates.map(shown)])).toEqual([
      // 300 of A's 1,000 moved on; 20 of C's 200.
      [0, ['3/10', '1/10']],
      // 240 of B's 400 moved on and 60 were written off; 150 of A's 300 moved on.
      [1, ['3/4', '1/2']],
      [2, []],
    ]);
    expect(lines.map(({ average }) => shown(average))).toEqual(['1/5', '5/8', null]);
    expect(lines.map(({ lossRate }) => shown(lossRate))).toEqual(['1/8', '5/8', '1/1']);
  });

  test('the loss of the last bucket and the adjustment are the policy’s; no loss passes 100%', () => {
    const { lines } = ratesOf(claims, recoveries, {
      loss: { num: 9, den: 10 },
      adjustment: { num: 2, den: 10 },
    });
    expect(lines.map(({ lossRate }) => shown(lossRate))).toEqual(['9/80', '9/16', '9/10']);
    expect(lines.map(({ creditLossRate }) => shown(creditLossRate))).toEqual(['27/200', '27/40', '1/1']);
  });

  test('a period in which a bucket was empty has no rate and is not averaged; without any the younger have no loss rate', () => {
    const { lines } = ratesOf([claims[0]], recoveries.slice(0, 1));
    expect(lines.map(({ rates }) => rates.map(shown))).toEqual([['3/10', null], [null, '1/1'], []]);
    expect(lines.map(({ lossRate }) => shown(lossRate))).toEqual(['3/10', '1/1', '1/1']);
    const young = ratesOf([claims[0]], [], { periods: 1 });
    expect(young.lines.map(({ lossRate }) => shown(lossRate))).toEqual([null, '1/1', '1/1']);
  });
});

const days = (unit: TimeUnit, ...starts: (number | null)[]): BucketSet => ({
  name: '',
  from: '逾期',
  edge: '含起',
  buckets: starts.map((start) => ({ label: String(start), start, unit })),
});

test.each<[string, BucketSet, number | null]>([
  ['years', AGE_BY_YEARS, 12],
  ['days of growing length', OVERDUE_BY_DAYS, null],
  ['one year, then two', OVERDUE_FOR_REWARDS, null],
  ['thirty days each', days('日', null, 1, 31, 61, 91), 1],
  ['thirty days each, upper edges', days('日', 0, 30, 60), 1],
  ['ninety days each', days('日', null, 1, 91, 181), 3],
  ['half years', days('月', 0, 6, 12), 6],
  ['months and a year', days('月', 0, 6, 18), null],
  ['one start', days('年', null, 1), null],
])('buckets of %s move on in periods of their own length', (_, set, months) => {
  expect(commonLength(set)).toBe(months);
});
