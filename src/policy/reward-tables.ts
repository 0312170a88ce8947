import type { PolicyRow } from './policy-row';
import { PAYOUT_TABLE, readPayouts, type Payout } from './reward-payouts';
import { POINT_TABLE, readPointBands, type PointBand } from './reward-points';
import type { TableDescription } from './table-description';

/** What the tables say that stand beside 奖励方案 (rules.md §7); null where the workbook has no such table. */
export interface RewardTables {
  /** Rows of 奖励发放, in sheet order. */
  readonly payouts: readonly Payout[] | null;
  /** Rows of 按点奖罚. */
  readonly points: readonly PointBand[] | null;
}

/** A workbook that has none of them. */
export const NO_REWARD_TABLES: RewardTables = { payouts: null, points: null };

/** Their descriptions, in the order in which a user needs them. */
export const REWARD_SIDE_TABLES: readonly TableDescription[] = [PAYOUT_TABLE, POINT_TABLE];

/** Reads all sheets of one table; null where there is none. */
export type TableReader = <Name extends string, Result>(
  description: TableDescription<Name>,
  readRows: (rows: readonly PolicyRow<Name>[]) => Result,
) => Result | null;

/** Reads the tables beside 奖励方案. */
export function readRewardTables(read: TableReader): RewardTables {
  return {
    payouts: read(PAYOUT_TABLE, readPayouts),
    points: read(POINT_TABLE, readPointBands),
  };
}
