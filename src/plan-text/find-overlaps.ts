import { formatDay, NO_DAY } from '../calendar/day';
import type { PlanProposal } from './proposal';

/**
 * Days that two phases of a plan both claim (7月23日 in 「7月16日—7月23日」 and 「7月23日—11月31日」). The day belongs to the later phase
 * (rules.md §8); that the text contradicts itself is said where the later one stands.
 */
export function findOverlaps(phases: readonly PlanProposal[]): PlanProposal[] {
  return phases.flatMap((phase, index): PlanProposal[] => {
    const before = phases[index - 1];
    if (phase.kind !== 'phase' || before?.kind !== 'phase') return [];
    const known = before.first !== NO_DAY && before.last !== NO_DAY && phase.first !== NO_DAY;
    if (!known || phase.first <= before.first || phase.first > before.last) return [];
    const { start, end, words } = phase;
    return [
      {
        kind: 'phase-overlap',
        day: phase.first,
        start,
        end,
        words,
        problem: {
          reason: 'plan-phases-overlap',
          values: { earlier: before.name, later: phase.name, day: formatDay(phase.first) },
        },
      },
    ];
  });
}
