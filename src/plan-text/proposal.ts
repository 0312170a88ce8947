import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import type { PhaseKind } from '../policy/policy';

/** Why something that a plan says cannot be used as it stands; its texts are `<reason>.message` and `.action`. */
export interface PlanProblem {
  readonly reason: PlanProblemReason;
  readonly values: Readonly<Record<string, string | number>>;
}

export type PlanProblemReason =
  /** The month lacks the day; `reason` names the refusal of the date. */
  | 'plan-date-impossible'
  /** A month without a day, a range without its end. */
  | 'plan-date-incomplete'
  | 'plan-dates-reversed'
  /** The text speaks of more phases than it dates. */
  | 'plan-phases-missing'
  /** A rate above 100%, such as 510% for 5%–10%. */
  | 'plan-rate-garbled'
  /** A range whose lower end is the higher one. */
  | 'plan-rates-reversed'
  /** An age or a condition to which the text gives no rate. */
  | 'plan-rate-missing'
  /** Words that should have an amount, or another number, and have none. */
  | 'plan-amount-missing'
  | 'plan-number-missing'
  /** A year left blank: 「20__年」. */
  | 'plan-year-missing'
  /** One day belongs to two phases. */
  | 'plan-phases-overlap';

/** Where in the text something stands, and its words. */
interface Quoted {
  readonly start: number;
  readonly end: number;
  /** The text's own words, as they stand. */
  readonly words: string;
  /** Null where it can be taken over as it is. */
  readonly problem: PlanProblem | null;
}

/** Something that a plan says and that a policy table can hold, for the user to accept one by one (rules.md §8). */
export type PlanProposal = Quoted &
  (
    | {
        readonly kind: 'phase';
        readonly name: string;
        readonly phaseKind: PhaseKind;
        /** NO_DAY where the date cannot be used. */
        readonly first: Day;
        readonly last: Day;
      }
    | { readonly kind: 'phase-count'; readonly announced: number; readonly found: number }
    /** A day that the phase and the one before it both claim. */
    | { readonly kind: 'phase-overlap'; readonly day: Day }
    /** 优惠截止日: until when paying of one's own accord is rewarded. */
    | { readonly kind: 'deadline'; readonly day: Day }
    | {
        readonly kind: 'reward-rate';
        /** Title of the plan that it stands in; null where it has none. */
        readonly scheme: string | null;
        /** 现金 or 实物, as the sentence says. */
        readonly method: '现金' | '实物' | null;
        /** Overdue from and to, in years; null: open. */
        readonly from: number | null;
        readonly to: number | null;
        /** One rate, or a range within which a case is decided; all null where it could not be read. */
        readonly rate: Rate | null;
        readonly floor: Rate | null;
        readonly ceiling: Rate | null;
        /** 须达标: the sentence gives the reward to those who meet their target. */
        readonly gated: boolean;
        /** When goods count, as the sentence says; null where it speaks of none. */
        readonly goodsTrigger: '裁定' | '变现' | null;
      }
    | {
        readonly kind: 'reward-age';
        /** Overdue from and to, in years; null: no end. */
        readonly from: number;
        readonly to: number | null;
      }
    /** Which debts the rewards are for, by the years that they are overdue. */
    | { readonly kind: 'reward-scope'; readonly from: number }
    | { readonly kind: 'credit-limit'; readonly rate: Rate }
    | { readonly kind: 'target'; readonly fen: Fen | null }
    /** What a plan or a summary reports: up to a month, expected, planned, a balance, a ratio. */
    | {
        readonly kind: 'figure';
        readonly basis: 'cumulative' | 'expected' | 'planned' | 'balance' | 'ratio';
        /** The text's words for it: 设备租赁收入, 不良贷款余额, 占比. */
        readonly subject: string;
        readonly month: number | null;
        readonly fen: Fen | null;
        readonly rate: Rate | null;
      }
  );
