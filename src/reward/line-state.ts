import type { RewardLine, RewardState } from './reward-result';

/** True where the amount is computed and shown but not paid. */
export function isHeld(state: RewardState): boolean {
  return state === 'held' || state === 'held-no-target';
}

/** True for goods whose ruling, realisation or value is still awaited. */
export function isPending(state: RewardState): boolean {
  return state.startsWith('pending-');
}

/** True for a line that fell in a bracket and whose trigger has come. */
export function isCounted({ bracket, rate, state }: RewardLine): boolean {
  return (bracket !== null || rate !== null) && !isPending(state);
}
