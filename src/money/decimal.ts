/**
 * An exact decimal, digits × 10^exponent, with no zero at either end of its digits; zero has no digits.
 * Amounts and rates are read through it, so that no binary fraction is ever rounded.
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * A number cell as Excel shows it: to 15 significant digits, so that 0.1+0.2 is 0.3 (rules.md §3).
 * @returns null for NaN and infinities
 */
export function decimalOfNumber(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa, power] = Math.abs(value).toExponential(14).split('e');
  return canonical(value < 0, mantissa.replace('.', ''), Number(power) - 14);
}

/** A decimal from the digits before and behind its point, either of which may be empty. */
export function decimalOfDigits(negative: boolean, whole: string, fraction: string): Decimal {
  return canonical(negative, whole + fraction, -fraction.length);
}

/**
 * A decimal × 10^shift as a whole number, rounded half away from zero.
 * @returns the magnitude (Infinity from 10^17 on: beyond all amounts) and whether nothing had to be rounded
 */
export function roundedMagnitude(
  { digits, exponent }: Decimal,
  shift: number,
): { magnitude: number; exact: boolean } {
  const point = digits.length + exponent + shift;
  if (digits === '' || point < 0) return { magnitude: 0, exact: digits === '' };
  if (point > 17) return { magnitude: Infinity, exact: true };
  const whole = Number(digits.slice(0, point).padEnd(point, '0'));
  const rest = digits.slice(point);
  return { magnitude: rest >= '5' ? whole + 1 : whole, exact: rest === '' };
}

function canonical(negative: boolean, digits: string, exponent: number): Decimal {
  const significant = digits.replace(/^0+/, '');
  const trimmed = significant.replace(/0+$/, '');
  if (trimmed === '') return { negative: false, digits: '', exponent: 0 };
  return { negative, digits: trimmed, exponent: exponent + significant.length - trimmed.length };
}
