import type { InterestConvention } from './convention';
import type { Concession } from './concession';
import type { Statement } from './statement';

/** Why a claim's interest could not be computed. */
export type NoInterest = 'no-date' | 'no-rate' | 'rate-gap';

/** One claim's interest at the as-of date. */
export interface ClaimInterest {
  /** Index into the ledger's claims. */
  readonly claim: number;
  readonly statement: Statement;
  /** Paid in full on the concession's last day; null where there is none or it is past. */
  readonly concession: Concession | null;
}

/** Interest of all claims for which it can be computed. */
export interface InterestResult {
  readonly convention: InterestConvention;
  /** In ledger order; claims that bear no interest yet are not among them. */
  readonly claims: readonly ClaimInterest[];
  /** Claims that should bear interest and for which it cannot be computed, and why. */
  readonly missing: readonly { readonly claim: number; readonly why: NoInterest }[];
}
