import fc from 'fast-check';
import { age } from '../../src/aging/age';
import type { AgingRow, AgingTable } from '../../src/aging/aging';
import type { BucketSet } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow } from '../fixture/ledger-of';

const SET: BucketSet = {
  name: '按天',
  from: '逾期',
  edge: '含起',
  buckets: [
    { label: '未到期', start: null, unit: '日' },
    { label: '1-90', start: 1, unit: '日' },
    { label: '90天以上', start: 91, unit: '日' },
  ],
};

function aged(rows: readonly ClaimRow[], set = SET): AgingTable {
  const ledger = ledgerOf(rows);
  const asOf = day('2012-12-31');
  return age(
    ledger,
    settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出'),
    set,
    asOf,
  );
}

test('balances stand by bucket in total, by debtor, by unit and by owner', () => {
  const table = aged([
    { debtor: '甲', unit: '一', owner: '张', due: '2012-12-01', amount: 10 },
    { debtor: '甲', unit: '二', owner: '张', due: '2013-12-01', amount: 20 },
    { debtor: '乙', unit: '二', owner: '李', amount: 0.05 },
  ]);
  expect(table.labels).toEqual(['未到期', '1-90', '90天以上', '无到期日']);
  expect(table.total).toEqual({
    name: '',
    count: 3,
    balance: 3005n,
    buckets: [2000n, 1000n, 0n, 5n],
    counts: [1, 1, 0, 1],
  });
  expect(table.debtors.map(({ name, balance }) => [name, balance])).toEqual([
    ['甲', 3000n],
    ['乙', 5n],
  ]);
  expect(table.units.map(({ name, buckets }) => [name, buckets[0]])).toEqual([
    ['一', 0n],
    ['二', 2000n],
  ]);
  expect(table.owners.map(({ name, count }) => [name, count])).toEqual([
    ['张', 2],
    ['李', 1],
  ]);
  expect([...table.bucketOf]).toEqual([1, 0, 3]);
});

test('a set counted from the origin takes the claim’s origin, one counted from the due date its due date', () => {
  const claims = [{ debtor: '甲', origin: '2012-01-01', due: '2012-12-01', amount: 10 }];
  expect([...aged(claims).bucketOf]).toEqual([1]);
  expect([...aged(claims, { ...SET, from: '账龄' }).bucketOf]).toEqual([2]);
});

test('what is not due yet stands where the set has a column for it, under the set’s own name', () => {
  const buckets = [{ label: '信用期内', start: null, unit: '日' } as const, ...SET.buckets.slice(1)];
  const table = aged([{ debtor: '甲', due: '2013-12-01', amount: 20 }], { ...SET, buckets });
  expect(table.labels).toEqual(['信用期内', '1-90', '90天以上', '无到期日']);
  expect([...table.bucketOf]).toEqual([0]);
});

test('a debtor that owes nothing has no row; a claim that does not exist yet stands in no bucket', () => {
  const table = aged([
    { debtor: '甲', amount: -10 },
    { debtor: '乙', origin: '2013-01-01', amount: 10 },
  ]);
  expect(table.debtors).toEqual([]);
  expect([...table.bucketOf]).toEqual([-1, -1]);
});

test('sums stay exact beyond what a number holds', () => {
  const largest = Array.from({ length: 12 }, () => ({ due: '2012-12-01', amount: '9999999999999.99' }));
  expect(aged(largest).total.balance).toBe(12n * 999_999_999_999_999n);
});

const claims = fc.array(
  fc.record({
    debtor: fc.constantFrom('甲', '乙', '丙'),
    unit: fc.constantFrom('一', '二', ''),
    owner: fc.constantFrom('张', ''),
    due: fc.option(
      fc
        .integer({ min: 0, max: 2000 })
        .map((n) => new Date(Date.UTC(2008, 0, 1 + n)).toISOString().slice(0, 10)),
      { nil: undefined },
    ),
    amount: fc.integer({ min: -100, max: 10_000_00 }).map((value) => value / 100),
  }),
  { maxLength: 30 },
) as fc.Arbitrary<ClaimRow[]>;

test('Σ buckets = Σ debtors = Σ units = Σ owners = balance', () => {
  fc.assert(
    fc.property(claims, (rows) => {
      const { total, debtors, units, owners } = aged(rows);
      const sum =
        (of: (row: AgingRow) => bigint) =>
        (list: readonly AgingRow[]): bigint =>
          list.reduce((all, row) => all + of(row), 0n);
      for (const group of [debtors, units, owners]) {
        expect(sum(({ balance }) => balance)(group)).toBe(total.balance);
        total.buckets.forEach((bucket, index) =>
          expect(sum(({ buckets }) => buckets[index])(group)).toBe(bucket),
        );
      }
      expect(total.buckets.reduce((all, bucket) => all + bucket, 0n)).toBe(total.balance);
    }),
  );
});

test('the order of rows does not matter where nothing is applied', () => {
  fc.assert(
    fc.property(claims, (rows) => {
      const positive = rows.filter(({ amount }) => Number(amount) > 0);
      expect(aged([...positive].reverse()).total).toEqual(aged(positive).total);
    }),
  );
});
