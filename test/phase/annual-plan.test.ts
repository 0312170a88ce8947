import fc from 'fast-check';
import { formatDay } from '../../src/calendar/day';
import { annualDays } from '../../src/phase/annual-days';
import type { AnnualLine } from '../../src/phase/annual-plan';
import { runAnnual } from '../../src/phase/run-annual';
import type { Policy } from '../../src/policy/policy';
import { readPolicy } from '../../src/policy/read-policy';
import { settle } from '../../src/settlement/settle';
import type { CellValue } from '../../src/workbook/sheet-data';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf, target } from '../fixture/policy-of';
import { sheetOf } from '../fixture/sheet-of';
import { brief, expectTexts } from '../policy/sheet';

const HEADER = ['年度', '所属单位', '计划收回', '预计全年', '上年同期', '上年同期截至'];

function run(
  plans: CellValue[][],
  claims: ClaimRow[],
  recoveries: RecoveryRow[],
  asOf: string,
  said: Partial<Policy> = {},
) {
  const read = readPolicy([sheetOf('年度计划', [HEADER, ...plans])], '元');
  const policy = policyOf({ annualPlans: read.annualPlans, tables: read.tables, ...said });
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    day(asOf),
    policy.settings.application,
  );
  const { result, findings } = runAnnual(ledger, policy, settlement, day(asOf));
  const all = [...read.findings, ...findings];
  expectTexts(all);
  return { result: result!, findings: brief(all) };
}

/** The figures of a line in 元. */
function yuan(line: AnnualLine): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [key, value] of Object.entries(line) as [string, unknown][])
    if (typeof value === 'bigint') figures[key] = Number(value) / 100;
  return figures;
}

/** Two units over two years. 甲: 10,000 from 2010, due 2011-06-01, and 2,000 of May 2012. 乙: 5,000, due at the end of 2012. */
const CLAIMS: ClaimRow[] = [
  { id: 'A', unit: '甲', origin: '2010-01-01', due: '2011-06-01', amount: 10_000 },
  { id: 'B', unit: '甲', origin: '2012-05-01', due: '2013-05-01', amount: 2_000 },
  { id: 'C', unit: '乙', origin: '2011-01-01', due: '2012-10-30', amount: 5_000 },
  { id: 'D', unit: '丙', amount: 700 },
];
const RECOVERIES: RecoveryRow[] = [
  { day: '2010-12-31', claim: 'A', amount: 1 },
  { day: '2011-02-01', claim: 'A', amount: 1_000 },
  { day: '2011-10-31', claim: 'A', amount: 500 },
  { day: '2011-11-01', claim: 'A', amount: 250 },
  { day: '2012-01-01', claim: 'A', amount: 600 },
  { id: 'R', day: '2012-09-30', claim: 'B', amount: 400 },
  { day: '2012-10-01', amount: -100, method: '冲销', reverses: 'R' },
  { day: '2012-10-31', claim: 'C', amount: 900, method: '实物抵债' },
  { day: '2012-10-31', claim: 'C', amount: 50, method: '核销' },
  { day: '2012-11-01', claim: 'C', amount: 9 },
];

describe('the year’s plan at 2012-10-31, worked by hand', () => {
  const { result, findings } = run(
    [
      [2012, '甲', 3_000],
      ['2012年度', '乙', 900, 1_000],
      ['2011年', '乙', 1],
    ],
    CLAIMS,
    RECOVERIES,
    '2012-10-31',
  );
  const [first, second, third] = result.units;

  test('the balance of 31 December, the month, the year, the same part of last year', () => {
    expect(findings).toEqual([]);
    expect(yuan(first)).toEqual({
      opening: 8_249,
      openingOverdue: 8_249,
      closing: 9_349,
      closingOverdue: 7_649,
      month: -100,
      cumulative: 900,
      target: 3_000,
      toward: 900,
      // 900 × 366 ÷ 305
      expected: 1_080,
      lastYear: 1_500,
      growth: -600,
    });
    expect(first).toMatchObject({ expectedFrom: 'pace', lastYearFrom: 'ledger' });
  });

  test('what the unit expects counts where it says so; goods are recovered, a write-off is not', () => {
    expect(second).toMatchObject({
      name: '乙',
      month: 900_00n,
      cumulative: 900_00n,
      completion: { num: 900_00n, den: 900_00n },
      expected: 1_000_00n,
      expectedFrom: 'said',
      expectedCompletion: { num: 1_000_00n, den: 900_00n },
      closing: 4_050_00n,
      openingOverdue: 0n,
      closingOverdue: 4_050_00n,
      lastYear: 0n,
    });
  });

  test('a unit without a plan is 未下达; the total is over the units that have one', () => {
    expect(third).toMatchObject({ name: '丙', plan: null, target: null, toward: null, completion: null });
    expect(third).toMatchObject({ opening: 700_00n, openingOverdue: 0n });
    expect(yuan(result.total)).toMatchObject({
      opening: 13_949,
      closing: 14_099,
      month: 800,
      cumulative: 1_800,
      target: 3_900,
      toward: 1_800,
      expected: 2_080,
      lastYear: 1_500,
      growth: 300,
    });
    expect(result.total.expectedFrom).toBe('mixed');
  });

  test('the months add up to both years', () => {
    const { monthly } = result;
    expect(monthly).toHaveLength(10);
    expect(monthly.map(({ recovered }) => Number(recovered) / 100)).toEqual([
      600, 0, 0, 0, 0, 0, 0, 0, 400, 800,
    ]);
    expect(monthly.map(({ lastYear }) => Number(lastYear) / 100)).toEqual([
      0, 1_000, 0, 0, 0, 0, 0, 0, 0, 500,
    ]);
    expect(monthly.at(-1)).toMatchObject({ cumulative: 1_800_00n, lastYearCumulative: 1_500_00n });
  });
});

