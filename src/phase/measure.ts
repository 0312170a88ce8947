import { NO_DAY, type Day } from '../calendar/day';
import { REVIEWS, type Claims } from '../ledger/ledger';
import { FenTotals } from '../money/sum';
import type { PhaseKind } from '../policy/policy';
import { existsAt } from '../settlement/balance-at';
import type { PhaseMeasure } from './phase-result';

/** Which of the two sums. */
const ALL = 0;
const DONE = 1;

const FOUND_WANTING = REVIEWS.indexOf('不合格');

/**
 * What a phase of a kind measures beside money, up to a day (rules.md §8): 摸底, claims surveyed ÷ all; 认定, claims
 * confirmed by the debtor and with an owner ÷ all; 复查, claims put right ÷ those found wanting. Amounts are those
 * owed at first (应收金额), so that a payment does not lower what was surveyed.
 * @returns null for other kinds and where the ledger has no such column filled
 */
export function measurePhase(claims: Claims, kind: PhaseKind, last: Day): PhaseMeasure | null {
  const doneBy = (days: Int32Array) => (claim: number) => days[claim] !== NO_DAY && days[claim] <= last;
  switch (kind) {
    case '摸底':
      return count(claims, last, claims.surveyed, doneBy(claims.surveyed), () => true);
    case '认定': {
      const identified = doneBy(claims.identified);
      return count(
        claims,
        last,
        claims.identified,
        (claim) => identified(claim) && claims.owner[claim] !== 0,
        () => true,
      );
    }
    case '复查':
      return count(
        claims,
        last,
        claims.review,
        doneBy(claims.rectified),
        (claim) => claims.review[claim] === FOUND_WANTING,
      );
    default:
      return null;
  }
}

function count(
  claims: Claims,
  last: Day,
  column: Int32Array | Uint8Array,
  done: (claim: number) => boolean,
  counts: (claim: number) => boolean,
): PhaseMeasure | null {
  if (isEmpty(column)) return null;
  const amounts = new FenTotals(2);
  let [doneCount, allCount] = [0, 0];
  for (let claim = 0; claim < claims.count; claim++) {
    const amount = claims.amount[claim];
    if (!(amount > 0) || !existsAt(claims, claim, last) || !counts(claim)) continue;
    allCount++;
    amounts.add(ALL, amount);
    if (!done(claim)) continue;
    doneCount++;
    amounts.add(DONE, amount);
  }
  return { done: doneCount, all: allCount, doneAmount: amounts.value(DONE), allAmount: amounts.value(ALL) };
}

function isEmpty(column: Int32Array | Uint8Array): boolean {
  const empty = column instanceof Int32Array ? NO_DAY : 0;
  for (let claim = 0; claim < column.length; claim++) if (column[claim] !== empty) return false;
  return true;
}
