import type { Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { Names } from '../ledger/names';
import { claimPlace, recoveryPlace } from '../ledger/place';
import { formatFen, type FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import { atOnce, type Paced } from '../pace/pace';
import type { Policy } from '../policy/policy';
import type { RewardLimit } from '../policy/reward-limits';
import type { Settlement } from '../settlement/settlement';
import { TargetsInProgress } from '../target/progress';
import { annualPay } from './annual-pay';
import { bonusLines } from './bonuses';
import { distribute } from './distribute';
import { earnedLines } from './earn';
import { cutToPools, limitPeople } from './limits';
import { isHeld, isPending } from './line-state';
import { payments } from './payments';
import { pointLines, pointPay } from './points';
import { settlePayouts, totalPaid } from './payouts';
import type { RewardLines } from './reward-lines';
import {
  REWARD_STATES,
  type PayoutResult,
  type RewardLine,
  type RewardResult,
  type SchemeTotal,
} from './reward-result';

/** Rewards, and what the user should know of them. */
interface Rewarded {
  readonly result: RewardResult;
  readonly findings: readonly Finding[];
}

/**
 * Rewards of everything recovered up to the as-of date (rules.md §7). Without a row in 奖励方案 nothing is computed.
 * @param baseline the campaign's baseline date, for schemes that freeze the age there; NO_DAY where there is none
 */
export function reward(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
  baseline: Day,
): Rewarded {
  return atOnce(pacedReward(ledger, policy, settlement, asOf, baseline));
}

/** The same with rests in it. */
export function* pacedReward(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
  baseline: Day,
): Paced<Rewarded> {
  const targets = new TargetsInProgress(ledger, settlement.applications, policy.targets);
  const uncut = yield* earnedLines(ledger, policy, settlement, targets, asOf, baseline);
  yield;
  const limits = policy.rewardTables.limits ?? [];
  const { lines, uses: ofPools } = cutToPools(uncut, limits);
  yield;
  const distributed = distribute(ledger, policy, lines);
  yield;
  const { shares, extras: floors, uses: ofPeople } = limitPeople(lines, distributed.shares, limits);
  const { payouts: register, points: bands } = policy.rewardTables;
  const points = bands && pointLines(policy, bands, targets, asOf);
  const extras = [...pointPay(points?.lines ?? []), ...floors];
  const settled = register && settlePayouts(ledger, lines, shares, extras, register, asOf);
  const annual = annualPay(policy, targets, asOf);
  yield;
  const payouts = settled?.result ?? null;
  const people = payments(policy, shares, extras, payouts, asOf);
  const bonuses = bonusLines(policy, people, asOf);
  yield;
  const schemes = bySchemes(lines, payouts);
  const held = sumOf(schemes, 'held');
  const payable = sumOf(schemes, 'payable');

  const result = {
    lines,
    schemes,
    accrued: held + payable,
    held,
    payable,
    returned: people.reduce((sum, { returned }) => sum + returned, 0n),
    shares,
    people,
    points: points?.lines ?? null,
    annualPay: annual.lines,
    bonuses: bonuses.lines,
    limits: [...ofPools, ...ofPeople],
    extras,
    paid: totalPaid(payouts),
    payouts,
  };
  return {
    result,
    findings: [
      ...lines.in(...REMARKED).map((line) => remarkOn(ledger, lines.at(line))),
      ...distributed.findings,
      ...limitFindings(policy, limits),
      ...(points?.findings ?? []),
      ...annual.findings,
      ...bonuses.findings,
      ...(settled?.findings ?? []),
    ],
  };
}

function sumOf(schemes: readonly SchemeTotal[], of: 'held' | 'payable'): FenSum {
  return schemes.reduce((sum, scheme) => sum + scheme[of], 0n);
}

/** What was paid outside the schemes' lines stands with the empty name. */
function bySchemes({ length, columns }: RewardLines, payouts: PayoutResult | null): SchemeTotal[] {
  const names = new Names();
  const ofRating = columns.ratings.map(({ scheme }) => names.code(scheme));
  const paid = new FenTotals(names.size);
  const paidFor = new Set<number>();
  for (const { line, paid: amount } of payouts?.shares ?? []) {
    if (amount === 0) continue;
    const scheme = line < 0 ? 0 : ofRating[columns.rating[line]];
    paid.add(scheme, amount);
    paidFor.add(scheme);
  }
  const held = new FenTotals(names.size);
  const payable = new FenTotals(names.size);
  const counts = new Uint32Array(names.size);
  const first: number[] = [];
  const standsFor = REWARD_STATES.map((state) =>
    isHeld(state) ? held : state === 'payable' ? payable : null,
  );
  const waits = REWARD_STATES.map(isPending);
  const rated = columns.ratings.map(({ bracket, rate }) => bracket !== null || rate !== null);
  for (let line = 0; line < length; line++) {
    const [rating, state] = [columns.rating[line], columns.state[line]];
    if (!rated[rating] || waits[state]) continue;
    const scheme = ofRating[rating];
    if (counts[scheme]++ === 0) first.push(scheme);
    standsFor[state]?.add(scheme, columns.reward[line]);
  }
  return [...new Set([...first, ...paidFor])].map((scheme) => ({
    scheme: names.text(scheme),
    lines: counts[scheme],
    accrued: held.value(scheme) + payable.value(scheme),
    held: held.value(scheme),
    payable: payable.value(scheme),
    paid: paid.value(scheme),
  }));
}

/** A limit of a scheme that does not exist limits nothing. */
function limitFindings({ brackets }: Policy, limits: readonly RewardLimit[]): Finding[] {
  const schemes = new Set(['', ...brackets.map(({ scheme }) => scheme)]);
  return limits
    .filter(({ scheme }) => !schemes.has(scheme))
    .map(({ scheme, place }) => ({
      severity: 'warning',
      code: 'reward-limit-scheme-unknown',
      place,
      values: { scheme },
    }));
}

/** Lines that the reader of the sheet must decide or mend something about. */
const REMARKED = ['unapproved', 'undecided', 'pending-value', 'method-unsaid'] as const;

function remarkOn(ledger: Ledger, { claim, recovery, base, bracket, state }: RewardLine): Finding {
  const ofClaim = claimPlace(ledger, claim, '债权编号');
  const values = {
    claim: ledger.claims.id[claim],
    recovery: ledger.recoveries.id[recovery],
    amount: formatFen(base),
  };
  switch (state) {
    case 'unapproved':
      return { severity: 'error', code: 'case-unapproved', place: ofClaim, values };
    case 'pending-value':
      return {
        severity: 'error',
        code: 'goods-value-missing',
        place: recoveryPlace(ledger, recovery, '裁定价值'),
        values,
      };
    case 'method-unsaid':
      return {
        severity: 'warning',
        code: 'reward-method-unsaid',
        place: recoveryPlace(ledger, recovery, '方式'),
        values,
      };
    default:
      // No bracket: the age is frozen at a baseline date that nobody gave.
      return bracket === null
        ? { severity: 'error', code: 'reward-baseline-missing', place: ofClaim, values }
        : { severity: 'warning', code: 'rate-undecided', place: ofClaim, values };
  }
}
