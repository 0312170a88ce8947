import { planReport } from '../../src/report/report';
import type { Demand } from '../../src/policy/demand-log';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { day } from '../fixture/ledger-of';
import { campaignOf } from './campaign-of';

const OPTIONS = {
  language: 'zh',
  unitName: '清欠办公室',
  leaderUnit: '万元',
  producedBy: '清欠',
  ledger: 'copy',
} as const;
const place = { file: '口径.xlsx', sheet: '催收记录', row: 1 };
const CLAIMS = [
  { id: 'A', debtor: '甲公司', due: '2018-01-30', amount: '100' },
  { id: 'B', debtor: '乙公司', due: '2018-03-31', amount: '300', hasSurety: true },
  { id: 'C', debtor: '丙公司', due: '2018-03-31', amount: '500' },
  { id: 'D', debtor: '丁公司', amount: '7' },
  { id: 'E', debtor: '戊公司', due: '2018-01-30', amount: '900' },
];
const settings = { ...DEFAULT_SETTINGS, limitationWarningDays: 90 };
const demands: readonly Demand[] = [
  {
    day: day('2020-05-01'),
    kind: 'demand',
    method: '',
    content: '',
    claim: 'E',
    debtor: '',
    delivered: day('2020-05-06'),
    evidence: '',
    place,
  },
];

function rows(said: Parameters<typeof campaignOf>[2]) {
  const plans = planReport(campaignOf(CLAIMS, [], said, '2021-01-31'), OPTIONS);
  return plans.find(({ id }) => id === 'clocks')?.rows;
}

test('what runs out first stands first, larger balances before smaller, what cannot be told last', () => {
  const listed = rows({ settings, demands })!.filter((row) => typeof row[0] === 'number' && row.length > 6);
  expect(listed.map((row) => [row[1], row[10]])).toEqual([
    ['A', '已届满'],
    ['C', '预警'],
    ['B', '预警'],
    ['D', '无法确定'],
    // 保证期间, six months from the due date.
    ['B', undefined],
    // What the demand did: it arrived before the end.
    ['E', undefined],
  ]);
  expect(listed[4].slice(6)).toEqual(['未约定，法定六个月', 43373, -854, '已届满']);
  expect(listed[5].slice(7)).toEqual([43957, 45052, '中断时效']);
});

test('the states add up to all open claims', () => {
  const all = rows({ settings, demands })!;
  const total = all.find((row) => String(row[0]).replace(/\s/g, '') === '合计')!;
  expect(total.slice(2, 4)).toEqual([5, 1807]);
});

test('no such sheet where nobody keeps a demand log or asks for a warning', () => {
  expect(rows({})).toBeUndefined();
});
