import type { Day } from '../calendar/day';
import type { Finding, Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { recoveryPlace } from '../ledger/place';
import type { Fen } from '../money/fen';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';

/** The dated stages whose results may be made to look better: phases after the overlap rule. */
export interface Period {
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
}

/** Something that may make a result look better than it is, with the row that shows it. */
export interface Doubt {
  readonly finding: Finding;
  readonly debtor: string;
  readonly unit: string;
  readonly day: Day;
  /** Fen in question. */
  readonly amount: Fen;
  /** The other row that it rests on; null where one row is all. */
  readonly evidence: Place | null;
}

/** What a search of one ledger looks at. */
export interface LedgerSearch {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly settlement: Settlement;
  readonly periods: readonly Period[];
  readonly asOf: Day;
  readonly recoveries: RecoveryTraits;
}

/** What the searches know of each recovery beside its row. */
export interface RecoveryTraits {
  /** Unit of the claim that it paid first, otherwise of the claim that it names; 0 where there is neither. */
  readonly unit: Int32Array;
  /** What reversals dated by the as-of date took back of it, fen. */
  readonly reversed: Float64Array;
}

/** Reads the traits off the ledger and its settlement. */
export function recoveryTraits(
  { claims, recoveries }: Ledger,
  { applications }: Settlement,
  asOf: Day,
): RecoveryTraits {
  const unit = new Int32Array(recoveries.count);
  const reversed = new Float64Array(recoveries.count);
  for (let at = 0; at < recoveries.count; at++) {
    if (recoveries.claim[at] >= 0) unit[at] = claims.unit[recoveries.claim[at]];
    const original = recoveries.reverses[at];
    if (original >= 0 && recoveries.day[at] <= asOf) reversed[original] -= recoveries.amount[at];
  }
  for (let at = applications.count - 1; at >= 0; at--) {
    const recovery = applications.recovery[at];
    if (recovery >= 0) unit[recovery] = claims.unit[applications.claim[at]];
  }
  return { unit, reversed };
}

/** A doubt about a recovery. */
export function doubtOnRecovery(
  { ledger, recoveries: { unit } }: LedgerSearch,
  at: number,
  code: string,
  values: Finding['values'],
  /** The other recovery that shows it. */
  other?: number,
): Doubt {
  const { claims, recoveries, debtors, units } = ledger;
  const claim = recoveries.claim[at];
  return {
    finding: { severity: 'warning', code, place: recoveryPlace(ledger, at, '金额'), values },
    debtor: debtors.text(claim >= 0 ? claims.debtor[claim] : recoveries.debtor[at]),
    unit: units.text(unit[at] === 0 && other !== undefined ? unit[other] : unit[at]),
    day: recoveries.day[at],
    amount: Math.abs(recoveries.amount[at]),
    evidence: other === undefined ? null : recoveryPlace(ledger, other, '金额'),
  };
}
