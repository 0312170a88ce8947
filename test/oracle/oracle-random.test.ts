import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { byName, type Json } from './by-name';
import { dayOfCell } from './calendar';
import { oracle } from './oracle';
import { largeCampaign, randomCampaign, type RandomCampaign } from './random-campaign';

/** Enough to meet every rule of order in each run of the tests; QINGQIAN_CAMPAIGNS asks for more. */
const CAMPAIGNS = Number(process.env.QINGQIAN_CAMPAIGNS ?? 200);
const SEED = Number(process.env.QINGQIAN_SEED ?? Date.now() % 2 ** 31);
/** What the campaigns must hold often enough that the comparison means something: at least one in so many. */
const ONE_IN = 100;
/** One in so many campaigns is large, but two of each kind at least. */
const LARGE_ONE_IN = 500;
/** More than a byte counts. */
const MANY = 256;

test('on random campaigns the program and the oracle agree in every figure', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomCampaign, (campaign) => {
      for (const sight of sightsOf(agreedDocument(campaign))) seen.set(sight, (seen.get(sight) ?? 0) + 1);
    }),
    { numRuns: CAMPAIGNS, seed: SEED },
  );
  const rare = SIGHTS.filter((sight) => (seen.get(sight) ?? 0) < CAMPAIGNS / ONE_IN);
  const rarer = RARE_SIGHTS.filter((sight) => (seen.get(sight) ?? 0) < Math.floor(CAMPAIGNS / RARE_ONE_IN));
  expect([...rare, ...rarer]).toEqual([]);
});

// A large campaign is told by its size and seed alone: nobody reads three thousand claims, and shrinking them takes hours.
describe.each(['few', 'many'] as const)('on large campaigns with %s names they agree', (names) => {
  const claims = [MANY + 44, 800];
  while (claims.length < CAMPAIGNS / LARGE_ONE_IN) claims.push(300 + ((SEED + claims.length * 997) % 2700));

  test.each(claims.map((count, index) => [count, (SEED + index) % 2 ** 31]))(
    '%i claims, seed %i',
    (count, seed) => {
      agreedDocument(largeCampaign(count, names, seed));
    },
  );
});

test('large campaigns hold more claims of a unit and debtor, and more units, owners and debtors, than a byte counts', () => {
  const [few, many] = (['few', 'many'] as const).map(
    (names) => largeCampaign(3000, names, SEED).sheets[0].rows,
  );
  const counts = (rows: typeof few, header: string): Map<unknown, number> => {
    const column = rows[0].indexOf(header);
    const found = new Map<unknown, number>();
    for (const row of rows.slice(1)) found.set(row[column], (found.get(row[column]) ?? 0) + 1);
    return found;
  };
  for (const header of ['所属单位', '债务人', '责任人']) {
    expect(Math.max(...counts(few, header).values())).toBeGreaterThan(MANY);
    expect(counts(many, header).size).toBeGreaterThan(MANY);
  }
});

// The oracle is slow: one campaign whose claims two bytes cannot count is for the long run.
(CAMPAIGNS >= 10_000 ? test : test.skip)('on campaigns of 70,000 claims they agree', () => {
  for (const names of ['few', 'many'] as const) agreedDocument(largeCampaign(70_000, names, SEED));
});

/** @returns the program's document, once the oracle says the same */
function agreedDocument({ sheets, asOf }: RandomCampaign): ReturnType<typeof byName> {
  const day = dayOfCell(asOf)!;
  const document = byName(jsonDocument(runCampaign({ sheets, asOf: day }), 'zh'));
  expect(document).toEqual(oracle(sheets, day));
  return document;
}

const SIGHTS = ['recovered', 'writtenOff', 'corrections', 'unapplied', 'held', 'payable', 'completion'];
/** What needs several tables to meet is asked of long runs only: at least one in so many. */
const RARE_ONE_IN = 2000;
const RARE_SIGHTS = [
  ...['poolLimited', 'personCut', 'personRaised', 'pointsPaid', 'pointsDeducted', 'pointsInParts'],
  ...['annualPay', 'annualPayShort', 'paidForLine', 'paidBeside', 'paidTooMuch', 'stillToPay', 'taxed'],
];

function sightsOf({ ledger, rewards, rewardPay, phases }: ReturnType<typeof byName>): string[] {
  const { limits, points, annualPay, payouts } = rewardPay;
  const some = (list: readonly Json[] | null, isMeant: (each: Json) => boolean): boolean =>
    (list ?? []).some(isMeant);
  const has: Record<string, boolean> = {
    recovered: ledger.recovered !== '0.00',
    writtenOff: ledger.writtenOff !== '0.00',
    corrections: ledger.corrections !== '0.00',
    unapplied: ledger.unapplied !== '0.00',
    held: rewards.held !== '0.00',
    payable: rewards.payable !== '0.00',
    completion: some(phases, ({ completion }) => completion !== null),
    poolLimited: some(limits, ({ of, before, after }) => of === '奖池' && before !== after),
    personCut: some(limits, ({ of, before, after }) => of === '每人' && Number(after) < Number(before)),
    personRaised: some(limits, ({ of, before, after }) => of === '每人' && Number(after) > Number(before)),
    pointsPaid: some(points, ({ owner, running, amount }) => owner !== '' && !running && Number(amount) > 0),
    pointsDeducted: some(
      points,
      ({ owner, running, amount }) => owner !== '' && !running && Number(amount) < 0,
    ),
    pointsInParts: some(points, ({ points: count }) => Number(count) % 1 !== 0),
    annualPay: some(annualPay, ({ due }) => Number(due) > 0),
    annualPayShort: some(annualPay, ({ due }) => Number(due) < 0),
    paidForLine: some(
      payouts?.shares,
      ({ recovery, paid, payable }) => recovery && paid !== '0.00' && payable !== '0.00',
    ),
    paidBeside: some(payouts?.shares, ({ recovery, paid }) => recovery === null && paid !== '0.00'),
    paidTooMuch: some(
      payouts?.shares,
      ({ recovery, due, payable }) => recovery && payable !== '0.00' && Number(due) < 0,
    ),
    stillToPay: some(payouts?.shares, ({ due, paid }) => paid !== '0.00' && Number(due) > 0),
    taxed: some(Object.values(rewards.people), ({ tax }) => tax !== '0.00'),
  };
  return [...SIGHTS, ...RARE_SIGHTS].filter((sight) => has[sight]);
}
