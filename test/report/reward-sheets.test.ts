import enRewards from '../../src/locale/en-US/rewards.json';
import { parseRate } from '../../src/money/rate';
import { readPolicy } from '../../src/policy/read-policy';
import { planReport } from '../../src/report/report';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { sheetOf } from '../fixture/sheet-of';
import { bracket, decided, target } from '../fixture/policy-of';
import { campaignOf } from './campaign-of';
import { evaluate } from './evaluate';

const TABLES: Readonly<Record<string, CellValue[][]>> = {
  奖励限额: [
    ['方案', '对象', '周期', '上限', '计提比例', '每笔计提上限'],
    ['办法', '奖池', '季', null, '4%', 5000],
    [null, '每人', '年', 9000, null, null],
  ],
  按点奖罚: [
    ['方案', '对象', '完成率起', '完成率止', '每点金额', '上限', '下限'],
    ['奖罚', '责任人', '100%', null, 800, 15000, null],
    [null, '责任人', '60%', '80%', -300, null, -6000],
  ],
  年薪: [
    ['姓名', '所属单位', '起', '止', '年薪', '已预发'],
    ['王总', '一公司', '2012-01-01', '2012-12-31', 240000, 160000],
  ],
  年薪兑现: [
    ['方案', '完成率起', '完成率止', '兑现比例'],
    ['年薪办法', '100%', null, '110%'],
  ],
  年终奖: [
    ['姓名', '发放日', '年终奖', '全年应纳税所得额'],
    ['李四', '2026-01-20', 36001, 96000],
    ['张三', '2026-01-20', null, -20000],
  ],
  奖励发放: [
    ['发放日期', '姓名', '回款编号', '金额', '凭证号'],
    ['2012-07-01', '张三', 'R1', 3000, '付-1'],
    ['2012-07-01', '王五', 'R9', 50, '付-1'],
  ],
};

function report(language: 'zh' | 'en', tables = TABLES): SheetPlan[] {
  const { rewardTables } = readPolicy(
    Object.entries(tables).map(([name, rows]) => sheetOf(name, rows)),
    '元',
  );
  const campaign = campaignOf(
    [
      { id: 'A', unit: '一公司', owner: '张三', due: '2010-01-01', amount: 1_000_000 },
      { id: 'B', unit: '一公司', owner: '李四', due: '2010-01-01', amount: 1_000_000 },
    ],
    [
      { id: 'R1', day: '2012-02-01', claim: 'A', amount: 100_000, method: '银行' },
      { id: 'R2', day: '2012-05-01', claim: 'B', amount: 90_000, method: '银行', people: '张三:1;李四:2' },
      {
        id: 'R3',
        day: '2012-06-01',
        claim: 'B',
        amount: 10_000,
        method: '实物抵债',
        ruling: { day: '2012-06-05', value: 9_000 },
      },
    ],
    {
      brackets: [
        bracket({ scheme: '办法', method: '现金', at: '8%' }),
        bracket({
          scheme: '办法',
          method: '实物',
          goodsTrigger: '裁定',
          rateFloor: parseRate('1%'),
          rateCeiling: parseRate('3%'),
        }),
      ],
      cases: new Map([decided('Z', '2%')]),
      targets: [
        target('一公司', '', '2012-01-01', '2012-12-31', '150000'),
        target('一公司', '张三', '2012-01-01', '2012-12-31', '98000'),
        target('一公司', '李四', '2012-01-01', '2012-12-31', '140000'),
      ],
      rewardTables,
    },
    '2012-12-31',
  );
  return planReport(campaign, {
    language,
    unitName: '集团',
    leaderUnit: '元',
    producedBy: '清欠',
    ledger: 'copy',
  });
}

const IDS = ['reward-payouts', 'reward-approval', 'reward-points', 'annual-pay', 'bonus-tax'];
const plans = report('zh');

function sheet(id: string): SheetPlan {
  return plans.find((plan) => plan.id === id)!;
}

