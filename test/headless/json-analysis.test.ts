import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import type { SheetData } from '../../src/workbook/sheet-data';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';

const TITLES = ['债权编号', '债务人', '发生日期', '到期日', '应收金额'];
const STONE = sheetOf('台账', [TITLES, ['A', '运输公司', '2022-03-01', '2022-06-01', 1000]], {
  file: '石料公司.xlsx',
});
const ROAD = sheetOf('台账', [TITLES, ['B', '甲公司', '2023-11-10', '2023-11-30', 600]], {
  file: '运输公司.xlsx',
});
const PAID = sheetOf(
  '回款',
  [
    ['日期', '债权编号', '金额', '方式'],
    ['2023-12-05', 'A', 250, '银行'],
  ],
  { file: '石料公司.xlsx' },
);
const POLICY = [
  sheetOf('预警线', [
    ['项目', '值'],
    ['分析月数', 12],
  ]),
  sheetOf('计提比例', [
    ['账龄集', '名称', '比例'],
    ['账龄年限', '1年以内', '5%'],
    [null, '1-2年', '10%'],
  ]),
];

interface Document {
  readonly analysis: { readonly [Key in 'rollForward' | 'collection' | 'forecast']: readonly object[] } & {
    readonly migration: object;
  };
  readonly provisions: readonly { readonly set: string; readonly buckets: readonly object[] }[];
  readonly group: object;
}
const documentOf = (...sheets: SheetData[]): Document =>
  jsonDocument(runCampaign({ sheets, asOf: day('2023-12-31') }), 'zh') as unknown as Document;

test('what the policy asks for stands in the JSON: amounts in 元, ratios with six digits, days as days', () => {
  const { analysis, provisions } = documentOf(STONE, PAID, ROAD, ...POLICY);
  expect(analysis.rollForward).toHaveLength(12);
  expect(analysis.rollForward[11]).toMatchObject({
    from: '2023-12-01',
    to: '2023-12-31',
    opening: '1600.00',
    recovered: '250.00',
    closing: '1350.00',
  });
  expect(analysis.collection[11]).toMatchObject({
    to: '2023-12-31',
    sales: '0.00',
    // 250 of 1,600 that could be collected; 1,350 in days of the year's 600.
    cei: '0.156250',
    dso: '821.250000',
  });
  expect(analysis.migration).toMatchObject({ set: '账龄年限', months: 12 });
  expect(analysis.forecast).toMatchObject([
    { from: '2024-01-01', to: '2024-01-31', scenarios: 12, tested: 6 },
  ]);
  const [{ set, buckets }] = provisions;
  expect(set).toBe('账龄年限');
  expect(buckets.slice(0, 2)).toMatchObject([
    { label: '1年以内', claims: 1, balance: '600.00', rate: '5%', provision: '30.00' },
    { label: '1-2年', claims: 1, balance: '750.00', rate: '10%', provision: '75.00' },
  ]);
});

test('files without a column 所属单位 are companies by their names, and known as debtors by them', () => {
  expect(documentOf(STONE, PAID, ROAD).group).toMatchObject({
    total: { balance: '1350.00', internal: '750.00', consolidated: '600.00' },
    units: [
      { unit: '石料公司', balance: '750.00', internal: '750.00' },
      { unit: '运输公司', balance: '600.00', internal: '0.00' },
    ],
    pairs: [{ creditor: '石料公司', debtor: '运输公司', balance: '750.00', counter: '0.00' }],
    internalClaims: [{ file: '石料公司.xlsx', sheet: '台账', row: 2, claim: 'A' }],
  });
});

test('where nothing asks for it, it is null', () => {
  expect(documentOf(STONE, PAID)).toMatchObject({ analysis: null, provisions: [], group: null });
});
