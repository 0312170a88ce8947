import { Decimal, decimalOfNumber } from './decimal';
import type { Fen } from './fen';

/**
 * Splits an amount by weights so that the parts add up to the whole, to the fen (rules.md §3).
 * Largest remainder: each part is cut to whole fen, and the fen left over go to the largest cuts, ties to the earlier part.
 * A negative amount splits like its positive one, with the sign.
 * @param total whole fen
 * @param weights shares of any sum, none negative; a fraction counts to 15 significant digits
 * @returns one amount in fen for each weight
 * @throws RangeError where a weight is negative or no number, or where nothing has a weight but there is something to split
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  let sum = 0;
  let whole = true;
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`not a weight: ${weight}`);
    whole &&= Number.isInteger(weight);
    sum += weight;
  }
  if (total === 0) return weights.map(() => 0);
  if (sum === 0) throw new RangeError('nothing has a weight');
  const amount = Math.abs(total);
  const parts =
    whole && amount * sum < 2 ** 53
      ? splitSmall(amount, weights, sum)
      : splitLarge(amount, whole ? weights.map(BigInt) : wholeWeights(weights));
  return total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

function splitSmall(amount: Fen, weights: readonly number[], sum: number): Fen[] {
  const cuts = weights.map((weight) => (amount * weight) % sum);
  const parts = weights.map((weight, index) => (amount * weight - cuts[index]) / sum);
  return giveRest(amount, parts, (a, b) => cuts[b] - cuts[a]);
}

function splitLarge(amount: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const exact = BigInt(amount);
  const cuts = weights.map((weight) => (exact * weight) % sum);
  const parts = weights.map((weight) => Number((exact * weight) / sum));
  return giveRest(amount, parts, (a, b) => (cuts[a] < cuts[b] ? 1 : cuts[a] > cuts[b] ? -1 : 0));
}

/** Hands the fen that the cuts left over, one each, to the parts that come first in the given order. */
function giveRest(amount: Fen, parts: Fen[], largestCutFirst: (a: number, b: number) => number): Fen[] {
  const rest = parts.reduce((left, part) => left - part, amount);
  if (rest === 0) return parts;
  const order = parts.map((_, index) => index).sort((a, b) => largestCutFirst(a, b) || a - b);
  for (const index of order.slice(0, rest)) parts[index]++;
  return parts;
}

/** Weights × one common power of ten: their proportions, as whole numbers. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map((weight) => decimalOfNumber(weight)!);
  const scale = Decimal.pow(10, Math.max(...decimals.map((decimal) => decimal.decimalPlaces())));
  return decimals.map((decimal) => BigInt(decimal.times(scale).toFixed(0)));
}
