import type { AgingTable } from '../aging/aging';
import type { Analysis } from '../analysis/analysis';
import type { Provision } from '../analysis/provision';
import type { Day } from '../calendar/day';
import type { Casework } from '../casework/casework';
import type { ClockList } from '../casework/clocks';
import type { Finding } from '../finding/finding';
import type { Group } from '../group/group';
import type { InterestResult } from '../interest/interest-result';
import type { Ledger } from '../ledger/ledger';
import type { Letter, OmittedLetter } from '../letter/letters';
import type { FenSum } from '../money/fen';
import type { AnnualResult } from '../phase/annual-plan';
import type { BaselineReport } from '../phase/baseline';
import type { ClassTable } from '../phase/classes';
import type { PhaseResult } from '../phase/phase-result';
import type { ReviewSample } from '../phase/review-sample';
import type { Policy } from '../policy/policy';
import type { RewardResult } from '../reward/reward-result';
import type { Settlement } from '../settlement/settlement';
import type { Doubt } from '../truth/doubt';

/** Everything that one run found out; the reports and the JSON are drawn from it and compute nothing of their own. */
export interface CampaignResult {
  readonly asOf: Day;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly settlement: Settlement;
  readonly totals: LedgerTotals;
  /** By the first set of the policy, otherwise the built-in one by days overdue; and by years of age beside it. */
  readonly aging: AgingTable;
  readonly ageByYears: AgingTable;
  readonly rewards: RewardResult;
  readonly phases: readonly PhaseResult[];
  /** The year's plan and how far it is fulfilled; null where the workbook has no 年度计划. */
  readonly annual: AnnualResult | null;
  readonly classes: ClassTable;
  /** Locked baselines beside the ledger as it is now; empty where 基线 holds none. */
  readonly baselines: readonly BaselineReport[];
  /** Claims drawn to be looked through again; null where 预警线 says no size. */
  readonly reviewSample: ReviewSample | null;
  /** Null where the policy does not say how interest is computed. */
  readonly interest: InterestResult | null;
  /** Limitation and surety periods; null where the workbook neither keeps a demand log nor asks for a warning. */
  readonly clocks: ClockList | null;
  /** Strategy, registers, warnings, worklist: each null where the workbook does not ask for it. */
  readonly casework: Casework;
  /** What the months before show; null where 预警线 says no 分析月数. */
  readonly analysis: Analysis | null;
  /** By 计提比例 and by the migration rates; empty where there is neither. */
  readonly provisions: readonly Provision[];
  /** The ledgers of several companies as one; null for one file without 内部单位. */
  readonly group: Group | null;
  /** Letters that 函件 or the run itself asks for; empty where neither does. */
  readonly letters: readonly Letter[];
  /** Who gets none of the letters that were asked for, and why. */
  readonly omittedLetters: readonly OmittedLetter[];
  /** What may make a result look better than it is. */
  readonly doubts: readonly Doubt[];
  /** All findings: of reading, of the policy, of the checks and of the calculations; errors first, then by place. */
  readonly findings: readonly Finding[];
}

/** Fen. amount − recovered − writtenOff − corrections = balance (rules.md §4). */
export interface LedgerTotals {
  /** Rows dated on or before the as-of date. */
  readonly claims: number;
  readonly recoveries: number;
  readonly amount: FenSum;
  readonly recovered: FenSum;
  readonly writtenOff: FenSum;
  readonly corrections: FenSum;
  readonly unapplied: FenSum;
  readonly balance: FenSum;
  /** Balance of claims that have no due date. */
  readonly undated: FenSum;
  /** Balance of claims that are past their due date. */
  readonly overdue: FenSum;
}
