import { type Day, LAST_DAY } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Debt } from './account';
import { owedOn, type Statement, statementOf, type StatementTerms } from './statement';

/** What a debtor owes on a day of payment, with and without the concession for paying of one's own accord (自愿还款优惠). */
export interface ConcessionSums {
  /** Owed in all when paid on that day: fees, interest and principal. */
  readonly due: Fen;
  /** The same without the concession. */
  readonly full: Fen;
  /** What the concession spares, never below 0; 0 after the deadline. */
  readonly saving: Fen;
  /** Of what is due, interest. */
  readonly interest: Fen;
}

/** The sums with the statements that they come from. */
export interface Concession extends ConcessionSums {
  readonly statement: Statement;
  readonly fullStatement: Statement;
}

/**
 * 自愿还款优惠 (rules.md §6, 篇二): paid in full on or before the deadline, interest runs at the contract rate to the day of payment,
 * without compound interest and without the penalty; after it everything is owed. Where a penalty rate below the contract rate would make
 * it cost more, it is no concession, and what is owed without it is due.
 * @param terms of the claim, with what has been paid so far; their contract rate must be given
 * @param payOn the day on which everything is paid
 * @param deadline the last day of the concession
 * @throws RateGap where a rate is missing for a day that bears interest
 */
export function concession(terms: StatementTerms, payOn: Day, deadline: Day): Concession {
  const fullStatement = statementOf({ ...terms, asOf: payOn });
  const reduced = payOn > deadline ? fullStatement : statementOf({ ...concessionTerms(terms), asOf: payOn });
  const statement = totalOf(reduced.owed) < totalOf(fullStatement.owed) ? reduced : fullStatement;
  return {
    ...sumsOf(statement.owed, fullStatement.owed),
    statement,
    fullStatement,
  };
}

/**
 * The sums of `concession` for each of several days of payment, none before the terms' as-of date.
 * @throws RateGap where a rate is missing for a day that bears interest
 */
export function concessionOn(terms: StatementTerms, payOn: readonly Day[], deadline: Day): ConcessionSums[] {
  const full = owedOn(terms, payOn);
  const inTime = payOn.filter((day) => day <= deadline);
  const due = inTime.length === 0 ? [] : owedOn(concessionTerms(terms), inTime);
  let next = 0;
  return payOn.map((day, index) => {
    const reduced = day <= deadline ? due[next++] : full[index];
    return sumsOf(totalOf(reduced) < totalOf(full[index]) ? reduced : full[index], full[index]);
  });
}

function concessionTerms(terms: StatementTerms): StatementTerms {
  // With less interest to pay, what was paid before went further: it is applied anew.
  const payments = terms.payments.map(({ day, fen, relief = 0 }) => ({ day, fen, relief }));
  // The contract rate runs on past the due date: one balance at one rate is one line.
  return { ...terms, payments, due: LAST_DAY, compound: false };
}

function totalOf({ fees, interest, principal }: Debt): Fen {
  return fees + interest + principal;
}

function sumsOf(reduced: Debt, whole: Debt): ConcessionSums {
  const [due, full] = [reduced, whole].map(totalOf);
  return { due, full, saving: full - due, interest: reduced.interest };
}
