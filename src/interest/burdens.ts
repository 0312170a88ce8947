import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { Rate } from '../money/rate';
import type { InterestTerms, LprRow } from '../policy/policy';
import type { Burdens } from '../settlement/debts';
import { lprSchedule } from './lpr';
import { rateKnownOn, scheduleOf } from './rate-schedule';
import { RateFinder } from './rates-of-claim';

/**
 * How heavy each debt is for its debtor (Civil Code art. 560): the rate that it bears on a day, the penalty rate once it is past
 * its due date. Without 利率与优惠 the rates of the claims' own rows count.
 */
export function burdensOf(claims: Claims, terms: InterestTerms, lpr: readonly LprRow[]): Burdens {
  const rates = new RateFinder(terms, lpr);
  const steps = [terms.contract, terms.penalty, terms.uplift, terms.lprUplift].map(scheduleOf);
  const days = [...steps, lprSchedule(lpr, 'oneYear')].flatMap((schedule) =>
    schedule.map(({ from }) => from),
  );
  return {
    on(claim: number, day: Day): Rate | null {
      const { contract, penalty } = rates.of(claims, claim);
      // What is due today still bears the contract rate; of two debts due it is what they bear from now on that weighs.
      const schedule = day >= claims.due[claim] ? (penalty ?? contract) : contract;
      return schedule && rateKnownOn(schedule, day);
    },
    changes: [...new Set(days)].filter(Number.isFinite).sort((a, b) => a - b),
  };
}
