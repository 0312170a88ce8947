import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { formatDay, NO_DAY } from '../../src/calendar/day';
import { CATALOGUES } from '../../src/locale/text';
import { asPolicyRow } from '../../src/plan-text/as-policy-row';
import type { PlanProposal } from '../../src/plan-text/proposal';
import { readPlan } from '../../src/plan-text/read-plan';

function days(proposal: PlanProposal): string {
  if (proposal.kind !== 'phase') return '';
  const shown = (day: number): string => (day === NO_DAY ? '?' : formatDay(day));
  return `${proposal.name} ${proposal.phaseKind} ${shown(proposal.first)} ${shown(proposal.last)} ${proposal.problem?.reason ?? ''}`.trim();
}

describe('phases', () => {
  it.each<[string, string[]]>([
    [
      '第一阶段为摸底阶段，从2013年3月1日至2013年3月20日，各单位填写统计表。',
      ['摸底 摸底 2013-03-01 2013-03-20'],
    ],
    ['（一）宣传发动阶段（2013年4月1日—4月10日）。召开动员大会。', ['宣传发动 其他 2013-04-01 2013-04-10']],
    ['2.集中清收阶段：2013年11月1日至2014年1月31日', ['集中清收 清收 2013-11-01 2014-01-31']],
    ['第三阶段（２０１３年５月６日～５月３１日）', ['第三 其他 2013-05-06 2013-05-31']],
    ['验收总结阶段，二〇一三年十二月一日到十二月三十一日', ['验收总结 复查 2013-12-01 2013-12-31']],
    ['清收阶段（2013.7.1—2013.9.30）', ['清收 清收 2013-07-01 2013-09-30']],
    ['清收阶段：2013/11/1-2014/1/31', ['清收 清收 2013-11-01 2014-01-31']],
    ['（一）宣传动员（2013年7月16日—7月23日）', ['宣传动员 其他 2013-07-16 2013-07-23']],
    ['第二步，集中催收：从2013年8月1日至8月31日。', ['集中催收 清收 2013-08-01 2013-08-31']],
    ['责任认定阶段（2013年6月1日至30日）', ['责任认定 认定 2013-06-01 2013-06-30']],
  ])('%s', (text, expected) => {
    expect(readPlan(text).map(days)).toEqual(expected);
  });

  it('a year that is not said is the one before it in the same text', () => {
    const text =
      '某政发[2012]号\n（一）动员阶段（7月16日—7月23日）\n2013年计划\n（二）清收阶段（1月5日—2月1日）';
    expect(readPlan(text).map(days)).toEqual([
      '动员 其他 2012-07-16 2012-07-23',
      '清收 清收 2013-01-05 2013-02-01',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a day that does not exist',
      '清收阶段（2013年7月1日—9月31日）',
      '清收 清收 2013-07-01 ? plan-date-impossible',
    ],
    [
      'a date that lost its day',
      '认定阶段，从2013年5月20日至2013年6月\n\n-12',
      '认定 认定 2013-05-20 ? plan-date-incomplete',
    ],
    ['months without days', '清收阶段（2013年7月—11月）', '清收 清收 ? ? plan-date-incomplete'],
    [
      'numbers that are no date',
      '清收阶段（2013.7.1-2013.9.31）',
      '清收 清收 2013-07-01 ? plan-date-impossible',
    ],
    [
      'the wrong way round',
      '复查阶段（2013年9月1日至2013年8月1日）',
      '复查 复查 2013-09-01 2013-08-01 plan-dates-reversed',
    ],
    ['no year anywhere', '摸底阶段（5月1日至5月9日）', '摸底 摸底 ? ? plan-date-incomplete'],
  ])('%s is shown with the reason, not corrected', (_, text, expected) => {
    expect(readPlan(text).map(days)).toEqual([expected]);
  });

  it('a day that two phases claim is said, and which of them has it', () => {
    const text = '（一）动员阶段（2013年7月16日—7月23日）\n（二）清收阶段（2013年7月23日—8月1日）';
    expect(readPlan(text)).toContainEqual(
      expect.objectContaining({
        kind: 'phase-overlap',
        problem: {
          reason: 'plan-phases-overlap',
          values: { earlier: '动员', later: '清收', day: '2013-07-23' },
        },
      }),
    );
    expect(readPlan(text.replace('（2013年7月23日', '（2013年7月24日')).map(({ kind }) => kind)).toEqual([
      'phase',
      'phase',
    ]);
  });

  it('phases that are announced and not dated are missed', () => {
    const [count] = readPlan('本次分三个阶段进行。\n第一阶段为摸底阶段，从2013年3月1日至2013年3月20日。');
    expect(count).toMatchObject({
      kind: 'phase-count',
      announced: 3,
      found: 1,
      problem: { reason: 'plan-phases-missing' },
    });
  });

  it('a range of dates that belongs to no phase is none', () => {
    expect(readPlan('本合同自2013年1月1日至2013年12月31日有效。')).toEqual([]);
  });
});

describe('terms', () => {
  it('a deadline for paying of one’s own accord', () => {
    const [deadline] = readPlan('2013年10月1日前，主动还清本金的，减免罚息。');
    expect(deadline).toMatchObject({ kind: 'deadline', problem: null });
    expect(deadline.kind === 'deadline' && formatDay(deadline.day)).toBe('2013-10-01');
  });

  it('a deadline that is said the other way round', () => {
    const [deadline, ...others] = readPlan('自愿还款优惠截止日为2013年10月1日。');
    expect(deadline.kind === 'deadline' && formatDay(deadline.day)).toBe('2013-10-01');
    expect(others).toEqual([]);
  });

  it.each<[string, PlanProposal['kind'], object]>([
    ['不良率低于8%的村，优先评为信用村', 'credit-limit', { rate: { num: 8, den: 100 } }],
    ['形成拖欠账龄已达1年以上的贷款', 'reward-scope', { from: 1, problem: null }],
    [
      '按现金部分给予奖励，奖励标准为现金金额的2.5%。',
      'reward-rate',
      { method: '现金', rate: { num: 25, den: 1000 }, gated: false, goodsTrigger: null, problem: null },
    ],
    [
      '对以物抵债的，奖励标准为变现金额的210%。',
      'reward-rate',
      { method: '实物', rate: null, problem: { reason: 'plan-rate-garbled', values: { text: '210%' } } },
    ],
    ['逾期账龄2-4年', 'reward-age', { from: 2, to: 4, problem: { reason: 'plan-rate-missing' } }],
    [
      '账龄5年以上的，按3%提奖',
      'reward-rate',
      { from: 5, to: null, rate: { num: 3, den: 100 }, problem: null, words: '账龄5年以上的，按3%提奖' },
    ],
    [
      '对逾期一年以上三年以下的欠款，按收回现金的百分之二给予奖励。',
      'reward-rate',
      { method: '现金', from: 1, to: 3, rate: { num: 2, den: 100 } },
    ],
    ['收回货款的，按千分之5提成', 'reward-rate', { from: null, to: null, rate: { num: 5, den: 1000 } }],
    [
      '清欠奖励按收回金额的5-10%计提。',
      'reward-rate',
      { rate: null, floor: { num: 5, den: 100 }, ceiling: { num: 1, den: 10 }, problem: null },
    ],
    ['奖励标准为10%至5%', 'reward-rate', { floor: null, problem: { reason: 'plan-rates-reversed' } }],
    ['账龄1年以内的按1%奖励', 'reward-rate', { from: null, to: 1, rate: { num: 1, den: 100 } }],
    ['完成任务80%以上的，按收回额的2%奖励', 'reward-rate', { rate: { num: 2, den: 100 } }],
    ['不良率8%以内的村，评为信用村', 'credit-limit', { rate: { num: 8, den: 100 } }],
    ['全年清收任务为1,200.5万元', 'target', { fen: 1_200_500_000, problem: null }],
    ['清收任务1.25亿元', 'target', { fen: 12_500_000_000, problem: null }],
    [
      '凡完成清欠指标的单位，对变现部分按2%给予奖励，奖励标准为变现金额的2%。',
      'reward-rate',
      { method: '实物', gated: true, goodsTrigger: '变现' },
    ],
    [
      '截止到9月份，累计收回欠款1,200万元',
      'figure',
      { basis: 'cumulative', subject: '欠款', month: 9, fen: 1_200_000_000 },
    ],
    [
      '逾期贷款余额万元',
      'figure',
      { basis: 'balance', fen: null, problem: { reason: 'plan-amount-missing' } },
    ],
    [
      '比年初下降个百分点',
      'figure',
      { basis: 'ratio', rate: null, problem: { reason: 'plan-number-missing' } },
    ],
    [
      '20__年度清收计划为收回欠款300万元',
      'figure',
      {
        basis: 'planned',
        fen: 300_000_000,
        problem: { reason: 'plan-year-missing', values: { text: '20__年' } },
      },
    ],
    ['清收目标万元', 'target', { fen: null, problem: { reason: 'plan-amount-missing' } }],
  ])('%s', (text, kind, expected) => {
    expect(readPlan(text)).toEqual([expect.objectContaining({ kind, ...nested(expected) })]);
  });
});

test('a table of ages: each rate has the age before it, and is for cash or goods as the words before it say', () => {
  const text = [
    '清欠奖励办法',
    '提奖比例',
    '1、拖欠账龄1-3年：现金1%-4%，实物1%-3%',
    '2、拖欠账龄3年以上：现金2%-6%，实物2%-5%',
    '3、特别难清欠个案由领导班子确定',
  ].join('\n');
  const rows = readPlan(text).map((proposal) => asPolicyRow(proposal)?.cells);
  const row = (方式: string, 逾期起: number, 逾期止: number | null, 比例下限: number, 比例上限: number) => ({
    方案: '清欠奖励办法',
    方式,
    逾期起,
    ...(逾期止 !== null && { 逾期止 }),
    单位: '年',
    比例下限,
    比例上限,
  });
  expect(rows).toEqual([
    row('现金', 1, 3, 0.01, 0.04),
    row('实物', 1, 3, 0.01, 0.03),
    row('现金', 3, null, 0.02, 0.06),
    row('实物', 3, null, 0.02, 0.05),
  ]);
});

test('shares that are no rewards, and ages that are no brackets, are not read as such', () => {
  for (const text of [
    '完成计划的347%。',
    '逾期2年以上的客户，一律停止供货。',
    '设备完好率96.37%，服务满意度达94.3%。',
    '回收率低于90%的，由分管领导说明原因。',
  ])
    expect(readPlan(text).filter(({ kind }) => kind.startsWith('reward'))).toEqual([]);
});

function nested(expected: object): object {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      key === 'problem' && value ? expect.objectContaining(value as object) : (value as unknown),
    ]),
  );
}