/** Rows of a sheet's tables: those that begin with a serial number. */
function body(id: string): (readonly CellValue[])[] {
  return sheet(id).rows.filter((row) => typeof row[0] === 'number');
}

test('each sheet is there where its table is, and only there', () => {
  const ids = (all: readonly SheetPlan[]): string[] =>
    all.map(({ id }) => id).filter((id) => IDS.includes(id));
  expect(ids(plans)).toEqual(IDS);
  expect(ids(report('zh', {}))).toEqual(['reward-approval']);
});

test('every formula gives the value beside it', () => {
  for (const plan of plans.filter(({ id }) => [...IDS, 'reward-lines', 'reward-people'].includes(id)))
    for (const { row, column, formula } of plan.cells) {
      if (formula === undefined) continue;
      const computed = evaluate(plans, plan, formula);
      expect([plan.name, formula, computed]).toEqual([
        plan.name,
        formula,
        expect.closeTo(plan.rows[row][column] as number, 6),
      ]);
    }
});

test('奖励发放核对表: what is settled, taken back, and belongs to no line', () => {
  // The pool of the first quarter holds 4,000 of R1's 8,000; that of the second 3,600 + 360 of R2's 7,200 (R3 waits).
  expect(body('reward-payouts').map((row) => row.slice(1))).toEqual([
    ['张三', 1, 'R1', 'A', 4000, 3000, 1000, '补发'],
    ['张三', 2, 'R2', 'B', 1320, 0, 1320, '待发'],
    ['李四', 2, 'R2', 'B', 2640, 0, 2640, '待发'],
    ['张三', '按点奖罚', '', '', 1600, 0, 1600, '待发'],
    ['李四', '按点奖罚', '', '', -2400, 0, -2400, '扣减'],
    ['王五', '无对应', '', '', 0, 50, -50, '追回'],
  ]);
});

test('待定奖励审批表: the range and what it comes to, and room for the decision', () => {
  const [row] = body('reward-approval');
  expect([row[1], row[4], ...row.slice(7, 13)]).toEqual([
    'B',
    'R3',
    9000,
    expect.any(String),
    '1%–3%',
    90,
    270,
    '比例待定',
  ]);
  expect(sheet('reward-approval').typing?.map(({ area }) => area.firstColumn)).toEqual([13, 14, 15]);
});

test('按点奖罚表, 年薪兑现表, 年终奖计税比较表', () => {
  expect(body('reward-points').map((row) => [row[2], row[9], row[12]])).toEqual([
    ['张三', 2, 1600],
    ['李四', 8, -2400],
  ]);
  expect(body('annual-pay').map((row) => row.slice(9, 13))).toEqual([[1.1, 264_000, 160_000, 104_000]]);
  const [first, second] = body('bonus-tax');
  expect([first[6], first[8], first[11]]).toEqual([3390.1, 3600.1, '单独计税']);
  expect(first[12]).toContain('36,000.00');
  // 张三 is paid 3,920 in this run: 4,000 + 1,320 + 1,600 less 3,000.
  expect([second[3], second[6], second[8]]).toEqual([3920, 117.6, 0]);
});

test('奖励分配公示表 shows 应发, 已发 and 补发／追回, and what a person is paid beside the lines', () => {
  expect(
    body('reward-people')
      .slice(0, 3)
      .map((row) => row.slice(1, 6)),
  ).toEqual([
    ['张三', '内部', 6920, 3000, 3920],
    ['李四', '内部', 240, 0, 240],
    ['王五', '内部', 0, 50, -50],
  ]);
});

test('in English the same figures under English words', () => {
  const figures = (all: readonly SheetPlan[]): unknown[] =>
    all
      .filter(({ id }) => IDS.includes(id))
      .map(({ rows }) => rows.flat().filter((value) => typeof value === 'number'));
  expect(figures(report('en'))).toEqual(figures(plans));
  for (const [key, template] of Object.entries(enRewards)) {
    if (!key.startsWith('report.')) continue;
    expect(template.replace(/个案/g, '')).not.toMatch(/[\u4e00-\u9fff，。；：（）]/);
  }
});
