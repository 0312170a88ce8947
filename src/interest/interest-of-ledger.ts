import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { ClaimTerms } from './claim-terms';
import { concession } from './concession';
import type { ClaimInterest, InterestResult, NoInterest } from './interest-result';
import { RateGap } from './rate-schedule';
import { type StatementPayment, type StatementTerms, statementOf } from './statement';

/**
 * The interest of every claim at the as-of date (rules.md §6), on the balance that the settlement leaves from day to day.
 * @returns null where the policy does not say how interest is to be computed (no 利率与优惠, or no 计息基准 in it)
 */
export function interestOfLedger(
  { claims }: Ledger,
  { interest: terms, lpr }: Policy,
  settlement: Settlement,
  asOf: Day,
): InterestResult | null {
  if (terms?.basis == null) return null;
  const claimTerms = new ClaimTerms(claims, terms, terms.basis, lpr);
  const payments = paymentsByClaim(settlement, claims.count, asOf);
  const computed: ClaimInterest[] = [];
  const missing: { claim: number; why: NoInterest }[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.amount[claim] <= 0 || settlement.exists[claim] === 0) continue;
    const account = claimTerms.of(claim);
    if (account === null) {
      if (settlement.balance[claim] > 0) missing.push({ claim, why: 'no-date' });
      continue;
    }
    if (account.penalty === null && asOf > account.due && settlement.balance[claim] > 0) {
      missing.push({ claim, why: 'no-rate' });
      continue;
    }
    const statementTerms: StatementTerms = {
      ...account,
      order: terms.order,
      payments: payments[claim] ?? [],
      asOf,
    };
    try {
      const statement = statementOf(statementTerms);
      if (statement.lines.length === 0) continue;
      const open = statement.owed.principal + statement.owed.interest > 0;
      const offered = terms.deadline !== NO_DAY && terms.deadline >= asOf && open;
      computed.push({
        claim,
        statement,
        concession: offered ? concession(statementTerms, terms.deadline, terms.deadline) : null,
      });
    } catch (error) {
      if (!(error instanceof RateGap)) throw error;
      missing.push({ claim, why: 'rate-gap' });
    }
  }
  return { convention: claimTerms.convention, claims: computed, missing };
}

/** What was paid on each claim, day by day, of it what paid interest; one payment a day, reversals below zero. */
function paymentsByClaim(
  { applications, interestPaid }: Settlement,
  count: number,
  asOf: Day,
): (StatementPayment[] | undefined)[] {
  const byClaim = new Array<Map<Day, { fen: number; interest: number }> | undefined>(count);
  const at = (claim: number, day: Day): { fen: number; interest: number } => {
    const days = (byClaim[claim] ??= new Map<Day, { fen: number; interest: number }>());
    let paid = days.get(day);
    if (!paid) days.set(day, (paid = { fen: 0, interest: 0 }));
    return paid;
  };
  for (let index = 0; index < applications.count; index++) {
    if (applications.day[index] > asOf) continue;
    at(applications.claim[index], applications.day[index]).fen += applications.amount[index];
  }
  for (let index = 0; index < interestPaid.count; index++) {
    const paid = at(interestPaid.claim[index], interestPaid.day[index]);
    paid.fen += interestPaid.amount[index];
    paid.interest += interestPaid.amount[index];
  }
  return byClaim.map(
    (days) =>
      days &&
      [...days]
        .filter(([, { fen, interest }]) => fen !== 0 || interest !== 0)
        .sort(([a], [b]) => a - b)
        .map(([day, { fen, interest }]) => ({ day, fen, interest })),
  );
}
