import type { Day } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { Rate } from '../money/rate';
import type { DatedRate, InterestTerms, LprRow } from '../policy/policy';
import { lprSchedule, salesDefaultSchedule, SME_RULE_FROM, smeRate } from './lpr';
import {
  constantRate,
  multipliedRate,
  multipliedSchedule,
  productSchedule,
  rateKnownOn,
  rateOn,
  type RateSchedule,
  scheduleOf,
} from './rate-schedule';

const DAYS_OF_YEAR = 365;
const PER_YEAR: Rate = { num: 1, den: 1 };
const PER_DAY: Rate = { num: 1, den: DAYS_OF_YEAR };

/** What gives the penalty rate: an agreement, the LPR with the policy's uplift, the rule for sales, or the rule for small enterprises. */
export type RateBasis = 'agreed' | 'lpr' | 'sales' | 'sme';

/** The schedules of one claim; null: no such interest is owed, or no rate is known. */
export interface RatesOfClaim {
  readonly contract: RateSchedule | null;
  readonly penalty: RateSchedule | null;
  readonly basis: RateBasis;
  /** The penalty rate is one per day, whatever the policy's day basis. */
  readonly daily?: true;
  /** What was agreed with a small enterprise is below the LPR, which stands in its place. */
  readonly raised?: true;
}

/**
 * Which rates a claim bears (rules.md §6): its own row's, otherwise the policy's. The penalty rate is the given one, otherwise the
 * contract rate × (1 + 罚息上浮), otherwise what 计息方式 says: the one-year LPR × (1 + LPR上浮), with the benchmark before it for a sale;
 * 0.05% a day for a small enterprise.
 */
export class RateFinder {
  private readonly contract: RateSchedule | null;
  private readonly penalty: RateSchedule | null;
  private readonly uplift: RateSchedule | null;
  private readonly lprUplift: RateSchedule | null;
  private readonly byLpr: RateSchedule | null;
  /** By what a published rate, one per year, is multiplied to be one of the policy's day basis. */
  private readonly published: Rate;
  private readonly benchmark: RateSchedule;
  /** Penalty schedules of the rates that stand in the ledger, by rate. */
  private readonly ownUplifted = new Map<string, RateSchedule>();
  /** Schedules for default on a sale, by the uplift in force on the first day of default. */
  private readonly sales = new Map<Rate, RateSchedule>();

  constructor(
    private readonly terms: InterestTerms,
    private readonly lpr: readonly LprRow[],
  ) {
    this.contract = filled(terms.contract);
    this.penalty = filled(terms.penalty);
    this.uplift = filled(terms.uplift.map(plusOne));
    this.lprUplift = filled(terms.lprUplift);
    const factor = filled(terms.lprUplift.map(plusOne));
    this.published = terms.basis === '日利率' ? PER_DAY : PER_YEAR;
    const yearly = lprSchedule(lpr, 'oneYear');
    this.byLpr = factor && productSchedule(multipliedSchedule(yearly, this.published), factor);
    this.benchmark = scheduleOf(terms.benchmark);
  }

  /** @throws RateGap for a small enterprise whose contract is older than the LPR table */
  of(claims: Claims, claim: number): RatesOfClaim {
    const agreed = this.agreed(claims, claim);
    const { rule } = this.terms;
    if (rule === '中小企业' && claims.origin[claim] >= SME_RULE_FROM)
      return this.forSmallEnterprise(agreed, claims.origin[claim], claims.due[claim]);
    if (agreed.penalty) return agreed;
    if (rule === '买卖合同')
      return { ...agreed, penalty: this.forSale(claims.due[claim] + 1), basis: 'sales' };
    return { ...agreed, penalty: this.byLpr, basis: 'lpr' };
  }

  /** What was agreed; no penalty rate where nothing says one. */
  private agreed({ contractRate, penaltyRate }: Claims, claim: number): RatesOfClaim {
    const own = contractRate[claim];
    const contract = own ? constantRate(own) : this.contract;
    const ownPenalty = penaltyRate[claim];
    const penalty = ownPenalty
      ? constantRate(ownPenalty)
      : own && this.uplift
        ? this.uplifted(own, this.uplift)
        : (this.penalty ?? (contract && this.uplift && productSchedule(contract, this.uplift)));
    return { contract, penalty, basis: 'agreed' };
  }

  /** A ledger has few rates and many claims: each rate is multiplied once. */
  private uplifted(own: Rate, uplift: RateSchedule): RateSchedule {
    const key = `${own.num}/${own.den}`;
    let schedule = this.ownUplifted.get(key);
    if (!schedule) this.ownUplifted.set(key, (schedule = productSchedule(constantRate(own), uplift)));
    return schedule;
  }

  private forSale(defaultOn: Day): RateSchedule | null {
    const uplift = this.lprUplift && rateKnownOn(this.lprUplift, defaultOn);
    if (!uplift) return null;
    let schedule = this.sales.get(uplift);
    if (!schedule) {
      const found = salesDefaultSchedule(this.lpr, this.benchmark, uplift, defaultOn);
      schedule = multipliedSchedule(found.schedule, this.published);
      this.sales.set(uplift, schedule);
    }
    return schedule;
  }

  /** With daily rates what was agreed is measured as one of a year of 365 days. */
  private forSmallEnterprise(agreed: RatesOfClaim, contractOn: Day, due: Day): RatesOfClaim {
    const days: Rate = { num: this.terms.basis === '日利率' ? DAYS_OF_YEAR : 1, den: 1 };
    const own = agreed.penalty && multipliedRate(rateOn(agreed.penalty, due + 1), days);
    const { rate, convention, raised } = smeRate(own, contractOn, this.lpr);
    if (convention === 'daily') return { ...agreed, penalty: constantRate(rate), basis: 'sme', daily: true };
    if (!raised) return agreed;
    const floor = multipliedRate(rate, { num: days.den, den: days.num });
    return { ...agreed, penalty: constantRate(floor), basis: 'sme', raised };
  }
}

function filled(rates: readonly DatedRate[]): RateSchedule | null {
  return rates.length === 0 ? null : scheduleOf(rates);
}

/** 50% as the factor 1.5. */
function plusOne(dated: DatedRate): DatedRate {
  const { num, den }: Rate = dated.rate;
  return { ...dated, rate: { num: num + den, den } };
}
