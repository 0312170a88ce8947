import { FIRST_DAY, LAST_DAY, NO_DAY } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import { stableOrder } from './stable-order';

/**
 * The order in which unnamed payments pay claims: the earliest due first, then the older origin, then ledger order;
 * claims without a due date last, a claim without an origin before the others of its due date (rules.md §4).
 * @returns claim indexes in that order; credit notes are left out
 */
export function payOrder(claims: Claims): Uint32Array {
  let positive = 0;
  for (let claim = 0; claim < claims.count; claim++) if (claims.amount[claim] > 0) positive++;
  const order = new Uint32Array(positive);
  const origin = new Uint32Array(claims.count);
  const due = new Uint32Array(claims.count);
  let next = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    if (!(claims.amount[claim] > 0)) continue;
    order[next++] = claim;
    if (claims.origin[claim] !== NO_DAY) origin[claim] = claims.origin[claim] - FIRST_DAY + 1;
    due[claim] = (claims.due[claim] === NO_DAY ? LAST_DAY + 1 : claims.due[claim]) - FIRST_DAY;
  }
  return stableOrder(stableOrder(order, origin), due);
}
