import type { Claims } from '../ledger/ledger';
import type { Rate } from '../money/rate';
import type { DatedRate, InterestTerms, LprRow } from '../policy/policy';
import { lprSchedule } from './lpr';
import { constantRate, productSchedule, type RateSchedule, scheduleOf } from './rate-schedule';

/** The schedules of one claim; null: no such interest is owed, or no rate is known. */
export interface RatesOfClaim {
  readonly contract: RateSchedule | null;
  readonly penalty: RateSchedule | null;
}

/**
 * Which rates a claim bears (rules.md §6): its own row's, otherwise the policy's. The penalty rate is the given one, otherwise the
 * contract rate × (1 + 罚息上浮), otherwise the one-year LPR × (1 + LPR上浮).
 */
export class RateFinder {
  private readonly contract: RateSchedule | null;
  private readonly penalty: RateSchedule | null;
  private readonly uplift: RateSchedule | null;
  private readonly byLpr: RateSchedule | null;

  constructor(terms: InterestTerms, lpr: readonly LprRow[]) {
    this.contract = filled(terms.contract);
    this.penalty = filled(terms.penalty);
    this.uplift = filled(terms.uplift.map(plusOne));
    const lprUplift = filled(terms.lprUplift.map(plusOne));
    this.byLpr = lprUplift && productSchedule(lprSchedule(lpr, 'oneYear'), lprUplift);
  }

  of({ contractRate, penaltyRate }: Claims, claim: number): RatesOfClaim {
    const own = contractRate[claim];
    const contract = own ? constantRate(own) : this.contract;
    const ownPenalty = penaltyRate[claim];
    if (ownPenalty) return { contract, penalty: constantRate(ownPenalty) };
    if (own && this.uplift) return { contract, penalty: productSchedule(constantRate(own), this.uplift) };
    if (this.penalty) return { contract, penalty: this.penalty };
    if (contract && this.uplift) return { contract, penalty: productSchedule(contract, this.uplift) };
    return { contract, penalty: this.byLpr };
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
