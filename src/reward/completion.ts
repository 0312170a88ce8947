import type { Rate } from '../money/rate';

/** An exact fraction; the denominator is above zero. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** True where a completion lies between a lower edge, included, and an upper one, excluded; null is open. */
export function liesWithin(completion: Fraction, from: Rate | null, to: Rate | null): boolean {
  return (from === null || compare(completion, from) >= 0) && (to === null || compare(completion, to) < 0);
}

function compare({ num, den }: Fraction, rate: Rate): number {
  const difference = num * BigInt(rate.den) - BigInt(rate.num) * den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
