import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeSample } from '../../scripts/make-sample';
import { dayOf, formatDay } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import { readWorkbook } from '../../src/xlsx/read-workbook';

const PATH = resolve(__dirname, '../../assets/sample/qingqian-sample.xlsx');

let result: CampaignResult;
beforeAll(async () => {
  const { sheets } = await readWorkbook('sample.xlsx', readFileSync(PATH));
  result = runCampaign({ sheets, asOf: dayOf(2012, 12, 31) });
});

test('the committed sample is what its script makes, byte for byte', async () => {
  expect(Buffer.from(await makeSample()).equals(readFileSync(PATH))).toBe(true);
});

test('it shows every check of rules.md §11 at least once', () => {
  const shown = new Set(result.findings.map(({ code }) => code));
  const checks = [
    'date-unreadable',
    'amount-unreadable',
    'claim-without-debtor',
    'claim-without-amount',
    'claim-id-twice',
    'voucher-twice',
    'recovery-unknown-claim',
    'recovery-before-origin',
    'recovered-more-than-owed',
    'balance-differs',
    'due-before-origin',
    'recovery-without-voucher',
    'reversal-without-original',
    'totals-row',
    'formula-text',
    'hidden-rows',
    'amount-rounded',
    'date-after-as-of',
  ];
  expect(checks.filter((code) => !shown.has(code))).toEqual([]);
});

test('and what policies and phases can have wrong: an impossible date, an overlap, a gap, an unapproved case', () => {
  const shown = new Set(result.findings.map(({ code }) => code));
  for (const code of [
    'policy-date-unreadable',
    'phase-overlap',
    'phase-gap',
    'case-unapproved',
    'rate-undecided',
    'relief-cut',
  ]) {
    expect(shown).toContain(code);
  }
});

test('it tells a whole campaign: five phases, targets met and missed, rewards payable, held and returned', () => {
  expect(result.totals.claims).toBeGreaterThan(140);
  expect(result.phases.map(({ first, last }) => `${formatDay(first)}…${formatDay(last)}`)).toEqual([
    '2012-05-15…2012-05-19',
    '2012-05-20…2012-06-12',
    '2012-07-16…2012-07-22',
    '2012-07-23…2012-11-30',
    '2012-12-01…2012-12-31',
  ]);
  const { units } = result.phases[4];
  expect(units.some(({ completion }) => completion!.num >= completion!.den)).toBe(true);
  expect(units.some(({ completion }) => completion!.num < completion!.den)).toBe(true);
  expect(result.rewards.payable).toBeGreaterThan(0n);
  expect(result.rewards.held).toBeGreaterThan(0n);
  expect(result.rewards.returned).toBeGreaterThan(0n);
  expect(result.rewards.people.some(({ external, tax }) => external && tax > 0n)).toBe(true);
});
