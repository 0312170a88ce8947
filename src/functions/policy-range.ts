import type { Finding } from '../finding/finding';
import { addressOf } from '../finding/finding';
import { messageOf } from '../locale/finding-text';
import { BUCKET_TABLE, readBucketSets } from '../policy/bucket-sets';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS, OVERDUE_FOR_REWARDS } from '../policy/built-in-buckets';
import { LPR_TABLE, readLprRows } from '../policy/lpr-rows';
import { openTable } from '../policy/open-table';
import { PHASE_TABLE, readPhases } from '../policy/phase-rows';
import type { BucketSet, LprRow, PhaseRow, RewardBracket } from '../policy/policy';
import type { PolicyRow } from '../policy/policy-row';
import { readRewardBrackets, REWARD_TABLE } from '../policy/reward-brackets';
import { readStrategies, STRATEGY_TABLE, type StrategyRow } from '../policy/strategy';
import type { TableDescription } from '../policy/table-description';
import { cellsOf } from './cell';
import { refuse, type FunctionContext } from './context';
import { firstError, nameIn, rangeSheet } from './range-sheet';

/** Names by which a formula can ask for a built-in set of buckets. */
const BUILT_IN: readonly (readonly [BucketSet, RegExp])[] = [
  [OVERDUE_BY_DAYS, /^(?:逾期天数|overdue ?days)$/i],
  [AGE_BY_YEARS, /^(?:账龄年限|age ?years)$/i],
  [OVERDUE_FOR_REWARDS, /^(?:奖励逾期|reward ?overdue)$/i],
];

/** The first set of 账龄段 in a range, a built-in set by its name, or `otherwise` where the argument is left out. */
export function bucketSetIn(context: FunctionContext, given: unknown, otherwise: BucketSet): BucketSet {
  const cells = cellsOf(given);
  const name = cells && nameIn(cells);
  if (cells === null || name === '') return otherwise;
  if (name === null) {
    const [set] = tableIn(context, given, BUCKET_TABLE, readBucketSets);
    if (set === undefined) throw refuse(context, 'functions.refused.empty', { table: BUCKET_TABLE.name });
    return set;
  }
  const found = BUILT_IN.find(([, names]) => names.test(name));
  if (found === undefined) {
    const names = BUILT_IN.map(([set]) => set.name).join('、');
    throw refuse(context, 'functions.refused.bucketSet', { text: name, names });
  }
  return found[0];
}

/** The rows of 奖励方案 in a range. */
export function bracketsIn(context: FunctionContext, given: unknown): readonly RewardBracket[] {
  return tableIn(context, given, REWARD_TABLE, readRewardBrackets);
}

/** The rows of 阶段 in a range. */
export function phasesIn(context: FunctionContext, given: unknown): readonly PhaseRow[] {
  return tableIn(context, given, PHASE_TABLE, readPhases, 'skip');
}

/** The rows of LPR in a range, by day. */
export function lprRowsIn(context: FunctionContext, given: unknown): readonly LprRow[] {
  return tableIn(context, given, LPR_TABLE, readLprRows);
}

/** The rows of 清收策略 in a range. */
export function strategiesIn(context: FunctionContext, given: unknown): readonly StrategyRow[] {
  return tableIn(context, given, STRATEGY_TABLE, readStrategies);
}

/**
 * Reads a policy table from a range with its header row. A row that cannot be used is no result but a sentence: half a policy
 * would pay, bar or measure something that nobody decided.
 * @param unusable `skip` leaves such rows out (an impossible date stops its own phase only, rules.md §8)
 * @throws CellError
 */
export function tableIn<Name extends string, Row>(
  context: FunctionContext,
  given: unknown,
  description: TableDescription<Name>,
  readRows: (rows: readonly PolicyRow<Name>[]) => Row[],
  unusable: 'refuse' | 'skip' = 'refuse',
): Row[] {
  const table = description.name;
  const cells = cellsOf(given);
  if (cells === null) throw refuse(context, 'functions.refused.missing', { table });
  const error = firstError(cells);
  if (error) throw error;
  const findings: Finding[] = [];
  const opened = openTable(description, rangeSheet(table, cells), findings);
  const read = opened === null ? [] : readRows(opened.rows);
  const broken = opened === null || (unusable === 'refuse' && opened.rows.some((row) => !row.usable));
  const first = findings.find(({ severity }) => severity === 'error');
  if (broken && first) {
    const values = { table, address: addressOf(first.place), what: messageOf(context.language, first) };
    throw refuse(context, 'functions.refused.table', values);
  }
  if (read.length === 0) throw refuse(context, 'functions.refused.empty', { table });
  return read;
}
