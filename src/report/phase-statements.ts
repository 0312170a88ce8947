import type { CampaignResult } from '../campaign/result';
import { planAnnualPlan } from './annual-plan-sheet';
import { planBaselineChanges } from './baseline-sheets';
import { planNotice } from './notice-sheet';
import type { StatementPlanner } from './optional-statements';
import { planReviewSample } from './review-sample-sheet';

/**
 * The sheets beside 进度表 that the user's tables ask for: 年度计划完成表 where there is 年度计划; 通报·阶段 where 预警线 says 通报, for every
 * phase that has begun; 基线变动表 where 基线 holds locked baselines; 复查抽样表 where it
 * says how large a sample is.
 */
export function phaseStatements({
  phases,
  annual,
  policy,
  baselines,
  reviewSample,
}: CampaignResult): StatementPlanner[] {
  const { notice } = policy.settings;
  const changes: StatementPlanner[] =
    baselines.length === 0 ? [] : [(context) => planBaselineChanges(context, baselines)];
  const notices = phases.flatMap((phase): StatementPlanner[] => {
    const { total } = phase;
    if (!notice || total === null) return [];
    return [(context) => planNotice(context, phase, total, `notice:${phase.name}`)];
  });
  const sample: StatementPlanner[] =
    reviewSample === null ? [] : [(context, ledgers) => planReviewSample(context, reviewSample, ledgers)];
  const plan: StatementPlanner[] = annual === null ? [] : [(context) => planAnnualPlan(context, annual)];
  return [...plan, ...notices, ...changes, ...sample];
}
