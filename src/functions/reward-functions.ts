import { NO_DAY } from '../calendar/day';
import { text } from '../locale/text';
import { allocate } from '../money/allocate';
import type { Fen } from '../money/fen';
import type { Paced } from '../pace/pace';
import type { RewardBracket } from '../policy/policy';
import { labourTax } from '../reward/labour-tax';
import type { RewardLine } from '../reward/reward-result';
import { yuan } from './aging-table';
import { amounts, days, methods, rates, single, texts } from './argument';
import { CellError, type Result } from './cell';
import { refuse, type FunctionContext } from './context';
import type { Example } from './example';
import { bracketsIn } from './policy-range';
import { rewardLinesOf, type RewardCase } from './reward-lines-of';
import { readCells, spread } from './spread';

/**
 * Reward rate of a recovery by how long its claim was overdue on the day of the recovery.
 * @customfunction REWARDRATE
 * @param due Due dates of the claims.
 * @param recoveredOn Days on which the money came in.
 * @param scheme Table 奖励方案 with its header row.
 * @param [method] How it came in (方式: 现金, 银行, 实物抵债 …); if omitted only rows without 方式 count.
 * @param {CustomFunctions.Invocation} context
 * @returns Rate (0.05 is 5%); a text where none is decided or none applies; #N/A for a progressive scheme, which has no single rate.
 * @rule The scheme of the workbook (奖励方案); 逾期起 belongs to the bracket, 逾期止 does not
 */
export function arRewardRate(
  due: unknown[][],
  recoveredOn: unknown[][],
  scheme: unknown[][],
  method: unknown[][],
  context: FunctionContext,
): unknown[][] {
  const brackets = bracketsIn(context, scheme);
  const read = readCells([days(context, due), days(context, recoveredOn), methods(context, method)]);
  const cases = read.map((row) =>
    row.map((cell): RewardCase | Result => {
      if (cell instanceof CellError) return cell;
      const [dueDay, recoveredDay, code] = cell;
      if (recoveredDay === NO_DAY) return '';
      const nothing = { decided: null, approval: '' };
      return { amount: 1, due: dueDay, recoveredOn: recoveredDay, method: code, ...nothing };
    }),
  );
  return rewarded(cases, brackets, NO_DAY, (line) => {
    if (line === null) return 0;
    if (line.rate !== null) return line.rate.num / line.rate.den;
    if (line.bracket?.unit === '元')
      return new CellError('#N/A', text(context.language, 'functions.refused.progressive'));
    return text(context.language, `report.reward.state.${line.state}`);
  });
}

/**
 * Reward of a recovery: amount × rate, rounded to the fen, not above the scheme's cap. Computed even while a target is not met.
 * @customfunction REWARD
 * @param amount Amounts recovered; for goods their value by the ruling or the sale.
 * @param due Due dates of the claims.
 * @param recoveredOn Days on which the money came in.
 * @param scheme Table 奖励方案 with its header row.
 * @param [method] How it came in (方式: 现金, 银行, 实物抵债 …); if omitted only rows without 方式 count.
 * @param [rate] Rate decided for the case (个案); must lie in the scheme's range or have an approval number.
 * @param [approval] Approval number of the decided rate.
 * @param [baseline] Baseline date, for a scheme that freezes the age there.
 * @param {CustomFunctions.Invocation} context
 * @returns Reward in 元; a text where it is not decided or a date is missing. A negative amount (a reversal) takes the same back.
 * @rule The scheme of the workbook (奖励方案); rounded half away from zero, once
 */
export function arReward(
  amount: unknown[][],
  due: unknown[][],
  recoveredOn: unknown[][],
  scheme: unknown[][],
  method: unknown[][],
  rate: unknown[][],
  approval: unknown[][],
  baseline: unknown[][],
  context: FunctionContext,
): unknown[][] {
  const brackets = bracketsIn(context, scheme);
  const frozen = single(days(context, baseline));
  const read = readCells([
    amounts(context, amount),
    days(context, due),
    days(context, recoveredOn),
    methods(context, method),
    rates(context, rate),
    texts(approval),
  ]);
  const signs: number[] = [];
  const cases = read.map((row) =>
    row.map((cell): RewardCase | Result => {
      if (cell instanceof CellError) return cell;
      const [recovered, dueDay, recoveredDay, code, decided, number] = cell;
      if (recovered === null) return '';
      if (recoveredDay === NO_DAY) return refuse(context, 'functions.refused.recoveredOn');
      signs.push(recovered < 0 ? -1 : 1);
      const positive = Math.abs(recovered);
      return {
        amount: positive,
        due: dueDay,
        recoveredOn: recoveredDay,
        method: code,
        decided,
        approval: number,
      };
    }),
  );
  let next = 0;
  return rewarded(cases, brackets, frozen, (line) => {
    const sign = signs[next++];
    return rewardCell(context, line, sign);
  });
}

