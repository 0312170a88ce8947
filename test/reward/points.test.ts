import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import type { PointBand, TargetPeriod } from '../../src/policy/reward-points';
import { day, fen, type RecoveryRow } from '../fixture/ledger-of';
import { barred, target } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

const rate = (text: string | undefined) => (text === undefined ? null : parseRate(text));

type BandRow = Partial<Omit<PointBand, 'from' | 'to' | 'base' | 'perPoint'>> & {
  readonly from?: string;
  readonly to?: string;
  readonly base: string;
  readonly each: number;
};

function band({ from, to, base, each, ...rest }: BandRow): PointBand {
  return {
    scheme: '奖罚',
    firstDay: NO_DAY,
    lastDay: NO_DAY,
    appliesTo: null,
    period: null,
    from: rate(from),
    to: rate(to),
    perPoint: fen(each),
    base: rate(base)!,
    cap: null,
    floor: null,
    whole: true,
    place: { file: '口径.xlsx', sheet: '按点奖罚', row: 1 },
    ...rest,
  };
}

/** The example of rules.md §7. */
const EXAMPLE = [
  band({ from: '100%', base: '100%', each: 800, cap: 15_000_00 }),
  band({ from: '80%', to: '100%', base: '80%', each: 0 }),
  band({ from: '60%', to: '80%', base: '80%', each: -300, floor: -6_000_00 }),
];

interface Case {
  readonly recovered: number | string;
  readonly bands?: PointBand[];
  readonly owner?: string;
  readonly period?: readonly [string, string];
  readonly asOf?: string;
  readonly amount?: string;
  readonly more?: RecoveryRow[];
  readonly off?: boolean;
}

function run({
  recovered,
  bands = EXAMPLE,
  owner = '',
  period = ['2012-01-01', '2012-12-31'],
  asOf,
  amount = '10000',
  more = [],
  off = false,
}: Case) {
  const { result, findings } = rewardOf({
    claims: [{ id: 'A', unit: '一公司', owner: '张三', due: '2011-01-01', amount: 10_000_000 }],
    recoveries: [{ id: 'R', day: '2012-06-01', claim: 'A', amount: recovered }, ...more],
    policy: {
      targets: [target('一公司', owner, period[0], period[1], amount)],
      barred: off ? [barred('张三', '2012-12-31')] : [],
    },
    tables: { points: bands },
    ...(asOf !== undefined && { asOf }),
  });
  const { points, people, returned } = result;
  return {
    line: points![0],
    count: points!.length,
    amounts: points!.map((line) => line.amount / 100),
    codes: findings.map(({ code }) => code),
    people: people.map(({ name, gross }) => [name, Number(gross) / 100]),
    returned: Number(returned) / 100,
  };
}

test.each([
  ['15000', '150%', 15_000, 'the cap: 50 points would be 40,000'],
  ['11876', '118.76%', 14_400, '18 whole points'],
  ['11900', '119%', 15_000, '19 points would be 15,200'],
  ['11875', '118.75%', 14_400, '18.75 points: 18 count'],
  ['10100', '101%', 800, 'one point'],
  ['10099.99', '100.9999%', 0, 'not yet a whole point'],
  ['10000', '100%', 0, 'the edge belongs to the upper band'],
  ['9999.99', '99.9999%', 0, '80%–100% pays nothing'],
  ['8000', '80%', 0, 'the edge belongs to the upper band'],
  ['7999.99', '79.9999%', 0, 'less than a whole point below'],
  ['7900.01', '79.0001%', 0, 'less than a whole point below'],
  ['7900', '79%', -300, 'one point below'],
  ['7000', '70%', -3_000, 'ten points below'],
  ['6000', '60%', -6_000, 'the lower edge is inclusive'],
])('the example of rules.md §7: %s of 10,000 (%s) comes to %d: %s', (recovered, _, amount) => {
  expect(run({ recovered }).amounts).toEqual([amount]);
});

test('below the lowest band nothing is said: nothing is paid or deducted, and that is reported', () => {
  const { line, codes } = run({ recovered: '5999.99' });
  expect([line.band, line.amount, codes]).toEqual([null, 0, ['points-no-band']]);
});

test('the floor of a deduction, the cap of a reward', () => {
  const open = [band({ to: '80%', base: '80%', each: -300, floor: -6_000_00 })];
  expect(run({ recovered: '100', bands: open }).amounts).toEqual([-6_000]);
  expect(run({ recovered: '100', bands: open }).line.beforeLimits).toBe(-23_700_00);
});

test('parts of a point count where the table says so, rounded to the fen once', () => {
  const bands = [band({ from: '100%', base: '100%', each: 800, whole: false })];
  expect(run({ recovered: '10123.45', bands }).amounts).toEqual([987.6]);
  expect(
    run({
      recovered: '10000.01',
      amount: '30000',
      bands: [band({ to: '40%', base: '40%', each: -1, whole: false })],
    }).amounts,
  ).toEqual([-6.67]);
});

