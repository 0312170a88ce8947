import type { Fen } from '../money/fen';
import type { Ledger } from '../ledger/ledger';

/**
 * What each recovery, relief and credit note did to which claim, and on which day (rules.md §4): columns in the order
 * of application. A negative amount gives back what a reversal took.
 */
export interface Applications {
  readonly count: number;
  /** Index of the claim that was paid. */
  readonly claim: Int32Array;
  /** Index of the recovery, or NONE where a credit note was applied. */
  readonly recovery: Int32Array;
  /** Index of the credit note among the claims, or NONE. */
  readonly creditNote: Int32Array;
  /** Day on which it was applied (not before the claim's origin). */
  readonly day: Int32Array;
  /** Fen; negative for what a reversal gives back to the claim's balance. */
  readonly amount: Float64Array;
  /** An `Effect`. */
  readonly effect: Uint8Array;
  /** For a give-back: index of the application that it undoes; otherwise NONE. */
  readonly undoes: Int32Array;
}

/** What of recoveries paid interest instead of principal, in the order of payment; empty unless the policy says 先息后本. */
export interface InterestPayments {
  readonly count: number;
  readonly claim: Int32Array;
  /** Index of the recovery; of the reversal where it gives back. */
  readonly recovery: Int32Array;
  readonly day: Int32Array;
  /** Fen; negative for what a reversal gives back. */
  readonly amount: Float64Array;
}

export const NO_INTEREST_PAID: InterestPayments = {
  count: 0,
  claim: new Int32Array(0),
  recovery: new Int32Array(0),
  day: new Int32Array(0),
  amount: new Float64Array(0),
};

export interface Settlement {
  readonly applications: Applications;
  readonly interestPaid: InterestPayments;
  /** Balance of each claim at the as-of date, fen; 0 for credit notes and for claims that do not exist yet. */
  readonly balance: Float64Array;
  /** 1 where the claim exists at the as-of date (origin on or before it, or no origin). */
  readonly exists: Uint8Array;
  /** What of each recovery waits unapplied at the as-of date, fen. */
  readonly unappliedRecovery: Float64Array;
  /** What of each credit note waits unapplied, by claim index, fen (positive). */
  readonly unappliedCredit: Float64Array;
  /** Recoveries that could not do all that they say: what was cut, exceeded, or had no original. */
  readonly remarks: readonly SettlementRemark[];
}

export interface SettlementRemark {
  readonly kind: 'cut' | 'excess' | 'reversal-excess';
  readonly recovery: number;
  /** Fen that had no effect (cut), stay unapplied (excess), or could not be taken back. */
  readonly amount: Fen;
}

export type { Ledger };
