import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { planReport, type ReportOptions } from '../../src/report/report';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { phase, target } from '../fixture/policy-of';
import { campaignOf } from './campaign-of';

const OPTIONS: ReportOptions = {
  language: 'zh',
  unitName: '清欠办公室',
  leaderUnit: '元',
  producedBy: '清欠',
  ledger: 'copy',
};
const SETTINGS = { ...DEFAULT_SETTINGS, notice: true, noticeTo: '各单位' };

/** Ten days, of which so many have passed; unit 甲 has 600 of 1,000, 乙 nothing of 500, 丙 no target. */
function notices(asOf: string, language: 'zh' | 'en' = 'zh', notice = true): SheetPlan[] {
  const result = campaignOf(
    ['甲', '乙', '丙'].map((unit) => ({
      id: unit,
      debtor: `${unit}客户`,
      unit,
      owner: '张三',
      origin: '2012-01-01',
      due: '2012-02-01',
      amount: '2000.00',
    })),
    [{ claim: '甲', day: '2012-11-02', amount: '600.00', method: '银行' }],
    {
      settings: { ...SETTINGS, notice },
      phases: [phase('清收阶段', '清收', '2012-11-01', '2012-11-10')],
      targets: [
        target('甲', '', '2012-11-01', '2012-11-30', '1000.00'),
        target('乙', '', '2012-11-01', '2012-11-30', '500.00'),
      ],
    },
    asOf,
  );
  return planReport(result, { ...OPTIONS, language }).filter(({ id }) => id.startsWith('notice:'));
}

const words = (plan: SheetPlan): string =>
  plan.rows.map((row) => row.filter((value) => value !== null).join('|')).join('\n');

test('a running phase: how things stand, who is behind, what each must recover a day', () => {
  const [plan] = notices('2012-11-05');
  const said = words(plan);
  expect(plan.name).toBe('通报·清收阶段');
  for (const part of [
    '关于清收阶段工作情况的通报',
    '各单位：',
    '自2012年11月1日起至2012年11月10日止。现将截至2012年11月5日的',
    '期初欠款6,000.00元，期间新增0.00元；收回600.00元，其中现金600.00元',
    // 600 of 1,500 against 5 of 10 days.
    '完成率40.0%，比时间进度50.0%落后10.0个百分点',
    '1个单位落后于时间进度：乙（0.0%）',
    '2个单位本阶段没有收回：乙、丙',
    '1个单位未下达指标：丙',
    '逾期欠款5,400.00元，占全部欠款的100.0%',
    '本阶段还剩5天，距指标还差900.00元，平均每天须收回180.00元',
    '落后单位每天须收回：乙（100.00元）',
    '清欠办公室\n2012年11月5日',
  ])
    expect(said).toContain(part);
  expect(said).toContain('1|甲|1000|600|0.6|600|1400');
  expect(said).toContain('合计|1500|600|0.4|600|5400');
});

test('an ended phase speaks of targets that were not met, and of no days left', () => {
  const said = words(notices('2012-12-31')[0]);
  expect(said).toContain('截至2012年11月10日的');
  expect(said).toContain('2个单位未完成指标：甲（60.0%）、乙（0.0%）');
  expect(said).toContain('提出整改措施');
  expect(said).not.toContain('还剩');
});

test('there is none of a phase that has not begun, nor where nobody asks for one', () => {
  expect(notices('2012-10-31')).toEqual([]);
  expect(notices('2012-11-05', 'zh', false)).toEqual([]);
});

test('in English', () => {
  expect(words(notices('2012-11-05', 'en')[0])).toContain(
    'completion 40.0%, 10.0 percentage points behind the time passed (50.0%)',
  );
});
