import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import { type Interruption, limitation } from '../casework/limitation';
import { suretyPeriod } from '../casework/surety-period';
import { text } from '../locale/text';
import type { Paced } from '../pace/pace';
import { interruptionOf } from '../policy/interruption-words';
import { type Funds, type GoodFaith, matchStrategy, type Prospects } from '../policy/strategy';
import { asOfDays, days, single, texts } from './argument';
import { CellError, cellsOf, type Result } from './cell';
import { refuse, type FunctionContext } from './context';
import type { Example } from './example';
import { strategiesIn } from './policy-range';
import { readCells, spread } from './spread';

/**
 * Last day on which a claim can be sued for (诉讼时效): three years from the due date or from the latest interruption.
 * @customfunction LIMITATION
 * @param due Due dates; of a debt in instalments the last one.
 * @param [interruptions] Days on which a demand arrived, a payment or a promise was made, a suit was filed: for one due date all cells of the range, for a column of due dates the row beside each.
 * @param [kinds] What each of them was (催收, 还款, 承诺, 起诉), in the same shape; 催收 if omitted.
 * @param [asOf] As-of date; interruptions after it do not count. Today if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Serial number of the last day; format the cell as a date. Empty without a due date.
 * @rule Civil Code art. 188, 189, 192, 195; 法释〔2018〕12号: two years before 2017-10-01; never more than 20 years
 */
export function arLimitation(
  due: unknown[][],
  interruptions: unknown[][],
  kinds: unknown[][],
  asOf: unknown[][],
  context: FunctionContext,
): unknown[][] {
  const asOfDay = single(asOfDays(context, asOf));
  const dues = readCells([days(context, due)]);
  const isColumn = dues.length > 1;
  const events = readCells([days(context, interruptions), texts(kinds)]);
  const given = cellsOf(interruptions) !== null;
  if (given && isColumn && events.length !== dues.length)
    throw refuse(context, 'functions.refused.rows', { rows: events.length, expected: dues.length });
  return dues.map((row, index) =>
    row.map((cell): Result => {
      if (cell instanceof CellError) return cell;
      const own = !given ? [] : isColumn ? events[index] : events.flat();
      const found: Interruption[] = [];
      for (const event of own) {
        if (event instanceof CellError) return event;
        const [day, word] = event;
        if (day === NO_DAY) continue;
        const kind = word.trim() === '' ? 'demand' : interruptionOf(word);
        if (kind === null) return refuse(context, 'functions.refused.interruption', { text: word });
        found.push({ day, kind });
      }
      const clock = limitation(cell[0], found, asOfDay);
      return clock === null ? '' : serialOfDay(clock.expires);
    }),
  );
}

/**
 * Last day on which the creditor can call on a surety (保证期间): as agreed, otherwise six months from the due date.
 * @customfunction SURETYUNTIL
 * @param due Due dates.
 * @param [agreed] Agreed last days; one on or before the due date counts as not agreed.
 * @param {CustomFunctions.Invocation} context
 * @returns Serial number of the last day; format the cell as a date. Empty where neither is given.
 * @rule Civil Code art. 692: nothing interrupts or extends it
 */
export function arSuretyUntil(
  due: unknown[][],
  agreed: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread([days(context, due), days(context, agreed)], (dueDay, agreedDay) => {
    const period = suretyPeriod(dueDay, agreedDay, dueDay);
    return period === null ? '' : serialOfDay(period.expires);
  });
}

const FUNDS: readonly string[] = ['好', '差', '恶劣'];
const PROSPECTS: readonly string[] = ['好', '差'];
const FAITH: readonly string[] = ['善意', '恶意'];

/**
 * Strategy for a debtor: the first row of the table whose conditions all hold.
 * @customfunction STRATEGY
 * @param funds Funds (资金状况): 好, 差 or 恶劣; blank where not known.
 * @param prospects Prospects (项目前景): 好 or 差.
 * @param goodFaith Good faith (诚信): 善意 or 恶意.
 * @param table Table 清收策略 with its header row; a blank condition holds for every debtor.
 * @param {CustomFunctions.Invocation} context
 * @returns Strategy; a text where no row matches.
 * @rule The table of the workbook (清收策略), from top to bottom
 */
export function arStrategy(
  funds: unknown[][],
  prospects: unknown[][],
  goodFaith: unknown[][],
  table: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const strategies = strategiesIn(context, table);
  const known = <Value extends string>(word: string, choices: readonly string[]): Value | null => {
    if (word === '') return null;
    if (!choices.includes(word))
      throw refuse(context, 'functions.refused.choice', { text: word, choices: choices.join('、') });
    return word as Value;
  };
  return spread([texts(funds), texts(prospects), texts(goodFaith)], (first, second, third) => {
    const situation = {
      funds: known<Funds>(first, FUNDS),
      prospects: known<Prospects>(second, PROSPECTS),
      goodFaith: known<GoodFaith>(third, FAITH),
    };
    return matchStrategy(strategies, situation)?.strategy ?? text(context.language, 'functions.noStrategy');
  });
}

export const CASEWORK_EXAMPLES: Readonly<Record<string, Example>> = {
  LIMITATION: {
    args: [
      [['2016-03-01'], ['2018-01-31']],
      [['2017-06-30'], ['2021-02-01']],
      [['催收'], ['催收']],
      '2024-12-31',
    ],
    result: [[44012], [44227]],
  },
  SURETYUNTIL: {
    args: [
      [['2024-08-31'], ['2024-03-31']],
      [[''], ['2025-12-31']],
    ],
    result: [[45716], [46022]],
  },
  STRATEGY: {
    args: [
      [['好'], ['恶劣']],
      [['好'], ['差']],
      [['善意'], ['恶意']],
      [
        ['资金状况', '项目前景', '诚信', '策略'],
        ['好', '', '善意', '现金催收'],
        ['', '', '恶意', '诉讼'],
      ],
    ],
    result: [['现金催收'], ['诉讼']],
  },
};
