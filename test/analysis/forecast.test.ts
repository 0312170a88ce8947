import fc from 'fast-check';
import { addMonths } from '../../src/calendar/months';
import { formatDay } from '../../src/calendar/day';
import { forecast, type Forecast } from '../../src/analysis/forecast';
import { periodEnds } from '../../src/analysis/period-ends';
import { median, quantile } from '../../src/analysis/quantile';
import { rollForwards } from '../../src/analysis/roll-forward';
import { AGE_BY_YEARS } from '../../src/policy/built-in-buckets';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { campaigns } from './random-ledger';

function foretell(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  asOfText: string,
  months: number,
  horizon: number,
): Forecast {
  const asOf = day(asOfText);
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const periods = rollForwards(ledger, settlement, AGE_BY_YEARS, periodEnds(asOf, months, 1));
  return forecast(ledger, settlement, AGE_BY_YEARS, periods, horizon, []);
}

/** Every month a claim of 1,000 arises, and in the month after it so much of it comes in. */
function steady(recovered: (month: number) => number, months: number) {
  const at = (month: number): string => formatDay(addMonths(day('2020-01-15'), month));
  const claims = Array.from({ length: months }, (_, month) => ({
    id: `C${month}`,
    origin: at(month),
    amount: 1000,
  }));
  const recoveries = claims.slice(0, -1).map(({ id }, month) => ({
    day: at(month + 1),
    claim: id,
    amount: recovered(month),
  }));
  return { claims, recoveries };
}

test('where every month brings the same, the range is that, and every month tested lies in it', () => {
  // Each claim is paid in full in the month after it arose, so every opening of 1,000 brings 1,000.
  const { claims, recoveries } = steady(() => 1000, 13);
  const [only] = foretell(claims, recoveries, '2021-01-31', 12, 1).months;
  expect(only).toMatchObject({
    scenarios: 12,
    range: { low: 1000_00n, middle: 1000_00n, high: 1000_00n },
    withoutBasis: 0n,
  });
  expect(only.tests.map(({ actual, inRange }) => [actual, inRange])).toEqual(
    Array.from({ length: 6 }, () => [1000_00n, true]),
  );
  expect([formatDay(only.from), formatDay(only.to)]).toEqual(['2021-01-31', '2021-02-28']);
});

test('a month that brings what none before it brought lies outside the range of its test', () => {
  // Six months of nothing, then everything at once.
  const claims = [{ id: 'A', origin: '2020-01-01', amount: 1000 }];
  const [only] = foretell(
    claims,
    [{ day: '2020-08-10', claim: 'A', amount: 500 }],
    '2020-10-31',
    9,
    1,
  ).months;
  expect(
    only.tests.map(({ from, low, high, actual, inRange }) => [formatDay(from), low, high, actual, inRange]),
  ).toEqual([
    ['2020-07-31', 0n, 0n, 500_00n, false],
    ['2020-08-31', 0n, 250_00n, 0n, true],
    ['2020-09-30', 0n, 250_00n, 0n, true],
  ]);
  expect(only.range).toEqual({ low: 0n, middle: 0n, high: 250_00n });
});

test('the further ahead, the shorter the history; too short a one gives no figure', () => {
  const { claims, recoveries } = steady(() => 300, 13);
  const { months } = foretell(claims, recoveries, '2021-01-31', 12, 4);
  expect(
    months.map(({ ahead, scenarios, tests, range }) => [ahead, scenarios, tests.length, range !== null]),
  ).toEqual([
    [1, 12, 6, true],
    [2, 11, 4, true],
    [3, 10, 2, false],
    [4, 9, 0, false],
  ]);
});

test('a bucket that no month has seen has no basis: its balance is named, not foretold', () => {
  const { months } = foretell(
    [
      { id: 'A', origin: '2019-12-01', amount: 1000 },
      { id: 'B', amount: 70 },
      // Two years old on the as-of date only.
      { id: 'C', origin: '2018-12-30', amount: 40 },
    ],
    [{ day: '2020-03-01', claim: 'A', amount: 10 }],
    '2020-12-31',
    12,
    1,
  );
  expect(months[0].withoutBasis).toBe(40_00n);
});

describe('quantiles by nearest rank', () => {
  test.each([
    [[5n], 10, 5n],
    [[3n, 1n, 2n], 10, 1n],
    [[3n, 1n, 2n], 90, 3n],
    [[10n, 9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n], 10, 1n],
    [[10n, 9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n], 90, 9n],
  ])('of %s at %i%%', (values, percent, expected) => {
    expect(quantile(values, percent)).toBe(expected);
  });

  test('the median of two is their mean, rounded half away from zero', () => {
    expect([median([1n, 2n]), median([-1n, -2n]), median([7n, 1n, 3n])]).toEqual([2n, -2n, 3n]);
  });
});

test('the test of a past month knows nothing that came later: it is the forecast that would have been made then', () => {
  fc.assert(
    fc.property(campaigns, ({ claims, recoveries }) => {
      const [later] = foretell(claims, recoveries, '2022-12-31', 16, 1).months;
      // Negative openings are impossible and reversals of 2023 lie beyond, so history is the same seen from either day.
      const [earlier] = foretell(claims, recoveries, '2022-11-30', 15, 1).months;
      const test = later.tests[later.tests.length - 1];
      const { low, middle, high } = test;
      expect(earlier.range).toEqual({ low, middle, high });
    }),
    { numRuns: 60 },
  );
});
