import { planReport } from '../../src/report/report';
import { readPolicy } from '../../src/policy/read-policy';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { sheetOf } from '../policy/sheet';
import { campaignOf } from './campaign-of';
import { evaluate } from './evaluate';

/** A workbook that keeps every register and sets every line of 预警线 that casework asks for. */
const TABLES: Readonly<Record<string, readonly (readonly CellValue[])[]>> = {
  预警线: [
    ['项目', '值'],
    ['诉讼时效预警天数', 90],
    ['停供逾期天数', 180],
    ['停供付款比例', '30%'],
    ['大额欠款户数', 2],
    ['催收间隔天数', 180],
  ],
  清收策略: [
    ['资金状况', '项目前景', '诚信', '策略'],
    ['好', null, null, '现金催收'],
  ],
  催收记录: [
    ['日期', '债权编号', '方式', '送达日'],
    ['2023-06-01', 'A1', '催款函', '2023-06-05'],
  ],
  还款承诺: [
    ['债权编号', '承诺日期', '约定还款日', '承诺金额'],
    ['A2', '2024-01-15', '2024-03-31', 300],
  ],
  诉讼: [
    ['债权编号', '批准文号', '立案日期', '标的金额', '诉讼费', '预计回收金额'],
    ['A1', '批1号', '2024-01-05', 10000, 50, 8000],
  ],
  抵债资产: [
    ['债权编号', '资产名称', '接收日期', '抵债金额', '裁定价值', '批准文号', '变现日期', '变现金额'],
    ['A2', '汽车', '2024-02-01', 100, 90, '批2号', '2024-05-01', 80.5],
  ],
  核销: [
    ['债权编号', '核销日期', '核销金额', '批准文号'],
    ['A3', '2023-12-31', 70, '批3号'],
  ],
  争议: [
    ['债权编号', '提出日期', '争议金额'],
    ['A2', '2024-01-01', 200.5],
  ],
  移交: [
    ['债权编号', '移交日期', '移交人', '接收人'],
    ['A1', '2024-02-01', '王五', '张三'],
  ],
  责任追究: [
    ['对象', '完成率起', '后果'],
    [null, null, '通报'],
  ],
  指标: [
    ['所属单位', '责任人', '起', '止', '金额'],
    ['一分公司', null, '2024-01-01', '2024-12-31', 1000],
  ],
};
const CLAIMS = [
  { id: 'A1', debtor: '甲', due: '2023-05-31', amount: '10000', funds: '好' },
  { id: 'A2', debtor: '乙', due: '2023-11-30', amount: '1000' },
  { id: 'A3', debtor: '丙', due: '2020-01-31', amount: '70' },
] as const;
const RECOVERIES = [
  { day: '2024-02-01', claim: 'A2', amount: '100', method: '实物抵债' },
  { day: '2023-12-31', claim: 'A3', amount: '70', method: '核销' },
  { day: '2024-04-30', claim: 'A3', amount: '20' },
] as const;
const SHEETS = [
  'worklist',
  'warnings',
  'large-debtors',
  'stop-supply',
  'promises',
  'lawsuits',
  'assets',
  'write-offs',
  'disputes',
  'responsibility',
];

function report(
  language: 'zh' | 'en',
  tables = TABLES,
  claims: Parameters<typeof campaignOf>[0] = CLAIMS,
): SheetPlan[] {
  const policy = readPolicy(
    Object.entries(tables).map(([name, rows]) => sheetOf(name, rows)),
    '元',
  );
  expect(policy.findings).toEqual([]);
  return planReport(campaignOf(claims, RECOVERIES, policy, '2024-06-30'), {
    language,
    unitName: '清欠办公室',
    leaderUnit: '元',
    producedBy: '清欠',
    ledger: 'copy',
  });
}

const zh = report('zh');
const sheet = (id: string, plans = zh): SheetPlan => plans.find((plan) => plan.id === id)!;
/** The first row of a sheet that has this text in one of its cells. */
const rowWith = (id: string, text: string): readonly CellValue[] =>
  sheet(id).rows.find((row) => row.includes(text)) ?? [];

