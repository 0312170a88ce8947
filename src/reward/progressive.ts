import type { Fen } from '../money/fen';
import type { RewardBracket } from '../policy/policy';

/**
 * Progressive reward (分段累进) of a recovery on a claim of which something was recovered before: each slice of the
 * recovered amount at its own rate, added up exactly, rounded once half away from zero (rules.md §7, §10).
 * @param rows rows of the scheme whose 逾期起 and 逾期止 are amounts in fen; rows without a rate earn nothing
 * @param before fen recovered on the claim under the scheme before
 * @param amount fen recovered now, not negative
 */
export function progressiveReward(rows: readonly RewardBracket[], before: Fen, amount: Fen): Fen {
  let num = 0n;
  let den = 1n;
  for (const { from, to, rate } of rows) {
    if (!rate) continue;
    const low = Math.max(from ?? 0, before);
    const high = Math.min(to ?? Infinity, before + amount);
    if (high <= low) continue;
    const [n, d] = [BigInt(high - low) * BigInt(rate.num), BigInt(rate.den)];
    num = num * d + n * den;
    den *= d;
  }
  return Number((2n * num + den) / (2n * den));
}
