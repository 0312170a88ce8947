import type { CampaignResult } from '../../src/campaign/result';
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
const plans = reportOf(RESULT);

function reportOf(result: CampaignResult): SheetPlan[] {
  return planReport(result, {
    language: 'zh',
    unitName: '清欠办公室',
    leaderUnit: '万元',
    producedBy: '清欠',
    ledger: 'copy',
  });
}

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
  const ours = ['利息计算表', '利息明细表', '利息计算单', '未计息债权表', '优惠测算表'];
  expect(names.slice(names.indexOf('利息计算表'), names.indexOf('优惠测算表') + 1)).toEqual(ours);
  expect(names.indexOf('优惠测算表')).toBeLessThan(names.indexOf('数据体检'));
  expect(sheet('总览').rows.flat()).toEqual(expect.arrayContaining(ours));
});

test('the intervals of 利息计算单 add up to 利息计算表, by debtor and by claim', () => {
  const exact = RESULT.interest!.claims.reduce((sum, { statement }) => sum + statement.interest, 0) / 100;
  const lines = sheet('利息计算单');
  const summary = sheet('利息计算表');
  expect(totalOf(lines, 9)).toBe(exact);
  expect(totalOf(summary, 6)).toBe(exact);
  expect(totalOf(sheet('利息明细表'), 9)).toBe(exact);
});

test('every formula comes to the value beside it', () => {
  for (const name of ['利息计算表', '利息明细表', '利息计算单', '未计息债权表', '优惠测算表']) {
    const plan = sheet(name);
    for (const { row, column, formula } of plan.cells) {
      if (formula === undefined) continue;
      expect(evaluate(plans, plan, formula)).toBeCloseTo(plan.rows[row][column] as number, 6);
    }
  }
});

test('the concession shows what is saved to its last day', () => {
  const { rows } = sheet('优惠测算表');
  const debtor = rows.findIndex((row) => row[0] === 1 && row[1] === '甲公司');
  const [, , , due, full, saving, , daysLeft] = rows[debtor];
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
  expect(named('截止后90天')[saving]).toBe(0);
  // By debtor and claim by claim the same sums; the claim without a contract rate is left out and said.
  expect(totalOf(plan, 3)).toBe(named('优惠截止日')[due]);
  expect(totalOf(plan, 5, 1)).toBe(named('优惠截止日')[due]);
  expect(plan.rows.flat().join('\n')).toContain('另有1笔');
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

test('claims without a date are listed with the reason; the sums say that they leave them out, and the method', () => {
  const { rows } = sheet('未计息债权表');
  const why = '没有到期日，也没有可推算到期日的信用期';
  expect(rows).toContainEqual([why, null, null, null, 1, 100]);
  expect(rows).toContainEqual([1, 'A-004', '=丙', '一分公司', null, 100, '没有到期日']);
  const texts = sheet('利息计算表').rows.flat().join('\n');
  expect(texts).toMatch(/另有1笔未能计息，欠款余额100\.00元，不在本表之内，见「未计息债权表」/);
  expect(texts).toContain('实际天数÷360');
  expect(texts).toContain('复利');
});

test('where no interest can be computed, no table stands without rows', () => {
  const { policy } = RESULT;
  const names = reportOf(campaignOf([{ id: 'A', amount: '100' }], [], policy, '2012-07-31')).map(
    ({ name }) => name,
  );
  expect(names).not.toContain('利息明细表');
  expect(names).toContain('未计息债权表');
});

test('on each page stands the header of its own table, however many claims bear interest and bear none', () => {
  const claims = Array.from({ length: 160 }, (_, index) => ({
    id: `A-${index}`,
    debtor: `债务人${index}`,
    amount: '1000',
    ...(index % 2 === 0 && { due: '2012-01-15', contractRate: '6%' }),
  }));
  const long = reportOf(campaignOf(claims, [], RESULT.policy, '2012-07-31'));
  for (const [name, id] of [
    ['利息明细表', 'A-0'],
    ['未计息债权表', 'A-1'],
  ]) {
    const { rows, print } = long.find((plan) => plan.name === name)!;
    const first = rows.findIndex((row) => row[0] === 1 && row[1] === id);
    expect([name, print.repeatRows]).toEqual([name, { first: first - 1, last: first - 1 }]);
    // Nothing that would stand under the header of another table: below its total there are only the notes.
    const last = rows.findIndex((row) => row[0] === 80);
    expect(rows.findIndex((row, index) => index > last + 1 && row.length > 1)).toBe(-1);
  }
});

test('a workbook that says nothing of interest has no such sheets', () => {
  const without = reportOf(campaignOf([{ id: '1', due: '2012-01-01', amount: '1' }], [], {}, '2012-12-31'));
  expect(without.some(({ name }) => name.startsWith('利息'))).toBe(false);
});
