import type { Day } from '../calendar/day';
import type { FenSum } from '../money/fen';
import type { AnnualPlan } from '../policy/annual-plans';
import type { AnnualDays, AnnualMonthDays } from './annual-days';

/** A unit's year, or all units' together, at the as-of date (rules.md §8; 篇一, 篇三). Fen. */
export interface AnnualLine {
  /** Empty: the claims that name no unit, or the total. */
  readonly name: string;
  /** The row of 年度计划; null for the total and for a unit without one. */
  readonly plan: AnnualPlan | null;
  /** Balance at the end of last year and at the as-of date, and what of each was overdue on that day. */
  readonly opening: FenSum;
  readonly openingOverdue: FenSum;
  readonly closing: FenSum;
  readonly closingOverdue: FenSum;
  /** Recovered in the month of the as-of date, and since the first day of the year. */
  readonly month: FenSum;
  readonly cumulative: FenSum;
  /** Null: 未下达. The total's are the sums over the units that have one. */
  readonly target: FenSum | null;
  readonly toward: FenSum | null;
  readonly completion: { readonly num: FenSum; readonly den: FenSum } | null;
  /** For the whole year: as the unit said, otherwise at the pace so far. */
  readonly expected: FenSum;
  readonly expectedFrom: 'said' | 'pace' | 'mixed';
  /** Expected ÷ target, of the units that have one; null as the completion. */
  readonly expectedCompletion: { readonly num: FenSum; readonly den: FenSum } | null;
  /** Recovered last year up to the same day; null where neither the table nor the ledger says it. */
  readonly lastYear: FenSum | null;
  readonly lastYearFrom: 'said' | 'ledger' | 'mixed' | null;
  /** cumulative − lastYear; of the total over the units whose last year is known. */
  readonly growth: FenSum | null;
}

/** What all units recovered in one month, and up to its end. Fen; last year's are null where the ledger does not go back. */
export interface AnnualMonth extends AnnualMonthDays {
  readonly recovered: FenSum;
  readonly cumulative: FenSum;
  readonly lastYear: FenSum | null;
  readonly lastYearCumulative: FenSum | null;
}

/** 年度清收计划与完成情况: the year that holds the as-of date. */
export interface AnnualResult extends AnnualDays {
  /** In ledger order of their first claim, then those that only the plan names. */
  readonly units: readonly AnnualLine[];
  readonly total: AnnualLine;
  readonly monthly: readonly AnnualMonth[];
  /** The first day on which the ledger holds a recovery, NO_DAY without any: what lies before may be incomplete. */
  readonly recoveredSince: Day;
}
