import { dayOf } from '../../src/calendar/day';
import type { MoneyUnit } from '../../src/money/amount';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const HEADER = ['所属单位', '责任人', '起', '止', '金额'];
const read = (...rows: CellValue[][]) => policyOf('指标', [HEADER, ...rows]);
const YEAR = ['2012-01-01', '2012-12-31'];

test('targets in sheet order', () => {
  const { targets, findings } = read(
    ['一分公司', null, ...YEAR, 577488.07],
    ['一分公司', '一甲', ...YEAR, '1,000'],
    [null, '一乙', ...YEAR, 0],
  );
  expect(findings).toEqual([]);
  expect(targets).toEqual([
    {
      unit: '一分公司',
      owner: '',
      first: dayOf(2012, 1, 1),
      last: dayOf(2012, 12, 31),
      amount: 57_748_807,
      place: { file: '台账.xlsx', sheet: '指标', row: 1 },
    },
    expect.objectContaining({ unit: '一分公司', owner: '一甲', amount: 100_000 }),
    expect.objectContaining({ unit: '', owner: '一乙', amount: 0 }),
  ]);
});

test.each<[string, CellValue[][], MoneyUnit, number]>([
  ['the ledger’s unit', [HEADER], '万元', 1_500_000],
  ['the title above wins', [['单位：元'], HEADER], '万元', 150],
  ['the column’s own unit wins', [['单位：元'], [...HEADER.slice(0, 4), '金额（千元）']], '万元', 150_000],
])('amounts are in %s', (_, above, unit, fen) => {
  const { targets, findings } = policyOf('指标', [...above, ['一分公司', null, ...YEAR, 1.5]], unit);
  expect(findings).toEqual([]);
  expect(targets[0].amount).toBe(fen);
});

test.each<[string, CellValue[], string[]]>([
  ['no amount', ['二分公司', null, ...YEAR, null], ['e policy-cell-missing E3']],
  ['negative amount', ['二分公司', null, ...YEAR, -1], ['e policy-amount-negative E3']],
  ['unreadable amount', ['二分公司', null, ...YEAR, '若干'], ['e policy-amount-unreadable E3']],
  ['amount too large', ['二分公司', null, ...YEAR, 1e15], ['e policy-amount-unreadable E3']],
  ['no period', ['二分公司', null, null, null, 1], ['e policy-cell-missing C3', 'e policy-cell-missing D3']],
  ['unreadable day', ['二分公司', null, '2012-02-30', '2012-12-31', 1], ['e policy-date-unreadable C3']],
  ['days reversed', ['二分公司', null, '2012-12-31', '2012-01-01', 1], ['e policy-dates-reversed D3']],
  ['for nobody', [null, null, ...YEAR, 1], ['e target-for-nobody A3']],
  ['twice', ['一分公司', null, ...YEAR, 2], ['e policy-row-repeated A3']],
  ['a total', ['合 计', null, null, null, 1], ['w target-total-row A3']],
  ['a note', ['注：按季度考核'], []],
])('%s', (_, row, expected) => {
  const { targets, findings } = read(['一分公司', null, ...YEAR, 1], row);
  expect(brief(findings)).toEqual(expected);
  expect(targets.map(({ unit, amount }) => [unit, amount])).toEqual([['一分公司', 100]]);
  expectTexts(findings);
});
