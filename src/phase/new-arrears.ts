import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Applications } from '../settlement/settlement';

/**
 * What a span of days recovered on claims that arose after a locked baseline, for each group of claims; the rest of what was
 * recovered is the baseline's (rules.md §8). Fen.
 * @param group code of each claim's group
 * @param size number of group codes
 * @param baseline end of the day that was locked; a claim without an origin was there already
 */
export function recoveredOfNew(
  claims: Claims,
  applications: Applications,
  group: Int32Array,
  size: number,
  first: Day,
  last: Day,
  baseline: Day,
): FenSum[] {
  const sums = new FenTotals(size);
  for (let application = 0; application < applications.count; application++) {
    if (applications.effect[application] !== Effect.Recovered) continue;
    const day = applications.day[application];
    const claim = applications.claim[application];
    if (day >= first && day <= last && claims.origin[claim] > baseline)
      sums.add(group[claim], applications.amount[application]);
  }
  return Array.from({ length: size }, (_, code) => sums.value(code));
}