test.each([
  ['2012-10-31', '2011-10-31', 305, 366],
  ['2012-01-01', '2011-01-01', 1, 366],
  ['2012-02-29', '2011-02-28', 60, 366],
  // The end of a month is compared with the end of the month.
  ['2013-02-28', '2012-02-29', 59, 365],
  ['2012-02-28', '2011-02-28', 59, 366],
  ['2013-02-27', '2012-02-27', 58, 365],
  ['2012-12-31', '2011-12-31', 366, 366],
])('%s is compared with %s, after %i of %i days', (asOf, compared, elapsed, given) => {
  const days = annualDays(day(asOf));
  expect([formatDay(days.lastYearLast), days.daysElapsed, days.daysGiven]).toEqual([
    compared,
    elapsed,
    given,
  ]);
  expect(days.months.at(-1)).toMatchObject({ last: day(asOf), lastYearLast: day(compared) });
});

describe('last year', () => {
  const claims: ClaimRow[] = [{ id: 'A', unit: '甲', origin: '2010-01-01', amount: 1_000 }];
  const paid: RecoveryRow[] = [{ day: '2012-03-01', claim: 'A', amount: 100 }];
  const lineOf = (plan: CellValue[], recoveries = paid) => {
    const { result, findings } = run([[2012, '甲', 500, null, ...plan]], claims, recoveries, '2012-10-31');
    const [{ lastYear, lastYearFrom, growth }] = result.units;
    return { lastYear, lastYearFrom, growth, findings };
  };

  test('is not known where the ledger holds no recovery so early: not nothing', () => {
    expect(lineOf([])).toEqual({ lastYear: null, lastYearFrom: null, growth: null, findings: [] });
  });

  test('what is typed counts before the ledger, up to the day that is compared', () => {
    const early = [...paid, { day: '2011-01-01', claim: 'A', amount: 7 }];
    const said = { lastYear: 80_00n, lastYearFrom: 'said', growth: 20_00n, findings: [] };
    expect(lineOf([80], early)).toEqual(said);
    expect(lineOf([80, '2011-10-31'], early)).toEqual(said);
    expect(lineOf([80, '2011-09-30'], early)).toEqual({
      lastYear: 7_00n,
      lastYearFrom: 'ledger',
      growth: 93_00n,
      findings: ['w annual-last-year-stale 2:2'],
    });
  });
});

test('what is wrong with the table is told, and the other rows count', () => {
  const year = target('乙', '', '2012-01-01', '2012-12-31', '901');
  const { result, findings } = run(
    [
      [2012, '甲', 3_000],
      ['2012', '甲', 1],
      ['去年', '甲', 1],
      [2012, '乙', 900, 1],
      [2012, '丁', 40],
      ['合计', '合计', 3_940],
    ],
    CLAIMS,
    RECOVERIES,
    '2012-10-31',
    { targets: [year] },
  );
  expect(findings).toEqual([
    'e policy-row-repeated B3',
    'e annual-year-unreadable A4',
    'w target-total-row B7',
    'w annual-target-differs 5:5',
    'w annual-expected-below 5:5',
    'w annual-unit-unknown 6:6',
  ]);
  expect(result.units.map(({ name }) => name)).toEqual(['甲', '乙', '丙', '丁']);
  expect(result.total).toMatchObject({ target: 3_940_00n, toward: 1_800_00n });
});

test('a plan of other years only leaves every unit without one, and says so', () => {
  const { result, findings } = run([[2011, '甲', 3_000]], CLAIMS, RECOVERIES, '2012-10-31');
  expect(findings).toEqual(['w annual-plan-missing']);
  expect(result.total).toMatchObject({ target: null, toward: null, completion: null, cumulative: 1_800_00n });
});

test('units add up to the total and months to the year, whatever the ledger', () => {
  const someDay = fc
    .integer({ min: 0, max: 700 })
    .map((n) => new Date(Date.UTC(2011, 3, 1 + n)).toISOString().slice(0, 10));
  const amount = fc.integer({ min: 1, max: 900_00 }).map((value) => value / 100);
  const claim = fc.record({ unit: fc.constantFrom('甲', '乙', ''), origin: someDay, due: someDay, amount });
  const recovery = fc.record({ day: someDay, amount, method: fc.constantFrom('现金', '核销', '减免') });
  fc.assert(
    fc.property(
      fc.array(claim, { minLength: 1, maxLength: 12 }),
      fc.array(recovery, { maxLength: 15 }),
      someDay,
      (claims, recoveries, asOf) => {
        const { result } = run(
          [[asOf.slice(0, 4), '甲', 100]],
          claims as ClaimRow[],
          recoveries as RecoveryRow[],
          asOf,
        );
        const { units, total, monthly } = result;
        for (const key of ['opening', 'openingOverdue', 'closing', 'closingOverdue', 'cumulative'] as const)
          expect(units.reduce((sum, line) => sum + line[key], 0n)).toBe(total[key]);
        expect(monthly.reduce((sum, { recovered }) => sum + recovered, 0n)).toBe(total.cumulative);
        expect(monthly.at(-1)!.recovered).toBe(total.month);
      },
    ),
    { numRuns: 100 },
  );
});
