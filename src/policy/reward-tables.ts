import type { PolicyRow } from './policy-row';
import { LIMIT_TABLE, readRewardLimits, type RewardLimit } from './reward-limits';
import { PAYOUT_TABLE, readPayouts, type Payout } from './reward-payouts';
import { POINT_TABLE, readPointBands, type PointBand } from './reward-points';
import type { TableDescription } from './table-description';

/** What the tables say that stand beside 奖励方案 (rules.md §7); null where the workbook has no such table. */
export interface RewardTables {
  /** Rows of 奖励限额, in sheet order. */
  readonly limits: readonly RewardLimit[] | null;
  /** Rows of 奖励发放, in sheet order. */
  readonly payouts: readonly Payout[] | null;
  /** Rows of 按点奖罚. */
  readonly points: readonly PointBand[] | null;
}

/** A workbook that has none of them. */
export const NO_REWARD_TABLES: RewardTables = { limits: null, payouts: null, points: null };

/** Their descriptions, in the order in which a user needs them. */
export const REWARD_SIDE_TABLES: readonly TableDescription[] = [LIMIT_TABLE, POINT_TABLE, PAYOUT_TABLE];

/** Reads all sheets of one table; null where there is none. */
export type TableReader = <Name extends string, Result>(
  description: TableDescription<Name>,
  readRows: (rows: readonly PolicyRow<Name>[]) => Result,
) => Result | null;

/** Reads the tables beside 奖励方案. */
export function readRewardTables(read: TableReader): RewardTables {
  return {
    limits: read(LIMIT_TABLE, readRewardLimits),
    payouts: read(PAYOUT_TABLE, readPayouts),
    points: read(POINT_TABLE, readPointBands),
  };
}
