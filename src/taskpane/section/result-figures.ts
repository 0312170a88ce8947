import type { CampaignResult } from '../../campaign/result';
import type { FenSum } from '../../money/fen';
import { findingCounts } from '../figure-text';

/** The numbers by which a user sees whether a column was chosen rightly. */
export interface ResultFigures {
  readonly claims: number;
  readonly debtors: number;
  readonly balance: FenSum;
  readonly overdue: FenSum;
  readonly recovered: FenSum;
  readonly accrued: FenSum;
  readonly errors: number;
  readonly warnings: number;
}

/** Reads the numbers off a result. */
export function resultFigures(result: CampaignResult): ResultFigures {
  const { totals, aging, rewards } = result;
  return {
    claims: totals.claims,
    debtors: aging.debtors.length,
    balance: totals.balance,
    overdue: totals.overdue,
    recovered: totals.recovered,
    accrued: rewards.accrued,
    ...findingCounts(result),
  };
}

/** Which of the numbers differ, in the order in which they are shown. */
export function changedFigures(before: ResultFigures, after: ResultFigures): (keyof ResultFigures)[] {
  const names = Object.keys(before) as (keyof ResultFigures)[];
  return names.filter((name) => before[name] !== after[name]);
}