test.each([
  ['pays nothing where the band begins below the point from which they are counted', '10000', '105%', 800, 0],
  ['pays from that point on', '10700', '105%', 800, 1_600],
  ['deducts nothing above it', '10700', '105%', -800, 0],
  ['deducts below it', '10000', '105%', -800, -4_000],
])('a table of points %s', (_, recovered, base, each, amount) => {
  expect(run({ recovered, bands: [band({ from: '100%', base, each })] }).amounts).toEqual([amount]);
});

test('a target that still runs is computed as it stands and not paid', () => {
  const { line, people } = run({ recovered: '10500', owner: '张三', asOf: '2012-12-30' });
  expect([line.running, line.amount, people]).toEqual([true, 4_000_00, []]);
  expect(run({ recovered: '10500', owner: '张三' }).people).toEqual([['张三', 4000]]);
  expect(
    run({
      recovered: '10500',
      period: ['2013-01-01', '2013-12-31'],
      asOf: '2012-12-31',
      bands: EXAMPLE,
      more: [],
    }).count,
  ).toBe(0);
});

test('what an owner loses lowers the pay, what a unit gets is the unit’s; a barred owner’s amount is returned', () => {
  expect(run({ recovered: '7500', owner: '张三' }).people).toEqual([['张三', -1500]]);
  expect(run({ recovered: '10500' }).people).toEqual([]);
  expect(run({ recovered: '10500', owner: '张三', off: true })).toMatchObject({
    people: [['张三', 0]],
    returned: 4000,
  });
});

test('a reversal lowers the completion', () => {
  const more: RecoveryRow[] = [
    { id: 'S', day: '2012-07-01', claim: 'A', amount: -2600, method: '冲销', reverses: 'R' },
  ];
  expect(run({ recovered: '10500', more }).amounts).toEqual([-300]);
});

test('a target of nothing has no completion', () => {
  expect(run({ recovered: '5', amount: '0' })).toMatchObject({ amounts: [0], codes: ['points-target-zero'] });
});

describe('which scheme applies', () => {
  const old = band({ scheme: '旧', lastDay: day('2012-06-30'), from: '0%', base: '100%', each: 100 });
  const next = band({ scheme: '新', firstDay: day('2012-07-01'), from: '0%', base: '100%', each: 900 });

  test.each<[string, readonly [string, string], number, string[]]>([
    ['ends before the change', ['2012-01-01', '2012-06-30'], 500, []],
    ['ends after it', ['2012-07-01', '2012-12-31'], 4500, []],
    ['holds it', ['2012-01-01', '2012-12-31'], 4500, ['points-scheme-partial']],
  ])('the one in force on the period’s last day: a period that %s', (_, period, amount, codes) => {
    const on = period[0] === '2012-07-01' ? '2012-07-01' : '2012-06-01';
    const result = run({
      recovered: '0.00',
      more: [{ id: 'Q', day: on, claim: 'A', amount: 10_500 }],
      bands: [old, next],
      period,
    });
    expect([result.amounts, result.codes]).toEqual([[amount], codes]);
  });

  test('by whose target it is and how long', () => {
    const forOwners = [band({ appliesTo: '责任人', from: '0%', base: '100%', each: 1 })];
    expect(run({ recovered: '10500', bands: forOwners }).count).toBe(0);
    expect(run({ recovered: '10500', bands: forOwners, owner: '张三' }).amounts).toEqual([5]);
    const forUnits = [band({ appliesTo: '单位', from: '0%', base: '100%', each: 1 })];
    expect(run({ recovered: '10500', bands: forUnits }).amounts).toEqual([5]);
    expect(run({ recovered: '10500', bands: forUnits, owner: '张三' }).count).toBe(0);
    const quarterly = [band({ period: '季', from: '0%', base: '100%', each: 1 })];
    expect(run({ recovered: '10500', bands: quarterly }).count).toBe(0);
    expect(
      run({ recovered: '10500', bands: quarterly, period: ['2012-04-01', '2012-06-30'] }).amounts,
    ).toEqual([5]);
  });

  test.each<[TargetPeriod, string, string]>([
    ['月', '2012-06-01', '2012-06-30'],
    ['季', '2012-04-01', '2012-06-30'],
    ['半年', '2012-01-01', '2012-06-30'],
    ['年', '2011-07-01', '2012-06-30'],
  ])('a scheme for a %s speaks of targets exactly so long', (length, first, last) => {
    const bands = [band({ period: length, from: '0%', base: '100%', each: 1 })];
    expect(run({ recovered: '10500', bands, period: [first, last] }).amounts).toEqual([5]);
    expect(run({ recovered: '10500', bands, period: [first, '2012-07-01'] }).count).toBe(0);
  });

  test('a scheme of which one row was in force from the beginning needs no remark', () => {
    const rows = [band({ from: '0%', to: '80%', base: '80%', each: 1 }), { ...next, scheme: '奖罚' }];
    expect(run({ recovered: '10500', bands: rows })).toMatchObject({ amounts: [4_500], codes: [] });
  });
});
