import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import type { InterestLine } from '../interest/account';
import type { ConcessionPlan } from '../interest/concession-plan';
import type { InterestResult } from '../interest/interest-result';
import { formatFen } from '../money/fen';
import { formatRate } from '../money/rate';
import { sumFen } from '../money/sum';

/** Interest claim by claim with its intervals, the doubled part on judgments, and what the concession comes to on which day. */
export function interestOf(
  { ledger: { claims, debtors }, settlement }: CampaignResult,
  interest: InterestResult,
): object {
  const total = interest.claims.reduce((sum, { statement }) => sum + BigInt(statement.interest), 0n);
  const owed = interest.claims.reduce((sum, { statement }) => sum + BigInt(statement.owed.interest), 0n);
  return {
    convention: interest.convention,
    interest: formatFen(total),
    owed: formatFen(owed),
    received: formatFen(sumFen(settlement.interestPaid.amount)),
    claims: interest.claims.map(({ claim, statement, basis, concession }) => ({
      claim: claims.id[claim],
      debtor: debtors.text(claims.debtor[claim]),
      interest: formatFen(statement.interest),
      owed: formatFen(statement.owed.interest),
      saving: concession && formatFen(concession.saving),
      principal: formatFen(statement.owed.principal),
      basis,
      lines: statement.lines.map(intervalJson),
    })),
    missing: interest.missing.map(({ claim, why }) => ({ claim: claims.id[claim], why })),
    judgments: interest.judgments.map(({ claim, debtor, lawsuit, statement }) => ({
      claim: claim < 0 ? null : claims.id[claim],
      debtor,
      caseNumber: lawsuit.caseNumber,
      performBy: formatDay(lawsuit.performBy),
      unpaid: formatFen(statement.owed.principal),
      interest: formatFen(statement.interest),
      lines: statement.lines.map(intervalJson),
    })),
    concession: interest.concession && concessionOf(interest.concession, (debtor) => debtors.text(debtor)),
  };
}

/** One line of a statement of interest; first and last day are both in the interval. */
export function intervalJson({
  kind,
  after,
  to,
  balance,
  days,
  rate,
  convention,
  interest,
}: InterestLine): object {
  return {
    kind,
    from: formatDay(after + 1),
    to: formatDay(to),
    balance: formatFen(balance),
    days,
    rate: formatRate(rate),
    convention,
    interest: formatFen(interest),
  };
}

function concessionOf(
  { deadline, days, debtors, omitted }: ConcessionPlan,
  nameOf: (debtor: number) => string,
): object {
  return {
    deadline: formatDay(deadline),
    days: days.map(({ day, principal, interest, due, full }) => ({
      paidOn: formatDay(day),
      daysLeft: deadline - day,
      principal: formatFen(principal),
      interest: formatFen(interest),
      due: formatFen(due),
      full: formatFen(full),
      saving: formatFen(full - due),
    })),
    debtors: debtors.map(({ debtor, today, deadline: last, dayAfter, full }) => ({
      debtor: nameOf(debtor),
      today: formatFen(today),
      due: formatFen(last),
      full: formatFen(full),
      saving: formatFen(full - last),
      dayAfter: formatFen(dayAfter),
    })),
    omitted,
  };
}
