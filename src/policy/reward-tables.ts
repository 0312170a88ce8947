import type { PolicyRow } from './policy-row';
import { PAYOUT_TABLE, readPayouts, type Payout } from './reward-payouts';
import type { TableDescription } from './table-description';

/** What the tables say that stand beside 奖励方案 (rules.md §7); null where the workbook has no such table. */
export interface RewardTables {
  /** Rows of 奖励发放, in sheet order. */
  readonly payouts: readonly Payout[] | null;
}

/** A workbook that has none of them. */
export const NO_REWARD_TABLES: RewardTables = { payouts: null };

/** Their descriptions, in the order in which a user needs them. */
export const REWARD_SIDE_TABLES: readonly TableDescription[] = [PAYOUT_TABLE];

/** Reads all sheets of one table; null where there is none. */
export type TableReader = <Name extends string, Result>(
  description: TableDescription<Name>,
  readRows: (rows: readonly PolicyRow<Name>[]) => Result,
) => Result | null;

/** Reads the tables beside 奖励方案. */
export function readRewardTables(read: TableReader): RewardTables {
  return { payouts: read(PAYOUT_TABLE, readPayouts) };
}
