import { NO_DAY, type Day } from '../../src/calendar/day';
import type { Policy } from '../../src/policy/policy';
import type { Payout } from '../../src/policy/reward-payouts';
import { NO_REWARD_TABLES, type RewardTables } from '../../src/policy/reward-tables';
import { reward } from '../../src/reward/reward';
import { settle } from '../../src/settlement/settle';
import { day, fen, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

/** A ledger with its policy, rewarded. */
export interface RewardCampaign {
  readonly claims: readonly ClaimRow[];
  readonly recoveries: readonly RecoveryRow[];
  readonly policy: Partial<Policy>;
  /** The tables beside 奖励方案; those that are not given do not exist. */
  readonly tables?: Partial<RewardTables>;
  readonly asOf?: string;
  readonly baseline?: Day;
}

/** A row of 奖励发放; the amount in 元. */
export type PaidRow = Partial<Omit<Payout, 'paidOn' | 'amount'>> & {
  readonly on?: string;
  readonly amount: number;
};

export function payout({ on = '2012-10-01', amount, ...rest }: PaidRow): Payout {
  const nothing = { person: '', recovery: '', claim: '', voucher: 'P-1', place: { file: '台账.xlsx' } };
  return { ...nothing, ...rest, paidOn: day(on), amount: fen(amount) };
}

/** The rewards of a campaign, computed as a run computes them. */
export function rewardOf({
  claims,
  recoveries,
  policy,
  tables = {},
  asOf = '2012-12-31',
  baseline = NO_DAY,
}: RewardCampaign) {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  const whole = policyOf({ ...policy, rewardTables: { ...NO_REWARD_TABLES, ...tables } });
  return reward(ledger, whole, settlement, day(asOf), baseline);
}
