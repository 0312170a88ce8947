import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { type InterestConvention, interestDays } from './convention';
import { type RateSchedule, rateEnds, rateOn } from './rate-schedule';
import { settlementDays } from './settlement-day';
import { simpleInterest } from './simple-interest';

/** contract: to the due date; penalty (罚息): after it; compound (复利): on interest that stayed unpaid at a settlement day. */
export type InterestKind = 'contract' | 'penalty' | 'compound';

/** One line of a statement of account: one balance, one rate, one span. */
export interface InterestLine {
  readonly kind: InterestKind;
  /** The day before the first one that counts; the line covers (after, to]. */
  readonly after: Day;
  readonly to: Day;
  /** What bears the interest: principal, or unpaid interest for compound. */
  readonly balance: Fen;
  readonly days: number;
  readonly rate: Rate;
  /** Rounded to the fen, half away from zero. */
  readonly interest: Fen;
}

/** Money that came in. */
export interface StatementPayment {
  readonly day: Day;
  /** Below zero for a reversal (冲销). */
  readonly fen: Fen;
}

/** What one payment paid. */
export interface PaymentShares {
  readonly day: Day;
  readonly fen: Fen;
  readonly toFees: Fen;
  readonly toInterest: Fen;
  readonly toPrincipal: Fen;
  /** What was left when nothing was owed any more. */
  readonly over: Fen;
}

/** What a claim's interest is computed from. */
export interface StatementTerms {
  readonly principal: Fen;
  /** Costs of collection, owed from the beginning; they bear no interest. */
  readonly fees: Fen;
  /** The day on which the claim arose: interest begins on the day after. */
  readonly origin: Day;
  readonly due: Day;
  /** Interest to the due date; null: none is owed. */
  readonly contract: RateSchedule | null;
  /** Interest after the due date; null: none is owed. */
  readonly penalty: RateSchedule | null;
  /** Compound interest at the penalty rate. */
  readonly compound: boolean;
  readonly convention: InterestConvention;
  /** 两头都算: the day of origin counts as well. */
  readonly countsFirstDay: boolean;
  /** What a payment pays first: principal (the default of rules.md §4), or fees, then interest, then principal (Civil Code art. 561). */
  readonly order: 'principal' | 'fees-interest-principal';
  /** In order of their days. */
  readonly payments: readonly StatementPayment[];
  /** The statement's last day. */
  readonly asOf: Day;
}

/** A statement of account; its totals are the sums of its lines. */
export interface Statement {
  readonly lines: readonly InterestLine[];
  readonly payments: readonly PaymentShares[];
  /** Interest of all lines. */
  readonly interest: Fen;
  /** What is still owed at the end of the as-of date. */
  readonly owed: { readonly fees: Fen; readonly interest: Fen; readonly principal: Fen };
}

const PRINCIPAL_FIRST = ['principal', 'interest', 'fees'] as const;
const INTEREST_FIRST = ['fees', 'interest', 'principal'] as const;

/**
 * The statement of account of one claim (rules.md §6). A payment on day d lowers the balance from the day after d; a rate in force
 * from day e counts from day e; each line is rounded to the fen and the total is the sum of the lines, so that a reader with a
 * calculator arrives at it. Compound interest runs at the penalty rate on the interest unpaid at each settlement day, from the
 * day after it, interest of the contract and earlier compound interest included.
 * @throws RateGap where a rate is missing for a day that bears interest
 * @throws RangeError where an amount is beyond what doubles hold exactly
 */
export function statementOf(terms: StatementTerms): Statement {
  const { origin, due, contract, penalty, compound, convention, asOf } = terms;
  const firstAfter = contract === null ? Math.max(origin, due) : origin - (terms.countsFirstDay ? 1 : 0);
  const owed = { fees: terms.fees, interest: 0, principal: terms.principal };
  const lines: InterestLine[] = [];
  const shares: PaymentShares[] = [];
  /** Interest that was unpaid at the last settlement day and still is. */
  let compounding = 0;
  let interest = 0;

  const accrue = (
    kind: InterestKind,
    balance: Fen,
    rates: RateSchedule | null,
    after: Day,
    to: Day,
  ): void => {
    if (balance <= 0 || rates === null) return;
    const rate = rateOn(rates, after + 1);
    const amount = simpleInterest(balance, rate, after, to, convention);
    lines.push({
      kind,
      after,
      to,
      balance,
      days: interestDays(after, to, convention),
      rate,
      interest: amount,
    });
    interest += amount;
    owed.interest += amount;
  };
  const order = terms.order === 'principal' ? PRINCIPAL_FIRST : INTEREST_FIRST;
  const paidSoFar = { fees: 0, interest: 0, principal: 0 };
  const move = (kind: keyof typeof owed, part: Fen): void => {
    owed[kind] -= part;
    paidSoFar[kind] += part;
    if (kind === 'interest') compounding = Math.max(0, compounding - part);
  };
  const pay = ({ day, fen }: StatementPayment): void => {
    const share = { fees: 0, interest: 0, principal: 0 };
    let left = fen;
    // A reversal gives back what was paid last; where nothing is left to give back it stays over.
    for (const kind of fen > 0 ? order : [...order].reverse()) {
      const part = fen > 0 ? Math.min(left, owed[kind]) : Math.max(left, -paidSoFar[kind]);
      move(kind, part);
      share[kind] = part;
      left -= part;
    }
    shares.push({
      day,
      fen,
      toFees: share.fees,
      toInterest: share.interest,
      toPrincipal: share.principal,
      over: left,
    });
  };

  const payments = terms.payments.filter(({ day }) => day <= asOf);
  const settlements = new Set(compound ? settlementDays(firstAfter, asOf) : []);
  const cuts = new Set<Day>(settlements);
  for (const day of [due, asOf, ...payments.map((payment) => payment.day)]) cuts.add(day);
  if (contract) for (const day of rateEnds(contract, firstAfter, Math.min(due, asOf))) cuts.add(day);
  if (penalty) for (const day of rateEnds(penalty, Math.max(firstAfter, due), asOf)) cuts.add(day);
  // Compound interest runs at the penalty rate before the due date too.
  if (compound && penalty) for (const day of rateEnds(penalty, firstAfter, asOf)) cuts.add(day);

  let next = 0;
  const payUntil = (day: Day): void => {
    for (; next < payments.length && payments[next].day <= day; next++) pay(payments[next]);
  };
  let after = firstAfter;
  payUntil(after);
  for (const to of [...cuts].filter((day) => day > firstAfter && day <= asOf).sort((a, b) => a - b)) {
    const base = compounding;
    if (to <= due) accrue('contract', owed.principal, contract, after, to);
    else accrue('penalty', owed.principal, penalty, after, to);
    if (compound) accrue('compound', base, penalty, after, to);
    payUntil(to);
    if (settlements.has(to)) compounding = owed.interest;
    after = to;
  }
  if (!Number.isSafeInteger(interest))
    throw new RangeError(`interest of ${terms.principal} fen is too large`);
  return { lines, payments: shares, interest, owed };
}
