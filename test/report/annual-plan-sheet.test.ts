import { readPolicy } from '../../src/policy/read-policy';
import { planReport, type ReportOptions } from '../../src/report/report';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { day } from '../fixture/ledger-of';
import { phase } from '../fixture/policy-of';
import { sheetOf } from '../fixture/sheet-of';
import { campaignOf } from './campaign-of';
import { evaluate } from './evaluate';

const OPTIONS: ReportOptions = {
  language: 'zh',
  unitName: '清欠办公室',
  leaderUnit: '元',
  producedBy: '清欠',
  ledger: 'copy',
};
const PLAN = sheetOf('年度计划', [
  ['年度', '所属单位', '计划收回', '预计全年', '上年同期'],
  [2012, '甲', 1000, null, 80],
  [2012, '乙', 500, 450, null],
]);
const row = {
  phase: '清收',
  day: day('2011-12-31'),
  claim: 'A',
  debtor: '客户',
  unit: '甲',
  due: day('2011-06-01'),
  balance: 2000_00,
  fingerprint: '',
  place: { file: '口径.xlsx' },
};

function report(language: 'zh' | 'en', withTables = true): SheetPlan[] {
  const result = campaignOf(
    [
      { id: 'A', debtor: '客户', unit: '甲', origin: '2011-01-01', due: '2011-06-01', amount: 2000 },
      { id: 'B', debtor: '客户', unit: '乙', origin: '2012-02-01', due: '2012-12-31', amount: 900 },
      { id: 'C', debtor: '客户', unit: '丙', origin: '2010-02-01', due: '2012-12-31', amount: 90 },
    ],
    [
      { claim: 'A', day: '2012-03-31', amount: 122, method: '银行' },
      { claim: 'B', day: '2012-06-30', amount: 61, method: '现金' },
    ],
    {
      phases: [phase('清收', '清收', '2012-01-01', '2012-12-31')],
      ...(withTables && { annualPlans: readPolicy([PLAN], '元').annualPlans, baselines: [row] }),
    },
    '2012-06-30',
  );
  return planReport(result, { ...OPTIONS, language });
}

const words = ({ rows }: SheetPlan): string[] =>
  rows.map((values) => values.map((value) => value ?? '').join('|'));
const sheet = (id: string, language: 'zh' | 'en' = 'zh'): SheetPlan =>
  report(language).find((plan) => plan.id === id)!;

test('年度计划完成表: plan, month, cumulative, expected, last year; shares; months', () => {
  const lines = words(sheet('annual-plan'));
  for (const line of [
    // 122 × 366 ÷ 182 = 245.34; 122 less 80.
    '1|甲|2000|1000|0|122|0.122|245.34|推算|0.24534|80|42|0.525|',
    '2|乙|0|500|61|61|0.122|450|填报|0.9|未提供|||',
    '3|丙|90|未下达|0|0||0|推算||未提供|||',
    // The total of the completion is that of the units that have a plan: 183 ÷ 1,500.
    '合计||2090|1500|61|183|0.122|695.34||0.46356|80|42|0.525|',
    '1|甲|2000|2000|1|1878|1878|1|0',
    '6|2012-06|61|183||未提供|未提供|',
  ])
    expect(lines).toContain(line);
});

test.each(['zh', 'en'] as const)(
  'its formulas, and those of a phase with a locked baseline, give their values (%s)',
  (language) => {
    const plans = report(language);
    const checked = plans.filter(({ id }) => id === 'annual-plan' || id.startsWith('phase:'));
    expect(checked).toHaveLength(2);
    for (const plan of checked)
      for (const { row: at, column, formula } of plan.cells)
        if (formula !== undefined)
          expect([formula, evaluate(plans, plan, formula)]).toEqual([
            formula,
            expect.closeTo(Number(plan.rows[at][column]), 9),
          ]);
  },
);

test('进度表 tells what came of the locked baseline from what came of new arrears, and only then', () => {
  const [header] = words(sheet('phase:清收')).filter((line) => line.includes('基线内收回'));
  expect(header).toContain('基线内收回|新增收回');
  const total = words(sheet('phase:清收')).find((line) => line.startsWith('合计'))!;
  expect(total.split('|').slice(18, 20)).toEqual(['122', '61']);
  const plain = report('zh', false);
  expect(plain.some(({ id }) => id === 'annual-plan')).toBe(false);
  expect(words(plain.find(({ id }) => id === 'phase:清收')!).join()).not.toContain('基线');
});
