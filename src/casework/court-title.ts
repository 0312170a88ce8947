import { NO_DAY, type Day } from '../calendar/day';
import type { Lawsuit } from '../policy/lawsuits';
import { ENFORCEMENT_LIMITATION, limitation, type Interruption, type Limitation } from './limitation';

/** True where a judgment is in force: the claim is then enforced, not sued for. */
export function hasTitle({ effective }: Lawsuit, asOf: Day): boolean {
  return effective !== NO_DAY && effective <= asOf;
}

/**
 * How long enforcement of a judgment can be applied for (Civil Procedure Law art. 250): two years from the last day fixed for
 * performance; where none is fixed, from the day on which the judgment took effect. A demand, a payment or a promise restarts it.
 * @returns null without a judgment in force, or once enforcement was applied for or the case is closed
 */
export function enforcementClock(
  lawsuit: Lawsuit,
  interruptions: readonly Interruption[],
  asOf: Day,
): Limitation | null {
  const { effective, performBy, enforcementAsked, closed } = lawsuit;
  const happened = (day: Day): boolean => day !== NO_DAY && day <= asOf;
  if (!hasTitle(lawsuit, asOf) || happened(enforcementAsked) || happened(closed)) return null;
  const from = performBy === NO_DAY ? effective : performBy;
  const counting = interruptions.filter(({ kind }) => kind !== 'suit');
  return limitation(from, counting, asOf, ENFORCEMENT_LIMITATION);
}
