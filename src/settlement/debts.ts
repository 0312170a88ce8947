import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';

/** The interest that claims owe, for a policy by which payments pay interest before principal (Civil Code art. 561). */
export interface InterestOwed {
  /** Interest that a claim owes at the end of a day, before what is paid on it; days never go back. Fen. */
  owed(claim: number, day: Day): Fen;
  /** Takes what lowers interest and principal at the end of a day, or below zero gives back what a reversal undoes. */
  lower(claim: number, day: Day, interest: Fen, principal: Fen): void;
}

/** How heavy a debt is for its debtor (Civil Code art. 560). */
export interface Burdens {
  /** The yearly rate that a claim bears on a day; null where none is known. */
  on(claim: number, day: Day): Rate | null;
  /** Days, rising, from which some claim may bear another rate than before, its due date apart. */
  readonly changes: readonly Day[];
}
