import type { Day } from '../calendar/day';
import { NONE, UNKNOWN, type Claims, type Recoveries } from '../ledger/ledger';
import { Effect, METHOD_EFFECT } from '../ledger/method';
import { allocate } from '../money/allocate';
import type { Fen } from '../money/fen';
import { atOnce, ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { ApplicationWriter } from './application-writer';
import { Arrivals } from './arrivals';
import type { Burdens, InterestOwed } from './debts';
import { arisesOn, EventKind, orderEvents, type Events } from './events';
import { Heap } from './heap';
import { OldestFirst } from './oldest-first';
import type { Settlement, SettlementRemark } from './settlement';
import { StatutoryQueue } from './statutory-queue';

/**
 * Which claim an unnamed payment pays: the earliest due one (先进先出), none (指定), or the one that the law names (法定顺序, Civil
 * Code art. 560). Rules.md §4.
 */
export type ApplicationMethod = '先进先出' | '指定' | '法定顺序';

/** What an application needs to know of claims beside their principal; each part only where the policy asks for it. */
export interface SettlementTerms {
  /** Money pays a claim's interest before its principal (Civil Code art. 561). */
  readonly interest?: InterestOwed;
  /** For 法定顺序; without it all claims weigh the same. */
  readonly burdens?: Burdens;
}

const NO_BURDENS: Burdens = { on: () => null, changes: [] };

/**
 * Applies every recovery, relief and credit note dated on or before the as-of date to claims (rules.md §4).
 * A running ledger whose debits are claims and whose credits are unnamed recoveries is thereby aged first in,
 * first out (rules.md §5).
 * @param debtors number of debtor codes
 */
export function settle(
  claims: Claims,
  recoveries: Recoveries,
  debtors: number,
  asOf: Day,
  method: ApplicationMethod,
  terms: SettlementTerms = {},
): Settlement {
  return atOnce(pacedSettle(claims, recoveries, debtors, asOf, method, terms));
}

/** The same with rests between the events. */
export function* pacedSettle(...basis: ConstructorParameters<typeof Run>): Paced<Settlement> {
  const run = new Run(...basis);
  yield;
  return yield* run.settlement();
}

/** A recovery, as its index, or a credit note, as the complement of its index, while it looks for claims to pay. */
type Payment = number;

class Run {
  private readonly balance: Float64Array;
  private readonly exists: Uint8Array;
  private readonly unappliedRecovery: Float64Array;
  private readonly unappliedCredit: Float64Array;
  /** What of a write-off or relief had no claim to lower. */
  private readonly cut = new Map<number, Fen>();
  private readonly remarks: SettlementRemark[] = [];

  private readonly applied: ApplicationWriter;
  private readonly toInterest = {
    claim: [] as number[],
    recovery: [] as number[],
    day: [] as number[],
    amount: [] as number[],
  };
  /**
   * What each recovery that is reversed paid, part by part, of a claim's interest (no application) or of its principal; the latest
   * part of each recovery, the one before it, and what of each still stands.
   */
  private readonly isReversed: Uint8Array;
  private readonly latest = new Map<number, number>();
  private readonly parts = {
    claim: [] as number[],
    application: [] as number[],
    before: [] as number[],
    standing: [] as number[],
  };

  /** 1 for each debtor whose payments look for a claim. */
  private readonly paysUnnamed: Uint8Array;
  private readonly arrivals: Arrivals;
  /** The open claims of each debtor: by 先进先出, and by 法定顺序. */
  private readonly oldestFirst: OldestFirst;
  private readonly queues = new Map<number, StatutoryQueue>();
  /** Money and credit notes of each debtor that found nothing to pay, in the order in which they came. */
  private readonly waiting = new Map<number, Payment[]>();
  /** For each debtor whose money waits, the claim that arises next; which of them arises first is at hand. */
  private readonly awaited: Heap<number>;

  constructor(
    private readonly claims: Claims,
    private readonly recoveries: Recoveries,
    debtors: number,
    private readonly asOf: Day,
    private readonly method: ApplicationMethod,
    private readonly terms: SettlementTerms,
  ) {
    this.balance = new Float64Array(claims.count);
    this.exists = new Uint8Array(claims.count);
    this.unappliedCredit = new Float64Array(claims.count);
    this.unappliedRecovery = new Float64Array(recoveries.count);
    // An unnamed payment pays several claims, most pay one.
    this.applied = new ApplicationWriter(recoveries.count + (claims.count >> 2));
    this.isReversed = new Uint8Array(recoveries.count);
    for (const original of recoveries.reverses) if (original >= 0) this.isReversed[original] = 1;
    this.paysUnnamed = new Uint8Array(debtors);
    if (method !== '指定') this.markUnnamedPayers();
    this.arrivals = new Arrivals(claims, this.paysUnnamed, asOf);
    this.oldestFirst = new OldestFirst(claims, this.arrivals);
    this.awaited = new Heap((a, b) => arisesOn(claims, a) - arisesOn(claims, b) || a - b);
  }

  *settlement(): Paced<Settlement> {
    const { claims, recoveries, asOf } = this;
    for (let claim = 0; claim < claims.count; claim++) {
      if (arisesOn(claims, claim) > asOf) continue;
      this.exists[claim] = 1;
      // Nothing is applied to a claim before it arises, so its balance may stand there from the beginning.
      const amount = claims.amount[claim];
      if (amount > 0) this.balance[claim] = amount;
      // A credit note for a claim that arises later waits whole, as money does.
      else if (claims.corrects[claim] >= 0 && arisesOn(claims, claims.corrects[claim]) > asOf)
        this.unappliedCredit[claim] = -amount;
    }
    const events = orderEvents(claims, recoveries, asOf);
    for (let recovery = 0; recovery < recoveries.count; recovery++) {
      const named = recoveries.claim[recovery];
      if (named < 0 || this.exists[named] === 1) continue;
      // Money for a claim that arises later waits, as far as it has not been taken back.
      if (recoveries.day[recovery] <= asOf && this.isMoney(recovery))
        this.unappliedRecovery[recovery] = events.leftOf.get(recovery) ?? recoveries.amount[recovery];
    }
    for (const [recovery, amount] of events.excess)
      this.remarks.push({ kind: 'reversal-excess', recovery, amount });
    for (let from = 0; from < events.count; from += ROWS_BETWEEN_RESTS) {
      yield;
      this.happen(events, from, Math.min(from + ROWS_BETWEEN_RESTS, events.count));
    }
    this.payWithWaiting(asOf, EventKind.UnnamedRecovery);
    const { applied, toInterest } = this;
    return {
      applications: applied.written(),
      interestPaid: {
        count: toInterest.claim.length,
        claim: Int32Array.from(toInterest.claim),
        recovery: Int32Array.from(toInterest.recovery),
        day: Int32Array.from(toInterest.day),
        amount: Float64Array.from(toInterest.amount),
      },
      balance: this.balance,
      exists: this.exists,
      unappliedRecovery: this.unappliedRecovery,
      unappliedCredit: this.unappliedCredit,
      remarks: this.remarks,
    };
  }

  private happen(events: Events, from: number, to: number): void {
    for (let event = from; event < to; event++) {
      const kind = events.kind[event] as EventKind;
      const [day, subject, target] = [events.day[event], events.subject[event], events.target[event]];
      const amount = events.amount[event];
      if (this.awaited.first !== undefined) this.payWithWaiting(day, kind);
      if (amount > 0) this.applyRecovery(subject, kind, events.effect[event] as Effect, target, amount, day);
      else if (kind !== EventKind.NamedRecovery && kind !== EventKind.UnnamedRecovery)
        this.applyCredit(subject, kind !== EventKind.UnnamedCredit, target, -amount, day);
      else if (this.recoveries.reverses[subject] >= 0) this.reverse(subject, -amount, day);
    }
  }

  /** Money waits when it finds no claim; a write-off or relief is no money, and a reversal is never applied itself. */
  private isMoney(recovery: number): boolean {
    return this.effectOf(recovery) === Effect.Recovered && this.recoveries.amount[recovery] > 0;
  }

  private effectOf(recovery: number): Effect {
    return METHOD_EFFECT[this.recoveries.method[recovery]];
  }

  private markUnnamedPayers(): void {
    const { claims, recoveries } = this;
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.amount[claim] < 0 && claims.corrects[claim] < 0) this.paysUnnamed[claims.debtor[claim]] = 1;
    }
    for (let recovery = 0; recovery < recoveries.count; recovery++) {
      if (recoveries.claim[recovery] === NONE) this.paysUnnamed[recoveries.debtor[recovery]] = 1;
    }
  }

  /** Lets the debtor's claims that have arisen by a day stand in line. */
  private lineUp(debtor: number, day: Day): void {
    const { arrivals } = this;
    for (let place = arrivals.arise(debtor, day); place !== NONE; place = arrivals.arise(debtor, day))
      this.standInLine(debtor, place, day);
  }

  private standInLine(debtor: number, place: number, day: Day): void {
    if (this.method === '法定顺序') this.queueOf(debtor).add(this.arrivals.claim[place], day);
    else this.oldestFirst.add(debtor, place);
  }

  private queueOf(debtor: number): StatutoryQueue {
    let queue = this.queues.get(debtor);
    if (!queue) {
      queue = new StatutoryQueue(this.claims, this.terms.burdens ?? NO_BURDENS);
      this.queues.set(debtor, queue);
    }
    return queue;
  }

  private applyCredit(creditNote: number, named: boolean, target: number, amount: Fen, day: Day): void {
    const payment: Payment = ~creditNote;
    this.unappliedCredit[creditNote] = named
      ? amount - this.pay(payment, Effect.Correction, amount, target, day)
      : this.payInOrder(payment, Effect.Correction, amount, target, day);
  }

  private applyRecovery(
    recovery: number,
    kind: EventKind,
    effect: Effect,
    target: number,
    amount: Fen,
    day: Day,
  ): void {
    const named = kind !== EventKind.UnnamedRecovery;
    let rest = amount;
    if (named) rest -= this.pay(recovery, effect, amount, target, day);
    else if (target !== UNKNOWN) rest = this.payInOrder(recovery, effect, amount, target, day);
    if (rest === 0) return;
    if (effect !== Effect.Recovered) {
      this.cut.set(recovery, rest);
      if (target !== UNKNOWN) this.remarks.push({ kind: 'cut', recovery, amount: rest });
    } else {
      this.unappliedRecovery[recovery] = rest;
      if (named) this.remarks.push({ kind: 'excess', recovery, amount: rest });
    }
  }

  /** Pays the debtor's open claims in their order; money that is left waits for the debtor's next claim. @returns what is left */
  private payInOrder(payment: Payment, effect: Effect, amount: Fen, debtor: number, day: Day): Fen {
    if (this.method === '指定') return amount;
    this.lineUp(debtor, day);
    const rest =
      this.method === '法定顺序'
        ? this.payByLaw(payment, effect, amount, debtor, day)
        : this.payOldest(payment, effect, amount, debtor, day);
    const mayWait = payment < 0 || effect === Effect.Recovered;
    if (mayWait && rest > 0) this.wait(payment, debtor);
    return rest;
  }

  private wait(payment: Payment, debtor: number): void {
    const waiting = this.waiting.get(debtor);
    if (waiting) {
      waiting.push(payment);
      return;
    }
    this.waiting.set(debtor, [payment]);
    const coming = this.arrivals.coming(debtor);
    if (coming !== NONE) this.awaited.add(coming);
  }

  private payOldest(payment: Payment, effect: Effect, amount: Fen, debtor: number, day: Day): Fen {
    const { oldestFirst } = this;
    let rest = amount;
    for (let place = oldestFirst.first(debtor); place !== NONE; place = oldestFirst.first(debtor)) {
      rest -= this.pay(payment, effect, rest, this.arrivals.claim[place], day);
      if (rest === 0) break;
      oldestFirst.removeFirst(debtor);
    }
    return rest;
  }

  /** Claims that stand equal before the law are paid in proportion to what is owed on each. */
  private payByLaw(payment: Payment, effect: Effect, amount: Fen, debtor: number, day: Day): Fen {
    const queue = this.queueOf(debtor);
    let rest = amount;
    while (rest > 0) {
      const equal = queue.first(day);
      if (equal.length === 0) break;
      const owed = equal.map((claim) => this.balance[claim] + this.interestOwed(effect, claim, day));
      const total = owed.reduce((sum, fen) => sum + fen, 0);
      const parts = allocate(Math.min(total, rest), owed);
      equal.forEach((claim, index) => (rest -= this.pay(payment, effect, parts[index], claim, day)));
      queue.leave(equal.filter((_, index) => parts[index] < owed[index]));
    }
    return rest;
  }

  /** Money that waits pays the claims that arise up to a day, once those of their day stand in line and before `kind` happens. */
  private payWithWaiting(until: Day, kind: EventKind): void {
    const { awaited, claims } = this;
    for (let claim = awaited.first; claim !== undefined; claim = awaited.first) {
      const day = arisesOn(claims, claim);
      if (day > until || (day === until && kind < EventKind.WaitingMoney)) return;
      awaited.removeFirst();
      const debtor = claims.debtor[claim];
      const waiting = this.waiting.get(debtor) ?? [];
      this.waiting.delete(debtor);
      for (const payment of waiting) {
        const [unapplied, index, effect] =
          payment < 0
            ? [this.unappliedCredit, ~payment, Effect.Correction]
            : [this.unappliedRecovery, payment, this.effectOf(payment)];
        unapplied[index] = this.payInOrder(payment, effect, unapplied[index], debtor, day);
      }
    }
  }

  /** What money owes to a claim's interest first, where the policy says so. */
  private interestOwed(effect: Effect, claim: number, day: Day): Fen {
    const { interest } = this.terms;
    if (interest === undefined || effect !== Effect.Recovered) return 0;
    return interest.owed(claim, day);
  }

  /** @returns how much of the amount the claim took, its interest and its principal */
  private pay(payment: Payment, effect: Effect, all: Fen, claim: number, day: Day): Fen {
    const interest = Math.min(all, this.interestOwed(effect, claim, day));
    if (interest > 0) {
      this.payInterest(claim, payment, day, interest);
      if (this.isReversed[payment]) this.link(payment, claim, NONE, interest);
    }
    const amount = Math.min(all - interest, this.balance[claim]);
    if (amount <= 0) return interest;
    this.balance[claim] -= amount;
    this.terms.interest?.lower(claim, day, 0, amount);
    if (payment < 0) this.applied.add(claim, NONE, ~payment, day, amount, effect, NONE);
    else {
      const application = this.applied.add(claim, payment, NONE, day, amount, effect, NONE);
      if (this.isReversed[payment]) this.link(payment, claim, application, amount);
    }
    return interest + amount;
  }

  private payInterest(claim: number, recovery: number, day: Day, amount: Fen): void {
    const { toInterest } = this;
    this.terms.interest?.lower(claim, day, amount, 0);
    toInterest.claim.push(claim);
    toInterest.recovery.push(recovery);
    toInterest.day.push(day);
    toInterest.amount.push(amount);
  }

  private link(recovery: number, claim: number, application: number, amount: Fen): void {
    const { parts } = this;
    parts.claim.push(claim);
    parts.application.push(application);
    parts.before.push(this.latest.get(recovery) ?? NONE);
    parts.standing.push(amount);
    this.latest.set(recovery, parts.claim.length - 1);
  }

  /** Gives back what the original paid, the last paid first; then what of it still waits. */
  private reverse(reversal: number, amount: Fen, day: Day): void {
    const { applied, parts } = this;
    const original = this.recoveries.reverses[reversal];
    let rest = amount;
    for (let part = this.latest.get(original) ?? NONE; part !== NONE && rest > 0; part = parts.before[part]) {
      const back = Math.min(rest, parts.standing[part]);
      if (back <= 0) continue;
      const [claim, application] = [parts.claim[part], parts.application[part]];
      parts.standing[part] -= back;
      rest -= back;
      if (application === NONE) this.payInterest(claim, reversal, day, -back);
      else {
        this.balance[claim] += back;
        this.terms.interest?.lower(claim, day, 0, -back);
        const effect = applied.effectOf(application);
        this.applied.add(claim, reversal, NONE, day, -back, effect, application);
      }
      const debtor = this.claims.debtor[claim];
      if (this.paysUnnamed[debtor]) this.standInLine(debtor, this.arrivals.placeOf(claim), day);
    }
    const unapplied = Math.min(rest, this.unappliedRecovery[original]);
    this.unappliedRecovery[original] -= unapplied;
    rest -= unapplied;
    const cut = this.cut.get(original) ?? 0;
    this.cut.set(original, Math.max(0, cut - rest));
    rest -= Math.min(rest, cut);
    if (rest > 0) this.remarks.push({ kind: 'reversal-excess', recovery: reversal, amount: rest });
  }
}
