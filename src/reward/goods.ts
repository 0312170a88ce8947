import { NO_DAY, type Day } from '../calendar/day';
import type { Recoveries } from '../ledger/ledger';
import type { Fen } from '../money/fen';
import type { RewardBracket } from '../policy/policy';
import type { RewardState } from './reward-result';

/** When and with what value goods count: on the trigger's day, or not yet and why. */
export type GoodsTrigger =
  | { readonly met: true; readonly day: Day; readonly value: Fen }
  | { readonly met: false; readonly state: Extract<RewardState, `pending-${string}`> };

/**
 * Whether goods taken in payment count at the as-of date (rules.md §7): when the ruling is final, at its value, or
 * when they are realised, at the realised value. A policy that does not say which leaves them 待裁定.
 */
export function goodsTrigger(
  recoveries: Recoveries,
  recovery: number,
  trigger: RewardBracket['goodsTrigger'],
  asOf: Day,
): GoodsTrigger {
  const realised = trigger === '变现';
  const day = (realised ? recoveries.realisedDay : recoveries.rulingDay)[recovery];
  const value = (realised ? recoveries.realisedValue : recoveries.rulingValue)[recovery];
  if (trigger === null || day === NO_DAY || day > asOf) {
    return { met: false, state: realised ? 'pending-realisation' : 'pending-ruling' };
  }
  return Number.isNaN(value) ? { met: false, state: 'pending-value' } : { met: true, day, value };
}
