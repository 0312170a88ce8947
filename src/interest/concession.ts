import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import { type Statement, statementOf, type StatementTerms } from './statement';

/** What a debtor owes on a day of payment, with and without the concession for paying of one's own accord (自愿还款优惠). */
export interface Concession {
  /** Owed in all when paid on that day: fees, interest and principal. */
  readonly due: Fen;
  /** The same without the concession. */
  readonly full: Fen;
  readonly saving: Fen;
  /** Days left to the deadline; negative after it, and the saving is then 0. */
  readonly daysLeft: number;
  readonly statement: Statement;
  readonly fullStatement: Statement;
}

/**
 * 自愿还款优惠 (rules.md §6, 篇二): paid in full on or before the deadline, interest runs at the contract rate to the day of payment,
 * without compound interest and without the penalty; after it everything is owed.
 * @param terms of the claim, with what has been paid so far; their contract rate must be given
 * @param payOn the day on which everything is paid
 * @param deadline the last day of the concession
 * @throws RateGap where a rate is missing for a day that bears interest
 */
export function concession(terms: StatementTerms, payOn: Day, deadline: Day): Concession {
  const fullStatement = statementOf({ ...terms, asOf: payOn });
  // With less interest to pay, what was paid before went further: it is applied anew.
  const payments = terms.payments.map(({ day, fen }) => ({ day, fen }));
  const statement =
    payOn > deadline
      ? fullStatement
      : statementOf({ ...terms, payments, asOf: payOn, penalty: terms.contract, compound: false });
  const due = owedIn(statement);
  const full = owedIn(fullStatement);
  return { due, full, saving: full - due, daysLeft: deadline - payOn, statement, fullStatement };
}

function owedIn({ owed }: Statement): Fen {
  return owed.fees + owed.interest + owed.principal;
}
