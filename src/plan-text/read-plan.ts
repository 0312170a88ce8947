import { findFigures } from './find-figures';
import { findOverlaps } from './find-overlaps';
import { findPhases } from './find-phases';
import { findTerms } from './find-terms';
import { plainPlan } from './plain-plan';
import type { PlanProposal } from './proposal';

/**
 * Reads a plan (方案) as it was pasted: its phases, deadlines, rates, ages, limits, targets and figures, each with the words that it came
 * from and, where it cannot be used as it stands, the reason (rules.md §8). Nothing is taken over by itself.
 * @param text the plan, with its line breaks
 * @returns in the order of the text
 */
export function readPlan(text: string): PlanProposal[] {
  const plain = plainPlan(text);
  const phases = findPhases(text, plain);
  const dated = phases.filter(({ kind }) => kind === 'phase');
  return [...phases, ...findOverlaps(dated), ...findTerms(text, plain), ...findFigures(text, plain)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}
