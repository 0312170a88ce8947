import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import {
  traceBucket,
  traceDebtor,
  traceOverdue,
  tracePerson,
  tracePhaseFigure,
  tracePlace,
  traceProgress,
  traceRecovered,
  traceRewardLine,
  traceRewards,
  type Trace,
} from '../../src/action/trace';
import { claimPlace, recoveryPlace } from '../../src/ledger/place';
import type { Bridge } from '../../src/phase/bridge';
import { madeWorkbook } from '../../scripts/bench/made-ledger';
import { sampleWorkbook, TODAY } from './opened-session';

function sumOf({ parts }: Trace): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}

const FIGURES: readonly (keyof Bridge)[] = [
  'opening',
  'arisen',
  'recovered',
  'cash',
  'goods',
  'execution',
  'other',
  'writtenOff',
  'corrections',
  'closing',
];

describe.each(['the sample ledger', 'two thousand claims'])('traces of %s', (which) => {
  let result: CampaignResult;
  beforeAll(async () => {
    const { sheets } = which === 'the sample ledger' ? await sampleWorkbook() : madeWorkbook(2000);
    result = runCampaign({ sheets, asOf: TODAY });
  });

  it('the claims of a bucket add up to what the aging table shows, for the total and for each unit', () => {
    const { aging } = result;
    const rows = [
      { group: 'total' as const, name: '', line: aging.total },
      ...aging.units.map((line) => ({ group: 'unit' as const, name: line.name, line })),
    ];
    for (const { group, name, line } of rows) {
      line.buckets.forEach((amount, bucket) => {
        const trace = traceBucket(result, { group, name, bucket }, 'zh');
        expect([name, bucket, trace.amount, sumOf(trace)]).toEqual([name, bucket, amount, amount]);
      });
    }
  });

  it('the numbers at the head of the pane: overdue, recovered, progress of each phase, sums of the rewards', () => {
    const { totals, rewards, phases } = result;
    const traces: [Trace, bigint][] = [
      [traceOverdue(result, 'zh'), totals.overdue],
      [traceRecovered(result, 'zh'), totals.recovered],
      [traceRewards(result, 'accrued', 'zh'), rewards.accrued],
      [traceRewards(result, 'held', 'zh'), rewards.held],
      [traceRewards(result, 'payable', 'zh'), rewards.payable],
      ...phases.map(({ total }, phase): [Trace, bigint] => [
        traceProgress(result, phase, 'zh'),
        total?.towardTarget ?? 0n,
      ]),
    ];
    for (const [trace, amount] of traces)
      expect([trace.title, trace.amount, sumOf(trace)]).toEqual([trace.title, amount, amount]);
  });

  it('the claims of a debtor add up to his balance, each of them to its own', () => {
    for (const { name, balance } of result.aging.debtors.slice(0, 40)) {
      const trace = traceDebtor(result, name, 'zh');
      expect([name, trace.amount, sumOf(trace)]).toEqual([name, balance, balance]);
    }
  });

  it('the rows of a phase add up to each figure of its bridge', () => {
    const begun = result.phases.flatMap(({ total, units }, phase) =>
      total ? [{ total, units, phase }] : [],
    );
    for (const { total, units, phase } of begun) {
      for (const figure of FIGURES) {
        const whole = tracePhaseFigure(result, { phase, group: 'total', name: '', figure }, 'zh');
        expect([phase, figure, whole.amount, sumOf(whole)]).toEqual([
          phase,
          figure,
          total[figure],
          total[figure],
        ]);
        for (const unit of units) {
          const trace = tracePhaseFigure(result, { phase, group: 'unit', name: unit.name, figure }, 'zh');
          expect([unit.name, figure, sumOf(trace)]).toEqual([unit.name, figure, unit[figure]]);
        }
      }
    }
    expect(begun.length).toBeGreaterThan(0);
  });

  it('the shares of a line add up to its reward, the shares of a person to what he is paid', () => {
    const { lines, people } = result.rewards;
    [...lines].slice(0, 300).forEach(({ reward }, line) => {
      const trace = traceRewardLine(result, line, 'zh');
      expect([line, trace.amount, sumOf(trace)]).toEqual([line, BigInt(reward), BigInt(reward)]);
    });
    for (const { name, gross } of people.slice(0, 20)) {
      const trace = tracePerson(result, name, 'zh');
      expect([name, trace.amount, sumOf(trace)]).toEqual([name, gross, gross]);
    }
    expect(lines.length).toBeGreaterThan(0);
    if (which === 'the sample ledger') expect(people.length).toBeGreaterThan(0);
  });

  it('a row of the ledger explains its balance, a row of 回款 what it paid; another row nothing', () => {
    const { ledger, settlement } = result;
    const claim = ledger.claims.count - 1;
    const owed = tracePlace(result, claimPlace(ledger, claim), 'zh')!;
    expect([owed.amount, sumOf(owed)]).toEqual([
      BigInt(settlement.balance[claim]),
      BigInt(settlement.balance[claim]),
    ]);
    for (let recovery = 0; recovery < Math.min(ledger.recoveries.count, 50); recovery++) {
      const paid = tracePlace(result, recoveryPlace(ledger, recovery), 'zh')!;
      const amount = BigInt(ledger.recoveries.amount[recovery]);
      expect([recovery, paid.amount, sumOf(paid)]).toEqual([recovery, amount, amount]);
    }
    expect(tracePlace(result, { sheet: ledger.sources[0].sheet, row: 0 }, 'zh')).toBeNull();
  });
});

it('says step by step how a reward came about, in both languages', async () => {
  const { sheets } = await sampleWorkbook();
  const result = runCampaign({ sheets, asOf: TODAY });
  const line = [...result.rewards.lines].findIndex(
    ({ bracket, rate, reward }) => bracket && rate && reward > 0,
  );
  const words = (language: 'zh' | 'en') =>
    traceRewardLine(result, line, language).lines.map(({ label }) => label);
  const zh = words('zh');
  expect(zh[0]).toMatch(/^回款 \S+　\d{4}-\d\d-\d\d　\S+$/);
  expect(zh[1]).toMatch(/^到期日 \d{4}-\d\d-\d\d，已逾期/);
  expect(zh).toContainEqual(expect.stringMatching(/^比例（奖励方案「.+」第\d+行）$/));
  expect(zh).toContainEqual(expect.stringMatching(/^实收 .+元 × .+%$/));
  expect(words('en')).toHaveLength(zh.length);
  const places = traceRewardLine(result, line, 'zh').lines.flatMap(({ place }) => place?.sheet ?? []);
  expect(places).toEqual(expect.arrayContaining(['回款', '奖励方案']));
});
