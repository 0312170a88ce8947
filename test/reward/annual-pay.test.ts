import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import type { PayShare } from '../../src/policy/reward-annual-pay';
import { annualPayState } from '../../src/reward/annual-pay';
import { day, fen } from '../fixture/ledger-of';
import { target } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

const place = { file: '口径.xlsx' };

function share(from: string | null, to: string | null, at: string, more: Partial<PayShare> = {}): PayShare {
  const rate = (text: string | null) => (text === null ? null : parseRate(text));
  return {
    scheme: '办法',
    firstDay: NO_DAY,
    lastDay: NO_DAY,
    from: rate(from),
    to: rate(to),
    share: parseRate(at)!,
    place,
    ...more,
  };
}

const SHARES = [share('100%', null, '110%'), share('80%', '100%', '90%'), share('60%', '80%', '70%')];

interface Case {
  readonly recovered: number | string;
  readonly unit?: string;
  readonly targets?: ReturnType<typeof target>[];
  readonly payShares?: PayShare[];
  readonly asOf?: string;
}

const UNIT = target('一公司', '', '2012-01-01', '2012-12-31', '10000');

function run({
  recovered,
  unit = '一公司',
  targets = [UNIT],
  payShares = SHARES,
  asOf = '2012-12-31',
}: Case) {
  const manager = {
    name: '王总',
    unit,
    first: day('2012-01-01'),
    last: day('2012-12-31'),
    pay: fen(300_000.55),
    advance: fen(200_000),
    place,
  };
  const { result, findings } = rewardOf({
    claims: [{ id: 'A', unit: '一公司', owner: '王总', due: '2011-01-01', amount: 1_000_000 }],
    recoveries: [{ id: 'R', day: '2012-06-01', claim: 'A', amount: recovered }],
    policy: { targets },
    tables: { managers: [manager], payShares },
    asOf,
  });
  const lines = result.annualPay!;
  return {
    earned: lines.length > 0 ? lines[0].earned / 100 : null,
    states: lines.map(annualPayState),
    codes: findings.map(({ code }) => code),
  };
}

test.each([
  ['12000', 330_000.61],
  ['10000', 330_000.61],
  ['9999.99', 270_000.5],
  ['8000', 270_000.5],
  ['7999.99', 210_000.39],
  ['6000', 210_000.39],
])('%s recovered of 10,000 pays %d of 300,000.55', (recovered, earned) => {
  expect(run({ recovered })).toEqual({ earned, states: ['final'], codes: [] });
  // The edges belong to the upper band, whichever row stands first.
  expect(run({ recovered, payShares: [...SHARES].reverse() }).earned).toBe(earned);
});

test('below the lowest band, and without a target of the same period, nothing is assumed', () => {
  expect(run({ recovered: '5999.99' })).toMatchObject({ earned: 0, codes: ['annual-pay-no-band'] });
  expect(run({ recovered: '9000', payShares: [] })).toMatchObject({
    earned: 0,
    codes: ['annual-pay-no-band'],
  });
  const halves = [
    target('一公司', '', '2012-01-01', '2012-06-30', '10000'),
    target('一公司', '', '2012-07-01', '2012-12-31', '10000'),
  ];
  expect(run({ recovered: '9000', targets: halves })).toEqual({
    earned: 0,
    states: ['no-target'],
    codes: ['annual-pay-no-target'],
  });
  expect(run({ recovered: '5999.99' }).states).toEqual(['no-band']);
});

test('the manager’s own target counts before the unit’s', () => {
  const own = target('', '王总', '2012-01-01', '2012-12-31', '20000');
  expect(run({ recovered: '12000', targets: [UNIT, own] }).earned).toBe(210_000.39);
});

describe('of namesakes in two units', () => {
  const elsewhere = target('二公司', '王总', '2012-01-01', '2012-12-31', '20000');
  const here = target('一公司', '王总', '2012-01-01', '2012-12-31', '10000');
  const anywhere = target('', '王总', '2012-01-01', '2012-12-31', '12000');

  test.each([
    ['the one of the manager’s unit counts, whichever row stands first', [elsewhere, here], 330_000.61],
    ['one in another unit is not the manager’s: the unit’s counts', [elsewhere, UNIT], 330_000.61],
    ['one that names the unit counts before one that names none', [anywhere, here], 330_000.61],
    ['one that names no unit counts before the unit’s', [elsewhere, anywhere, UNIT], 270_000.5],
  ])('%s', (_, targets, earned) => {
    expect(run({ recovered: '10000', targets })).toEqual({ earned, states: ['final'], codes: [] });
  });

  test('nothing is assumed where the manager’s unit is not said', () => {
    expect(run({ recovered: '10000', targets: [elsewhere, here], unit: '' })).toEqual({
      earned: 0,
      states: ['no-target'],
      codes: ['annual-pay-several-targets'],
    });
    expect(run({ recovered: '10000', targets: [here], unit: '' }).earned).toBe(330_000.61);
  });
});

test('a period that has not ended is computed as it stands', () => {
  expect(run({ recovered: '10000', asOf: '2012-12-30' }).states).toEqual(['running']);
});

test('it counts from its first day on', () => {
  expect(run({ recovered: '10000', asOf: '2012-01-01' }).states).toEqual(['no-band']);
  expect(run({ recovered: '10000', asOf: '2011-12-31' })).toEqual({ earned: null, states: [], codes: [] });
});

test('the table in force on the period’s last day counts', () => {
  const payShares = [
    share('0%', null, '50%', { scheme: '旧', lastDay: day('2012-12-30') }),
    share('0%', null, '80%', { scheme: '新', firstDay: day('2012-12-31') }),
  ];
  expect(run({ recovered: '10000', payShares }).earned).toBe(240_000.44);
});

test.each([
  ['its first day is the last of the period', { firstDay: day('2012-12-31') }, 270_000.5],
  ['its last day is the last of the period', { lastDay: day('2012-12-31') }, 270_000.5],
  ['it begins the day after', { firstDay: day('2013-01-01') }, 0],
  ['it ended the day before', { lastDay: day('2012-12-30') }, 0],
])('a table is in force where %s', (_, more, earned) => {
  expect(run({ recovered: '9000', payShares: [share('80%', '100%', '90%', more)] }).earned).toBe(earned);
});

test('the bands of another scheme in force do not fill a gap of the first one', () => {
  const payShares = [share('100%', null, '110%'), share('0', '100%', '50%', { scheme: '另一办法' })];
  expect(run({ recovered: '9000', payShares })).toMatchObject({ earned: 0, codes: ['annual-pay-no-band'] });
});
