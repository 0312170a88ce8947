import { parseRate } from '../../src/money/rate';
import type { CellValue } from '../../src/workbook/sheet-data';
import { brief, expectTexts, policyOf } from './sheet';

const read = (...rows: CellValue[][]) =>
  policyOf('计提比例', [['账龄集', '名称', '债权编号', '比例', '依据'], ...rows]);

test('rates by set, a blank set as in the row above, and claims of their own', () => {
  const { provisionRates, findings } = read(
    ['账龄年限', '1年以内', null, '5%', '会计政策'],
    [null, '1-2年', null, 0.1, null],
    [null, null, 'A-1', '100%', '批复'],
    [null, '2-3年', null, 0, null],
    ['逾期天数', '1-30', null, 0.01, null],
  );
  expect(findings).toEqual([]);
  expect(provisionRates.sets.map(({ set, byLabel }) => [set, [...byLabel]])).toEqual([
    [
      '账龄年限',
      [
        ['1年以内', parseRate('5%')],
        ['1-2年', parseRate('10%')],
        ['2-3年', parseRate(0)],
      ],
    ],
    ['逾期天数', [['1-30', parseRate('1%')]]],
  ]);
  expect(provisionRates.own).toMatchObject([{ claim: 'A-1', rate: { num: 1, den: 1 } }]);
});

test.each<[string, CellValue[][], string[]]>([
  ['no rate', [['账龄年限', '1年以内', null, null, null]], ['e policy-cell-missing D2']],
  ['neither bucket nor claim', [['账龄年限', null, null, 0.1, null]], ['e policy-cell-missing B2']],
  ['bucket and claim at once', [['账龄年限', '1年以内', 'A-1', 0.1, null]], ['e provision-both B2']],
  ['beyond 100%', [['账龄年限', '1年以内', null, 5, null]], ['e policy-rate-out-of-range D2']],
  [
    'a bucket twice',
    [
      ['账龄年限', '1年以内', null, 0.1, null],
      [null, '1年以内', null, 0.2, null],
    ],
    ['e policy-row-repeated B3'],
  ],
])('%s keeps the row out', (_, rows, expected) => {
  const { findings } = read(...rows);
  expect(brief(findings)).toEqual(expected);
  expectTexts(findings);
});

test('members of the group by name', () => {
  const { groupMembers, findings } = policyOf('内部单位', [
    ['名称', '所属单位'],
    ['石料二公司有限责任公司', '石料二公司'],
    ['物流公司', null],
    ['物流公司', '运输公司'],
  ]);
  expect(groupMembers.map(({ name, unit }) => [name, unit])).toEqual([
    ['石料二公司有限责任公司', '石料二公司'],
    ['物流公司', ''],
  ]);
  expect(brief(findings)).toEqual(['e policy-row-repeated A4']);
});
