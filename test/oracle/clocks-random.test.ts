import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import { jsonDocument } from '../../src/headless/json-document';
import type { Json } from './by-name';
import { dayOfCell } from './calendar';
import { clockOracle } from './clocks';
import { randomClocks } from './random-clocks';

/** QINGQIAN_CLOCKS asks for more. */
const WORKBOOKS = Number(process.env.QINGQIAN_CLOCKS ?? 250);
/** What the workbooks must hold, or the comparison means nothing: at least one in so many. */
const ONE_IN = 250;

test('on random workbooks the program and the oracle agree in every clock and every lawsuit', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomClocks, ({ sheets, asOf }) => {
      const day = dayOfCell(asOf)!;
      const said = saidOfClocks(runCampaign({ sheets, asOf: day }));
      expect(said).toEqual(clockOracle(sheets, day));
      for (const sight of sightsOf(said)) seen.set(sight, (seen.get(sight) ?? 0) + 1);
    }),
    { numRuns: WORKBOOKS, seed: Number(process.env.QINGQIAN_SEED ?? 20_171_001) },
  );
  if (process.env.QINGQIAN_SIGHTS) console.log(Object.fromEntries(seen));
  expect(SIGHTS.filter((sight) => (seen.get(sight) ?? 0) < WORKBOOKS / ONE_IN)).toEqual([]);
});

function saidOfClocks(result: CampaignResult): Json {
  const { clocks, casework } = jsonDocument(result, 'zh') as Json;
  return {
    claims:
      clocks &&
      clocks.claims.map(({ debtor: _, ...one }: Json, index: number) => ({
        ...one,
        suretyState: result.clocks!.claims[index].suretyState,
        enforcementState: result.clocks!.claims[index].enforcementState,
      })),
    demands: clocks && clocks.demands,
    lawsuits:
      casework.lawsuits && casework.lawsuits.map(({ approver: _, reported: _reported, ...one }: Json) => one),
  };
}

const STAGES = ['proposed', 'approved', 'filed', 'judged', 'effective', 'enforcing', 'closed'];
const SIGHTS = [
  ...['expired', 'warning', 'running', 'unknown', 'judged'].map((state) => `limitation ${state}`),
  ...['expired', 'warning', 'running', 'unknown'].map((state) => `surety ${state}`),
  ...['expired', 'warning', 'running'].map((state) => `enforcement ${state}`),
  ...['demand', 'promise', 'payment', 'suit'].map((kind) => `by ${kind}`),
  ...['interrupts', 'revives', 'beforeDue', 'tooLate', 'afterAsOf'],
  ...['notDelivered', 'settled', 'noDueDate', 'unknownClaim'],
  ...STAGES.map((stage) => `case ${stage}`),
  ...['two years', 'three years', 'long stop', 'fee of the highest tier', 'enforced', 'loss of a case'],
];

function sightsOf({ claims, demands, lawsuits }: Json): Set<string> {
  const seen = new Set<string>();
  for (const { state, surety, suretyState, enforcement, enforcementState, interruptedBy, ...one } of claims ??
    []) {
    seen.add(`limitation ${state}`);
    if (surety !== null || suretyState === 'unknown') seen.add(`surety ${suretyState}`);
    if (enforcement !== null) seen.add(`enforcement ${enforcementState}`);
    if (interruptedBy !== null) seen.add(`by ${interruptedBy}`);
    if (one.limitation === null) continue;
    const years = Number(one.limitation.slice(0, 4)) - Number(one.limitationFrom.slice(0, 4));
    if (years === 2 && one.limitation.slice(5) === one.limitationFrom.slice(5)) seen.add('two years');
    else if (years === 3) seen.add('three years');
    else seen.add('long stop');
  }
  for (const { effect } of demands ?? []) seen.add(effect);
  for (const { stage, sued, enforced, expectedNet } of lawsuits ?? []) {
    seen.add(`case ${stage}`);
    if (Number(sued) > 20_000_000) seen.add('fee of the highest tier');
    if (enforced !== '0.00') seen.add('enforced');
    if (Number(expectedNet) < 0) seen.add('loss of a case');
  }
  return seen;
}
