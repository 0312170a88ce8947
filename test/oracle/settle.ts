import type { Book, Claim, Recovery } from './book';
import type { Day } from './calendar';
import { Decimal, sum, ZERO } from './money';

export type Effect = 'recovered' | 'writtenOff' | 'correction';

/** What one recovery or credit note did to one claim; negative where a reversal gives back. */
export interface Payment {
  /** The day on which it was applied; before all days where neither claim nor credit note has a date. */
  readonly day: Day;
  readonly claim: Claim;
  readonly money: Money;
  readonly amount: Decimal;
  readonly effect: Effect;
  /** The payment that a reversal undoes. */
  readonly undoes: Payment | null;
}

/** A recovery or credit note, and what of it waits unapplied. */
export interface Money {
  readonly recovery: Recovery | null;
  readonly creditNote: Claim | null;
  readonly day: Day;
  readonly amount: Decimal;
  readonly effect: Effect;
  /** 债权编号 of the claim that it names. */
  readonly names: string;
  readonly debtor: string;
  unapplied: Decimal;
}

export interface Settlement {
  readonly payments: readonly Payment[];
  readonly monies: readonly Money[];
}

/** All payments so far, and the balance that they leave of each claim. */
interface Paid {
  readonly payments: Payment[];
  readonly balances: Map<Claim, Decimal>;
}

const BEFORE_ALL_DAYS = -Infinity;

/** §4: every recovery and credit note up to the as-of date, day by day. */
export function settle(book: Book, asOf: Day, order: string): Settlement {
  const paid: Paid = { payments: [], balances: new Map(book.claims.map((claim) => [claim, claim.amount])) };
  const { payments } = paid;
  const claims = book.claims.filter((claim) => claim.amount.isPositive() && arisesOn(claim) <= asOf);
  const monies = [
    ...book.claims.filter((claim) => claim.amount.isNegative()).map(moneyOfCreditNote),
    ...book.recoveries.map((recovery) => moneyOfRecovery(recovery, book)),
  ].filter((money) => money.day <= asOf);
  const days = [...new Set([...claims.map(arisesOn), ...monies.map(({ day }) => day)])].sort((a, b) => a - b);
  const waiting: Money[] = [];
  for (const day of days) {
    const arising = claims.filter((claim) => arisesOn(claim) === day);
    const existing = claims.filter((claim) => arisesOn(claim) <= day);
    // What names a claim that arises first, then the rest as it came.
    // §4 lets waiting money pay the debtor's next claim; where a reversal has opened an older one again by then, that one comes first.
    for (const money of [...waiting].sort((a, b) => Number(b.names !== '') - Number(a.names !== ''))) {
      const claimsNow = claimsFor(money, arising, order).length > 0 ? claimsFor(money, existing, order) : [];
      pay(money, claimsNow, day, paid);
      if (isRelief(money) && claimsNow.length > 0) money.unapplied = ZERO;
    }
    for (const money of inOrderOfDay(monies.filter((each) => each.day === day))) {
      if (money.amount.isNegative()) {
        takeBack(money, monies, paid);
        continue;
      }
      money.unapplied = money.amount;
      pay(money, claimsFor(money, existing, order), day, paid);
      if (!waits(money, existing)) {
        if (isRelief(money)) money.unapplied = ZERO;
      } else waiting.push(money);
    }
  }
  return { payments, monies };
}

function arisesOn(claim: Claim): Day {
  return claim.origin ?? BEFORE_ALL_DAYS;
}

/** §4: a credit note pays from its own date, as a correction. */
function moneyOfCreditNote(claim: Claim): Money {
  return {
    recovery: null,
    creditNote: claim,
    day: arisesOn(claim),
    amount: claim.amount.neg(),
    effect: 'correction',
    names: claim.corrects,
    debtor: claim.debtor,
    unapplied: ZERO,
  };
}

function moneyOfRecovery(recovery: Recovery, book: Book): Money {
  const named = book.claims.find((claim) => recovery.claim !== '' && claim.id === recovery.claim);
  return {
    recovery,
    creditNote: null,
    day: recovery.day,
    amount: recovery.amount,
    effect: effectOf(recovery.method),
    names: recovery.claim,
    debtor: named?.debtor ?? recovery.debtor,
    unapplied: ZERO,
  };
}

/** §8: 核销 is written off; 减免 and 债务重组 are corrections. */
function effectOf(method: string): Effect {
  if (method === '核销') return 'writtenOff';
  return method === '减免' || method === '债务重组' ? 'correction' : 'recovered';
}

