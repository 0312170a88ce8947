import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';

const CLAIMS = sheetOf(
  '台账',
  [
    ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'],
    ['A1', '甲公司', '一公司', '2012-01-01', '2012-03-01', 1000],
    ['A2', '甲公司', '二公司', '2012-01-01', '2012-03-01', 1000],
  ],
  { file: '台账.xlsx' },
);
const PAID = sheetOf(
  '回款',
  [
    ['日期', '债权编号', '金额', '方式', '凭证号', '裁定日期', '裁定价值'],
    ['2012-05-01', 'A1', 100, '银行', '记-7', null, null],
    ['2012-05-02', 'A2', 100, '银行', '记-7', null, null],
    ['2012-06-01', 'A2', 500, '实物抵债', '记-8', '2012-06-01', 350],
  ],
  { file: '台账.xlsx' },
);

test('doubts stand in the JSON, the largest first, with both rows that show them', () => {
  const { doubts } = jsonDocument(
    runCampaign({ sheets: [CLAIMS, PAID], asOf: day('2012-12-31') }),
    'zh',
  ) as unknown as { readonly doubts: readonly object[] };
  expect(doubts).toMatchObject([
    {
      code: 'truth-goods-above-ruling',
      unit: '二公司',
      debtor: '甲公司',
      day: '2012-06-01',
      amount: '150.00',
      place: { file: '台账.xlsx', sheet: '回款', cell: 'C4' },
      evidence: null,
    },
    {
      code: 'truth-voucher-across-units',
      amount: '100.00',
      place: { sheet: '回款', cell: 'C3' },
      evidence: { sheet: '回款', cell: 'C2' },
    },
  ]);
});
