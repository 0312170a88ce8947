import DecimalJs from 'decimal.js';

/** Decimals of 60 digits, rounded half away from zero (§3). */
export const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP });
export type Decimal = DecimalJs;

export const ZERO = new Decimal(0);

/** §3: a number cell is read to 15 significant digits. */
export function decimalOfCell(value: unknown): Decimal | null {
  if (typeof value === 'number') return new Decimal(value.toPrecision(15));
  if (typeof value !== 'string' || value === '') return null;
  return value.endsWith('%') ? new Decimal(value.slice(0, -1)).div(100) : new Decimal(value);
}

/** §3: an amount in 元, rounded half away from zero at the fen. */
export function amountOfCell(value: unknown): Decimal | null {
  const read = decimalOfCell(value);
  return read && toFen(read);
}

export function toFen(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2);
}

export function sum(amounts: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** §3: largest remainder, ties to the earlier; a negative amount is split as its opposite is. */
export function allocate(total: Decimal, weights: readonly Decimal[]): Decimal[] {
  if (total.isNegative()) return allocate(total.neg(), weights).map((part) => part.neg());
  const fen = total.times(100);
  const whole = sum(weights);
  const parts = weights.map((weight) => fen.times(weight).divToInt(whole));
  const remainders = weights.map((weight, index) => fen.times(weight).minus(parts[index].times(whole)));
  const byRemainder = weights.map((_, index) => index);
  byRemainder.sort((a, b) => remainders[b].comparedTo(remainders[a]) || a - b);
  const left = fen.minus(sum(parts)).toNumber();
  for (const index of byRemainder.slice(0, left)) parts[index] = parts[index].plus(1);
  return parts.map((part) => part.div(100));
}

/** A figure of the document: 元 with two decimals. */
export function textOfAmount(amount: Decimal): string {
  return amount.isZero() ? '0.00' : amount.toFixed(2);
}

/** A ratio of the document: six decimals; null where there is nothing to divide by. */
export function textOfRatio(part: Decimal, whole: Decimal): string | null {
  return whole.gt(0) ? ratioText(part.div(whole)) : null;
}

/** Six decimals, half away from zero; nought without a sign. */
export function ratioText(ratio: Decimal): string {
  const text = ratio.toFixed(6);
  return Number(text) === 0 ? '0.000000' : text;
}
