import type { PhaseResult } from '../phase/phase-result';

/**
 * The phase that the overview and the ranking speak of: the running one of kind 清收, otherwise the one with targets
 * that began last (a reader asks first how far the targets are met), otherwise the one that began last.
 * @param phases in order of their first day
 * @returns null where none has begun
 */
export function keyPhase(phases: readonly PhaseResult[]): PhaseResult | null {
  const latest = phases.filter(({ state }) => state !== 'not-begun').reverse();
  return (
    latest.find(({ state, kind }) => state === 'running' && kind === '清收') ??
    latest.find(({ total }) => total?.target != null) ??
    latest[0] ??
    null
  );
}
