import { dayOf, NO_DAY } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['项目', '值', '起用日', '停用日', '来源', '核对日'];
const read = (...rows: CellValue[][]) => policyOf('利率与优惠', [HEADER, ...rows]);

test('a workbook without the table says nothing about interest', () => {
  expect(policyOf('阶段', [['阶段', '类型', '开始', '结束']]).interest).toBeNull();
});

test('rates by date, and what is said once', () => {
  const { interest, findings } = read(
    ['合同利率', '6%', '2012-01-01', '2012-06-30'],
    ['合同利率', 0.0585, '2012-07-01'],
    ['罚息上浮', '50%'],
    ['计息基准', 360],
    ['计息天数', '两头都算'],
    ['计收复利', '是'],
    ['抵充次序', '费用、利息、本金'],
    ['优惠截止日', '2012-08-10'],
  );
  expect(findings).toEqual([]);
  expect(interest).toMatchObject({
    contract: [
      { from: dayOf(2012, 1, 1), to: dayOf(2012, 6, 30), rate: { num: 6, den: 100 } },
      { from: dayOf(2012, 7, 1), to: NO_DAY, rate: { num: 585, den: 10_000 } },
    ],
    penalty: [],
    uplift: [{ from: -Infinity, to: NO_DAY, rate: { num: 5, den: 10 } }],
    basis: '360',
    countsFirstDay: true,
    compound: true,
    order: 'fees-interest-principal',
    deadline: dayOf(2012, 8, 10),
  });
});

test('what is not said stays unsaid: no basis is guessed, nothing is compounded, principal is paid first', () => {
  expect(read(['合同利率', '6%']).interest).toMatchObject({
    basis: null,
    compound: false,
    countsFirstDay: false,
    order: 'principal',
    deadline: NO_DAY,
  });
});

test.each<[string, CellValue[], string[]]>([
  ['an item that is none', ['手续费', '1%'], ['w setting-unknown A3']],
  ['no value', ['合同利率', null, '2013-01-01'], ['e policy-cell-missing B3']],
  ['a garbled rate', ['合同利率', '510%', '2013-01-01'], ['e policy-rate-out-of-range B3']],
  ['an unknown basis', ['计息基准', '364'], ['e policy-choice-unknown B3']],
  ['days reversed', ['合同利率', '5%', '2013-02-01', '2013-01-01'], ['e policy-dates-reversed D3']],
  ['the same item for the same day', ['合同利率', '5%'], ['e policy-row-repeated A3']],
  ['a deadline that does not exist', ['优惠截止日', '2012-11-31'], ['e policy-date-unreadable B3']],
])('%s', (_, row, expected) => {
  const { interest, findings } = read(['合同利率', '6%'], row);
  expect(brief(findings)).toEqual(expected);
  expect(interest?.contract).toHaveLength(1);
  expectTexts(findings);
});

test('the LPR by day, in whatever order it was typed', () => {
  const { lpr, findings } = policyOf('LPR', [
    ['生效日', '1年期', '5年期以上', '来源'],
    ['2019-09-20', '4.20%', '4.85%', '公告'],
    ['2019-08-20', 0.0425],
    ['2019-08-20', 0.05],
    [null, 0.05],
  ]);
  expect(lpr.map(({ from, oneYear, fiveYears }) => [from, oneYear.num / oneYear.den, fiveYears])).toEqual([
    [dayOf(2019, 8, 20), 0.0425, null],
    [dayOf(2019, 9, 20), 0.042, { num: 485, den: 10_000 }],
  ]);
  expect(brief(findings)).toEqual(['e policy-row-repeated A4', 'e policy-cell-missing A5']);
});
