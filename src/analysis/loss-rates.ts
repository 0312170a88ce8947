import { ONE, compareFractions, fraction, meanOf, productOf, type Fraction } from '../money/fraction';
import type { Rate } from '../money/rate';

/** What the migration rates of a bucket say about its loss; null where it or a later bucket has no rate. */
export interface LossRates {
  /** Arithmetic mean of the bucket's migration rates; null for the last bucket. */
  readonly average: Fraction | null;
  /** 历史损失率: product of the averages from this bucket to the last but one, times the loss of the last. */
  readonly lossRate: Fraction | null;
  /** 预期信用损失率: loss rate × (1 + forward-looking adjustment), 100% at most. */
  readonly creditLossRate: Fraction | null;
}

/**
 * The loss rates of buckets that lead into each other.
 * @param migration migration rates by period, for each bucket but the last, the youngest first
 * @param lastLoss loss rate of the last bucket
 * @param adjustment forward-looking adjustment, added to 1
 * @returns one entry a bucket, the last one included
 */
export function lossRates(
  migration: readonly (readonly Fraction[])[],
  lastLoss: Rate,
  adjustment: Rate,
): LossRates[] {
  const factor = fraction(BigInt(adjustment.num) + BigInt(adjustment.den), BigInt(adjustment.den))!;
  const expected = (rate: Fraction | null): Fraction | null => rate && atMostOne(productOf(rate, factor));
  let lossRate: Fraction | null = fraction(BigInt(lastLoss.num), BigInt(lastLoss.den))!;
  const found: LossRates[] = [{ average: null, lossRate, creditLossRate: expected(lossRate) }];
  for (let bucket = migration.length - 1; bucket >= 0; bucket--) {
    const average = meanOf(migration[bucket]);
    lossRate = lossRate && average && productOf(average, lossRate);
    found.unshift({ average, lossRate, creditLossRate: expected(lossRate) });
  }
  return found;
}

function atMostOne(rate: Fraction): Fraction {
  return compareFractions(rate, ONE) > 0 ? ONE : rate;
}
