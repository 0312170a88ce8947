import { FIRST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, UNKNOWN, type Claims, type Recoveries } from '../ledger/ledger';

/**
 * What can happen on one day, in the order in which it happens (rules.md §4): claims arise, what was paid on them
 * before they arose is applied, money that waited pays them, then what names a claim, then unnamed credit notes,
 * then unnamed recoveries.
 */
export const EventKind = {
  Arise: 0,
  NamedEarlier: 1,
  WaitingMoney: 2,
  NamedCredit: 3,
  NamedRecovery: 4,
  UnnamedCredit: 5,
  UnnamedRecovery: 6,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** Events in the order in which they happen: kind, day, and the index of the claim or recovery. */
export interface Events {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly day: Int32Array;
  readonly subject: Uint32Array;
}

const KINDS = 8;
/** Events that one run can order: day (22 bits), kind (3 bits) and sequence share the 53 bits of a number. */
const MOST_EVENTS = 2 ** 27;

/**
 * All events up to the as-of date.
 * @param paysUnnamed 1 for each debtor code that has an unnamed recovery or credit note
 */
export function orderEvents(
  claims: Claims,
  recoveries: Recoveries,
  asOf: Day,
  paysUnnamed: Uint8Array,
): Events {
  const kinds: number[] = [];
  const days: number[] = [];
  const subjects: number[] = [];
  const keys: number[] = [];
  const add = (kind: EventKind, day: Day, subject: number): void => {
    if (day > asOf) return;
    keys.push(((day - FIRST_DAY) * KINDS + kind) * MOST_EVENTS + kinds.length);
    kinds.push(kind);
    days.push(day);
    subjects.push(subject);
  };
  const originOf = (claim: number): Day =>
    claims.origin[claim] === NO_DAY ? FIRST_DAY : claims.origin[claim];

  for (let claim = 0; claim < claims.count; claim++) {
    const origin = originOf(claim);
    if (claims.amount[claim] > 0) {
      add(EventKind.Arise, origin, claim);
      if (paysUnnamed[claims.debtor[claim]]) add(EventKind.WaitingMoney, origin, claim);
    } else if (claims.amount[claim] < 0) {
      const named = claims.corrects[claim];
      if (named < 0) add(EventKind.UnnamedCredit, origin, claim);
      else add(EventKind.NamedCredit, Math.max(origin, originOf(named)), claim);
    }
  }
  const place = placesOf(recoveries);
  const earlier: number[] = [];
  for (const recovery of place.order) {
    const source = place.follows[recovery];
    const named = recoveries.claim[source];
    const day = place.day[recovery];
    if (named === NONE || named === UNKNOWN) {
      add(EventKind.UnnamedRecovery, day, recovery);
    } else {
      const origin = originOf(named);
      if (origin > day) earlier.push(recovery);
      else add(EventKind.NamedRecovery, day, recovery);
    }
  }
  // Several that were paid before their claim arose are applied in the order in which they were paid.
  earlier.sort((a, b) => place.day[a] - place.day[b]);
  for (const recovery of earlier) {
    add(EventKind.NamedEarlier, originOf(recoveries.claim[place.follows[recovery]]), recovery);
  }

  const sorted = Float64Array.from(keys).sort();
  const order = Uint32Array.from(sorted, (key) => key % MOST_EVENTS);
  return {
    count: order.length,
    kind: Uint8Array.from(order, (event) => kinds[event]),
    day: Int32Array.from(order, (event) => days[event]),
    subject: Uint32Array.from(order, (event) => subjects[event]),
  };
}

/**
 * Where recoveries stand in the order of a day. A reversal stands where its original stands (with the named ones or
 * the unnamed ones) and never before it: one dated earlier waits for its original's day, one written above it in the
 * ledger comes after it.
 */
function placesOf(recoveries: Recoveries): {
  order: readonly number[];
  follows: Int32Array;
  day: Int32Array;
} {
  const follows = Int32Array.from({ length: recoveries.count }, (_, recovery) => recovery);
  const day = Int32Array.from(recoveries.day);
  const order: number[] = [];
  const late = new Map<number, number[]>();
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    const original = recoveries.reverses[recovery];
    if (original < 0) {
      order.push(recovery);
      for (const reversal of late.get(recovery) ?? []) order.push(reversal);
      continue;
    }
    follows[recovery] = original;
    day[recovery] = Math.max(day[recovery], day[original]);
    if (original < recovery) order.push(recovery);
    else late.set(original, [...(late.get(original) ?? []), recovery]);
  }
  return { order, follows, day };
}
