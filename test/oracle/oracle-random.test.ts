import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import { byName, type Json } from './by-name';
import { analysisOracle } from './analysis';
import { rowsOf } from './book';
import { dayOfCell } from './calendar';
import { oracle, phaseOracle } from './oracle';
import { largeCampaign, randomCampaign, type RandomCampaign } from './random-campaign';
import { saidOfMonths } from './said-of-months';
import { saidOfPhases } from './said-of-phases';

/** Enough to meet every rule of order in each run of the tests; QINGQIAN_CAMPAIGNS asks for more. */
const CAMPAIGNS = Number(process.env.QINGQIAN_CAMPAIGNS ?? 120);
const SEED = Number(process.env.QINGQIAN_SEED ?? Date.now() % 2 ** 31);
/** What the campaigns must hold often enough that the comparison means something: at least one in so many. */
const ONE_IN = 200;
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
  const fewerThan = (least: number, sights: Sights): string[] =>
    Object.keys(sights).filter((sight) => (seen.get(sight) ?? 0) < least);
  const rare = fewerThan(CAMPAIGNS / ONE_IN, SIGHTS);
  const rarer = fewerThan(Math.floor(CAMPAIGNS / RARE_ONE_IN), RARE_SIGHTS);
  if (process.env.QINGQIAN_SIGHTS) console.log(Object.fromEntries(seen));
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
function agreedDocument({ sheets, asOf }: RandomCampaign): Json {
  const day = dayOfCell(asOf)!;
  const result = runCampaign({ sheets, asOf: day });
  const document = byName(jsonDocument(result, 'zh'));
  expect(document).toEqual(oracle(sheets, day));
  const ofPhases = saidOfPhases(result);
  expect(ofPhases).toEqual(phaseOracle(sheets, day));
  const ofMonths = saidOfMonths(result);
  expect(ofMonths).toEqual(analysisOracle(sheets, day));
  return { ...document, ofPhases, ofMonths, reversedTwice: reversedTwice(sheets) };
}

type Seen = ReturnType<typeof agreedDocument>;
/** What to look for in an agreed document, by name. */
type Sights = Readonly<Record<string, (seen: Seen) => boolean>>;

const some = (list: readonly Json[] | object | null | undefined, isMeant: (each: Json) => boolean): boolean =>
  Object.values(list ?? []).some(isMeant);
const isNot = (amount: string | null | undefined, nothing = '0.00'): boolean =>
  amount != null && amount !== nothing;

/** Lines of units and of owners of all phases. */
const linesOf = ({ ofPhases }: Seen): Json[] =>
  ofPhases.phases.flatMap(({ units, owners }: Json) => [...Object.values(units), ...Object.values(owners)]);
const ownersOf = ({ ofPhases }: Seen): { readonly of: string; readonly recovered: string }[] =>
  ofPhases.phases.flatMap(({ owners }: Json) =>
    Object.entries(owners as Json).map(([of, { recovered }]) => ({ of, recovered })),
  );
/** Two lines of one phase. */
const somePair = ({ ofPhases }: Seen, isMeant: (a: Json, b: Json) => boolean): boolean =>
  ofPhases.phases.some(({ units }: Json) =>
    some(units, (a) => some(units, (b) => a !== b && a.rank !== null && b.rank !== null && isMeant(a, b))),
  );
const measures = (seen: Seen, kind: string): boolean =>
  seen.phases.some(
    (phase: Json, index: number) =>
      phase.kind === kind &&
      seen.ofPhases.phases[index].measure?.done > 0 &&
      seen.ofPhases.phases[index].measure.done < seen.ofPhases.phases[index].measure.all,
  );

