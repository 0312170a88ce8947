import type { Fen } from '../money/fen';

/** What a balance consists of when the newest debits make it up first (rules.md §5). */
export interface BackwardAge {
  /** What of each debit still stands, fen, in the order given. */
  readonly parts: readonly Fen[];
  /** What is older than the oldest debit given. */
  readonly older: Fen;
}

/**
 * Ages a balance backwards: it consists of the newest debits until it is used up (rules.md §5). A debit that is not
 * positive has no part in it.
 * @param balance fen, not negative
 * @param debits fen, newest first
 */
export function ageBackwards(balance: Fen, debits: readonly Fen[]): BackwardAge {
  let rest = balance;
  const parts = debits.map((debit) => {
    const part = Math.max(0, Math.min(rest, debit));
    rest -= part;
    return part;
  });
  return { parts, older: rest };
}
