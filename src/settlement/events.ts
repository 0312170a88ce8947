import { FIRST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, UNKNOWN, type Claims, type Recoveries } from '../ledger/ledger';
import { stableOrder } from './stable-order';

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
  const most = 2 * claims.count + recoveries.count;
  const subjects = new Uint32Array(most);
  const keys = new Uint32Array(most);
  let count = 0;
  const add = (kind: EventKind, day: Day, subject: number): void => {
    if (day > asOf) return;
    keys[count] = (day - FIRST_DAY) * KINDS + kind;
    subjects[count++] = subject;
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

  const order = stableOrder(firstNumbers(count), keys);
  const events = {
    count,
    kind: new Uint8Array(count),
    day: new Int32Array(count),
    subject: new Uint32Array(count),
  };
  for (let event = 0; event < count; event++) {
    const key = keys[order[event]];
    events.kind[event] = key % KINDS;
    events.day[event] = (key - events.kind[event]) / KINDS + FIRST_DAY;
    events.subject[event] = subjects[order[event]];
  }
  return events;
}

/**
 * Where recoveries stand in the order of a day. A reversal stands where its original stands (with the named ones or
 * the unnamed ones) and never before it: one dated earlier waits for its original's day, one written above it in the
 * ledger comes after it.
 */
function placesOf(recoveries: Recoveries): {
  order: Uint32Array;
  follows: Uint32Array;
  day: Int32Array;
} {
  const { count, reverses } = recoveries;
  const follows = firstNumbers(count);
  const day = Int32Array.from(recoveries.day);
  const order = firstNumbers(count);
  let next = 0;
  const late = new Map<number, number[]>();
  for (let recovery = 0; recovery < count; recovery++) {
    const original = reverses[recovery];
    if (original < 0) {
      order[next++] = recovery;
      for (const reversal of late.get(recovery) ?? []) order[next++] = reversal;
      continue;
    }
    follows[recovery] = original;
    day[recovery] = Math.max(day[recovery], day[original]);
    if (original < recovery) {
      order[next++] = recovery;
      continue;
    }
    const waiting = late.get(original);
    if (waiting) waiting.push(recovery);
    else late.set(original, [recovery]);
  }
  return { order: order.subarray(0, next), follows, day };
}

/** 0, 1, 2 … as indexes. */
function firstNumbers(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let number = 0; number < count; number++) numbers[number] = number;
  return numbers;
}
