import { FIGURES } from '../../src/action/trace-annual-plan';
import { traceAnnualPlan } from '../../src/action/trace';
import { readPolicy } from '../../src/policy/read-policy';
import { sheetOf } from '../fixture/sheet-of';
import { campaignOf } from '../report/campaign-of';

const PLAN = sheetOf('年度计划', [
  ['年度', '所属单位', '计划收回', '预计全年', '上年同期'],
  [2012, '甲', 1000, null, null],
  [2012, '乙', 500, 450, 33],
]);
const result = campaignOf(
  [
    { id: 'A', unit: '甲', origin: '2010-01-01', due: '2011-06-01', amount: 2000 },
    { id: 'B', unit: '乙', origin: '2012-02-01', due: '2012-06-01', amount: 900 },
    { id: 'C', unit: '', amount: 90 },
  ],
  [
    { claim: 'A', day: '2011-03-31', amount: 10 },
    { claim: 'A', day: '2012-03-31', amount: 122 },
    { id: 'R', claim: 'B', day: '2012-06-01', amount: 61 },
    { day: '2012-06-30', amount: -11, method: '冲销', reverses: 'R' },
    { claim: 'B', day: '2012-06-30', amount: 5, method: '核销' },
  ],
  { annualPlans: readPolicy([PLAN], '元').annualPlans },
  '2012-06-30',
);
const annual = result.annual!;

test.each(FIGURES)('%s: the rows add up to what the sheet shows, for each unit and the total', (figure) => {
  for (const unit of [null, 0, 1, 2]) {
    const line = unit === null ? annual.total : annual.units[unit];
    for (const language of ['zh', 'en'] as const) {
      const { amount, parts } = traceAnnualPlan(result, { unit, figure }, language);
      expect([unit, amount]).toEqual([unit, line[figure] ?? 0n]);
      expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
    }
  }
});

test('what is said leads to its row, what is reckoned shows how, what came in its recoveries', () => {
  const parts = (figure: (typeof FIGURES)[number]) =>
    traceAnnualPlan(result, { unit: null, figure }, 'zh').parts;
  expect(parts('expected').map(({ place, lines }) => [place?.row, lines[0].label])).toEqual([
    [undefined, '122.00元 × 366 ÷ 182'],
    [2, '年度计划表所填'],
    [undefined, '0.00元 × 366 ÷ 182'],
  ]);
  expect(parts('month').map(({ amount }) => amount)).toEqual([61_00n, -11_00n]);
  expect(parts('target').map(({ place }) => place?.row)).toEqual([1, 2]);
});

test('there is none for a unit that the year does not know', () => {
  expect(() => traceAnnualPlan(result, { unit: 9, figure: 'target' }, 'zh')).toThrow(RangeError);
});
