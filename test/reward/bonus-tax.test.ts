import fc from 'fast-check';
import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import { BUILT_IN_TAX_BRACKETS } from '../../src/policy/built-in-tax-brackets';
import type { Bonus } from '../../src/policy/reward-bonuses';
import { taxLevels, type TaxBracket } from '../../src/policy/reward-tax-brackets';
import { annualTax, bonusTax, taxJump } from '../../src/reward/bonus-tax';
import { day, fen } from '../fixture/ledger-of';
import { bracket } from '../fixture/policy-of';
import { payout, rewardOf } from './reward-run';

const ON = day('2026-01-20');
const MONTHLY = taxLevels(BUILT_IN_TAX_BRACKETS, '全年一次性奖金', ON)!;
const ANNUAL = taxLevels(BUILT_IN_TAX_BRACKETS, '综合所得', ON)!;
const EDGES = [36_000, 144_000, 300_000, 420_000, 660_000, 960_000];

test.each([
  [36_000, 1_080],
  [36_001, 3_390.1],
  [144_000, 14_190],
  [144_001, 27_390.2],
  [300_000, 58_590],
  [300_001, 72_340.25],
  [420_000, 102_340],
  [420_001, 121_590.3],
  [660_000, 193_590],
  [660_001, 223_840.35],
  [960_000, 328_840],
  [960_001, 416_840.45],
  [0, 0],
  [0.33, 0.01],
])('a bonus of %d by itself is taxed %d', (bonus, tax) => {
  expect(bonusTax(fen(bonus), MONTHLY) / 100).toBe(tax);
});

test.each([
  [-5, 0],
  [36_000, 1_080],
  [36_001, 1_080.1],
  [144_000, 11_880],
  [300_000, 43_080],
  [420_000, 73_080],
  [660_000, 145_080],
  [960_000, 250_080],
  [960_001, 250_080.45],
])('a taxable income of %d is taxed %d', (income, tax) => {
  expect(annualTax(fen(income), ANNUAL) / 100).toBe(tax);
});

test('the yearly table has no jump: its quick deductions make it continuous', () => {
  for (const edge of EDGES)
    expect(annualTax(fen(edge) + 1, ANNUAL) - annualTax(fen(edge), ANNUAL)).toBeLessThanOrEqual(1);
});

test('the separate table is the yearly one ÷ 12', () => {
  expect(MONTHLY.map(({ upTo, rate, deduction }) => [upTo && upTo * 12, rate, deduction * 12])).toEqual(
    ANNUAL.map(({ upTo, rate, deduction }) => [upTo, rate, deduction]),
  );
});

/** The edge, and the largest bonus (in whole 元) that leaves less than the edge does. */
test.each([
  [36_000, 38_566],
  [144_000, 160_499],
  [300_000, 318_333],
  [420_000, 447_499],
  [660_000, 706_538],
  [960_000, 1_119_999],
])('above %d up to %d a bonus leaves less than the edge', (edge, last) => {
  expect(taxJump(fen(edge), MONTHLY)).toBeNull();
  expect(taxJump(fen(edge + 1), MONTHLY)!.edge).toBe(fen(edge));
  expect(taxJump(fen(last), MONTHLY)!.edge).toBe(fen(edge));
  expect(taxJump(fen(last + 1), MONTHLY)).toBeNull();
});

test('one yuan above 36,000 leaves 2,309.10 less', () => {
  expect(taxJump(fen(36_001), MONTHLY)).toEqual({ edge: fen(36_000), loss: fen(2_309.1) });
});

test('property: an edge that is recommended leaves exactly so much more', () => {
  const left = (bonus: number): number => bonus - bonusTax(bonus, MONTHLY);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000_000 }), (bonus) => {
      const jump = taxJump(bonus, MONTHLY);
      const best = Math.max(
        ...EDGES.map(fen)
          .filter((edge) => edge < bonus)
          .map(left),
        -Infinity,
      );
      expect(jump?.loss ?? 0).toBe(Math.max(0, best - left(bonus)));
    }),
  );
});

