import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { METHOD_EARNS } from '../ledger/method';
import { claimPlace } from '../ledger/place';
import { formatFen, groupedFen } from '../money/fen';
import { timesRate } from '../money/rate';
import { doubtOnRecovery, type Doubt, type LedgerSearch } from './doubt';

/**
 * Money in, and within 对倒核查天数 a new claim of nearly the same amount on the same debtor: each claim answers one recovery. What was
 * taken back by a 冲销 is not searched for here.
 */
export function roundTrips(search: LedgerSearch): Doubt[] {
  const { ledger, policy, asOf } = search;
  const { claims, recoveries } = ledger;
  const { reversed } = search.recoveries;
  const { roundTripDays, roundTripTolerance } = policy.settings;
  if (roundTripDays === null) return [];
  const arising = arisingClaims(search);
  const answered = new Uint8Array(claims.count);
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const amount = recoveries.amount[at];
    const day = recoveries.day[at];
    if (amount <= 0 || day > asOf || METHOD_EARNS[recoveries.method[at]] === 'nothing') continue;
    if (reversed[at] >= amount) continue;
    const named = recoveries.claim[at];
    const debtor = named >= 0 ? claims.debtor[named] : recoveries.debtor[at];
    const own = arising.get(debtor) ?? [];
    const slack = roundTripTolerance === null ? 0 : timesRate(amount, roundTripTolerance);
    for (let index = firstFrom(own, claims.origin, day); index < own.length; index++) {
      const claim = own[index];
      if (claims.origin[claim] > day + roundTripDays) break;
      if (answered[claim] === 1 || claim === named || Math.abs(claims.amount[claim] - amount) > slack)
        continue;
      answered[claim] = 1;
      const values = {
        amount: formatFen(amount),
        day: formatDay(day),
        claim: claims.id[claim],
        arose: formatDay(claims.origin[claim]),
        claimAmount: groupedFen(claims.amount[claim]),
      };
      const doubt = doubtOnRecovery(search, at, 'truth-round-trip', values);
      doubts.push({ ...doubt, evidence: claimPlace(ledger, claim, '应收金额') });
      break;
    }
  }
  return doubts;
}

/** Claims by debtor, the earliest first. */
function arisingClaims({ ledger: { claims }, asOf }: LedgerSearch): ReadonlyMap<number, readonly number[]> {
  const arising = new Map<number, number[]>();
  for (let claim = 0; claim < claims.count; claim++) {
    const origin = claims.origin[claim];
    if (origin === NO_DAY || origin > asOf || claims.amount[claim] <= 0) continue;
    const own = arising.get(claims.debtor[claim]);
    if (own) own.push(claim);
    else arising.set(claims.debtor[claim], [claim]);
  }
  for (const own of arising.values()) own.sort((a, b) => claims.origin[a] - claims.origin[b] || a - b);
  return arising;
}

/** Index of the first claim that arose on a day or after it, among claims ordered by origin. */
function firstFrom(own: readonly number[], origin: Int32Array, day: Day): number {
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (origin[own[middle]] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
