import type { Day } from '../calendar/day';
import { fraction, timesFraction, type Fraction } from '../money/fraction';
import type { FenSum } from '../money/fen';

/** A promise to pay by a day, and what came in on it by then or so far; fen. */
export interface PromisedPayment {
  readonly payBy: Day;
  readonly promised: FenSum;
  readonly paid: FenSum;
  /** True once its day has passed or it is paid in full. */
  readonly decided: boolean;
}

/** What debtors have promised for one of the coming months. */
export interface PromisedMonth {
  readonly to: Day;
  readonly count: number;
  /** Promised and not yet paid. */
  readonly open: FenSum;
  /** Open × the rate at which promises were kept; null where none has been decided yet. */
  readonly expected: FenSum | null;
}

export interface Promised {
  /** Promises decided so far: what was promised and what of it came in in time. */
  readonly decided: number;
  readonly promised: FenSum;
  readonly paid: FenSum;
  readonly rate: Fraction | null;
  readonly months: readonly PromisedMonth[];
}

/**
 * Promises by coming month, at the rate at which earlier ones were kept.
 * @param ends the as-of date and the ends of the coming months
 */
export function promisedByMonth(promises: readonly PromisedPayment[], ends: readonly Day[]): Promised {
  const past = promises.filter(({ decided }) => decided);
  const promised = past.reduce((sum, promise) => sum + promise.promised, 0n);
  const paid = past.reduce((sum, promise) => sum + promise.paid, 0n);
  const rate = fraction(paid, promised);
  const months = ends.slice(1).map((to, month): PromisedMonth => {
    const due = promises.filter(({ decided, payBy }) => !decided && payBy > ends[month] && payBy <= to);
    const open = due.reduce((sum, promise) => sum + promise.promised - promise.paid, 0n);
    return { to, count: due.length, open, expected: rate && timesFraction(open, rate) };
  });
  return { decided: past.length, promised, paid, rate, months };
}
