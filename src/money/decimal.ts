import { Decimal as AnyDecimal } from 'decimal.js';

/** decimal.js with room for every amount and rate, and the one rounding that rules.md §3 knows: half away from zero. */
export const Decimal = AnyDecimal.clone({ precision: 60, rounding: AnyDecimal.ROUND_HALF_UP });
export type Decimal = InstanceType<typeof Decimal>;

/** A cell counts as Excel shows it, to 15 significant digits, so that 0.1+0.2 is 0.3 (rules.md §3). */
const SHOWN_DIGITS = 15;

/**
 * A number cell as an exact decimal.
 * @returns null for NaN and infinities
 */
export function decimalOfNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? new Decimal(value.toPrecision(SHOWN_DIGITS)) : null;
}

/**
 * A decimal from the digits before and behind its point, either of which may be empty. It counts to 15 digits as well: a
 * CSV writes a number cell's double in full (2309.7899999999995), and no amount has more.
 */
export function decimalOfDigits(negative: boolean, whole: string, fraction: string): Decimal {
  const decimal = new Decimal(`${whole || '0'}.${fraction || '0'}`);
  const shown = decimal.precision() > SHOWN_DIGITS ? decimal.toSignificantDigits(SHOWN_DIGITS) : decimal;
  return negative ? shown.negated() : shown;
}
