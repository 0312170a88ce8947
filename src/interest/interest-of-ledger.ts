import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { InterestBasis, Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { concession } from './concession';
import type { InterestConvention } from './convention';
import type { ClaimInterest, InterestResult, NoInterest } from './interest-result';
import { RateGap } from './rate-schedule';
import { RateFinder } from './rates-of-claim';
import { type StatementPayment, type StatementTerms, statementOf } from './statement';

const CONVENTIONS: Readonly<Record<InterestBasis, InterestConvention>> = {
  '360': 'actual/360',
  '365': 'actual/365',
  实际: 'actual/actual',
  '30/360': '30/360',
  日利率: 'daily',
};

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
  const convention = CONVENTIONS[terms.basis];
  const rates = new RateFinder(terms, lpr);
  const payments = paymentsByClaim(settlement, claims.count, asOf);
  const computed: ClaimInterest[] = [];
  const missing: { claim: number; why: NoInterest }[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.amount[claim] <= 0 || settlement.exists[claim] === 0) continue;
    const due = claims.due[claim];
    const { contract, penalty } = rates.of(claims, claim);
    const origin = claims.origin[claim] === NO_DAY ? due : claims.origin[claim];
    if (due === NO_DAY) {
      if (settlement.balance[claim] > 0) missing.push({ claim, why: 'no-date' });
      continue;
    }
    const statementTerms: StatementTerms = {
      principal: claims.amount[claim],
      fees: 0,
      origin,
      due,
      contract,
      penalty,
      compound: terms.compound,
      convention,
      countsFirstDay: terms.countsFirstDay,
      order: terms.order,
      payments: payments[claim] ?? [],
      asOf,
    };
    if (penalty === null && asOf > due && settlement.balance[claim] > 0) {
      missing.push({ claim, why: 'no-rate' });
      continue;
    }
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
  return { convention, claims: computed, missing };
}

/** What was applied to each claim, day by day; one payment a day, reversals below zero. */
function paymentsByClaim(
  { applications }: Settlement,
  count: number,
  asOf: Day,
): (StatementPayment[] | undefined)[] {
  const byClaim = new Array<Map<Day, number> | undefined>(count);
  for (let index = 0; index < applications.count; index++) {
    const day = applications.day[index];
    if (day > asOf) continue;
    const days = (byClaim[applications.claim[index]] ??= new Map<Day, number>());
    days.set(day, (days.get(day) ?? 0) + applications.amount[index]);
  }
  return byClaim.map(
    (days) =>
      days &&
      [...days]
        .filter(([, fen]) => fen !== 0)
        .sort(([a], [b]) => a - b)
        .map(([day, fen]) => ({ day, fen })),
  );
}
