import type { Claims } from '../ledger/ledger';
import { NO_INTEREST_TERMS } from '../policy/interest-terms';
import type { Policy } from '../policy/policy';
import type { SettlementTerms } from '../settlement/settle';
import { burdensOf } from './burdens';
import { ClaimTerms } from './claim-terms';
import { InterestAccounts } from './interest-accounts';

/**
 * What the settlement needs to know of interest, and only where the policy asks for it: 抵充次序 费用→利息→本金 (Civil Code art. 561)
 * pays the interest that has accrued by the day of the payment, 法定顺序 (art. 560) compares the rates.
 */
export function settlementTermsOf(
  claims: Claims,
  { interest, lpr, settings }: Pick<Policy, 'interest' | 'lpr' | 'settings'>,
): SettlementTerms {
  const first = interest?.order === 'fees-interest-principal' && interest.basis !== null;
  return {
    ...(first && {
      interest: new InterestAccounts(new ClaimTerms(claims, interest, interest.basis!, lpr)),
    }),
    ...(settings.application === '法定顺序' && {
      burdens: burdensOf(claims, interest ?? NO_INTEREST_TERMS, lpr),
    }),
  };
}
