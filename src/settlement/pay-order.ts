import { LAST_DAY, NO_DAY } from '../calendar/day';
import type { Claims } from '../ledger/ledger';

/**
 * The order in which unnamed payments pay claims: the earliest due first, then the older origin, then ledger order;
 * claims without a due date last, a claim without an origin before the others of its due date (rules.md §4).
 * @returns claim indexes in that order; credit notes are left out
 */
export function payOrder(claims: Claims): Uint32Array {
  const positive: number[] = [];
  for (let claim = 0; claim < claims.count; claim++) if (claims.amount[claim] > 0) positive.push(claim);
  const dueOf = (claim: number): number => (claims.due[claim] === NO_DAY ? LAST_DAY + 1 : claims.due[claim]);
  return Uint32Array.from(positive).sort(
    (a, b) => dueOf(a) - dueOf(b) || claims.origin[a] - claims.origin[b] || a - b,
  );
}
