import type { CampaignResult } from '../campaign/result';
import { planNotice } from './notice-sheet';
import type { StatementPlanner } from './optional-statements';

/** The sheets beside 进度表 that the user's tables ask for: 通报·阶段 where 预警线 says 通报, for every phase that has begun. */
export function phaseStatements({ phases, policy }: CampaignResult): StatementPlanner[] {
  const { notice } = policy.settings;
  return phases.flatMap((phase): StatementPlanner[] => {
    const { total } = phase;
    if (!notice || total === null) return [];
    return [(context) => planNotice(context, phase, total, `notice:${phase.name}`)];
  });
}
