import { NO_DAY, type Day } from '../../src/calendar/day';
import type { Policy } from '../../src/policy/policy';
import { NO_REWARD_TABLES, type RewardTables } from '../../src/policy/reward-tables';
import { reward } from '../../src/reward/reward';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
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
