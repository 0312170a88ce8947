import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { type InterestConvention, interestYears } from './convention';

/**
 * Simple interest of one span: principal × rate × days ÷ basis, rounded once, half away from zero (rules.md §6).
 * @param fen principal, whole fen
 * @param after the day before the first one that counts
 * @param to the last day that counts
 * @throws RangeError where the result is beyond what doubles hold exactly, or the span ends before it begins
 */
export function simpleInterest(
  fen: Fen,
  rate: Rate,
  after: Day,
  to: Day,
  convention: InterestConvention,
): Fen {
  const years = interestYears(after, to, convention);
  const product = BigInt(fen) * BigInt(rate.num) * BigInt(years.num);
  const divisor = BigInt(rate.den) * BigInt(years.den);
  const size = ((product < 0n ? -product : product) * 2n + divisor) / (divisor * 2n);
  const interest = Number(product < 0n ? -size : size);
  if (!Number.isSafeInteger(interest)) throw new RangeError(`interest on ${fen} fen is too large`);
  return interest;
}
