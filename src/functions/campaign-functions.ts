import { NO_DAY } from '../calendar/day';
import { text } from '../locale/text';
import { rmbUpper } from '../money/upper';
import type { Paced } from '../pace/pace';
import { phaseCalendar } from '../phase/calendar';
import { amounts, days } from './argument';
import { CellError } from './cell';
import type { FunctionContext } from './context';
import type { Example } from './example';
import { phasesIn } from './policy-range';
import { spread } from './spread';

/**
 * The phase that holds each date; a day that ends one phase and begins the next belongs to the later one.
 * @customfunction PHASE
 * @param date Dates.
 * @param phases Table 阶段 with its header row; a row with an impossible date is left out.
 * @param {CustomFunctions.Invocation} context
 * @returns Name of the phase; empty where none holds the date.
 * @rule The day on which one phase ends and the next begins belongs to the later one
 */
export function arPhase(
  date: unknown[][],
  phases: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const calendar = phaseCalendar(phasesIn(context, phases)).phases;
  return spread([days(context, date)], (day) => {
    if (day === NO_DAY) return '';
    const holding = calendar.filter(({ first, last }) => first <= day && day <= last);
    return holding[holding.length - 1]?.row.name ?? '';
  });
}

/**
 * Completion: recovered ÷ target. Without a target it says so, and is neither 0% nor 100%.
 * @customfunction COMPLETION
 * @param recovered Amounts recovered; blank counts as 0.
 * @param target Targets.
 * @param {CustomFunctions.Invocation} context
 * @returns Share (0.5 is 50%); 未下达 without a target; #DIV/0! for a target of 0.
 * @rule Recovered divided by target
 */
export function arCompletion(
  recovered: unknown[][],
  target: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread([amounts(context, recovered), amounts(context, target)], (done, wanted) => {
    if (wanted === null) return text(context.language, 'report.phase.noTarget');
    return wanted === 0 ? new CellError('#DIV/0!') : (done ?? 0) / wanted;
  });
}

/**
 * An amount in the capital characters that vouchers and bills ask for.
 * @customfunction RMBUPPER
 * @param amount Amounts in 元.
 * @param {CustomFunctions.Invocation} context
 * @returns Text without the words 人民币 before it; empty for a blank cell.
 * @rule Payment and Settlement Measures (银发〔1997〕393号), annex 1
 */
export function arRmbUpper(amount: unknown[][], context: FunctionContext): Paced<unknown[][]> {
  return spread([amounts(context, amount)], (fen) => (fen === null ? '' : rmbUpper(fen)));
}

export const CAMPAIGN_EXAMPLES: Readonly<Record<string, Example>> = {
  PHASE: {
    args: [
      [['2012-07-22'], ['2012-07-23'], ['2012-12-31']],
      [
        ['阶段', '类型', '开始', '结束'],
        ['宣传动员阶段', '其他', '2012-07-16', '2012-07-23'],
        ['全面清收阶段', '清收', '2012-07-23', '2012-11-30'],
      ],
    ],
    result: [['宣传动员阶段'], ['全面清收阶段'], ['']],
  },
  COMPLETION: {
    args: [
      [[50], [120]],
      [[200], [100]],
    ],
    result: [[0.25], [1.2]],
  },
  RMBUPPER: {
    args: [[[1680.32], [107000.53]]],
    result: [['壹仟陆佰捌拾元叁角贰分'], ['壹拾万零柒仟元伍角叁分']],
  },
};
