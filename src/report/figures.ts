import { groupedFen, type FenSum } from '../money/fen';

/** In what unit a sheet shows money; the cells hold the exact amount in either. */
export type ShownUnit = '元' | '万元';

/** Fen in one unit, as a power of ten. */
const DECIMALS: Readonly<Record<ShownUnit, number>> = { 元: 2, 万元: 6 };

/** How many decimals of the unit one fen has: checks are rounded to it, so that they show 0 and nothing else. */
export function decimalsOf(unit: ShownUnit): number {
  return DECIMALS[unit];
}

/**
 * The number that a cell holds for an amount: the double nearest to the exact amount.
 * @param fen whole fen, a single amount or a sum
 */
export function inUnit(fen: number | FenSum, unit: ShownUnit): number {
  const decimals = DECIMALS[unit];
  // Nothing is nothing, whichever sign a subtraction left it with.
  const whole = Number(fen) + 0;
  // One division of two exact doubles rounds once; beyond 2^53 the decimal text does.
  return Number.isSafeInteger(whole) ? whole / 10 ** decimals : Number(`${fen}e-${decimals}`);
}

/**
 * An amount as a cell with two decimals shows it, in hundredths of the unit, rounded half away from zero.
 * @param fen whole fen
 */
export function shownHundredths(fen: number | FenSum, unit: ShownUnit): FenSum {
  const exact = BigInt(fen);
  const step = 10n ** BigInt(DECIMALS[unit] - 2);
  const rounded = ((exact < 0n ? -exact : exact) * 2n + step) / (step * 2n);
  return exact < 0n ? -rounded : rounded;
}

/** An amount as a cell with two decimals shows it: `-1,234.50`. */
export function shownAmount(fen: number | FenSum, unit: ShownUnit): string {
  return groupedFen(shownHundredths(fen, unit));
}

/** A ratio of two sums as a double; null where there is nothing to divide by. */
export function ratioOf(part: FenSum | number, whole: FenSum | number): number | null {
  return Number(whole) === 0 ? null : Number(part) / Number(whole);
}

/**
 * A ratio of two sums in percent with one decimal, computed exactly and rounded half away from zero: `77.1%`.
 * @returns a dash where there is nothing to divide by
 */
export function shownPercent(part: FenSum | number, whole: FenSum | number): string {
  let [num, den] = [BigInt(part), BigInt(whole)];
  if (den === 0n) return '-';
  if (den < 0n) [num, den] = [-num, -den];
  const tenths = ((num < 0n ? -num : num) * 2000n + den) / (den * 2n);
  return `${num < 0n && tenths > 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}%`;
}

/** A ratio of two sums, not negative, as percentage points with one decimal, rounded half up: `3.4`. */
export function shownPoints(part: FenSum, whole: FenSum): string {
  return shownPercent(part, whole).replace('%', '');
}
