import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import { NONE, UNKNOWN, type Claims, type Recoveries } from '../ledger/ledger';
import { Effect, METHOD_EFFECT } from '../ledger/method';
import { allocate } from '../money/allocate';
import type { Fen } from '../money/fen';
import { atOnce, ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { ApplicationWriter } from './application-writer';
import type { Burdens, InterestOwed } from './debts';
import { EventKind, orderEvents } from './events';
import { Heap } from './heap';
import { payOrder } from './pay-order';
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
  private readonly cut: Float64Array;
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
  private readonly latest: Int32Array;
  private readonly parts = {
    claim: [] as number[],
    application: [] as number[],
    before: [] as number[],
    standing: [] as number[],
  };

  private readonly paysUnnamed: Uint8Array;
  private readonly open: (Heap<number> | undefined)[];
  private readonly queues: (StatutoryQueue | undefined)[];
  private readonly inOrder: Uint32Array;
  private readonly rank: Uint32Array;
  private readonly waitsInLine: Uint8Array;
  /** Money and credit notes of each debtor that found nothing to pay, in the order in which they came. */
  private readonly waiting: (Payment[] | undefined)[];

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
    this.cut = new Float64Array(recoveries.count);
    this.latest = new Int32Array(recoveries.count).fill(NONE);
    // An unnamed payment pays several claims, most pay one.
    this.applied = new ApplicationWriter(recoveries.count + (claims.count >> 2));
    this.isReversed = new Uint8Array(recoveries.count);
    for (const original of recoveries.reverses) if (original >= 0) this.isReversed[original] = 1;
    this.paysUnnamed = new Uint8Array(debtors);
    this.open = new Array<Heap<number> | undefined>(debtors);
    this.queues = new Array<StatutoryQueue | undefined>(debtors);
    this.waiting = new Array<Payment[] | undefined>(debtors);
    if (method !== '指定') this.markUnnamedPayers();
    this.inOrder =
      method === '先进先出' && this.paysUnnamed.includes(1) ? payOrder(claims) : new Uint32Array(0);
    this.rank = new Uint32Array(claims.count);
    this.inOrder.forEach((claim, rank) => (this.rank[claim] = rank));
    this.waitsInLine = new Uint8Array(claims.count);
  }

  *settlement(): Paced<Settlement> {
    const { claims, recoveries, asOf } = this;
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.origin[claim] === NO_DAY || claims.origin[claim] <= asOf) this.exists[claim] = 1;
    }
    for (let recovery = 0; recovery < recoveries.count; recovery++) {
      if (recoveries.day[recovery] <= asOf && this.isMoney(recovery)) {
        this.unappliedRecovery[recovery] = recoveries.amount[recovery];
      }
    }
    const events = orderEvents(claims, recoveries, asOf, this.paysUnnamed);
    for (let event = 0; event < events.count; event++) {
      if (event % ROWS_BETWEEN_RESTS === 0) yield;
      this.happen(events.kind[event] as EventKind, events.day[event], events.subject[event]);
    }
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

  private happen(kind: EventKind, day: Day, subject: number): void {
    switch (kind) {
      case EventKind.Arise:
        this.balance[subject] = this.claims.amount[subject];
        this.standInLine(subject, day);
        return;
      case EventKind.WaitingMoney:
        this.payWithWaiting(this.claims.debtor[subject], day);
        return;
      case EventKind.NamedCredit:
      case EventKind.UnnamedCredit:
        this.applyCredit(subject, day);
        return;
      default:
        if (this.recoveries.reverses[subject] >= 0) this.reverse(subject, day);
        else this.applyRecovery(subject, day);
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

  private standInLine(claim: number, day: Day): void {
    const debtor = this.claims.debtor[claim];
    if (!this.paysUnnamed[debtor]) return;
    if (this.method === '法定顺序') {
      const { burdens = NO_BURDENS } = this.terms;
      (this.queues[debtor] ??= new StatutoryQueue(this.claims, burdens)).add(claim, day);
      return;
    }
    if (this.waitsInLine[claim]) return;
    this.waitsInLine[claim] = 1;
    (this.open[debtor] ??= new Heap<number>((a, b) => a - b)).add(this.rank[claim]);
  }

  private applyCredit(creditNote: number, day: Day): void {
    const { claims } = this;
    const payment: Payment = ~creditNote;
    this.unappliedCredit[creditNote] = -claims.amount[creditNote];
    const named = claims.corrects[creditNote];
    if (named >= 0) this.pay(payment, named, day);
    else this.payInOrder(payment, claims.debtor[creditNote], day);
  }

  private applyRecovery(recovery: number, day: Day): void {
    const { recoveries } = this;
    const amount = recoveries.amount[recovery];
    if (!(amount > 0)) return;
    const effect = this.effectOf(recovery);
    this.unappliedRecovery[recovery] = amount;
    const named = recoveries.claim[recovery];
    if (named >= 0) this.pay(recovery, named, day);
    else if (named !== UNKNOWN) this.payInOrder(recovery, recoveries.debtor[recovery], day);
    const rest = this.unappliedRecovery[recovery];
    if (rest === 0) return;
    if (effect !== Effect.Recovered) {
      this.unappliedRecovery[recovery] = 0;
      this.cut[recovery] = rest;
      if (named !== UNKNOWN) this.remarks.push({ kind: 'cut', recovery, amount: rest });
    } else if (named >= 0) {
      this.remarks.push({ kind: 'excess', recovery, amount: rest });
    }
  }

  /** Pays the debtor's open claims in their order; money that is left waits for the debtor's next claim. */
  private payInOrder(payment: Payment, debtor: number, day: Day): void {
    if (this.method === '指定') return;
    if (this.method === '法定顺序') this.payByLaw(payment, debtor, day);
    else this.payOldest(payment, debtor, day);
    const mayWait = payment < 0 || this.effectOf(payment) === Effect.Recovered;
    if (mayWait && this.left(payment) > 0) (this.waiting[debtor] ??= []).push(payment);
  }

  private payOldest(payment: Payment, debtor: number, day: Day): void {
    const open = this.open[debtor];
    while (open?.first !== undefined && this.left(payment) > 0) {
      const claim = this.inOrder[open.first];
      this.pay(payment, claim, day);
      if (this.left(payment) === 0) return;
      open.removeFirst();
      this.waitsInLine[claim] = 0;
    }
  }

  /** Claims that stand equal before the law are paid in proportion to what is owed on each. */
  private payByLaw(payment: Payment, debtor: number, day: Day): void {
    const queue = this.queues[debtor];
    while (queue && this.left(payment) > 0) {
      const equal = queue.first(day);
      if (equal.length === 0) return;
      const owed = equal.map((claim) => this.payable(payment, claim, day));
      const total = owed.reduce((sum, fen) => sum + fen, 0);
      const parts = allocate(Math.min(total, this.left(payment)), owed);
      equal.forEach((claim, index) => this.pay(payment, claim, day, parts[index]));
      queue.leave(equal.filter((_, index) => parts[index] < owed[index]));
    }
  }

  private payWithWaiting(debtor: number, day: Day): void {
    const waiting = this.waiting[debtor];
    if (!waiting || waiting.length === 0) return;
    this.waiting[debtor] = [];
    for (const payment of waiting) this.payInOrder(payment, debtor, day);
  }

  private left(payment: Payment): Fen {
    return payment < 0 ? this.unappliedCredit[~payment] : this.unappliedRecovery[payment];
  }

  /** What a payment can pay on a claim: its principal, and for money its interest too where the policy says so. */
  private payable(payment: Payment, claim: number, day: Day): Fen {
    return this.balance[claim] + this.interestOwed(payment, claim, day);
  }

  private interestOwed(payment: Payment, claim: number, day: Day): Fen {
    const { interest } = this.terms;
    if (interest === undefined || payment < 0 || this.effectOf(payment) !== Effect.Recovered) return 0;
    return interest.owed(claim, day);
  }

  private pay(payment: Payment, claim: number, day: Day, most: Fen = Infinity): void {
    const all = Math.min(this.left(payment), most);
    const interest = Math.min(all, this.interestOwed(payment, claim, day));
    if (interest > 0) {
      this.unappliedRecovery[payment] -= interest;
      this.payInterest(claim, payment, day, interest);
      if (this.isReversed[payment]) this.link(payment, claim, NONE, interest);
    }
    const amount = Math.min(all - interest, this.balance[claim]);
    if (amount <= 0) return;
    this.balance[claim] -= amount;
    this.terms.interest?.lower(claim, day, 0, amount);
    if (payment < 0) {
      this.unappliedCredit[~payment] -= amount;
      this.applied.add(claim, NONE, ~payment, day, amount, Effect.Correction, NONE);
    } else {
      this.unappliedRecovery[payment] -= amount;
      const effect = this.effectOf(payment);
      const application = this.applied.add(claim, payment, NONE, day, amount, effect, NONE);
      if (this.isReversed[payment]) this.link(payment, claim, application, amount);
    }
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
    parts.before.push(this.latest[recovery]);
    parts.standing.push(amount);
    this.latest[recovery] = parts.claim.length - 1;
  }

  /** Gives back what the original paid, the last paid first; then what of it still waits. */
  private reverse(reversal: number, day: Day): void {
    const { applied, parts } = this;
    const original = this.recoveries.reverses[reversal];
    let rest = -this.recoveries.amount[reversal];
    for (let part = this.latest[original]; part !== NONE && rest > 0; part = parts.before[part]) {
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
      this.standInLine(claim, day);
    }
    for (const store of [this.unappliedRecovery, this.cut]) {
      const back = Math.min(rest, store[original]);
      store[original] -= back;
      rest -= back;
    }
    if (rest > 0) this.remarks.push({ kind: 'reversal-excess', recovery: reversal, amount: rest });
  }
}
