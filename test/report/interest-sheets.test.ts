import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import { planReport } from '../../src/report/report';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { day } from '../fixture/ledger-of';
import { campaignOf } from './campaign-of';
import { evaluate } from './evaluate';

const place = { file: '口径.xlsx' };
const always = (text: string) => ({ from: -Infinity, to: NO_DAY, rate: parseRate(text)!, place });

const RESULT = campaignOf(
  [
    {
      id: 'A-001',
      debtor: '甲公司',
      origin: '2011-01-15',
      due: '2012-01-15',
      amount: '1200000',
      contractRate: '6%',
    },
    {
      id: 'A-002',
      debtor: '乙公司',
      origin: '2011-06-01',
      due: '2011-12-01',
      amount: '99999.99',
      contractRate: '7.2%',
    },
    {
      id: 'A-003',
      debtor: '甲公司',
      origin: '2011-06-01',
      due: '2012-06-01',
      amount: '5000',
      penaltyRate: '12%',
    },
    { id: 'A-004', debtor: '=丙', amount: '100' },
  ],
  [{ day: '2012-03-15', claim: 'A-001', amount: '200000' }],
  {
    interest: {
      ...NO_INTEREST_TERMS,
      contract: [],
      penalty: [],
      uplift: [always('50%')],
      lprUplift: [],
      basis: '360',
      countsFirstDay: false,
      compound: true,
      order: 'principal',
      deadline: day('2012-08-10'),
    },
  },
  '2012-07-31',
);
const plans = planReport(RESULT, {
  language: 'zh',
  unitName: '清欠办公室',
  leaderUnit: '万元',
  producedBy: '清欠',
  ledger: 'copy',
});

function sheet(name: string): SheetPlan {
  const found = plans.find((plan) => plan.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function totalOf(plan: SheetPlan, column: number, which = 0): number {
  const totals = plan.rows.filter((row) => row.includes('合　计') || row.includes('合计'));
  return totals[which][column] as number;
}

test('stand before the findings, and the contents speak of them', () => {
  const names = plans.map(({ name }) => name);
  expect(names.indexOf('利息计算单')).toBe(names.indexOf('利息计算表') + 1);
  expect(names.indexOf('利息计算表')).toBeLessThan(names.indexOf('数据体检'));
  expect(sheet('总览').rows.flat()).toContain('利息计算单');
});

test('the intervals of 利息计算单 add up to 利息计算表, by debtor and by claim', () => {
  const exact = RESULT.interest!.claims.reduce((sum, { statement }) => sum + statement.interest, 0) / 100;
  const lines = sheet('利息计算单');
  const summary = sheet('利息计算表');
  expect(totalOf(lines, 9)).toBe(exact);
  expect(totalOf(summary, 6)).toBe(exact);
  expect(totalOf(summary, 9, 2)).toBe(exact);
});

test('every formula comes to the value beside it', () => {
  for (const plan of [sheet('利息计算表'), sheet('利息计算单'), sheet('优惠测算表')])
    for (const { row, column, formula } of plan.cells) {
      if (formula === undefined) continue;
      expect(evaluate(plans, plan, formula)).toBeCloseTo(plan.rows[row][column] as number, 6);
    }
});

test('the concession shows what is saved to its last day', () => {
  const { rows } = sheet('利息计算表');
  const start = rows.findIndex((row) => String(row[0]).startsWith('自愿还款优惠'));
  expect(rows[start][0]).toContain('2012年8月10日');
  const debtor = rows.findIndex((row, index) => index > start && row[1] === '甲公司');
  const [, , full, due, saving, daysLeft] = rows[debtor];
  expect((full as number) - (due as number)).toBeCloseTo(saving as number, 6);
  expect(daysLeft).toBe(10);
});

test('优惠测算表: what each day of payment costs; after the deadline the full amount returns', () => {
  const plan = sheet('优惠测算表');
  const days = plan.rows.filter((row) => typeof row[3] === 'number' && typeof row[1] === 'string');
  const named = (name: string) => days.find((row) => row[1] === name)!;
  const [due, full, saving] = [6, 7, 8];
  expect(named('基准日')[3]).toBe(10);
  expect(named('基准日')[saving]).toBeGreaterThan(0);
  expect(named('截止次日')[due]).toBe(named('截止次日')[full]);
  expect(named('截止后 90 天')[saving]).toBe(0);
  // By debtor and claim by claim the same sums; the claim without a contract rate is left out and said.
  expect(totalOf(plan, 3)).toBe(named('优惠截止日')[due]);
  expect(totalOf(plan, 5, 1)).toBe(named('优惠截止日')[due]);
  expect(plan.rows.flat().join('\n')).toContain('另有 1 笔');
});

test('利息计算单 shows each debtor’s sum in that debtor’s last row', () => {
  const { rows } = sheet('利息计算单');
  const lines = rows.filter((row) => typeof row[0] === 'number' && typeof row[9] === 'number');
  const byDebtor = new Map<unknown, number>();
  for (const row of lines)
    byDebtor.set(row[1], (byDebtor.get(row[1]) ?? 0) + Math.round((row[9] as number) * 100));
  const shown = lines
    .filter((row) => typeof row[10] === 'number')
    .map((row) => [row[1], Math.round((row[10] as number) * 100)]);
  expect(shown).toEqual([...byDebtor]);
});

test('claims without a date are listed with the reason; the method is told', () => {
  const texts = sheet('利息计算表').rows.flat().join('\n');
  expect(texts).toContain('没有到期日');
  expect(texts).toContain('实际天数÷360');
  expect(texts).toContain('复利');
});

test('a workbook that says nothing of interest has no such sheets', () => {
  const without = planReport(
    campaignOf([{ id: '1', due: '2012-01-01', amount: '1' }], [], {}, '2012-12-31'),
    {
      language: 'zh',
      unitName: '',
      leaderUnit: '元',
      producedBy: '清欠',
      ledger: 'copy',
    },
  );
  expect(without.some(({ name }) => name.startsWith('利息'))).toBe(false);
});
