import type { Day } from '../calendar/day';
import type { Place } from '../finding/finding';
import type { Fen, FenSum } from '../money/fen';
import type { Rate } from '../money/rate';
import type { RewardBracket, Target } from '../policy/policy';
import type { RewardLimit } from '../policy/reward-limits';
import type { Payout } from '../policy/reward-payouts';
import type { PointBand } from '../policy/reward-points';
import type { AnnualPayLine } from './annual-pay';
import type { BonusLine } from './bonuses';
import type { Fraction } from './completion';
import type { RewardLines } from './reward-lines';
import type { RewardShares } from './reward-shares';

/** Rewards of one run (rules.md §7): lines, people, and sums. accrued = held + payable. */
export interface RewardResult {
  /** In the order of recovery, then claim; those that earn nothing included, with the reason. */
  readonly lines: RewardLines;
  readonly schemes: readonly SchemeTotal[];
  readonly accrued: FenSum;
  readonly held: FenSum;
  readonly payable: FenSum;
  /** Shares of barred people and beyond people's limits: they stay with the company (退回). */
  readonly returned: FenSum;
  readonly shares: RewardShares;
  readonly people: readonly PersonPay[];
  /** Null where there is no table 按点奖罚. */
  readonly points: readonly PointLine[] | null;
  /** Null where there is no table 年薪. */
  readonly annualPay: readonly AnnualPayLine[] | null;
  /** Null where there is no table 年终奖. */
  readonly bonuses: readonly BonusLine[] | null;
  /** What the limits of 奖励限额 did. */
  readonly limits: readonly LimitUse[];
  /** What people earn besides the lines; Σ gross + returned + undistributed = payable + Σ extras. */
  readonly extras: readonly ExtraPay[];
  /** What was paid already, fen; 0 without a register 奖励发放. */
  readonly paid: FenSum;
  /** Null where there is no register 奖励发放. */
  readonly payouts: PayoutResult | null;
}

/** What was paid up to the as-of date, and what it was paid for (rules.md §7). */
export interface PayoutResult {
  readonly rows: readonly Payout[];
  /** Line by line, then person by person; what belongs to no line of the run stands last. */
  readonly shares: readonly PaidShare[];
}

/** One person's part of one line and its reversals: payable − paid is still to be paid (补发) or taken back (追回). Fen. */
export interface PaidShare {
  /** -1 for what was paid without a line of this run. */
  readonly line: number;
  /** Empty where nobody is named. */
  readonly person: string;
  readonly payable: Fen;
  readonly paid: Fen;
}

/** One recovery on one claim, with all that an auditor needs to compute it again. */
export interface RewardLine {
  readonly recovery: number;
  readonly claim: number;
  /** Index of the application that the line stands on. */
  readonly application: number;
  /** Day of the recovery (its 日期), and the day on which it earns (for goods the trigger's day; NO_DAY while pending). */
  readonly day: Day;
  readonly earnedOn: Day;
  /** Amount that the rate is applied to, fen: what came in, for goods the share of the ruling's or realised value. */
  readonly base: Fen;
  readonly overdueDays: number;
  readonly overdueYears: number;
  /** The scheme that rewards the line; empty where none does. */
  readonly scheme: string;
  readonly bracket: RewardBracket | null;
  /** Rate used; null where none applies. */
  readonly rate: Rate | null;
  /** 批准文号 where the rate was decided for the case. */
  readonly approval: string;
  /** base × rate rounded to the fen, before and after caps, floors and pools. */
  readonly beforeCap: Fen;
  /** What a pool of 奖励限额 took off the line. */
  readonly cut: Fen;
  readonly reward: Fen;
  readonly state: RewardState;
  /** For a reversal: index of the line that it takes back; otherwise -1. */
  readonly undoes: number;
}

/**
 * payable; held (未达标，暂不兑现); held-no-target (未下达); pending-ruling (待裁定); pending-realisation (待变现);
 * undecided (待定: a range without a decision); and lines that earn nothing: no-due-date, no-bracket, no-scheme,
 * unapproved (a special case without an approval number), method-unsaid.
 */
export const REWARD_STATES = [
  'payable',
  'held',
  'held-no-target',
  'pending-ruling',
  'pending-realisation',
  'pending-value',
  'undecided',
  'no-due-date',
  'no-bracket',
  'no-scheme',
  'unapproved',
  'method-unsaid',
] as const;
export type RewardState = (typeof REWARD_STATES)[number];

export interface SchemeTotal {
  readonly scheme: string;
  readonly lines: number;
  readonly accrued: FenSum;
  readonly held: FenSum;
  readonly payable: FenSum;
  readonly paid: FenSum;
}

/** A person's part of one payable line. */
export interface RewardShare {
  readonly line: number;
  readonly person: string;
  readonly weight: string;
  readonly amount: Fen;
  /** 退回: stays with the company, because the person is barred on the day that earns or has reached a limit; null: paid. */
  readonly kept: 'barred' | 'over-limit' | null;
}

/** All that a person gets in one run is one payment. Fen. */
export interface PersonPay {
  readonly name: string;
  readonly external: boolean;
  /** All that the person has earned, paid or not. */
  readonly gross: FenSum;
  /** What was paid before; 0 without a register 奖励发放. */
  readonly paid: FenSum;
  /** gross − paid: this run's payment, or below zero what is taken back (追回). */
  readonly due: FenSum;
  /** On this run's payment; 0 for staff, who settle their own (自理). */
  readonly tax: FenSum;
  /** due − tax. */
  readonly net: FenSum;
  /** Shares that stay with the company because the person is barred or has reached a limit. */
  readonly returned: FenSum;
}

/** What one target's completion pays or deducts by percentage points (按点奖罚). Fen. */
export interface PointLine {
  readonly target: Target;
  readonly toward: FenSum;
  /** Null for a target of nothing. */
  readonly completion: Fraction | null;
  /** Null where no band holds the completion: nothing is said, nothing is paid. */
  readonly band: PointBand | null;
  /** Percentage points that count. */
  readonly points: number;
  readonly beforeLimits: Fen;
  readonly amount: Fen;
  /** The period has not ended: computed as it stands, not paid. */
  readonly running: boolean;
  /** The owner is barred on the target's last day: the amount stays with the company. */
  readonly barred: boolean;
}

/** What a person earns besides the lines: points of the person's own target, what a floor adds. Fen. */
export interface ExtraPay {
  readonly person: string;
  readonly amount: Fen;
  readonly why: 'points' | 'floor';
  /** The target, or the row of 奖励限额, that it comes from. */
  readonly place: Place;
  readonly kept: 'barred' | null;
}

/** What a limit of 奖励限额 did in one period, to a pool or to one person. Fen. */
export interface LimitUse {
  readonly limit: RewardLimit;
  /** First day of the calendar period; NO_DAY for the whole time. */
  readonly from: Day;
  /** Empty for a pool. */
  readonly person: string;
  /** What the limit lets through: the pool, the person's cap, otherwise the floor. */
  readonly allowed: FenSum;
  readonly before: FenSum;
  readonly after: FenSum;
}
