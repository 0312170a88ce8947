import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Finding, Place } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { METHOD_EARNS, METHODS } from '../ledger/method';
import { claimPlace, recoveryPlace } from '../ledger/place';
import { formatFen, groupedFen, type Fen } from '../money/fen';
import { timesRate } from '../money/rate';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { vanished, type EarlierLedger } from './vanished';

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

/** What the truthfulness checks look at. */
export interface TruthBasis {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly settlement: Settlement;
  readonly periods: readonly Period[];
  readonly asOf: Day;
  /** The ledger as it was handed in before; null where there is none to compare with. */
  readonly earlier: EarlierLedger | null;
}

/**
 * Searches for inflated and hidden results (篇五 art. 29-8, 39): one voucher counted by two units, recoveries that were reversed once
 * their phase had ended, goods taken above the ruling's value, money that came in and went out again (only where 预警线 says within how
 * many days), open claims that an earlier ledger has and this one has not. A doubt is a question, not a verdict. What 数据体检 finds
 * anyhow (no voucher, the same voucher and amount twice) is not found a second time.
 */
export function doubtsOf(basis: TruthBasis): Doubt[] {
  return [
    ...vouchersAcrossUnits(basis),
    ...reversedAfterPeriods(basis),
    ...goodsAboveRuling(basis),
    ...roundTrips(basis),
    ...(basis.earlier ? vanished(basis.ledger, basis.settlement, basis.earlier) : []),
  ];
}

/** Unit of the claims that each recovery paid first; 0 where it paid none. */
function unitsOfRecoveries({ ledger, settlement }: TruthBasis): Int32Array {
  const units = new Int32Array(ledger.recoveries.count);
  const { count, claim, recovery } = settlement.applications;
  for (let at = count - 1; at >= 0; at--)
    if (recovery[at] >= 0) units[recovery[at]] = ledger.claims.unit[claim[at]];
  return units;
}

/**
 * The same voucher in two units: with the same amount, or on one day from one debtor. Units number their vouchers alike, so that the
 * number alone says nothing.
 */
function vouchersAcrossUnits(basis: TruthBasis): Doubt[] {
  const { ledger, asOf } = basis;
  const { recoveries, units } = ledger;
  const unitOf = unitsOfRecoveries(basis);
  const firsts = new Map<string, number>();
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const voucher = recoveries.voucher[at];
    if (voucher === '' || recoveries.amount[at] <= 0 || recoveries.day[at] > asOf || unitOf[at] === 0)
      continue;
    for (const key of [
      `${voucher}\n${recoveries.amount[at]}`,
      `${voucher}\n${recoveries.day[at]}/${recoveries.debtor[at]}`,
    ]) {
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, at);
        continue;
      }
      if (unitOf[first] === unitOf[at]) continue;
      const values = {
        voucher,
        amount: formatFen(recoveries.amount[at]),
        unit: units.text(unitOf[at]),
        other: units.text(unitOf[first]),
      };
      doubts.push(onRecovery(basis, at, 'truth-voucher-across-units', values, unitOf[at], first));
      break;
    }
  }
  return doubts;
}

/** A recovery that a phase counted and that was reversed when the phase was over. */
function reversedAfterPeriods(basis: TruthBasis): Doubt[] {
  const { ledger, policy, periods, asOf } = basis;
  const { recoveries } = ledger;
  const most = policy.settings.reversalCheckDays ?? Infinity;
  const unitOf = unitsOfRecoveries(basis);
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const original = recoveries.reverses[at];
    if (original < 0 || recoveries.day[at] > asOf) continue;
    const from = recoveries.day[original];
    const period = periods.find(
      ({ first, last }) =>
        from >= first && from <= last && recoveries.day[at] > last && recoveries.day[at] - last <= most,
    );
    if (!period) continue;
    const values = {
      amount: formatFen(Math.abs(recoveries.amount[at])),
      day: formatDay(from),
      phase: period.name,
      last: formatDay(period.last),
      reversed: formatDay(recoveries.day[at]),
    };
    doubts.push(onRecovery(basis, at, 'truth-reversed-after-phase', values, unitOf[original], original));
  }
  return doubts;
}

/** Goods that lowered a claim by more than the court ruled that they are worth. */
function goodsAboveRuling(basis: TruthBasis): Doubt[] {
  const { recoveries } = basis.ledger;
  const unitOf = unitsOfRecoveries(basis);
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const value = recoveries.rulingValue[at];
    if (
      METHODS[recoveries.method[at]] !== '实物抵债' ||
      Number.isNaN(value) ||
      recoveries.day[at] > basis.asOf
    )
      continue;
    const over = recoveries.amount[at] - value;
    if (over <= 0) continue;
    const values = {
      amount: formatFen(recoveries.amount[at]),
      ruling: groupedFen(value),
      over: groupedFen(over),
    };
    doubts.push({ ...onRecovery(basis, at, 'truth-goods-above-ruling', values, unitOf[at]), amount: over });
  }
  return doubts;
}

/** Money in, and within some days a new claim of nearly the same amount on the same debtor: each claim answers one recovery. */
function roundTrips(basis: TruthBasis): Doubt[] {
  const { ledger, policy, asOf } = basis;
  const { claims, recoveries } = ledger;
  const { roundTripDays, roundTripTolerance } = policy.settings;
  if (roundTripDays === null) return [];
  const arising = new Map<number, number[]>();
  for (let claim = 0; claim < claims.count; claim++) {
    const origin = claims.origin[claim];
    if (origin === NO_DAY || origin > asOf || claims.amount[claim] <= 0) continue;
    const own = arising.get(claims.debtor[claim]);
    if (own) own.push(claim);
    else arising.set(claims.debtor[claim], [claim]);
  }
  for (const own of arising.values()) own.sort((a, b) => claims.origin[a] - claims.origin[b] || a - b);
  const unitOf = unitsOfRecoveries(basis);
  const answered = new Uint8Array(claims.count);
  const doubts: Doubt[] = [];
  for (let at = 0; at < recoveries.count; at++) {
    const amount = recoveries.amount[at];
    const day = recoveries.day[at];
    if (amount <= 0 || day > asOf || METHOD_EARNS[recoveries.method[at]] === 'nothing') continue;
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
      const doubt = onRecovery(basis, at, 'truth-round-trip', values, unitOf[at]);
      doubts.push({ ...doubt, evidence: claimPlace(ledger, claim, '应收金额') });
      break;
    }
  }
  return doubts;
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

function onRecovery(
  { ledger }: TruthBasis,
  at: number,
  code: string,
  values: Finding['values'],
  unit: number,
  evidence?: number,
): Doubt {
  const { claims, recoveries, debtors, units } = ledger;
  const claim = recoveries.claim[at];
  return {
    finding: { severity: 'warning', code, place: recoveryPlace(ledger, at, '金额'), values },
    debtor: debtors.text(claim >= 0 ? claims.debtor[claim] : recoveries.debtor[at]),
    unit: units.text(unit),
    day: recoveries.day[at],
    amount: Math.abs(recoveries.amount[at]),
    evidence: evidence === undefined ? null : recoveryPlace(ledger, evidence, '金额'),
  };
}
