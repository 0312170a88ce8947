import type { CampaignResult } from '../campaign/result';
import { planBaseline } from '../report/baseline-sheets';
import { SheetNames } from '../report/sheet-name';
import type { SheetPlan } from '../workbook/sheet-plan';
import type { SheetEntry } from '../workbook/workbook';
import { ActionRefusal } from './failure-notice';

/**
 * The sheet that locks the opening of a phase. A baseline that is locked stays: it is not locked a second time.
 * @throws ActionRefusal where there is no such phase, it has not begun, or its baseline is locked already
 */
export function baselineToLock(
  result: CampaignResult,
  phase: string,
  entries: readonly SheetEntry[],
): SheetPlan {
  const found = result.phases.find(({ name }) => name === phase);
  if (found === undefined || found.total === null)
    throw new ActionRefusal('action.refused.baselineNotBegun', { phase });
  const locked = result.policy.baselines.find((row) => row.phase === phase);
  if (locked !== undefined)
    throw new ActionRefusal('action.refused.baselineLocked', { phase, sheet: locked.place.sheet ?? '' });
  const names = new SheetNames({ taken: entries.map(({ name }) => name), ofId: new Map() });
  return planBaseline(result, found, names.take(`baseline:${phase}`, `基线·${phase}`));
}
