import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { Rate } from '../money/rate';
import type { InterestTerms, LprRow } from '../policy/policy';
import type { Burdens } from '../settlement/debts';
import { lprSchedule } from './lpr';
import { multipliedRate, rateKnownOn, reasonOf, scheduleOf } from './rate-schedule';
import { RateFinder } from './rates-of-claim';

const DAYS_OF_YEAR: Rate = { num: 365, den: 1 };

/**
 * How heavy each debt is for its debtor (Civil Code art. 560): the rate that it bears on a day, the penalty rate once it is past
 * its due date. Without 利率与优惠 the rates of the claims' own rows count.
 */
export function burdensOf(claims: Claims, terms: InterestTerms, lpr: readonly LprRow[]): Burdens {
  const rates = new RateFinder(terms, lpr);
  const steps = [terms.contract, terms.penalty, terms.uplift, terms.lprUplift, terms.benchmark].map(
    scheduleOf,
  );
  const days = [...steps, lprSchedule(lpr, 'oneYear')].flatMap((schedule) =>
    schedule.map(({ from }) => from),
  );
  const rateOf = (claim: number, day: Day): Rate | null => {
    const { contract, penalty, daily } = rates.of(claims, claim);
    // What is due today still bears the contract rate; of two debts due it is what they bear from now on that weighs.
    const schedule = day >= claims.due[claim] ? (penalty ?? contract) : contract;
    const rate = schedule && rateKnownOn(schedule, day);
    return rate && daily && schedule === penalty && terms.basis !== '日利率'
      ? multipliedRate(rate, DAYS_OF_YEAR)
      : rate;
  };
  return {
    on(claim: number, day: Day): Rate | null {
      try {
        return rateOf(claim, day);
      } catch (error) {
        reasonOf(error);
        return null;
      }
    },
    changes: [...new Set(days)].filter(Number.isFinite).sort((a, b) => a - b),
  };
}
