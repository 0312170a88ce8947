import type { PhaseResult } from '../phase/phase-result';

/**
 * The phase that the overview and the ranking speak of: the running one of kind 清收, otherwise the one that began
 * last; null where none has begun.
 * @param phases in order of their first day
 */
export function keyPhase(phases: readonly PhaseResult[]): PhaseResult | null {
  const begun = phases.filter(({ state }) => state !== 'not-begun');
  return (
    begun.find(({ state, kind }) => state === 'running' && kind === '清收') ?? begun[begun.length - 1] ?? null
  );
}
