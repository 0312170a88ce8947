import { BucketFinder } from '../aging/bucket';
import { overdueDays } from '../aging/overdue';
import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { fullYears } from '../calendar/months';
import { text, type Language } from '../locale/text';
import { groupedFen, type Fen } from '../money/fen';
import { formatRate } from '../money/rate';
import type { Paced } from '../pace/pace';
import { OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import { openTable } from '../policy/open-table';
import { REWARD_TABLE } from '../policy/reward-brackets';
import { bracketWords } from '../policy/bracket-words';
import type { RewardLine } from '../reward/reward-result';
import { amounts, asOfDays, days, methods, rates, single, texts } from './argument';
import { CellError, cellsOf } from './cell';
import { refuse, type FunctionContext } from './context';
import type { Example } from './example';
import { bracketsIn, bucketSetIn } from './policy-range';
import { firstError, rangeSheet } from './range-sheet';
import { rewardLinesOf } from './reward-lines-of';
import { readCells, spread } from './spread';

/**
 * How a bucket or a reward came about, as a sentence: with the table 奖励方案 the reward of a recovery, otherwise the bucket of a date.
 * @customfunction EXPLAIN
 * @param table Table 奖励方案 or 账龄段 with its header row, or the name of a built-in set of buckets; 逾期天数 if omitted.
 * @param due Due dates (or origin dates for a set that counts the age).
 * @param on For a bucket the as-of date, today if omitted; for a reward the day on which the money came in.
 * @param [amount] Amounts recovered; for a reward only.
 * @param [method] How it came in (方式); for a reward only.
 * @param [rate] Rate decided for the case (个案).
 * @param [approval] Approval number of the decided rate.
 * @param [language] zh or en; Excel's language if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Sentence.
 * @rule The same computation as AGEBUCKET and REWARD
 */
export function arExplain(
  table: unknown[][],
  due: unknown[][],
  on: unknown[][],
  amount: unknown[][],
  method: unknown[][],
  rate: unknown[][],
  approval: unknown[][],
  language: unknown[][],
  context: FunctionContext,
): unknown[][] | Paced<unknown[][]> {
  const speaking = { ...context, language: languageOf(context, language) };
  return isScheme(table)
    ? explainRewards(speaking, table, [due, on, amount, method, rate, approval])
    : explainBuckets(speaking, table, due, on);
}

function languageOf(context: FunctionContext, given: unknown): Language {
  const said = single(texts(given)).toLowerCase();
  if (said === '') return context.language;
  if (/^(?:zh|中文)/.test(said)) return 'zh';
  if (/^(?:en|英文)/.test(said)) return 'en';
  throw refuse(context, 'functions.refused.choice', { text: said, choices: 'zh、en' });
}

function isScheme(table: unknown): boolean {
  const cells = cellsOf(table);
  if (cells === null || cells.length < 2) return false;
  const error = firstError(cells);
  if (error) throw error;
  return openTable(REWARD_TABLE, rangeSheet(REWARD_TABLE.name, cells), []) !== null;
}

function explainBuckets(
  context: FunctionContext,
  table: unknown,
  due: unknown,
  on: unknown,
): Paced<unknown[][]> {
  const set = bucketSetIn(context, table, OVERDUE_BY_DAYS);
  const { language } = context;
  return spread([days(context, due), asOfDays(context, on)], (from, asOf) => {
    const finder = new BucketFinder(set, asOf);
    const bucket = finder.labels[finder.bucketOf(from)];
    if (from === NO_DAY) return text(language, 'functions.explain.noDate', { bucket });
    const values = { from: formatDay(from), asOf: formatDay(asOf), set: set.name, bucket };
    return text(language, `functions.explain.${set.from === '逾期' ? 'overdue' : 'age'}`, {
      ...values,
      ...spanOf(from, asOf),
    });
  });
}

/** Days and full years from a date, as both the bucket and the reward count them. */
function spanOf(from: Day, to: Day): { readonly days: number; readonly years: number } {
  return { days: overdueDays(from, to) ?? 0, years: fullYears(from, to) };
}

function explainRewards(
  context: FunctionContext,
  scheme: unknown,
  [due, on, amount, method, rate, approval]: readonly unknown[],
): unknown[][] {
  const brackets = bracketsIn(context, scheme);
  const read = readCells([
    days(context, due),
    days(context, on),
    amounts(context, amount),
    methods(context, method),
    rates(context, rate),
    texts(approval),
  ]);
  return read.map((row) =>
    row.map((cell) => {
      if (cell instanceof CellError) return cell;
      const [dueDay, recoveredOn, recovered, code, decided, number] = cell;
      if (recovered === null || recoveredOn === NO_DAY)
        return refuse(context, 'functions.refused.explainReward');
      const [line] = rewardLinesOf(
        [{ amount: Math.abs(recovered), due: dueDay, recoveredOn, method: code, decided, approval: number }],
        brackets,
        NO_DAY,
      );
      return line === null
        ? text(context.language, 'functions.explain.noReward')
        : rewardSentence(context, line, dueDay, recovered < 0 ? -1 : 1);
    }),
  );
}

/** @param sign of the amount: a reversal takes back what its recovery earned */
function rewardSentence({ language }: FunctionContext, line: RewardLine, due: Day, sign: number): string {
  const t = (key: string, values = {}): string => text(language, `functions.explain.${key}`, values);
  const shown = (fen: Fen): string => groupedFen(fen === 0 ? 0 : sign * fen);
  if (due === NO_DAY) return t('reward.noDue');
  const said = [
    t('reward.overdue', {
      due: formatDay(due),
      on: formatDay(line.day),
      years: line.overdueYears,
      days: line.overdueDays,
    }),
  ];
  const { bracket, rate } = line;
  if (bracket)
    said.push(t('reward.bracket', { scheme: bracket.scheme, bracket: bracketWords(language, bracket) }));
  if (rate)
    said.push(
      t('reward.product', {
        base: shown(line.base),
        rate: formatRate(rate),
        reward: shown(line.beforeCap),
      }),
    );
  else if (line.reward !== 0) said.push(t('reward.progressive', { reward: shown(line.beforeCap) }));
  if (line.reward !== line.beforeCap) said.push(t('reward.cap', { reward: shown(line.reward) }));
  if (line.state !== 'payable')
    said.push(t('reward.state', { state: text(language, `report.reward.state.${line.state}`) }));
  return said.join(t('join'));
}

export const EXPLAIN_EXAMPLES: Readonly<Record<string, Example>> = {
  EXPLAIN: {
    args: [
      [
        ['方案', '逾期起', '逾期止', '单位', '比例', '单笔上限'],
        ['示例办法', 1, 3, '年', 0.03, ''],
        ['示例办法', 3, '', '年', 0.05, 20000],
      ],
      '2009-07-16',
      '2012-07-16',
      500000,
      '银行',
      null,
      null,
      'zh',
    ],
    result: [
      [
        '到期日 2009-07-16，2012-07-16 收回时逾期3年（1096天）；适用「示例办法」3年以上；500,000.00元 × 5% = 25,000.00元；按单笔上限为20,000.00元',
      ],
    ],
  },
};