test('what is accepted becomes a row of its policy table; a cell that could not be read stays empty', () => {
  const [phase] = readPlan('清收阶段（2013年7月1日—9月31日）');
  expect(asPolicyRow(phase)).toEqual({ table: '阶段', cells: { 阶段: '清收', 类型: '清收', 开始: 41456 } });
  const [limit] = readPlan('不良率8%以内的村，评为信用村');
  expect(asPolicyRow(limit)).toEqual({ table: '预警线', cells: { 项目: '信用村不良率上限', 值: 0.08 } });
});

test('every proposal quotes the text’s own words from their place, whatever the text', () => {
  const words = [
    '第一阶段为摸底阶段',
    '，从',
    '2012年5月15日',
    '至',
    '11月31日',
    '（',
    '７月',
    '—',
    '\n',
    '奖励标准为510%',
    '分四个阶段',
    '账龄1-3年',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join('');
        for (const proposal of readPlan(text)) {
          expect(text.slice(proposal.start, proposal.end)).toBe(proposal.words);
          if (proposal.problem === null) continue;
          for (const language of ['zh', 'en'] as const)
            for (const part of ['message', 'action'])
              expect(CATALOGUES[language]).toHaveProperty([`${proposal.problem.reason}.${part}`]);
        }
      },
    ),
  );
});

