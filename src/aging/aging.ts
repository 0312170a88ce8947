import type { FenSum } from '../money/fen';
import type { BucketSet } from '../policy/policy';

/** Balances by bucket (rules.md §5): Σ buckets = Σ debtors = Σ units = Σ owners = balance, to the fen. */
export interface AgingTable {
  readonly set: BucketSet;
  /** The set's labels in order, then 未到期 and 无到期日 where the set lacks them. */
  readonly labels: readonly string[];
  /** Index into `labels` of each claim's bucket; -1 where the claim has no balance or does not exist. */
  readonly bucketOf: Int8Array;
  readonly total: AgingRow;
  readonly debtors: readonly AgingRow[];
  readonly units: readonly AgingRow[];
  readonly owners: readonly AgingRow[];
}

export interface AgingRow {
  readonly name: string;
  /** Claims with a balance. */
  readonly count: number;
  readonly balance: FenSum;
  /** By index of `labels`. */
  readonly buckets: readonly FenSum[];
  readonly counts: readonly number[];
}
