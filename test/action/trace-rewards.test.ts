import {
  traceAnnualPay,
  traceDue,
  tracePaid,
  tracePerson,
  tracePoints,
  traceRewardLine,
  type Trace,
} from '../../src/action/trace';
import { readPolicy } from '../../src/policy/read-policy';
import type { CellValue } from '../../src/workbook/sheet-data';
import { fen } from '../fixture/ledger-of';
import { bracket, decided, target } from '../fixture/policy-of';
import { sheetOf } from '../fixture/sheet-of';
import { campaignOf } from '../report/campaign-of';

const TABLES: Readonly<Record<string, CellValue[][]>> = {
  按点奖罚: [
    ['方案', '完成率起', '完成率止', '每点金额', '上限', '下限'],
    ['奖罚', '100%', null, 800, 1000, null],
    [null, null, '80%', -300, null, -6000],
  ],
  年薪: [
    ['姓名', '所属单位', '起', '止', '年薪', '已预发'],
    ['王总', '一公司', '2012-01-01', '2012-12-31', 240000, 160000],
  ],
  年薪兑现: [
    ['完成率起', '完成率止', '兑现比例'],
    ['100%', null, '110%'],
  ],
  奖励发放: [
    ['发放日期', '姓名', '回款编号', '金额', '凭证号'],
    ['2012-07-01', '张三', 'R1', 9000, '付-1'],
    ['2012-08-01', '张三', 'R1', -500, '付-2'],
    ['2013-01-01', '张三', 'R1', 1, '付-3'],
  ],
};

const result = campaignOf(
  [{ id: 'A', unit: '一公司', owner: '张三', due: '2010-01-01', amount: 1_000_000 }],
  [{ id: 'R1', day: '2012-02-01', claim: 'A', amount: 102_000 }],
  {
    brackets: [bracket({ at: '8%' })],
    targets: [
      target('一公司', '', '2012-01-01', '2012-12-31', '100000'),
      target('一公司', '张三', '2012-01-01', '2012-12-31', '200000'),
    ],
    rewardTables: readPolicy(
      Object.entries(TABLES).map(([name, rows]) => sheetOf(name, rows)),
      '元',
    ).rewardTables,
  },
  '2012-12-31',
);

const labels = ({ parts }: Trace): string[] =>
  parts.flatMap(({ lines }) => lines.map(({ label, value }) => `${label} ${value}`));

test.each<[string, (language: 'zh' | 'en') => Trace, number]>([
  ['what was paid', (language) => tracePaid(result, language), 8500],
  // 8,160 of the line, 6,000 lost by points; 8,500 were paid.
  ['what is due', (language) => traceDue(result, language), 8160 - 6000 - 8500],
  ['the points of a unit', (language) => tracePoints(result, 0, language), 1000],
  ['the points of an owner', (language) => tracePoints(result, 1, language), -6000],
  ['the pay of a manager', (language) => traceAnnualPay(result, 0, language), 264_000],
])('%s: the parts add up to the figure', (_, trace, amount) => {
  for (const language of ['zh', 'en'] as const) {
    const traced = trace(language);
    expect(Number(traced.amount) / 100).toBe(amount);
    expect(traced.parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(traced.amount);
    for (const part of traced.parts) if (part.lines.length > 0) expect(part.title).not.toBe('');
  }
});

test('each leads to its rows: the register, the target, the rule', () => {
  const { parts } = tracePaid(result, 'zh');
  expect(parts.map(({ place }) => [place?.sheet, place?.row])).toEqual([
    ['奖励发放', 1],
    ['奖励发放', 2],
  ]);
  const places = tracePoints(result, 0, 'zh').parts[0].lines.map(({ place }) => place?.sheet);
  expect(places).toEqual(expect.arrayContaining(['按点奖罚']));
  expect(labels(tracePoints(result, 1, 'zh')).join('\n')).toContain('29点');
  expect(labels(traceAnnualPay(result, 0, 'zh')).join('\n')).toContain('102.0%');
});

test('a person’s trace says what was paid before and what is due', () => {
  const { lines, amount, parts } = tracePerson(result, '张三', 'zh');
  expect(parts.map((part) => Number(part.amount) / 100)).toEqual([8160, -6000]);
  expect(Number(amount) / 100).toBe(2160);
  expect(lines.map(({ label, value }) => `${label} ${value}`)).toEqual(
    expect.arrayContaining(['已发 8,500.00元', '本次补发（负数为追回） -6,340.00元']),
  );
});

test('a special case outside all brackets shows the cap and the gate of the scheme under which it stands', () => {
  const special = campaignOf(
    [{ id: 'A', unit: '一公司', owner: '张三', due: '2012-01-01', amount: 1_000_000 }],
    [{ id: 'R1', day: '2012-02-01', claim: 'A', amount: 100_000 }],
    {
      brackets: [bracket({ at: '8%', from: 1, cap: fen(5_000), gated: true })],
      cases: new Map([decided('A', '10%', '批9号')]),
      targets: [target('一公司', '', '2012-01-01', '2012-12-31', '50000')],
    },
    '2012-12-31',
  );
  const { amount, lines } = traceRewardLine(special, 0, 'zh');
  expect(Number(amount) / 100).toBe(5_000);
  const said = lines.map(({ label, value }) => `${label} ${value}`).join('\n');
  expect(said).toContain('单笔上限 5,000.00元 5,000.00元');
  expect(said).toContain('已达标');
});
