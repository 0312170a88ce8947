import type { FenSum } from '../money/fen';

/** Non-performing statistics (不良贷款统计表) and credit villages (信用村), rules.md §8. */
export interface ClassTable {
  /** False where the ledger has no 五级分类. */
  readonly present: boolean;
  /** One row per grade that the ledger uses, in the order of `GRADES`, the unclassified last. */
  readonly rows: readonly ClassRow[];
  readonly total: ClassRow;
  readonly units: readonly CreditRating[];
}

export interface ClassRow {
  /** 正常 … 呆账; empty: not classified. */
  readonly grade: string;
  readonly count: number;
  readonly balance: FenSum;
  /** At the end of the day before the first phase; null without phases. */
  readonly opening: FenSum | null;
}

/** Overdue ÷ balance of a unit against 信用村不良率上限. */
export interface CreditRating {
  readonly unit: string;
  readonly balance: FenSum;
  readonly overdue: FenSum;
  /** Null where the policy gives no limit. */
  readonly withinLimit: boolean | null;
}
