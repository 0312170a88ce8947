import type { RewardResult } from '../reward/reward-result';
import type { StatementPlanner } from './optional-statements';
import { undecidedLines } from '../reward/undecided';
import { planAnnualPay } from './reward-annual-pay-sheet';
import { planRewardApproval } from './reward-approval-sheet';
import { planBonuses } from './reward-bonus-sheet';
import { planPayouts } from './reward-payouts-sheet';
import { planRewardPoints } from './reward-points-sheet';

/** The sheets of the rewards that only some workbooks have, in their order. */
export function rewardStatements({
  lines,
  points,
  payouts,
  annualPay,
  bonuses,
}: RewardResult): StatementPlanner[] {
  const planners: StatementPlanner[] = [];
  const undecided = undecidedLines(lines);
  if (undecided.length > 0) planners.push((context) => planRewardApproval(context, undecided));
  if (points !== null && points.length > 0) planners.push((context) => planRewardPoints(context, points));
  if (annualPay !== null && annualPay.length > 0)
    planners.push((context) => planAnnualPay(context, annualPay));
  if (bonuses !== null && bonuses.length > 0) planners.push((context) => planBonuses(context, bonuses));
  if (payouts !== null && payouts.shares.length > 0)
    planners.unshift((context) => planPayouts(context, payouts));
  return planners;
}
