import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import type { Policy } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { ClaimTerms } from './claim-terms';
import type { ConcessionSums } from './concession';
import { ConcessionPlanner } from './concession-plan';
import { InterestChecks } from './interest-checks';
import type { ClaimInterest, InterestResult, NoInterest } from './interest-result';
import { judgmentsOfLedger } from './judgments-of-ledger';
import { paymentsByClaim } from './payments';
import { reasonOf } from './rate-schedule';
import { type StatementTerms, statementOf } from './statement';

/**
 * The interest of every claim at the as-of date (rules.md §6), on the balance that the settlement leaves from day to day.
 * @returns null where the policy does not say how interest is to be computed (no 利率与优惠, or no 计息基准 in it)
 */
export function interestOfLedger(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
): InterestResult | null {
  const { claims } = ledger;
  const { interest: terms, lpr } = policy;
  if (terms?.basis == null) return null;
  const claimTerms = new ClaimTerms(claims, terms, terms.basis, lpr);
  const payments = paymentsByClaim(settlement, claims.count, asOf, terms.order);
  const checks = new InterestChecks(ledger, policy);
  checks.table(asOf);
  const planner = terms.deadline === NO_DAY ? null : new ConcessionPlanner(asOf, terms.deadline);
  const computed: ClaimInterest[] = [];
  const missing: { claim: number; why: NoInterest }[] = [];
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.amount[claim] <= 0 || settlement.exists[claim] === 0) continue;
    try {
      const account = claimTerms.of(claim);
      if (account === null || (account.penalty === null && asOf > account.due)) {
        if (settlement.balance[claim] > 0)
          missing.push({ claim, why: account === null ? 'no-date' : 'no-rate' });
        if (account === null || settlement.balance[claim] > 0) continue;
      }
      const asked: StatementTerms = {
        ...account,
        order: terms.order,
        payments: payments[claim] ?? [],
        asOf,
      };
      const statement = statementOf(asked);
      if (statement.lines.length === 0) continue;
      const open = statement.owed.principal + statement.owed.interest > 0;
      checks.claim(claim, account, asked, statement);
      computed.push({
        claim,
        statement,
        basis: account.basis,
        concession: planner && open ? offer(planner, claims.debtor[claim], asked) : null,
      });
    } catch (error) {
      missing.push({ claim, why: reasonOf(error) });
    }
  }
  return {
    convention: claimTerms.convention,
    claims: computed,
    judgments: judgmentsOfLedger(ledger, policy.lawsuits, settlement, asOf),
    concession: planner && planner.plan(),
    missing,
    findings: checks.findings,
  };
}

/** What the claim costs under the concession; null where no contract rate or none for the days to come is known, or it is past. */
function offer(planner: ConcessionPlanner, debtor: number, asked: StatementTerms): ConcessionSums | null {
  try {
    if (asked.contract) return planner.add(debtor, asked);
  } catch (error) {
    reasonOf(error);
  }
  planner.omit();
  return null;
}