const SIGHTS: Sights = {
  recovered: ({ ledger }) => isNot(ledger.recovered),
  writtenOff: ({ ledger }) => isNot(ledger.writtenOff),
  corrections: ({ ledger }) => isNot(ledger.corrections),
  unapplied: ({ ledger }) => isNot(ledger.unapplied),
  held: ({ rewards }) => isNot(rewards.held),
  payable: ({ rewards }) => isNot(rewards.payable),
  completion: ({ phases }) => some(phases, ({ completion }) => completion !== null),
  baselineChanged: ({ ofPhases }) =>
    ofPhases.baselines.some(({ changes }: Json) => some(changes, ({ kind }) => kind === 'changed')),
  baselineVanished: ({ ofPhases }) =>
    ofPhases.baselines.some(({ changes }: Json) => some(changes, ({ kind }) => kind === 'vanished')),
  baselineAdded: ({ ofPhases }) =>
    ofPhases.baselines.some(({ changes }: Json) => some(changes, ({ kind }) => kind === 'added')),
  expectedSaid: ({ ofPhases }) =>
    some(ofPhases.annualPlan?.units, ({ expectedFrom }) => expectedFrom === 'said'),
  expectedAtPace: ({ ofPhases }) =>
    some(
      ofPhases.annualPlan?.units,
      ({ expectedFrom, expected }) => expectedFrom === 'pace' && isNot(expected),
    ),
  grew: ({ ofPhases }) => some(ofPhases.annualPlan?.units, ({ growth }) => Number(growth) > 0),
  shrank: ({ ofPhases }) => some(ofPhases.annualPlan?.units, ({ growth }) => Number(growth) < 0),
  creditVillage: ({ ofPhases }) => some(ofPhases.classes.units, ({ withinLimit }) => withinLimit === true),
  noCreditVillage: ({ ofPhases }) => some(ofPhases.classes.units, ({ withinLimit }) => withinLimit === false),
  unapproved: ({ rewardPay }) => some(rewardPay.undecided, ({ most }) => most === null),
  bonusMerged: ({ rewardPay }) =>
    some(rewardPay.bonuses, ({ better, separate }) => better === 'merged' && separate !== null),
  moved: ({ ofMonths }) =>
    some(ofMonths.analysis?.rollForward, ({ buckets }) => some(buckets, ({ movedIn }) => isNot(movedIn))),
  daysOutstanding: ({ ofMonths }) => some(ofMonths.analysis?.collection, ({ dso }) => isNot(dso, '0.000000')),
  severalDebtors: ({ ofMonths }) =>
    some(ofMonths.analysis?.concentration, ({ hhi }) => Number(hhi) > 0 && Number(hhi) < 1),
  provided: ({ ofMonths }) =>
    some(ofMonths.provisions, ({ buckets }) => some(buckets, ({ provision }) => isNot(provision))),
  providedForOne: ({ ofMonths }) => some(ofMonths.provisions, ({ claims }) => Object.keys(claims).length > 0),
};

