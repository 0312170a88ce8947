import type { InterestConvention } from './convention';
import type { ConcessionSums } from './concession';
import type { ConcessionPlan } from './concession-plan';
import type { Finding } from '../finding/finding';
import type { JudgmentOfLedger } from './judgments-of-ledger';
import type { RateBasis } from './rates-of-claim';
import type { Statement } from './statement';

/** Why a claim's interest could not be computed. */
export type NoInterest = 'no-date' | 'no-rate' | 'rate-gap' | 'too-large';

/** One claim's interest at the as-of date. */
export interface ClaimInterest {
  /** Index into the ledger's claims. */
  readonly claim: number;
  readonly statement: Statement;
  /** What gave its penalty rate. */
  readonly basis: RateBasis;
  /** Paid in full on the concession's last day; null where there is none, it is past, or no contract rate is known. */
  readonly concession: ConcessionSums | null;
}

/** Interest of all claims for which it can be computed. */
export interface InterestResult {
  readonly convention: InterestConvention;
  /** In ledger order; claims that bear no interest yet are not among them. */
  readonly claims: readonly ClaimInterest[];
  /** The doubled part of interest on judgments, in the order of 诉讼; it is owed beside the claims' own interest. */
  readonly judgments: readonly JudgmentOfLedger[];
  /** What all debtors would pay on which day; null where the policy says no deadline. */
  readonly concession: ConcessionPlan | null;
  /** Claims that should bear interest and for which it cannot be computed, and why. */
  readonly missing: readonly { readonly claim: number; readonly why: NoInterest }[];
  /** Caps that are passed, rates that the law puts in the place of others, parameters that have aged. */
  readonly findings: readonly Finding[];
}
