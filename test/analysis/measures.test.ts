import { collectionMeasures, daysOutstanding, effectiveness } from '../../src/analysis/collection-measures';
import { concentration, concentrations } from '../../src/analysis/concentration';
import { rollForwards } from '../../src/analysis/roll-forward';
import { OVERDUE_BY_DAYS } from '../../src/policy/built-in-buckets';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf } from '../fixture/ledger-of';

test.each<[string, [bigint, bigint, bigint, bigint], [bigint, bigint] | null]>([
  ['everything that could be collected was', [100n, 50n, 30n, 30n], [1n, 1n]],
  ['a part of it', [100n, 50n, 60n, 30n], [3n, 4n]],
  ['nothing', [100n, 0n, 100n, 0n], [0n, 1n]],
  ['nothing was due', [0n, 50n, 50n, 50n], null],
  ['more was given back than came in', [100n, 0n, 120n, 0n], [-1n, 5n]],
])('CEI: %s', (_, [opening, sales, closing, current], expected) => {
  const index = effectiveness(opening, sales, closing, current);
  expect(index && [index.num, index.den]).toEqual(expected);
});

test('DSO is the balance in days of sales', () => {
  expect(daysOutstanding(50_000n, 365_000n, 365)).toEqual({ num: 50n, den: 1n });
  expect(daysOutstanding(50_000n, 0n, 365)).toBeNull();
});

test('a month of a ledger', () => {
  const ledger = ledgerOf(
    [
      { id: 'A', origin: '2022-03-01', due: '2022-06-01', amount: 1000 },
      { id: 'B', origin: '2023-02-10', due: '2023-04-01', amount: 300 },
      { id: 'C', due: '2023-02-28', amount: 50 },
      { id: 'D', amount: 7 },
      { id: 'E', origin: '2022-02-28', due: '2022-03-01', amount: 900 },
    ],
    [
      { day: '2023-02-05', claim: 'A', amount: 400 },
      { day: '2022-05-05', claim: 'E', amount: 900 },
    ],
  );
  const asOf = day('2023-02-28');
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const periods = rollForwards(ledger, settlement, OVERDUE_BY_DAYS, [day('2023-01-31'), asOf]);
  expect(collectionMeasures(ledger, settlement, periods)).toMatchObject([
    {
      opening: 1057_00n,
      sales: 300_00n,
      recovered: 400_00n,
      closing: 957_00n,
      // B, C (on its due date) and D, which has none.
      notOverdue: 357_00n,
      effectiveness: { num: 2n, den: 5n },
      // The claim of 28 February 2022 belongs to the year before.
      yearSales: 1300_00n,
      yearDays: 365,
    },
  ]);
});

describe('concentration', () => {
  test('of one debtor is the highest there is', () => {
    expect(concentration([500n])).toMatchObject({ largestTen: 500n, index: { num: 1n, den: 1n } });
  });

  test('adds the squares of the shares, whatever the order', () => {
    const owed = Array.from({ length: 12 }, (_, index) => BigInt(index + 1));
    const expected = { debtors: 12, balance: 78n, largest: 12n, largestFive: 50n, largestTen: 75n };
    expect(concentration(owed)).toMatchObject({ ...expected, index: { num: 25n, den: 234n } });
    expect(concentration([...owed].reverse())).toEqual(concentration(owed));
  });

  test('of nothing is none', () => {
    expect(concentration([])).toMatchObject({ debtors: 0, balance: 0n, index: null });
  });

  test('at earlier days counts what was owed then', () => {
    const ledger = ledgerOf(
      [
        { id: 'A', debtor: '甲', origin: '2022-01-01', amount: 100 },
        { id: 'B', debtor: '乙', origin: '2022-02-01', amount: 300 },
      ],
      [{ day: '2022-03-01', claim: 'A', amount: 100 }],
    );
    const settlement = settle(
      ledger.claims,
      ledger.recoveries,
      ledger.debtors.size,
      day('2022-03-31'),
      '先进先出',
    );
    const found = concentrations(ledger, settlement, ['2022-01-31', '2022-02-28', '2022-03-31'].map(day));
    expect(found.map(({ balance, debtors }) => [balance, debtors])).toEqual([
      [100_00n, 1],
      [400_00n, 2],
      [300_00n, 1],
    ]);
  });
});