test('总览 shows 数据体检 left and 预警 right, below them all sheets in their order, the left half first', () => {
  const [left, right] = [0, 6];
  const { rows, cells } = sheet('overview');
  const rowOf = (text: string): number => rows.findIndex((row) => row[left] === text);
  expect(rows[rowOf('数据体检')][right]).toMatch(/^预警/);
  const links = rowOf('各表');
  expect(links).toBeGreaterThan(rows.findIndex((row) => row[right] === '合计'));
  const listed = [left, right].flatMap((column) =>
    cells
      .filter((cell) => cell.row > links && cell.column === column && cell.link)
      .map(({ row }) => rows[row][column]),
  );
  expect(listed).toEqual(zh.slice(1).map(({ name }) => name));
  expect(rows[links + 2][right]).toBe(listed[Math.ceil(listed.length / 2)]);
});

test('each register and setting has its sheet, in the order of the work; without them there is none', () => {
  expect(zh.map(({ id }) => id).filter((id) => SHEETS.includes(id))).toEqual(SHEETS);
  expect(
    report('zh', {})
      .map(({ id }) => id)
      .filter((id) => SHEETS.includes(id)),
  ).toEqual([]);
});

test('a claim due on 9999-12-31 runs out on the last day that a sheet can hold', () => {
  const plans = report('zh', TABLES, [
    ...CLAIMS,
    { id: 'A4', debtor: '丁', due: '9999-12-31', amount: '20000' },
  ]);
  const row = sheet('large-debtors', plans).rows.find((cells) => cells.includes('丁'))!;
  expect(row.slice(3, 6)).toEqual([1, 20000, 0]);
  expect(row.filter((cell) => cell === 2_958_465)).toHaveLength(2);
});

test('what the sheets say', () => {
  expect(rowWith('promises', 'A2').slice(6, 11)).toEqual([300, 100, 0, 200, '部分兑现']);
  expect(rowWith('lawsuits', 'A1').slice(7, 13)).toEqual([10000, 50, 50, null, 8000, 7950]);
  expect(rowWith('assets', '汽车').slice(11, 14)).toEqual([80.5, -9.5, '已变现']);
  expect(rowWith('write-offs', 'A3').slice(7, 12)).toEqual([70, 70, 0, 20, 50]);
  expect(rowWith('disputes', 'A2').slice(5, 9)).toEqual([900, 200.5, 699.5, 699.5]);
  expect(rowWith('large-debtors', '甲').slice(3, 7)).toEqual([1, 10000, 10000, 10000 / 10900]);
  expect(rowWith('responsibility', '一分公司').slice(4, 8)).toEqual([1000, 100, 0.1, '通报']);
  // Overdue 396 days, nothing paid.
  expect(rowWith('stop-supply', '甲').slice(4, 11)).toEqual([1, 10000, 396, 10000, 0, 0, 10000]);
  expect(rowWith('worklist', '乙').slice(5, 8)).toEqual([
    'A2',
    '2024年3月31日 的承诺未兑现；应停止供货；大额逾期',
    200,
  ]);
});

test('every formula computes to the value beside it', () => {
  for (const id of SHEETS) {
    const plan = sheet(id);
    for (const { row, column, formula } of plan.cells) {
      if (formula === undefined) continue;
      expect([id, row, column, evaluate(zh, plan, formula)]).toEqual([
        id,
        row,
        column,
        expect.closeTo(Number(plan.rows[row][column]), 6),
      ]);
    }
  }
});

test('an English report names in Chinese only what is Chinese in the workbook', () => {
  for (const id of SHEETS) {
    const words = sheet(id, report('en')).rows.flatMap((row) =>
      row.filter((cell) => typeof cell === 'string'),
    );
    const own =
      /甲|乙|丙|张三|王五|一分公司|批\d号|汽车|通报|现金催收|催收记录|还款承诺|台账|应收账款|核销|争议|清欠办公室|预警线/g;
    for (const word of words) expect(word.replace(own, '')).not.toMatch(/[\u4e00-\u9fff，。；、／]/);
  }
});

test('what is typed into the columns for it is kept by name of its row', () => {
  for (const id of SHEETS.filter((one) => one !== 'lawsuits' && one !== 'assets'))
    expect([id, (sheet(id).typing ?? []).length > 0]).toEqual([id, true]);
});
