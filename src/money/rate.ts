import { Decimal, decimalOfDigits, decimalOfNumber } from './decimal';
import type { Fen } from './fen';
import { plainNumberText } from './plain-text';

/** An exact fraction. What `parseRate` reads is a decimal in lowest powers of ten: 5% is 5/100, 50% is 5/10, 100% is 1/1. */
export interface Rate {
  /** Whole number, negative for a negative rate. */
  readonly num: number;
  /** Whole number above zero. */
  readonly den: number;
}

const RATE_TEXT = /^(百分之|千分之|万分之)?\s*([+-])?\s*(\d*)(?:\.(\d*))?\s*([%‰‱])?$/;
/** Powers of ten by which the signs and words divide. */
const DIVIDED_BY: Readonly<Record<string, number>> = {
  '%': 2,
  '‰': 3,
  '‱': 4,
  百分之: 2,
  千分之: 3,
  万分之: 4,
};
/** Doubles hold powers of ten exactly up to here. */
const MOST_DECIMALS = 22;

/**
 * Reads a rate: `5%`, `0.05`, `5‰`, `万分之1.75`, full-width digits and signs; a number cell to 15 significant digits.
 * @param value text or number as it stands in the cell; 5 without a sign is 500%
 * @returns null where it is no rate, or has more digits than can be held exactly
 */
export function parseRate(value: string | number): Rate | null {
  if (typeof value === 'number') {
    const decimal = decimalOfNumber(value);
    return decimal && rateOf(decimal, 0);
  }
  const parts = RATE_TEXT.exec(plainNumberText(value));
  if (!parts) return null;
  const [, word, sign, whole, fraction = '', mark] = parts;
  if (whole + fraction === '' || (word !== undefined && mark !== undefined)) return null;
  return rateOf(decimalOfDigits(sign === '-', whole, fraction), DIVIDED_BY[word ?? mark ?? ''] ?? 0);
}

function rateOf(decimal: Decimal, dividedBy: number): Rate | null {
  const rate = decimal.div(Decimal.pow(10, dividedBy));
  const decimals = rate.decimalPlaces();
  const num = rate.times(Decimal.pow(10, decimals)).toNumber();
  if (!Number.isSafeInteger(num) || decimals > MOST_DECIMALS) return null;
  return { num: num === 0 ? 0 : num, den: Number(`1e${decimals}`) };
}

/**
 * A rate in percent, exactly: `5%`, `0.0175%`. A fraction that no decimal equals is shown to six decimals of a percent.
 */
export function formatRate(rate: Rate): string {
  const den = BigInt(rate.den);
  const percent = BigInt(Math.abs(rate.num)) * 100n;
  const decimals = decimalsNeeded(percent, den);
  const scaled = (percent * 10n ** BigInt(decimals) * 2n + den) / (den * 2n);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const sign = rate.num < 0 && scaled > 0n ? '-' : '';
  return `${sign}${whole}${fraction && `.${fraction}`}%`;
}

function decimalsNeeded(num: bigint, den: bigint): number {
  for (let decimals = 0, scaled = num; decimals <= MOST_DECIMALS; decimals++, scaled *= 10n) {
    if (scaled % den === 0n) return decimals;
  }
  return 6;
}

/**
 * An amount times a rate, rounded half away from zero at the fen, once, the division last (rules.md §3).
 * The product is split (platform.md §7) where doubles hold both halves exactly, and goes through BigInt elsewhere.
 * For a loop over many amounts at one rate see `rateMultiplier`.
 * @param fen whole fen
 * @throws RangeError where the result is beyond what doubles hold exactly
 */
export function timesRate(fen: Fen, rate: Rate): Fen {
  return Math.abs(fen) <= splitLimit(rate) ? splitProduct(fen, rate) : bigProduct(fen, rate);
}

/**
 * `timesRate` for one rate and many amounts: which way is safe is found out once.
 */
export function rateMultiplier(rate: Rate): (fen: Fen) => Fen {
  const limit = splitLimit(rate);
  return (fen) => (Math.abs(fen) <= limit ? splitProduct(fen, rate) : bigProduct(fen, rate));
}

/** The largest amount whose split product stays exact, or -1 where the rate's own numbers are too large for any. */
function splitLimit({ num, den }: Rate): number {
  const factor = Math.abs(num);
  if (2 * den * (factor + 1) > Number.MAX_SAFE_INTEGER) return -1;
  // A product below 2^52 and a remainder's share of at most `factor` + 1 stay below 2^53 together.
  return factor <= den ? 2 ** 52 : (2 ** 52 / (factor + 1)) * den;
}

function splitProduct(fen: Fen, { num, den }: Rate): Fen {
  const amount = Math.abs(fen);
  const factor = Math.abs(num);
  const quotient = Math.floor(amount / den);
  const remainder = amount - quotient * den;
  const product = quotient * factor + Math.floor((2 * remainder * factor + den) / (2 * den));
  return product === 0 ? 0 : fen < 0 !== num < 0 ? -product : product;
}

function bigProduct(fen: Fen, { num, den }: Rate): Fen {
  const product = BigInt(fen) * BigInt(num);
  const double = (product < 0n ? -product : product) * 2n;
  const divisor = BigInt(den);
  const magnitude = Number((double + divisor) / (divisor * 2n));
  if (!Number.isSafeInteger(magnitude)) throw new RangeError(`${fen} fen × ${num}/${den} is too large`);
  return magnitude === 0 ? 0 : product < 0n ? -magnitude : magnitude;
}

const NOTHING: Rate = { num: 0, den: 1 };
const WHOLE: Rate = { num: 1, den: 1 };

/** True for a rate from 0% to 100%. */
export function isShare(rate: Rate): boolean {
  return compareRates(rate, NOTHING) >= 0 && compareRates(rate, WHOLE) <= 0;
}

/** Below, at or above zero as the first rate is lower than, equal to or higher than the second; exact. */
export function compareRates(a: Rate, b: Rate): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const difference = BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
