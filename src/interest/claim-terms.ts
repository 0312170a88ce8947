import { NO_DAY } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { InterestBasis, InterestTerms, LprRow } from '../policy/policy';
import type { AccountTerms } from './account';
import type { InterestConvention } from './convention';
import { type RateBasis, RateFinder } from './rates-of-claim';

const CONVENTIONS: Readonly<Record<InterestBasis, InterestConvention>> = {
  '360': 'actual/360',
  '365': 'actual/365',
  实际: 'actual/actual',
  '30/360': '30/360',
  日利率: 'daily',
};

/** The terms of one claim, and what gave its penalty rate. */
export interface ClaimAccountTerms extends AccountTerms {
  readonly basis: RateBasis;
  /** The LPR stands in the place of what was agreed with a small enterprise. */
  readonly raised: boolean;
}

/** What each claim bears interest by, as ledger and policy say it. */
export class ClaimTerms {
  readonly convention: InterestConvention;
  private readonly rates: RateFinder;

  /** @param basis of the terms; without one interest is not computed */
  constructor(
    private readonly claims: Claims,
    private readonly terms: InterestTerms,
    basis: InterestBasis,
    lpr: readonly LprRow[],
  ) {
    this.convention = CONVENTIONS[basis];
    this.rates = new RateFinder(terms, lpr);
  }

  /**
   * Null for a claim without a due date: neither contract nor penalty interest has its day.
   * @throws RateGap where its rate depends on an LPR that the table does not have
   */
  of(claim: number): ClaimAccountTerms | null {
    const { claims, terms } = this;
    const due = claims.due[claim];
    if (due === NO_DAY) return null;
    const { contract, penalty, basis, daily, raised = false } = this.rates.of(claims, claim);
    return {
      basis,
      raised,
      principal: claims.amount[claim],
      fees: 0,
      origin: claims.origin[claim] === NO_DAY ? due : claims.origin[claim],
      due,
      contract,
      penalty,
      ...(daily && { penaltyConvention: 'daily' as const }),
      compound: terms.compound,
      convention: this.convention,
      countsFirstDay: terms.countsFirstDay,
    };
  }
}
