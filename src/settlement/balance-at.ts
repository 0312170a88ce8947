import { NO_DAY, type Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { Applications } from './settlement';

/**
 * Balance of each claim at the end of a day on or before the as-of date, fen; 0 for claims that did not exist yet.
 */
export function balanceAt(claims: Claims, applications: Applications, day: Day): Float64Array {
  const balance = new Float64Array(claims.count);
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.amount[claim] > 0 && existsAt(claims, claim, day)) balance[claim] = claims.amount[claim];
  }
  for (let application = 0; application < applications.count; application++) {
    if (applications.day[application] <= day)
      balance[applications.claim[application]] -= applications.amount[application];
  }
  return balance;
}

/** True where a claim has arisen on or before a day; one without an origin always has (rules.md §4). */
export function existsAt(claims: Claims, claim: number, day: Day): boolean {
  return claims.origin[claim] === NO_DAY || claims.origin[claim] <= day;
}
