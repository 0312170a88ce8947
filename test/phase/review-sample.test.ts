import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import type { ReviewSample } from '../../src/phase/review-sample';
import { planReport } from '../../src/report/report';
import type { CellValue } from '../../src/workbook/sheet-data';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';

const TITLES = ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'];
const claim = (id: string, amount: number, due = '2012-11-30', owner = '张三'): CellValue[] => [
  id,
  `债务人${id}`,
  '一公司',
  owner,
  '2009-01-01',
  due,
  amount,
];

function run(
  claims: readonly CellValue[][],
  settings: readonly CellValue[][],
  recoveries: readonly CellValue[][] = [],
): ReturnType<typeof runCampaign> {
  return runCampaign({
    sheets: [
      sheetOf('台账', [TITLES, ...claims]),
      sheetOf('回款', [['日期', '债权编号', '金额', '方式', '凭证号'], ...recoveries]),
      sheetOf('预警线', [['项目', '值'], ['基线日', '2012-06-30'], ...settings]),
    ],
    asOf: day('2012-12-31'),
  });
}

const idsOf = (result: ReturnType<typeof runCampaign>): string[] =>
  result.reviewSample!.claims.map((one) => result.ledger.claims.id[one.claim]);

test('without a size nothing is drawn, and there is no sheet', () => {
  const result = run([claim('A', 100)], []);
  expect(result.reviewSample).toBeNull();
});

test.each<[string, CellValue[][], number]>([
  ['a number', [['复查抽样笔数', 3]], 3],
  ['a share, rounded up', [['复查抽样比例', '25%']], 3],
  [
    'the larger of both',
    [
      ['复查抽样笔数', 2],
      ['复查抽样比例', '50%'],
    ],
    5,
  ],
  ['more than there are', [['复查抽样笔数', 99]], 10],
])('size by %s', (_, settings, size) => {
  const claims = Array.from({ length: 10 }, (__, index) => claim(`A${index}`, 100 + index));
  expect(run(claims, settings).reviewSample!.claims).toHaveLength(size);
});

test('what outweighs the step is always chosen; at stake is what was owed when the campaign began', () => {
  const claims = [claim('A', 1_000_000), ...Array.from({ length: 9 }, (_, i) => claim(`B${i}`, 100))];
  const result = run(claims, [['复查抽样笔数', 2]], [['2012-03-01', 'A', 400_000, '银行', '付1']]);
  const [first] = result.reviewSample!.claims;
  expect(result.ledger.claims.id[first.claim]).toBe('A');
  expect(first).toMatchObject({ exposure: 600_000_00, certain: true });
  expect(result.reviewSample!.claims).toHaveLength(2);
  expect(result.reviewSample!.claims[1].certain).toBe(false);
});

test('a claim that was settled before the campaign is not among those to choose from', () => {
  const result = run(
    [claim('A', 100), claim('B', 100)],
    [['复查抽样笔数', 5]],
    [['2012-06-30', 'A', 100, '银行', '付1']],
  );
  expect(idsOf(result)).toEqual(['B']);
  expect(result.reviewSample).toMatchObject({ population: 1, exposure: 100_00n });
});

test('a credit note is no relief', () => {
  const { reviewSample } = run([claim('A', 100), claim('A', -30)], [['复查抽样笔数', 9]]);
  expect(reviewSample!.claims.map(({ risks }) => risks)).toEqual([[]]);
});

test('each risk is told', () => {
  const result = run(
    [
      claim('三年', 100, '2009-12-31'),
      claim('差一天', 100, '2010-01-01'),
      claim('一年', 100, '2011-12-31'),
      claim('未满', 100, '2012-01-01'),
      claim('无到期', 100, ''),
      claim('无人', 100, '2012-11-30', ''),
      claim('实物', 100),
      claim('无凭证', 100),
      claim('核销', 100),
    ],
    [['复查抽样笔数', 99]],
    [
      ['2012-08-01', '实物', 10, '实物抵债', '付1'],
      ['2012-08-01', '无凭证', 10, '银行', ''],
      ['2012-08-01', '核销', 10, '核销', '付2'],
    ],
  );
  const risks = Object.fromEntries(
    result.reviewSample!.claims.map((one) => [result.ledger.claims.id[one.claim], one.risks]),
  );
  expect(risks).toEqual({
    三年: ['longOverdue'],
    差一天: ['overdue'],
    一年: ['overdue'],
    未满: [],
    无到期: ['undated'],
    无人: ['unowned'],
    实物: ['goods'],
    无凭证: ['unvouched'],
    核销: ['relieved'],
  });
});

test('the same ledger gives the same sample of the size asked for; what is chosen always outweighs what is drawn', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (amounts, size) => {
        const claims = amounts.map((fen, index) => claim(`A${index}`, fen / 100));
        const sample = (): ReviewSample => run(claims, [['复查抽样笔数', size]]).reviewSample!;
        const once = sample();
        expect(sample()).toEqual(once);
        expect(once.claims).toHaveLength(Math.min(size, amounts.length));
        const drawn = once.claims.filter(({ certain }) => !certain).map(({ exposure }) => exposure);
        const certain = once.claims.filter((one) => one.certain).map(({ exposure }) => exposure);
        expect(Math.max(0, ...drawn)).toBeLessThanOrEqual(Math.min(Infinity, ...certain));
      },
    ),
    { numRuns: 60 },
  );
});

test('the sheet lists them with what they come to, why, and room for what is found', () => {
  const result = run(
    [claim('A', 100, '2009-01-02'), claim('B', 50)],
    [['复查抽样笔数', 2]],
    [['2012-08-01', 'A', 40, '银行', '付1']],
  );
  const sheet = planReport(result, {
    language: 'zh',
    unitName: '',
    leaderUnit: '万元',
    producedBy: '清欠',
    ledger: 'copy',
  }).find(({ id }) => id === 'review-sample')!;
  const body = sheet.rows.filter((row) => row[0] === 1 || row[0] === 2);
  expect(body.map((row) => row.slice(1, 9))).toEqual([
    ['A', '债务人A', '一公司', '张三', 100, 60, '逾期满三年 +2', '必查'],
    ['B', '债务人B', '一公司', '张三', 50, 50, '', '必查'],
  ]);
  expect(sheet.typing).toHaveLength(3);
});
