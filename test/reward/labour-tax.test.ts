import { BUILT_IN_TAX_BRACKETS } from '../../src/policy/built-in-tax-brackets';
import { labourTax } from '../../src/reward/labour-tax';
import { bracket } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

test.each([
  ['800.00', '0.00'],
  ['800.01', '0.00'],
  ['800.03', '0.01'],
  ['4000.00', '640.00'],
  ['4000.01', '640.00'],
  ['5000.00', '800.00'],
  ['25000.00', '4000.00'],
  ['25000.01', '4000.00'],
  ['62500.00', '13000.00'],
  ['62501.00', '13000.32'],
  ['100000.00', '25000.00'],
  ['-5000.00', '0.00'],
])('of %s yuan, %s is withheld', (gross, tax) => {
  expect(labourTax(BigInt(gross.replace('.', '')))).toBe(BigInt(tax.replace('.', '')));
});

test('is never below nought, whatever 速算扣除数 the user’s own table has', () => {
  const levels = BUILT_IN_TAX_BRACKETS.filter(({ tax }) => tax === '劳务报酬').map((level) => ({
    ...level,
    deduction: 3_000_00,
  }));
  expect(labourTax(4_000_01n, levels)).toBe(0n);
  expect(labourTax(20_000_00n, levels)).toBe(200_00n);
});

test('does not jump where one tier passes into the next', () => {
  for (const edge of [800_00n, 4_000_00n, 25_000_00n, 62_500_00n]) {
    expect(labourTax(edge + 1n) - labourTax(edge)).toBeLessThanOrEqual(1n);
  }
});

test('a workbook’s own 个税税率 counts from its first day on', () => {
  const own = BUILT_IN_TAX_BRACKETS.filter(({ tax }) => tax === '劳务报酬').map((level) => ({
    ...level,
    rate: { num: level.rate.num / 2, den: 100 },
    deduction: 0,
  }));
  const taxOf = (asOf: string): bigint =>
    rewardOf({
      claims: [{ id: 'A', due: '2015-01-01', amount: 1_000_000 }],
      recoveries: [{ id: 'R', day: '2018-06-01', claim: 'A', amount: 100_000, people: '外聘赵六' }],
      policy: {
        brackets: [bracket({ at: '5%' })],
        people: new Map([['外聘赵六', { name: '外聘赵六', unit: '', external: true }]]),
      },
      tables: { taxBrackets: own },
      asOf,
    }).result.people[0].tax;
  expect(taxOf('2018-12-31')).toBe(800_00n);
  expect(taxOf('2019-01-01')).toBe(400_00n);
});
