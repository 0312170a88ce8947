import type { Place } from '../finding/finding';
import type { FenSum } from '../money/fen';

/**
 * Where a number comes from: its parts, each with its rows and the rule behind it. The amounts of the parts add up to the
 * number, to the fen.
 */
export interface Trace {
  /** What the number is, for example 「张三　应计奖励」. */
  readonly title: string;
  /** The number itself. */
  readonly amount: FenSum;
  /** What holds for the number as a whole: the rule, the target, the tax. */
  readonly lines: readonly TraceLine[];
  readonly parts: readonly TracePart[];
}

/** One part of a number: a claim, a recovery, a share of a reward. */
export interface TracePart {
  readonly title: string;
  readonly amount: FenSum;
  /** Where the part's own row stands; null for one that stands for many rows. */
  readonly place: Place | null;
  readonly lines: readonly TraceLine[];
}

/** One line of an explanation: what it is, its value, and where it stands in the user's sheets. */
export interface TraceLine {
  readonly label: string;
  readonly value: string;
  readonly place?: Place;
  /** bad: what keeps a reward from being paid, or makes a figure doubtful; sum: the line that concludes the others. */
  readonly tone?: 'bad' | 'sum';
}

export { traceInternal, traceMonths, traceProvision } from './trace-analysis';
export { traceBucket, traceDebtor, traceOverdue, type BucketCell } from './trace-balance';
export { traceWarnings, traceWork } from './trace-casework';
export { traceInterest, traceJudgments, type InterestFigure } from './trace-interest';
export { traceLetter } from './trace-letter';
export { tracePlace } from './trace-place';
export { traceProgress, traceRecovered } from './trace-progress';
export { tracePhaseFigure, type PhaseFigure } from './trace-phase';
export { traceAnnualPlan, type AnnualFigure } from './trace-annual-plan';
export { traceAnnualPay } from './trace-annual-pay';
export { traceDue, tracePaid } from './trace-payouts';
export { tracePoints } from './trace-points';
export { tracePerson, traceRewardLine, traceRewards } from './trace-reward';