const SEEDS = resolve(__dirname, '../../../shared/seeds');
(existsSync(SEEDS) ? test : test.skip)('the real plans', () => {
  const text = readdirSync(SEEDS)
    .map((file) => readFileSync(resolve(SEEDS, file), 'utf8'))
    .join('\n');
  const proposals = readPlan(text);
  expect(proposals.filter(({ kind }) => kind === 'phase').map(days)).toEqual([
    '摸底 摸底 2012-05-15 2012-05-20',
    '认定 认定 2012-05-20 ? plan-date-incomplete',
    '宣传动员 其他 2012-07-16 2012-07-23',
    '全面清收 清收 2012-07-23 ? plan-date-impossible',
    '复查整改 复查 ? 2012-12-31 plan-date-impossible',
  ]);
  expect(
    proposals.filter(({ kind }) => kind === 'reward-rate').map(({ problem }) => problem?.reason),
  ).toEqual(['plan-rate-garbled', 'plan-rate-garbled']);
  expect(
    proposals.flatMap((proposal) =>
      proposal.kind === 'reward-rate' ? [[proposal.method, proposal.goodsTrigger, proposal.gated]] : [],
    ),
  ).toEqual([
    ['现金', null, true],
    ['实物', '变现', true],
  ]);
  expect(
    proposals.flatMap((proposal) =>
      proposal.kind === 'figure'
        ? [`${proposal.basis} ${proposal.subject} ${proposal.fen ?? ''}`.trim()]
        : [],
    ),
  ).toEqual([
    'cumulative 设备租赁收入 5170000000',
    'expected 设备租赁收入 5600000000',
    'planned 产值 5500000000',
    'balance 不良贷款余额',
    'ratio 完成计划的',
    'balance 各项贷款余额 5696000000',
    'ratio 存贷',
    'balance 不良贷款余额 2735000000',
    'ratio 占比',
    'ratio 下降',
    'ratio 完成计划的',
  ]);
  expect(proposals.flatMap((p) => (p.kind === 'phase-overlap' ? [formatDay(p.day)] : []))).toEqual([
    '2012-05-20',
    '2012-07-23',
  ]);
  expect(proposals.filter(({ kind }) => kind === 'deadline')).toHaveLength(1);
  expect(proposals.filter(({ kind }) => kind === 'credit-limit')).toHaveLength(1);
});
