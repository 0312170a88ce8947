import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { byName } from './by-name';
import { dayOfCell } from './calendar';
import { oracle } from './oracle';
import { randomCampaign } from './random-campaign';

/** Enough to meet every rule of order in each run of the tests; QINGQIAN_CAMPAIGNS asks for more. */
const CAMPAIGNS = Number(process.env.QINGQIAN_CAMPAIGNS ?? 300);
/** What the campaigns must hold often enough that the comparison means something: at least one in so many. */
const ONE_IN = 100;

test('on random campaigns the program and the oracle agree in every figure', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomCampaign, ({ sheets, asOf }) => {
      const day = dayOfCell(asOf)!;
      const document = byName(jsonDocument(runCampaign({ sheets, asOf: day }), 'zh'));
      expect(document).toEqual(oracle(sheets, day));
      for (const sight of sightsOf(document)) seen.set(sight, (seen.get(sight) ?? 0) + 1);
    }),
    { numRuns: CAMPAIGNS, ...(process.env.QINGQIAN_SEED && { seed: Number(process.env.QINGQIAN_SEED) }) },
  );
  const rare = SIGHTS.filter((sight) => (seen.get(sight) ?? 0) < CAMPAIGNS / ONE_IN);
  expect(rare).toEqual([]);
});

const SIGHTS = ['recovered', 'writtenOff', 'corrections', 'unapplied', 'held', 'payable', 'completion'];

function sightsOf({ ledger, rewards, phases }: ReturnType<typeof byName>): string[] {
  const has: Record<string, boolean> = {
    recovered: ledger.recovered !== '0.00',
    writtenOff: ledger.writtenOff !== '0.00',
    corrections: ledger.corrections !== '0.00',
    unapplied: ledger.unapplied !== '0.00',
    held: rewards.held !== '0.00',
    payable: rewards.payable !== '0.00',
    completion: phases.some(({ completion }: { completion: string | null }) => completion !== null),
  };
  return SIGHTS.filter((sight) => has[sight]);
}