/** What needs several tables to meet is asked of long runs only: at least one in so many. */
const RARE_ONE_IN = 2000;
const RARE_SIGHTS: Sights = {
  cash: (seen) => some(linesOf(seen), ({ cash }) => isNot(cash)),
  goods: (seen) => some(linesOf(seen), ({ goods }) => isNot(goods)),
  owners: (seen) => some(ownersOf(seen), ({ recovered }) => isNot(recovered)),
  oneRankForTwo: (seen) => somePair(seen, (a, b) => a.rank === b.rank),
  secondRank: (seen) => some(linesOf(seen), ({ rank }) => rank === 2),
  pace: (seen) => some(linesOf(seen), ({ pace }) => isNot(pace)),
  surveyed: (seen) => measures(seen, '摸底'),
  identified: (seen) => measures(seen, '认定'),
  putRight: (seen) => measures(seen, '复查'),
  newArrears: ({ phases }) => some(phases, ({ recoveredOfNew }) => isNot(recoveredOfNew)),
  undecided: ({ rewardPay }) => some(rewardPay.undecided, ({ most }) => most !== null),
  bonusApart: ({ rewardPay }) => some(rewardPay.bonuses, ({ better }) => better === 'separate'),
  bonusJump: ({ rewardPay }) => some(rewardPay.bonuses, ({ jump }) => jump !== null),
  effectiveness: ({ ofMonths }) =>
    some(ofMonths.analysis?.collection, ({ cei }) => Number(cei) > 0 && Number(cei) < 1),
  migrated: ({ ofMonths }) =>
    some(ofMonths.analysis?.migration?.buckets, ({ average }) => Number(average) > 0 && Number(average) < 1),
  wholeLost: ({ ofMonths }) =>
    some(
      ofMonths.analysis?.migration?.buckets,
      ({ lossRate, creditLossRate }) => creditLossRate === '1.000000' && Number(lossRate) < 1,
    ),
  providedByLoss: ({ ofMonths }) =>
    some(ofMonths.provisions, ({ buckets }) => some(buckets, ({ byCreditLoss }) => isNot(byCreditLoss))),
  poolLimited: ({ rewardPay }) =>
    some(rewardPay.limits, ({ of, before, after }) => of === '奖池' && before !== after),
  personCut: ({ rewardPay }) =>
    some(rewardPay.limits, ({ of, before, after }) => of === '每人' && Number(after) < Number(before)),
  personRaised: ({ rewardPay }) =>
    some(rewardPay.limits, ({ of, before, after }) => of === '每人' && Number(after) > Number(before)),
  personCutAfterTwoReversals: ({ rewardPay, reversedTwice }) =>
    reversedTwice &&
    some(rewardPay.limits, ({ of, before, after }) => of === '每人' && Number(after) < Number(before)),
  pointsPaid: ({ rewardPay }) =>
    some(rewardPay.points, ({ owner, running, amount }) => owner !== '' && !running && Number(amount) > 0),
  pointsDeducted: ({ rewardPay }) =>
    some(rewardPay.points, ({ owner, running, amount }) => owner !== '' && !running && Number(amount) < 0),
  pointsInParts: ({ rewardPay }) => some(rewardPay.points, ({ points: count }) => Number(count) % 1 !== 0),
  annualPay: ({ rewardPay }) => some(rewardPay.annualPay, ({ due }) => Number(due) > 0),
  annualPayShort: ({ rewardPay }) => some(rewardPay.annualPay, ({ due }) => Number(due) < 0),
  paidForLine: ({ rewardPay }) =>
    some(
      rewardPay.payouts?.shares,
      ({ recovery, paid, payable }) => recovery && isNot(paid) && isNot(payable),
    ),
  paidBeside: ({ rewardPay }) =>
    some(rewardPay.payouts?.shares, ({ recovery, paid }) => recovery === null && isNot(paid)),
  paidTooMuch: ({ rewardPay }) =>
    some(
      rewardPay.payouts?.shares,
      ({ recovery, due, payable }) => recovery && isNot(payable) && Number(due) < 0,
    ),
  stillToPay: ({ rewardPay }) =>
    some(rewardPay.payouts?.shares, ({ due, paid }) => isNot(paid) && Number(due) > 0),
  taxed: ({ rewards }) => some(rewards.people, ({ tax }) => isNot(tax)),
  execution: (seen) => some(linesOf(seen), ({ execution }) => isNot(execution)),
  moreReversedThanRecovered: (seen) => some(linesOf(seen), ({ recovered }) => Number(recovered) < 0),
  ownerEverywhere: (seen) =>
    some(ownersOf(seen), ({ of, recovered }) => of.endsWith('|') && isNot(recovered)),
  lastYearSaid: ({ ofPhases }) =>
    some(ofPhases.annualPlan?.units, ({ lastYearFrom }) => lastYearFrom === 'said'),
  bonusOfThisRun: ({ rewardPay, rewards }) =>
    some(rewardPay.bonuses, ({ name, bonus }) => isNot(bonus) && rewards.people[name]?.gross === bonus),
  bonusTheSame: ({ rewardPay }) =>
    some(rewardPay.bonuses, ({ better, bonus }) => better === 'same' && isNot(bonus)),
  bonusNotApart: ({ rewardPay }) => some(rewardPay.bonuses, ({ separate }) => separate === null),
};

function sightsOf(seen: Seen): string[] {
  const all = Object.entries({ ...SIGHTS, ...RARE_SIGHTS });
  return all.filter(([, isSeen]) => isSeen(seen)).map(([name]) => name);
}

/** Whether a recovery has two reversals. */
function reversedTwice(sheets: RandomCampaign['sheets']): boolean {
  return rowsOf(sheets, '回款').some(({ 回款编号: id }) => String(id).endsWith('D'));
}
