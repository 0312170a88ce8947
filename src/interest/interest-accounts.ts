import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { InterestOwed } from '../settlement/debts';
import { InterestAccount } from './account';
import type { ClaimTerms } from './claim-terms';
import { reasonOf } from './rate-schedule';

/**
 * The interest that claims owe while recoveries are applied to them, for 费用→利息→本金 (Civil Code art. 561). A claim whose interest
 * cannot be computed owes none as far as is known: money pays its principal, and the claim is listed with the reason.
 */
export class InterestAccounts implements InterestOwed {
  private readonly accounts = new Map<number, InterestAccount | null>();

  constructor(private readonly terms: ClaimTerms) {}

  /** Asking ends no interval: only what is paid does, as on the statement. */
  owed(claim: number, day: Day): Fen {
    return Math.max(0, this.at(claim, day, (account) => account.fork())?.owed.interest ?? 0);
  }

  lower(claim: number, day: Day, interest: Fen, principal: Fen): void {
    this.at(claim, day)?.lower({ fees: 0, interest, principal });
  }

  /** The account carried forward to a day: itself, or another that is made of it. */
  private at(
    claim: number,
    day: Day,
    of: (account: InterestAccount) => InterestAccount = (account) => account,
  ): InterestAccount | null {
    let account = this.accounts.get(claim);
    try {
      if (account === undefined) {
        const terms = this.terms.of(claim);
        account = terms && new InterestAccount(terms, null);
        this.accounts.set(claim, account);
      }
      account &&= of(account);
      account?.accrueTo(day);
    } catch (error) {
      reasonOf(error);
      account = null;
      this.accounts.set(claim, null);
    }
    return account;
  }
}