/** §4: a write-off or relief is cut to the balance. */
export function isRelief({ recovery, effect }: Money): boolean {
  return recovery !== null && effect !== 'recovered';
}

/** §4: on one day those that name a claim first, then unnamed credit notes, then unnamed recoveries, in ledger order. */
function inOrderOfDay(monies: readonly Money[]): Money[] {
  const named = monies.filter(({ names }) => names !== '');
  const unnamed = monies.filter(({ names }) => names === '');
  return [
    ...named,
    ...unnamed.filter(({ creditNote }) => creditNote !== null),
    ...unnamed.filter(({ creditNote }) => creditNote === null),
  ];
}

/**
 * §4: a named one pays its claim; an unnamed one pays its debtor's claims, the oldest due first (ties: older origin,
 * then ledger order; claims without a due date last). 指定: named only.
 */
function claimsFor(money: Money, claims: readonly Claim[], order: string): Claim[] {
  if (money.names !== '') return claims.filter(({ id }) => id === money.names);
  if (order === '指定') return [];
  return claims
    .filter(({ debtor }) => debtor === money.debtor)
    .sort(
      (a, b) => compareDays(a.due ?? Infinity, b.due ?? Infinity) || compareDays(arisesOn(a), arisesOn(b)),
    );
}

/** Infinities are equal to themselves, which their difference does not say. */
function compareDays(a: Day, b: Day): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function pay(money: Money, claims: readonly Claim[], day: Day, paid: Paid): void {
  for (const claim of claims) {
    const amount = Decimal.min(money.unapplied, paid.balances.get(claim)!);
    if (!amount.isPositive() || amount.isZero()) continue;
    enter({ day, claim, money, amount, effect: money.effect, undoes: null }, paid);
    money.unapplied = money.unapplied.minus(amount);
  }
}

function enter(payment: Payment, { payments, balances }: Paid): void {
  payments.push(payment);
  balances.set(payment.claim, balances.get(payment.claim)!.minus(payment.amount));
}

/** §4: what is left of unnamed money waits for the debtor's next claim; a named one, a relief too, only for its claim to arise. */
function waits(money: Money, existing: readonly Claim[]): boolean {
  return money.names === '' ? !isRelief(money) : !existing.some(({ id }) => id === money.names);
}

/** §4: a 冲销 gives back to the claims that its original paid, the last paid first; then it takes what waits. */
function takeBack(reversal: Money, monies: readonly Money[], paid: Paid): void {
  const { payments } = paid;
  const original = monies.find(
    ({ recovery }) => recovery !== null && recovery.id !== '' && recovery.id === reversal.recovery!.reverses,
  );
  if (!original) return;
  let left = reversal.amount.neg();
  for (const payment of payments.filter((each) => each.money === original).reverse()) {
    const amount = Decimal.min(left, stillPaid(payment, payments));
    if (amount.isZero()) continue;
    const { claim, effect } = payment;
    enter({ day: reversal.day, claim, money: reversal, amount: amount.neg(), effect, undoes: payment }, paid);
    left = left.minus(amount);
  }
  original.unapplied = original.unapplied.minus(Decimal.min(left, original.unapplied));
}

/** What of a payment has not been given back. */
export function stillPaid(payment: Payment, payments: readonly Payment[]): Decimal {
  const undone = payments.filter(({ undoes }) => undoes === payment).map(({ amount }) => amount);
  return payment.amount.plus(sum(undone));
}

/** §4: the claims that exist at the end of a day. */
export function claimsAt(book: Book, day: Day): Claim[] {
  return book.claims.filter((claim) => claim.amount.isPositive() && arisesOn(claim) <= day);
}

/** §4: a claim's balance at the end of a day: amount − everything applied by then. */
export function balanceAt(claim: Claim, settlement: Settlement, day: Day): Decimal {
  const applied = paymentsOf(claim, settlement).filter((payment) => payment.day <= day);
  return claim.amount.minus(sum(applied.map(({ amount }) => amount)));
}

/** Everybody asks for balances; nobody need look through all payments for them. */
const byClaim = new WeakMap<Settlement, Map<Claim, Payment[]>>();

/** Everything that was applied to a claim, in its order. */
export function paymentsOf(claim: Claim, settlement: Settlement): readonly Payment[] {
  let lists = byClaim.get(settlement);
  if (!lists) {
    lists = new Map();
    for (const payment of settlement.payments)
      lists.set(payment.claim, [...(lists.get(payment.claim) ?? []), payment]);
    byClaim.set(settlement, lists);
  }
  return lists.get(claim) ?? [];
}
