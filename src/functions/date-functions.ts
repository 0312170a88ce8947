import { overdueDays } from '../aging/overdue';
import { NO_DAY } from '../calendar/day';
import { fullYears } from '../calendar/months';
import { serialOfDay } from '../calendar/serial';
import type { Paced } from '../pace/pace';
import { asOfDays, balances, days, owesNothing } from './argument';
import type { FunctionContext } from './context';
import type { Example } from './example';
import { spread } from './spread';

/**
 * Days past the due date at the as-of date; 0 on the due date itself and before it.
 * @customfunction OVERDUEDAYS
 * @param due Due dates: dates, or texts such as 2012-05-15 or 2012年5月15日.
 * @param [asOf] As-of date; today if omitted.
 * @param [balance] Balances; where nothing is owed the result is empty.
 * @param {CustomFunctions.Invocation} context
 * @returns Days.
 * @rule On the due date itself a claim is not overdue (Civil Code art. 201)
 */
export function arOverdueDays(
  due: unknown[][],
  asOf: unknown[][],
  balance: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread(
    [days(context, due), asOfDays(context, asOf), balances(context, balance)],
    (dueDay, asOfDay, owed) => (dueDay === NO_DAY || owesNothing(owed) ? '' : overdueDays(dueDay, asOfDay)!),
  );
}

/**
 * Full years of age at the as-of date: the largest n for which the date plus n years has been reached.
 * @customfunction AGEYEARS
 * @param origin Dates from which the age counts: origin dates, or due dates for full years overdue.
 * @param [asOf] As-of date; today if omitted.
 * @param [balance] Balances; where nothing is owed the result is empty.
 * @param {CustomFunctions.Invocation} context
 * @returns Full years.
 * @rule Civil Code art. 201, 202: the starting day is not counted; where the month lacks the day, its last day counts
 */
export function arAgeYears(
  origin: unknown[][],
  asOf: unknown[][],
  balance: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread(
    [days(context, origin), asOfDays(context, asOf), balances(context, balance)],
    (from, asOfDay, owed) => (from === NO_DAY || owesNothing(owed) ? '' : fullYears(from, asOfDay)),
  );
}

/**
 * Reads a date from a text or a number; a day that does not exist is refused, never moved.
 * @customfunction PARSEDATE
 * @param text Dates as texts (2012.5.15, 20120515, 二〇一二年五月十五日) or serial numbers.
 * @param {CustomFunctions.Invocation} context
 * @returns Serial number of the date; format the cell as a date.
 * @rule A date is a day of the calendar; nothing is guessed
 */
export function arParseDate(text: unknown[][], context: FunctionContext): Paced<unknown[][]> {
  return spread([days(context, text)], (day) => (day === NO_DAY ? '' : serialOfDay(day)));
}

export const DATE_EXAMPLES: Readonly<Record<string, Example>> = {
  OVERDUEDAYS: { args: [[['2012-11-30'], ['2013-01-01']], '2012-12-31', null], result: [[31], [0]] },
  AGEYEARS: { args: [[['2012-02-29'], ['2010-07-01']], '2013-02-28', null], result: [[1], [2]] },
  PARSEDATE: { args: [[['2012年5月15日'], ['20120515']]], result: [[41044], [41044]] },
};
