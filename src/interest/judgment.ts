import { type Day, dayOf } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import { constantRate } from './rate-schedule';
import { type Statement, type StatementPayment, statementOf } from './statement';

/** 日万分之一点七五 (法释〔2014〕8号 art. 1). */
export const JUDGMENT_DAILY: Rate = { num: 175, den: 1_000_000 };
/** The interpretation is in force from this day. */
export const JUDGMENT_RULE_FROM: Day = dayOf(2014, 8, 1);

/** Double interest on a judgment debt. */
export interface JudgmentInterest {
  readonly statement: Statement;
  /** Days before 2014-08-01 that the older rule governs and that are not in the statement; 0 for most. */
  readonly olderDays: number;
}

/**
 * The doubled part of interest for late performance (迟延履行期间加倍部分债务利息, Civil Procedure Law art. 264; 法释〔2014〕8号): money owed
 * by the judgment without its general interest × 0.0175% a day, from the day after the date fixed for performance, recovery
 * by recovery. What comes in pays the judgment money first, then this interest (art. 4).
 * @param fen judgment money, general interest excluded
 * @param performBy the last day for performance
 * @param payments in order of their days
 */
export function judgmentInterest(
  fen: Fen,
  performBy: Day,
  payments: readonly StatementPayment[],
  asOf: Day,
): JudgmentInterest {
  const from = Math.max(performBy, JUDGMENT_RULE_FROM - 1);
  return {
    statement: statementOf({
      principal: fen,
      fees: 0,
      origin: from,
      due: from,
      contract: null,
      penalty: constantRate(JUDGMENT_DAILY),
      compound: false,
      convention: 'daily',
      countsFirstDay: false,
      order: 'principal',
      payments,
      asOf,
    }),
    olderDays: Math.max(0, Math.min(from, asOf) - performBy),
  };
}
