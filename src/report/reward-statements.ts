import type { RewardResult } from '../reward/reward-result';
import type { StatementPlanner } from './optional-statements';
import { planRewardPoints } from './reward-points-sheet';

/** The sheets of the rewards that only some workbooks have, in their order. */
export function rewardStatements({ points }: RewardResult): StatementPlanner[] {
  const planners: StatementPlanner[] = [];
  if (points !== null && points.length > 0) planners.push((context) => planRewardPoints(context, points));
  return planners;
}
