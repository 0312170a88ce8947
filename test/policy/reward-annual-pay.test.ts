import { dayOf } from '../../src/calendar/day';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const managers = (...rows: CellValue[][]) =>
  policyOf('年薪', [['姓名', '所属单位', '起', '止', '年薪', '已预发'], ...rows]);
const shares = (...rows: CellValue[][]) =>
  policyOf('年薪兑现', [['方案', '完成率起', '完成率止', '兑现比例'], ...rows]);

test('managers and shares', () => {
  const read = managers(['王　总', '一公司', '2012-01-01', '2012-12-31', 300000, 200000]);
  expect(read.findings).toEqual([]);
  expect(read.rewardTables.managers).toMatchObject([
    { name: '王总', unit: '一公司', first: dayOf(2012, 1, 1), pay: 300_000_00, advance: 200_000_00 },
  ]);
  const table = shares(['办法', 1, null, '110%'], [null, '80%', '100%', 0.9]);
  expect(table.findings).toEqual([]);
  expect(table.rewardTables.payShares).toMatchObject([
    { scheme: '办法', to: null, share: { num: 11, den: 10 } },
    { scheme: '办法', from: { num: 8, den: 10 } },
  ]);
});

test.each<[string, CellValue[], string[]]>([
  ['no pay', ['李总', null, '2012-01-01', '2012-12-31', null], ['e policy-cell-missing E3']],
  ['days the wrong way round', ['李总', null, '2012-12-31', '2012-01-01', 5], ['e policy-dates-reversed D3']],
  [
    'the same manager and period',
    ['王总', '二公司', '2012-01-01', '2012-12-31', 5],
    ['e policy-row-repeated A3'],
  ],
])('%s', (_, row, expected) => {
  const { rewardTables, findings } = managers(['王总', '一公司', '2012-01-01', '2012-12-31', 1], row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.managers).toHaveLength(1);
});

test.each<[string, CellValue[], string[]]>([
  ['no share', ['办法', '50%', '60%', null], ['e policy-cell-missing D3']],
  ['a band that overlaps', ['办法', '99%', null, 1], ['e points-bands-overlap B3']],
  ['edges the wrong way round', ['办法', '60%', '50%', 1], ['e points-edges-reversed C3']],
])('%s', (_, row, expected) => {
  const { rewardTables, findings } = shares(['办法', '80%', '100%', 0.9], row);
  expect(brief(findings)).toEqual(expected);
  expect(rewardTables.payShares).toHaveLength(1);
  expectTexts(findings);
});
