import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import { type AccountTerms, type Debt, InterestAccount, type InterestLine } from './account';

/** Money that came in. */
export interface StatementPayment {
  readonly day: Day;
  /** Below zero for a reversal (冲销). */
  readonly fen: Fen;
  /** What of it paid interest, where that is settled already; the rest paid principal. Otherwise the terms' order decides. */
  readonly interest?: Fen;
  /** What of it the creditor gave up (减免, 核销, a credit note): no money, it lowers principal alone. */
  readonly relief?: Fen;
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

/** What a payment pays first: principal (the default of rules.md §4), or fees, then interest, then principal (Civil Code art. 561). */
export type PaymentOrder = 'principal' | 'fees-interest-principal';

/** What a claim's interest is computed from. */
export interface StatementTerms extends AccountTerms {
  readonly order: PaymentOrder;
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
  readonly owed: Debt;
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
  const lines: InterestLine[] = [];
  const account = new InterestAccount(terms, lines);
  const payments = payInto(account, terms);
  account.accrueTo(terms.asOf);
  return { lines, payments, interest: account.interest, owed: { ...account.owed } };
}

/**
 * What is owed at the end of each of some days, none before the terms' as-of date, when nothing more is paid: the sums of the
 * statements to these days, without their lines.
 * @throws RateGap, RangeError as `statementOf`
 */
export function owedOn(terms: StatementTerms, days: readonly Day[]): Debt[] {
  const account = new InterestAccount(terms, null);
  payInto(account, terms);
  return days.map((day) => {
    const then = account.fork();
    then.accrueTo(day);
    return { ...then.owed };
  });
}

/** Carries the account forward through all payments up to the as-of date. */
function payInto(account: InterestAccount, { payments, asOf, order }: StatementTerms): PaymentShares[] {
  const kinds = order === 'principal' ? PRINCIPAL_FIRST : INTEREST_FIRST;
  const paid = { fees: 0, interest: 0, principal: 0 };
  return payments
    .filter(({ day }) => day <= asOf)
    .map((payment) => {
      const { day, fen, interest, relief = 0 } = payment;
      account.accrueTo(day);
      const share = { fees: 0, interest: 0, principal: 0 };
      let left = 0;
      // A reversal gives back what was paid last; where nothing is left to give back it stays over.
      const put = (amount: Fen, order: readonly (keyof Debt)[]): void => {
        let rest = amount;
        for (const kind of amount > 0 ? order : [...order].reverse()) {
          const part =
            amount > 0
              ? Math.min(rest, account.owed[kind] - share[kind])
              : Math.max(rest, -paid[kind] - share[kind]);
          share[kind] += part;
          rest -= part;
        }
        left += rest;
      };
      if (interest === undefined) {
        put(fen - relief, kinds);
        put(relief, ['principal']);
      } else {
        share.interest = interest;
        share.principal = fen - interest;
      }
      account.lower(share);
      for (const kind of kinds) paid[kind] += share[kind];
      return {
        day,
        fen,
        toFees: share.fees,
        toInterest: share.interest,
        toPrincipal: share.principal,
        over: left,
      };
    });
}
