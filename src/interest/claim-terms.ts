import { NO_DAY } from '../calendar/day';
import type { Claims } from '../ledger/ledger';
import type { InterestBasis, InterestTerms, LprRow } from '../policy/policy';
import type { AccountTerms } from './account';
import type { InterestConvention } from './convention';
import { RateFinder } from './rates-of-claim';

const CONVENTIONS: Readonly<Record<InterestBasis, InterestConvention>> = {
  '360': 'actual/360',
  '365': 'actual/365',
  实际: 'actual/actual',
  '30/360': '30/360',
  日利率: 'daily',
};

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

  /** Null for a claim without a due date: neither contract nor penalty interest has its day. */
  of(claim: number): AccountTerms | null {
    const { claims, terms } = this;
    const due = claims.due[claim];
    if (due === NO_DAY) return null;
    return {
      principal: claims.amount[claim],
      fees: 0,
      origin: claims.origin[claim] === NO_DAY ? due : claims.origin[claim],
      due,
      ...this.rates.of(claims, claim),
      compound: terms.compound,
      convention: this.convention,
      countsFirstDay: terms.countsFirstDay,
    };
  }
}