/** The states in which an amount stands: paid, held, or nothing because no bracket or scheme holds the recovery. */
const WITH_AMOUNT: readonly string[] = ['payable', 'held', 'held-no-target', 'no-bracket', 'no-scheme'];

function rewardCell({ language }: FunctionContext, line: RewardLine | null, sign: number): Result {
  if (line === null) return 0;
  if (!WITH_AMOUNT.includes(line.state)) return text(language, `report.reward.state.${line.state}`);
  return yuan(line.reward === 0 ? 0 : sign * line.reward);
}

/** Computes all cases at once and shows each where it stands. */
function rewarded(
  cells: readonly (readonly (RewardCase | Result)[])[],
  brackets: readonly RewardBracket[],
  baseline: number,
  show: (line: RewardLine | null) => Result,
): Result[][] {
  const cases = cells.flat().filter(isCase);
  const lines = rewardLinesOf(cases, brackets, baseline);
  let next = 0;
  return cells.map((row) => row.map((cell) => (isCase(cell) ? show(lines[next++]) : cell)));
}

function isCase(cell: RewardCase | Result): cell is RewardCase {
  return typeof cell === 'object' && 'recoveredOn' in cell;
}

/**
 * Splits an amount by weights so that the parts add up to it, to the fen (largest remainder, ties to the earlier one).
 * @customfunction ALLOCATE
 * @param amount Amount in 元.
 * @param weights Shares of any sum, none negative; blank counts as 0.
 * @param {CustomFunctions.Invocation} context
 * @returns Parts in 元, in the shape of the weights.
 * @rule Largest remainder
 */
export function arAllocate(amount: unknown[][], weights: unknown[][], context: FunctionContext): unknown[][] {
  const whole = single(amounts(context, amount));
  const shares = readCells([texts(weights)]).map((row) =>
    row.map((cell) => {
      if (cell instanceof CellError) throw cell;
      const share = cell[0] === '' ? 0 : Number(cell[0].replaceAll(',', ''));
      if (!(share >= 0 && share < Infinity))
        throw refuse(context, 'functions.refused.weight', { text: cell[0] });
      return share;
    }),
  );
  if (whole === null) return shares.map((row) => row.map(() => ''));
  if (whole !== 0 && shares.flat().every((share) => share === 0))
    throw refuse(context, 'functions.refused.noWeight');
  const parts = allocate(whole, shares.flat());
  let next = 0;
  return shares.map((row) => row.map(() => yuan(parts[next++])));
}

/**
 * Tax withheld from one payment of labour remuneration (劳务报酬预扣预缴).
 * @customfunction LABORTAX
 * @param gross Payments before tax in 元; all that a person gets at once is one payment.
 * @param {CustomFunctions.Invocation} context
 * @returns Tax in 元.
 * @rule State Taxation Administration, announcement 2018 No. 61
 */
export function arLaborTax(gross: unknown[][], context: FunctionContext): Paced<unknown[][]> {
  return spread([amounts(context, gross)], (fen: Fen | null) =>
    fen === null ? '' : yuan(labourTax(BigInt(fen))),
  );
}

const SCHEME = [
  ['方案', '逾期起', '逾期止', '单位', '比例', '单笔上限'],
  ['示例办法', 1, 3, '年', 0.03, ''],
  ['示例办法', 3, '', '年', 0.05, 20000],
] as const;

export const REWARD_EXAMPLES: Readonly<Record<string, Example>> = {
  REWARDRATE: {
    args: ['2009-07-16', [['2012-07-15'], ['2012-07-16']], SCHEME, '银行'],
    result: [[0.03], [0.05]],
  },
  REWARD: {
    args: [[[1234.5], [500000]], '2009-07-16', '2012-07-16', SCHEME, '银行', null, null, null],
    result: [[61.73], [20000]],
  },
  ALLOCATE: { args: [100, [[1, 1, 1]]], result: [[33.34, 33.33, 33.33]] },
  LABORTAX: { args: [[[800], [5000], [62501]]], result: [[0], [800], [13000.32]] },
};
