import { LAST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, type Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { Names } from '../ledger/names';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import type { DecidedCase, Policy, RewardBracket } from '../policy/policy';
import { NO_CASEWORK_TABLES } from '../policy/casework-tables';
import { NO_PROVISION_RATES } from '../policy/provision-rates';
import { NO_REWARD_TABLES } from '../policy/reward-tables';
import { NO_INTEREST_PAID } from '../settlement/settlement';
import { reward } from '../reward/reward';
import type { RewardLine } from '../reward/reward-result';
import { DEFAULT_SETTINGS } from '../policy/settings';

/** One recovery on one claim, as a formula gives it. */
export interface RewardCase {
  /** Recovered, or for goods their value. Fen, not negative. */
  readonly amount: Fen;
  readonly due: Day;
  readonly recoveredOn: Day;
  /** Code of the method. */
  readonly method: number;
  /** The rate that was decided for the case, and its approval number. */
  readonly decided: Rate | null;
  readonly approval: string;
}

/**
 * The reward line of each case, computed by the campaign's own rules (rules.md §7): each is a claim of its own that one named
 * recovery pays. Goods are taken as triggered on the day of the recovery. Null: its method earns nothing (核销, 减免 …).
 */
export function rewardLinesOf(
  cases: readonly RewardCase[],
  brackets: readonly RewardBracket[],
  baseline: Day,
): (RewardLine | null)[] {
  const { count, ledger, applications } = ledgerOfCases(cases);
  const decided = cases.flatMap(({ decided: rate, approval }, index): [string, DecidedCase][] =>
    rate
      ? [[String(index), { claim: String(index), rate, approval, approvedOn: NO_DAY, place: { file: '' } }]]
      : [],
  );
  const policy: Policy = {
    bucketSets: [],
    brackets,
    cases: new Map(decided),
    people: null,
    barred: [],
    phases: [],
    targets: [],
    annualPlans: null,
    baselines: [],
    settings: { ...DEFAULT_SETTINGS, baseline },
    interest: null,
    lpr: [],
    demands: [],
    lawsuits: [],
    promises: [],
    provisionRates: NO_PROVISION_RATES,
    groupMembers: [],
    letterWishes: [],
    casework: NO_CASEWORK_TABLES,
    rewardTables: NO_REWARD_TABLES,
    tables: [],
    findings: [],
  };
  const settlement = {
    applications,
    interestPaid: NO_INTEREST_PAID,
    balance: new Float64Array(count),
    exists: new Uint8Array(count).fill(1),
    unappliedRecovery: new Float64Array(count),
    unappliedCredit: new Float64Array(count),
    remarks: [],
  };
  const lines: (RewardLine | null)[] = cases.map(() => null);
  for (const line of reward(ledger, policy, settlement, LAST_DAY, baseline).result.lines)
    lines[line.claim] = line;
  return lines;
}

function ledgerOfCases(cases: readonly RewardCase[]) {
  const count = cases.length;
  const zeros = new Int32Array(count);
  const nothing = new Int32Array(count).fill(NONE);
  const never = new Int32Array(count).fill(NO_DAY);
  const own = Int32Array.from(cases, (_, index) => index);
  const amount = Float64Array.from(cases, (one) => one.amount);
  const day = Int32Array.from(cases, ({ recoveredOn }) => recoveredOn);
  const [debtors, units, owners] = [new Names(), new Names(), new Names()];
  const source = {
    file: '',
    sheet: '',
    headerRow: 0,
    titles: [],
    firstColumn: 0,
    mapping: [],
    moneyUnit: '元',
    dateColumns: new Set<number>(),
    rows: [],
  } as const;
  const ledger: Ledger = {
    debtors,
    units,
    owners,
    claims: {
      count,
      id: cases.map((_, index) => String(index)),
      debtor: zeros,
      unit: zeros,
      owner: zeros,
      origin: never,
      due: Int32Array.from(cases, ({ due }) => due),
      amount,
      corrects: nothing,
      grade: new Uint8Array(count),
      surveyed: never,
      identified: never,
      review: new Uint8Array(count),
      rectified: never,
      suretyUntil: never,
      hasSurety: new Uint8Array(count),
      security: new Uint8Array(count),
      contractRate: cases.map(() => null),
      penaltyRate: cases.map(() => null),
      funds: new Uint8Array(count),
      prospects: new Uint8Array(count),
      goodFaith: new Uint8Array(count),
      disputed: new Float64Array(count),
      lastDue: never,
      source: zeros,
      row: own,
    },
    recoveries: {
      count,
      id: cases.map(() => ''),
      day,
      claim: own,
      debtor: zeros,
      amount,
      method: Uint8Array.from(cases, ({ method }) => method),
      voucher: cases.map(() => ''),
      people: cases.map(() => ''),
      rulingDay: day,
      rulingValue: amount,
      realisedDay: day,
      realisedValue: amount,
      reverses: nothing,
      approval: cases.map(({ approval }) => approval),
      source: Int32Array.from(cases, () => 1),
      row: own,
    },
    sources: [
      { ...source, kind: 'claims' },
      { ...source, kind: 'recoveries' },
    ],
    findings: [],
  };
  const applications = {
    count,
    claim: own,
    recovery: own,
    creditNote: nothing,
    day,
    amount,
    effect: new Uint8Array(count).fill(Effect.Recovered),
    undoes: nothing,
  };
  return { count, ledger, applications };
}
