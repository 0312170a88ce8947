import type { FenSum } from './fen';

/** An exact ratio of sums; the denominator is above zero. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Fraction = { num: 0n, den: 1n };
export const ONE: Fraction = { num: 1n, den: 1n };

/** One sum over another, in lowest terms; null where there is nothing to divide by. */
export function fraction(num: bigint, den: bigint): Fraction | null {
  if (den === 0n) return null;
  const divisor = commonDivisor(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
}

export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((sum, { num, den }) => lowest(sum.num * den + num * sum.den, sum.den * den), ZERO);
}

/** The arithmetic mean; null of nothing. */
export function meanOf(fractions: readonly Fraction[]): Fraction | null {
  const { num, den } = sumOf(fractions);
  return fraction(num, den * BigInt(fractions.length));
}

export function productOf(a: Fraction, b: Fraction): Fraction {
  return lowest(a.num * b.num, a.den * b.den);
}

/** Below, at or above zero as the first is smaller than, equal to or larger than the second; exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A sum times a fraction, rounded half away from zero at the fen, once (rules.md §3). */
export function timesFraction(fen: FenSum, { num, den }: Fraction): FenSum {
  const product = fen * num;
  const rounded = ((product < 0n ? -product : product) * 2n + den) / (den * 2n);
  return product < 0n ? -rounded : rounded;
}

/** The nearest double; where doubles do not hold both parts of the fraction, its quotient is cut to 20 decimals first. */
export function numberOf({ num, den }: Fraction): number {
  const [top, bottom] = [Number(num), Number(den)];
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top / bottom;
  const [whole, part] = [num / den, num % den];
  return Number(whole) + Number((part * SHOWN) / den) / Number(SHOWN);
}

const SHOWN = 10n ** 20n;

function lowest(num: bigint, den: bigint): Fraction {
  const divisor = commonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}