describe('where several edges of a table of the user’s own would leave more', () => {
  const level = (upTo: number | null, at: string): TaxBracket => ({
    ...MONTHLY[0],
    upTo: upTo && fen(upTo),
    rate: parseRate(at)!,
    deduction: 0,
  });

  test.each([
    // Left at 1,200: 1,200; at 1,320: 660; of 1,321: 132.10.
    ['the lower one leaves the most', [level(100, '0'), level(110, '50%'), level(null, '90%')], 1_321, 1_200],
    // Left at 1,200: 1,200; at 2,400: 2,160; of 2,401: 480.20.
    ['the upper one leaves the most', [level(100, '0'), level(200, '10%'), level(null, '80%')], 2_401, 2_400],
    // Left at 1,200 and at 2,400: 1,200.
    [
      'both leave as much: the lower one',
      [level(100, '0'), level(200, '50%'), level(null, '90%')],
      2_401,
      1_200,
    ],
  ])('%s', (_, levels, bonus, edge) => {
    expect(taxJump(fen(bonus), levels)!.edge).toBe(fen(edge));
  });
});

test('separate tax is in force from 2019 to the end of 2027', () => {
  const known = (on: string): boolean => taxLevels(BUILT_IN_TAX_BRACKETS, '全年一次性奖金', day(on)) !== null;
  expect(['2018-12-31', '2019-01-01', '2027-12-31', '2028-01-01'].map(known)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('the comparison', () => {
  const asked = (bonus: number | null, income: number, on = '2026-01-20'): Bonus => ({
    name: '张三',
    paidOn: on === '' ? NO_DAY : day(on),
    bonus: bonus === null ? null : fen(bonus),
    income: fen(income),
    place: { file: '口径.xlsx' },
  });

  function run(bonus: Bonus, paidBefore = 0) {
    const { result, findings } = rewardOf({
      claims: [{ id: 'A', due: '2020-01-01', amount: 1_000_000 }],
      recoveries: [{ id: 'R', day: '2025-08-01', claim: 'A', amount: 500_000 }],
      policy: { brackets: [bracket({ at: '5%' })] },
      tables: {
        bonuses: [bonus],
        ...(paidBefore > 0 && {
          payouts: [payout({ person: '张三', on: '2025-12-31', amount: paidBefore })],
        }),
      },
      asOf: '2025-12-31',
    });
    const [line] = result.bonuses!;
    return { line, codes: findings.map(({ code }) => code) };
  }

  test.each([
    // Wages use up the lower levels: the bonus by itself is cheaper.
    ['high wages', asked(30_000, 200_000), 900, 6_000, 'separate'],
    // Deductions exceed the wages by 20,000: merged, only 10,000 are taxed.
    ['low wages', asked(30_000, -20_000), 900, 300, 'merged'],
    ['no wages above the deductions', asked(30_000, 0), 900, 900, 'same'],
  ])('%s', (_, row, separate, merged, better) => {
    expect(run(row)).toMatchObject({
      line: { separate: fen(separate), merged: fen(merged), better, jump: null },
      codes: [],
    });
  });

  test('without an amount it is the reward that this run pays; without a day it is the as-of date', () => {
    expect(run(asked(null, 100_000, '')).line).toMatchObject({
      bonus: fen(25_000),
      paidOn: day('2025-12-31'),
      separate: fen(750),
    });
  });

  test('what was paid already is no bonus, and nobody’s bonus is below nought', () => {
    const asReward = asked(null, 100_000, '2025-12-31');
    expect(run({ ...asReward, name: '张三' }, 10_000).line.bonus).toBe(fen(15_000));
    expect(run({ ...asReward, name: '张三' }, 30_000).line.bonus).toBe(0);
    expect(run({ ...asReward, name: '李四' }).line.bonus).toBe(0);
  });

  test('an amount just above an edge is warned of, unless it can only be merged', () => {
    expect(run(asked(36_001, 200_000)).line.jump).toEqual({ edge: fen(36_000), loss: fen(2_309.1) });
    expect(run(asked(36_001, 200_000, '2028-01-01')).line.jump).toBeNull();
  });

  test('from 2028 a bonus can only be merged; before 2019 nothing is known', () => {
    const late = run(asked(30_000, 200_000, '2028-01-01'));
    expect(late).toMatchObject({
      line: { separate: null, better: 'merged' },
      codes: ['bonus-separate-not-in-force'],
    });
    expect(run(asked(30_000, 200_000, '2018-12-31'))).toEqual({
      line: undefined,
      codes: ['bonus-tax-unknown'],
    });
  });
});
