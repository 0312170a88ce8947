import { FIRST_DAY, NO_DAY, type Day } from '../calendar/day';
import { NONE, UNKNOWN, type Claims, type Recoveries } from '../ledger/ledger';
import { Effect, METHOD_EFFECT } from '../ledger/method';
import type { Fen } from '../money/fen';
import { firstNumbers, stableOrder } from './stable-order';

/**
 * What money and credit notes can do on one day, in the order in which it happens (rules.md §4). Before all of it the claims of the day
 * arise; what was paid on them before they arose is applied, money that waited pays them, then what names a claim, then unnamed
 * credit notes, then unnamed recoveries.
 */
export const EventKind = {
  /** Money, or a credit note, for a claim that has only now arisen. */
  NamedEarlier: 0,
  /** Never among the ordered events: only the run knows whether money waits. */
  WaitingMoney: 1,
  NamedCredit: 2,
  NamedRecovery: 3,
  UnnamedCredit: 4,
  UnnamedRecovery: 5,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** Payments in the order in which they happen, with what of each is needed then: asked for one by one they would be far apart. */
export interface Events {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly day: Int32Array;
  /** Index of the recovery, or of the credit note among the claims. */
  readonly subject: Int32Array;
  /** The claim that a named payment names, the debtor of an unnamed one; UNKNOWN for one that names what the ledger does not have. */
  readonly target: Int32Array;
  /** Fen as the ledger has it. */
  readonly amount: Float64Array;
  /** An `Effect`. */
  readonly effect: Uint8Array;
  /** Of payments on a claim that arose later: what is left, where a reversal took some back before it arose. */
  readonly leftOf: ReadonlyMap<number, Fen>;
  /** Reversals that wanted more back than such a payment had, and by how much. */
  readonly excess: ReadonlyMap<number, Fen>;
}

const KINDS = 8;

/** The day on which a claim arises; one without an origin has been there always. */
export function arisesOn(claims: Claims, claim: number): Day {
  return claims.origin[claim] === NO_DAY ? FIRST_DAY : claims.origin[claim];
}

/** All recoveries, reliefs and credit notes up to the as-of date. */
export function orderEvents(claims: Claims, recoveries: Recoveries, asOf: Day): Events {
  let creditNotes = 0;
  for (const amount of claims.amount) if (amount < 0) creditNotes++;
  const events = new EventList(creditNotes + recoveries.count, asOf);
  /** What names a claim that arises later. */
  const earlier: Earlier[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    const amount = claims.amount[claim];
    if (!(amount < 0)) continue;
    const origin = arisesOn(claims, claim);
    const named = claims.corrects[claim];
    const { Correction } = Effect;
    if (named < 0)
      events.add(EventKind.UnnamedCredit, origin, claim, claims.debtor[claim], amount, Correction);
    else if (arisesOn(claims, named) > origin)
      earlier.push({ since: origin, subject: claim, target: named, amount, effect: Correction });
    else events.add(EventKind.NamedCredit, origin, claim, named, amount, Correction);
  }
  const place = placesOf(recoveries);
  const leftOf = new Map<number, Fen>();
  const excess = new Map<number, Fen>();
  for (const recovery of place.order) {
    const source = place.follows[recovery];
    const named = recoveries.claim[source];
    const day = place.day[recovery];
    const amount = recoveries.amount[recovery];
    const effect = METHOD_EFFECT[recoveries.method[recovery]];
    if (named < 0) {
      const target = named === NONE ? recoveries.debtor[source] : UNKNOWN;
      events.add(EventKind.UnnamedRecovery, day, recovery, target, amount, effect);
    } else if (arisesOn(claims, named) > day) {
      if (amount > 0) earlier.push({ since: day, subject: recovery, target: named, amount, effect });
      else if (source !== recovery && day <= asOf) {
        const paid = leftOf.get(source) ?? recoveries.amount[source];
        leftOf.set(source, Math.max(0, paid + amount));
        if (paid + amount < 0) excess.set(recovery, -paid - amount);
      }
    } else events.add(EventKind.NamedRecovery, day, recovery, named, amount, effect);
  }
  // Several that came before their claim arose are applied in the order in which they came.
  earlier.sort((a, b) => a.since - b.since);
  for (const { subject, target, amount, effect } of earlier) {
    const left = amount > 0 ? (leftOf.get(subject) ?? amount) : amount;
    if (left !== 0)
      events.add(EventKind.NamedEarlier, arisesOn(claims, target), subject, target, left, effect);
  }
  return { ...events.inOrder(), leftOf, excess };
}

interface Earlier {
  readonly since: Day;
  readonly subject: number;
  readonly target: number;
  /** Fen; negative for a credit note, whose subject is a claim. */
  readonly amount: Fen;
  readonly effect: Effect;
}

class EventList {
  private count = 0;
  private readonly key: Int32Array;
  private readonly subject: Int32Array;
  private readonly target: Int32Array;
  private readonly amount: Float64Array;
  private readonly effect: Uint8Array;

  constructor(
    most: number,
    private readonly asOf: Day,
  ) {
    this.key = new Int32Array(most);
    this.subject = new Int32Array(most);
    this.target = new Int32Array(most);
    this.amount = new Float64Array(most);
    this.effect = new Uint8Array(most);
  }

  add(kind: EventKind, day: Day, subject: number, target: number, amount: Fen, effect: Effect): void {
    if (day > this.asOf) return;
    const event = this.count++;
    this.key[event] = (day - FIRST_DAY) * KINDS + kind;
    this.subject[event] = subject;
    this.target[event] = target;
    this.amount[event] = amount;
    this.effect[event] = effect;
  }

  inOrder(): Omit<Events, 'leftOf' | 'excess'> {
    const { count } = this;
    const order = stableOrder(this.key.subarray(0, count));
    const events = {
      count,
      kind: new Uint8Array(count),
      day: new Int32Array(count),
      subject: new Int32Array(count),
      target: new Int32Array(count),
      amount: new Float64Array(count),
      effect: new Uint8Array(count),
    };
    for (let at = 0; at < count; at++) {
      const event = order[at];
      const key = this.key[event];
      events.kind[at] = key % KINDS;
      events.day[at] = Math.floor(key / KINDS) + FIRST_DAY;
      events.subject[at] = this.subject[event];
      events.target[at] = this.target[event];
      events.amount[at] = this.amount[event];
      events.effect[at] = this.effect[event];
    }
    return events;
  }
}

/**
 * Where recoveries stand in the order of a day. A reversal stands where its original stands (with the named ones or
 * the unnamed ones) and never before it: one dated earlier waits for its original's day, one written above it in the
 * ledger comes after it.
 */
function placesOf(recoveries: Recoveries): {
  readonly order: Uint32Array;
  readonly follows: Uint32Array;
  readonly day: Int32Array;
} {
  const { count, reverses } = recoveries;
  const follows = firstNumbers(count);
  if (reverses.every((original) => original < 0)) return { order: follows, follows, day: recoveries.day };
  const day = recoveries.day.slice();
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
