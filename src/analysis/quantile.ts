import type { FenSum } from '../money/fen';

/**
 * An empirical quantile by nearest rank: the ⌈n × percent ÷ 100⌉-th smallest of n values, so that it is one of them.
 * @param values at least one, in any order
 * @param percent above 0, at most 100
 */
export function quantile(values: readonly FenSum[], percent: number): FenSum {
  return inOrder(values)[Math.ceil((values.length * percent) / 100) - 1];
}

/** The middle value, or the mean of the two middle ones, rounded half away from zero at the fen. */
export function median(values: readonly FenSum[]): FenSum {
  const sorted = inOrder(values);
  const upper = sorted[sorted.length >> 1];
  if (sorted.length % 2 === 1) return upper;
  const sum = upper + sorted[(sorted.length >> 1) - 1];
  return sum >= 0n ? (sum + 1n) / 2n : (sum - 1n) / 2n;
}

function inOrder(values: readonly FenSum[]): FenSum[] {
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
