import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const bonuses = (...rows: CellValue[][]) =>
  policyOf('年终奖', [['姓名', '发放日', '年终奖', '全年应纳税所得额'], ...rows]);
const taxes = (...rows: CellValue[][]) =>
  policyOf('个税税率', [['税目', '起用日', '停用日', '级距上限', '税率', '速算扣除数', '来源'], ...rows]);

test('who asks, with deductions beyond the wages', () => {
  const { rewardTables, findings } = bonuses(
    ['张三', '2026-01-20', 36000, -20000],
    ['李四', null, null, 150000],
  );
  expect(findings).toEqual([]);
  expect(rewardTables.bonuses).toMatchObject([
    { name: '张三', paidOn: dayOf(2026, 1, 20), bonus: 36_000_00, income: -20_000_00 },
    { name: '李四', paidOn: NO_DAY, bonus: null, income: 150_000_00 },
  ]);
});

test('without the taxable income nothing can be compared', () => {
  const { rewardTables, findings } = bonuses(['张三', null, 36000, null]);
  expect([brief(findings), rewardTables.bonuses]).toEqual([['e policy-cell-missing D2'], []]);
});

test('a tax table of the user’s own', () => {
  const { rewardTables, findings } = taxes(
    ['年终奖', '2028-01-01', null, 3000, '3%', 0, '新政策'],
    ['年终奖', '2028-01-01', null, null, '10%', 210, '新政策'],
  );
  expect(findings).toEqual([]);
  expect(rewardTables.taxBrackets).toMatchObject([
    { tax: '全年一次性奖金', firstDay: dayOf(2028, 1, 1), lastDay: NO_DAY, upTo: 3_000_00, deduction: 0 },
    { upTo: null, rate: { num: 1, den: 10 }, deduction: 210_00, source: '新政策' },
  ]);
});

test.each<[string, CellValue[], string[]]>([
  ['an unknown tax', ['增值税', null, null, 5, '3%'], ['e policy-choice-unknown A3']],
  ['no rate', ['综合所得', null, null, 5, null], ['e policy-cell-missing E3']],
  ['a rate beyond 100%', ['综合所得', null, null, 5, 3], ['e policy-rate-out-of-range E3']],
  ['the same level twice', ['综合所得', null, null, 36000, '5%'], ['e policy-row-repeated D3']],
])('%s', (_, row, expected) => {
  const { rewardTables, findings } = taxes(['综合所得', null, null, 36000, '3%', 0, '法'], row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.taxBrackets).toHaveLength(1);
  expectTexts(findings);
});
