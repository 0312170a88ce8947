import type { CampaignResult } from '../campaign/result';
import { Effect } from '../ledger/method';

/**
 * For each claim the name of the phase in which it was last paid: the phase that holds the day of its latest
 * recovery that still stands. Empty where nothing was paid, or not within a phase. (The phase that holds the as-of
 * date would be the same in every row and says nothing about the claim.)
 */
export function lastPaidPhase({ ledger, settlement, phases }: CampaignResult): readonly string[] {
  const { count, claim, day, amount, effect, undoes } = settlement.applications;
  // What is left of each application after the give-backs that undo it.
  const standing = Float64Array.from(amount.subarray(0, count));
  for (let index = 0; index < count; index++) {
    if (undoes[index] >= 0) standing[undoes[index]] += amount[index];
  }
  const last = new Int32Array(ledger.claims.count).fill(-1);
  for (let index = 0; index < count; index++) {
    if (undoes[index] >= 0 || effect[index] !== Effect.Recovered || !(standing[index] > 0)) continue;
    const before = last[claim[index]];
    if (before < 0 || day[index] >= day[before]) last[claim[index]] = index;
  }
  return Array.from(last, (index) => {
    if (index < 0) return '';
    return phases.find(({ first, last: end }) => first <= day[index] && day[index] <= end)?.name ?? '';
  });
}
