import type { Decimal } from './money';

/** An exact ratio; below it is never nought. */
export interface Ratio {
  readonly above: bigint;
  readonly below: bigint;
}

/** Fen as a whole number. */
function fenOf(amount: Decimal): bigint {
  return BigInt(amount.times(100).toFixed(0));
}

/** Null where there is nothing to divide by. */
export function ratioOf(part: Decimal, whole: Decimal): Ratio | null {
  return whole.isZero() ? null : signed(fenOf(part), fenOf(whole));
}

/** A rate of a table, with at most twelve decimals. */
export function exactRate(rate: Decimal): Ratio {
  return { above: BigInt(rate.times('1e12').toFixed(0)), below: 10n ** 12n };
}

function signed(above: bigint, below: bigint): Ratio {
  return below < 0n ? { above: -above, below: -below } : { above, below };
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { above: a.above * b.above, below: a.below * b.below };
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return { above: a.above * b.below + b.above * a.below, below: a.below * b.below };
}

/** The arithmetic mean; null of nothing. */
export function mean(ratios: readonly Ratio[]): Ratio | null {
  if (ratios.length === 0) return null;
  const total = ratios.reduce(plus);
  return { above: total.above, below: total.below * BigInt(ratios.length) };
}

export function atMostOne(ratio: Ratio): Ratio {
  return ratio.above > ratio.below ? { above: 1n, below: 1n } : ratio;
}

/** §3: an amount times a ratio in fen, rounded half away from zero, once; as text in 元. */
export function shareOf(amount: Decimal, { above, below }: Ratio): string {
  return decimals(fenOf(amount) * above, below, 2, 1n);
}

/** Six decimals, half away from zero. */
export function sixDecimals({ above, below }: Ratio): string {
  return decimals(above, below, 6, 1_000_000n);
}

function decimals(above: bigint, below: bigint, digits: number, scale: bigint): string {
  const size = (above < 0n ? -above : above) * scale;
  const rounded = (2n * size + below) / (2n * below);
  const sign = above < 0n && rounded > 0n ? '-' : '';
  const text = rounded.toString().padStart(digits + 1, '0');
  return `${rounded === 0n && digits === 2 ? '' : sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
