import { NO_DAY, type Day } from '../calendar/day';
import type { RewardBracket } from '../policy/policy';

/** What came in, as brackets tell it apart: cash (现金), goods (实物), or a recovery without a method. */
export type Earning = 'cash' | 'goods' | 'unsaid';

/** True where a scheme's row is in force on a day, both ends included (rules.md §7). */
export function inForce({ firstDay, lastDay }: RewardBracket, day: Day): boolean {
  return (firstDay === NO_DAY || firstDay <= day) && (lastDay === NO_DAY || day <= lastDay);
}

/** The rows that reward a recovery: those of the first scheme in force on its day that rewards its kind. */
export function schemeRows(
  brackets: readonly RewardBracket[],
  earning: Earning,
  day: Day,
): readonly RewardBracket[] {
  const rewarding = brackets.filter((bracket) => inForce(bracket, day) && rewards(bracket, earning));
  return rewarding.filter(({ scheme }) => scheme === rewarding[0].scheme);
}

/**
 * True where a row rewards this kind of recovery; a row without 方式 rewards both, and only such a row rewards a
 * recovery whose method the ledger does not say.
 */
export function rewards({ method }: RewardBracket, earning: Earning): boolean {
  return (
    method === null || (method === '现金' && earning === 'cash') || (method === '实物' && earning === 'goods')
  );
}
