import type { PolicyRow } from './policy-row';
import {
  MANAGER_TABLE,
  PAY_SHARE_TABLE,
  readManagers,
  readPayShares,
  type Manager,
  type PayShare,
} from './reward-annual-pay';
import { BONUS_TABLE, readBonuses, type Bonus } from './reward-bonuses';
import { LIMIT_TABLE, readRewardLimits, type RewardLimit } from './reward-limits';
import { PAYOUT_TABLE, readPayouts, type Payout } from './reward-payouts';
import { POINT_TABLE, readPointBands, type PointBand } from './reward-points';
import { readTaxBrackets, TAX_TABLE, type TaxBracket } from './reward-tax-brackets';
import type { TableDescription } from './table-description';

/** What the tables say that stand beside 奖励方案 (rules.md §7); null where the workbook has no such table. */
export interface RewardTables {
  /** Rows of 奖励限额, in sheet order. */
  readonly limits: readonly RewardLimit[] | null;
  /** Rows of 年薪 and 年薪兑现. */
  readonly managers: readonly Manager[] | null;
  readonly payShares: readonly PayShare[] | null;
  /** Rows of 年终奖. */
  readonly bonuses: readonly Bonus[] | null;
  /** Rows of 个税税率; null: the built-in tables. */
  readonly taxBrackets: readonly TaxBracket[] | null;
  /** Rows of 奖励发放, in sheet order. */
  readonly payouts: readonly Payout[] | null;
  /** Rows of 按点奖罚. */
  readonly points: readonly PointBand[] | null;
}

/** A workbook that has none of them. */
export const NO_REWARD_TABLES: RewardTables = {
  managers: null,
  payShares: null,
  limits: null,
  bonuses: null,
  taxBrackets: null,
  payouts: null,
  points: null,
};

/** Their descriptions, in the order in which a user needs them. */
export const REWARD_SIDE_TABLES: readonly TableDescription[] = [
  LIMIT_TABLE,
  POINT_TABLE,
  MANAGER_TABLE,
  PAY_SHARE_TABLE,
  BONUS_TABLE,
  TAX_TABLE,
  PAYOUT_TABLE,
];

/** Reads all sheets of one table; null where there is none. */
export type TableReader = <Name extends string, Result>(
  description: TableDescription<Name>,
  readRows: (rows: readonly PolicyRow<Name>[]) => Result,
) => Result | null;

/** Reads the tables beside 奖励方案. */
export function readRewardTables(read: TableReader): RewardTables {
  return {
    limits: read(LIMIT_TABLE, readRewardLimits),
    managers: read(MANAGER_TABLE, readManagers),
    payShares: read(PAY_SHARE_TABLE, readPayShares),
    bonuses: read(BONUS_TABLE, readBonuses),
    taxBrackets: read(TAX_TABLE, readTaxBrackets),
    payouts: read(PAYOUT_TABLE, readPayouts),
    points: read(POINT_TABLE, readPointBands),
  };
}
