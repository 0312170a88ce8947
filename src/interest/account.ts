import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { type InterestConvention, interestDays } from './convention';
import { nextRateAfter, type RateSchedule, rateOn } from './rate-schedule';
import { nextSettlementDay } from './settlement-day';
import { simpleInterest } from './simple-interest';

/** contract: to the due date; penalty (罚息): after it; compound (复利): on interest that stayed unpaid at a settlement day. */
export type InterestKind = 'contract' | 'penalty' | 'compound';

/** One line of a statement of account: one balance, one rate, one span. */
export interface InterestLine {
  readonly kind: InterestKind;
  /** The day before the first one that counts; the line covers (after, to]. */
  readonly after: Day;
  readonly to: Day;
  /** What bears the interest: principal, or unpaid interest for compound. */
  readonly balance: Fen;
  readonly days: number;
  readonly rate: Rate;
  readonly convention: InterestConvention;
  /** Rounded to the fen, half away from zero. */
  readonly interest: Fen;
}

/** What a claim bears interest by. */
export interface AccountTerms {
  readonly principal: Fen;
  /** Costs of collection, owed from the beginning; they bear no interest. */
  readonly fees: Fen;
  /** The day on which the claim arose: interest begins on the day after. */
  readonly origin: Day;
  readonly due: Day;
  /** Interest to the due date; null: none is owed. */
  readonly contract: RateSchedule | null;
  /** Interest after the due date; null: none is owed. */
  readonly penalty: RateSchedule | null;
  /** Compound interest at the penalty rate. */
  readonly compound: boolean;
  readonly convention: InterestConvention;
  /** Of penalty and compound interest, where it is another one: a law's rate is one per day. */
  readonly penaltyConvention?: InterestConvention;
  /** 两头都算: the day of origin counts as well. */
  readonly countsFirstDay: boolean;
}

/** Fees, interest and principal, fen. */
export interface Debt {
  readonly fees: Fen;
  readonly interest: Fen;
  readonly principal: Fen;
}

/**
 * The account of one claim, carried forward from day to day (rules.md §6): interest accrues to a day, then what is paid on that
 * day lowers what is owed from the day after. Statements and the payment of interest before principal both stand on it, so that
 * they cannot disagree.
 */
export class InterestAccount {
  private readonly debt: { fees: Fen; interest: Fen; principal: Fen };
  private after: Day;
  private accrued: Fen = 0;
  /** The interest unpaid at the last settlement day, and what of interest was paid since. */
  private unpaidAtSettlement: Fen = 0;
  private paidSinceSettlement: Fen = 0;
  private settlement: Day = Number.NEGATIVE_INFINITY;

  /**
   * @param lines where the lines are written down; null where only the sums are wanted
   */
  constructor(
    private readonly terms: AccountTerms,
    private readonly lines: InterestLine[] | null,
  ) {
    const { origin, due, contract, fees, principal } = terms;
    this.after = contract === null ? Math.max(origin, due) : origin - (terms.countsFirstDay ? 1 : 0);
    this.debt = { fees, interest: 0, principal };
  }

  get owed(): Debt {
    return this.debt;
  }

  /** Interest of all days so far, paid or not. */
  get interest(): Fen {
    return this.accrued;
  }

  /** The same account as it stands, to be carried forward on its own; without lines. */
  fork(): InterestAccount {
    const copy = new InterestAccount(this.terms, null);
    Object.assign(copy.debt, this.debt);
    copy.after = this.after;
    copy.accrued = this.accrued;
    copy.unpaidAtSettlement = this.unpaidAtSettlement;
    copy.paidSinceSettlement = this.paidSinceSettlement;
    copy.settlement = this.settlement;
    return copy;
  }

  /**
   * Interest of every day up to the end of a day; a line ends there, at the due date, before each new rate and, where interest is
   * compounded, at each settlement day.
   * @throws RateGap where a rate is missing for a day that bears interest
   * @throws RangeError where an amount is beyond what doubles hold exactly
   */
  accrueTo(day: Day): void {
    const { due, contract, penalty, compound } = this.terms;
    while (this.after < day) {
      const { after } = this;
      if (this.settlement === after) {
        this.unpaidAtSettlement = this.debt.interest;
        this.paidSinceSettlement = 0;
      }
      const to = this.lineEnd(day);
      const base = this.compounding;
      if (to <= due) this.accrue('contract', this.debt.principal, contract, to);
      else this.accrue('penalty', this.debt.principal, penalty, to);
      if (compound) {
        this.accrue('compound', base, penalty, to);
        if (to === nextSettlementDay(after)) this.settlement = to;
      }
      this.after = to;
    }
    if (!Number.isSafeInteger(this.accrued))
      throw new RangeError(`interest of ${this.terms.principal} fen is too large`);
  }

  /** Takes what was paid, or adds what a reversal gives back (below zero), on the day up to which interest was accrued. */
  lower({ fees, interest, principal }: Debt): void {
    this.debt.fees -= fees;
    this.debt.interest -= interest;
    this.debt.principal -= principal;
    this.paidSinceSettlement += interest;
  }

  /** What bears compound interest: unpaid at the last settlement day, and unpaid still. */
  private get compounding(): Fen {
    return Math.min(this.unpaidAtSettlement, Math.max(0, this.unpaidAtSettlement - this.paidSinceSettlement));
  }

  private lineEnd(last: Day): Day {
    const { after } = this;
    const { due, contract, penalty, compound } = this.terms;
    let end = last;
    const cut = (day: Day): void => {
      if (day > after && day < end) end = day;
    };
    cut(due);
    if (compound) cut(nextSettlementDay(after));
    const step = (schedule: RateSchedule | null): void => {
      const next = schedule && nextRateAfter(schedule, after + 1);
      if (next != null) cut(next - 1);
    };
    if (after < due) step(contract);
    // Compound interest runs at the penalty rate before the due date too, where there is any.
    if (after >= due || (compound && this.compounding > 0)) step(penalty);
    return end;
  }

  private accrue(kind: InterestKind, balance: Fen, rates: RateSchedule | null, to: Day): void {
    if (balance <= 0 || rates === null) return;
    const { after } = this;
    const { convention: agreed, penaltyConvention = agreed } = this.terms;
    const convention = kind === 'contract' ? agreed : penaltyConvention;
    const rate = rateOn(rates, after + 1);
    const interest = simpleInterest(balance, rate, after, to, convention);
    this.accrued += interest;
    this.debt.interest += interest;
    this.lines?.push({
      kind,
      after,
      to,
      balance,
      days: interestDays(after, to, convention),
      rate,
      convention,
      interest,
    });
  }
}
