import { formatDay, NO_DAY, type Day } from '../calendar/day';
import { concession } from '../interest/concession';
import type { InterestConvention } from '../interest/convention';
import { judgmentInterest } from '../interest/judgment';
import { lprSchedule } from '../interest/lpr';
import {
  constantRate,
  multipliedRate,
  multipliedSchedule,
  RateGap,
  type RateSchedule,
} from '../interest/rate-schedule';
import { simpleInterest } from '../interest/simple-interest';
import { statementOf, type StatementPayment, type StatementTerms } from '../interest/statement';
import { text } from '../locale/text';
import type { Fen } from '../money/fen';
import type { Rate } from '../money/rate';
import type { Paced } from '../pace/pace';
import { yuan } from './aging-table';
import { amounts, type Argument, asOfDays, days, rates, texts } from './argument';
import { CellError, type Result } from './cell';
import { refuse, type FunctionContext } from './context';
import type { Example } from './example';
import { lprRowsIn } from './policy-range';
import { orError, readCells, spread } from './spread';

/** How 计息基准 is written in a cell. */
const BASES: readonly (readonly [InterestConvention, RegExp])[] = [
  ['actual/360', /^360$/],
  ['actual/365', /^365$/],
  ['actual/actual', /^(?:实际|actual)$/i],
  ['30/360', /^30\/360$/],
  ['daily', /^(?:日利率|daily|1)$/i],
];
const ONE: Rate = { num: 1, den: 1 };

/**
 * Simple interest: principal × rate × days ÷ basis; the first day is not counted, the last is.
 * @customfunction INTEREST
 * @param principal Principal in 元.
 * @param rate Yearly rate (6% or 0.06); with basis 日利率 the rate of one day.
 * @param from Day from which interest runs; it is not counted itself.
 * @param to Last day that counts.
 * @param basis Day basis: 360, 365, 实际, 30/360 or 日利率.
 * @param {CustomFunctions.Invocation} context
 * @returns Interest in 元, rounded to the fen; empty where an amount or a date is missing.
 * @rule Rounded half away from zero, once; the day on which it begins is not counted (Civil Code art. 201)
 */
export function arInterest(
  principal: unknown[][],
  rate: unknown[][],
  from: unknown[][],
  to: unknown[][],
  basis: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread(
    [
      amounts(context, principal),
      rates(context, rate),
      days(context, from),
      days(context, to),
      bases(context, basis),
    ],
    (fen, yearly, first, last, convention) =>
      fen === null || yearly === null || first === NO_DAY || last === NO_DAY
        ? ''
        : yuan(last <= first ? 0 : simpleInterest(fen, yearly, first, last, convention)),
  );
}

/**
 * Penalty interest (罚息) from the day after the due date: principal × contract rate × (1 + uplift) × days ÷ basis.
 * @customfunction PENALTY
 * @param principal Principal in 元.
 * @param rate Contract rate; or the penalty rate itself with an uplift of 0.
 * @param uplift Uplift on the contract rate, for example 50%.
 * @param due Due date; the day after is the first that counts.
 * @param basis Day basis: 360, 365, 实际, 30/360 or 日利率.
 * @param [paidOn] Day of payment, the last that counts; today if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Penalty interest in 元; 0 up to the due date.
 * @rule Penalty rate = contract rate × (1 + uplift); rounded half away from zero, once
 */
export function arPenalty(
  principal: unknown[][],
  rate: unknown[][],
  uplift: unknown[][],
  due: unknown[][],
  basis: unknown[][],
  paidOn: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  return spread(
    [
      amounts(context, principal),
      rates(context, rate),
      rates(context, uplift),
      days(context, due),
      asOfDays(context, paidOn),
      bases(context, basis),
    ],
    (fen, yearly, more, dueDay, last, convention) => {
      if (fen === null || yearly === null || dueDay === NO_DAY) return '';
      const penalty = multipliedRate(yearly, factorOf(more));
      return yuan(last <= dueDay ? 0 : simpleInterest(fen, penalty, dueDay, last, convention));
    },
  );
}

/**
 * Interest by the loan prime rate: each day at the LPR in force that day, × (1 + uplift).
 * @customfunction LPRINTEREST
 * @param principal Principal in 元.
 * @param from Day from which interest runs; it is not counted itself.
 * @param to Last day that counts.
 * @param lpr Table LPR with its header row.
 * @param basis Day basis: 360 or 365.
 * @param [uplift] Uplift on the LPR, for example 50%; none if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Interest in 元: the sum of one rounded line for each LPR; an error for a day before the table's first row.
 * @rule One-year LPR; a rate counts from its own day; each line is rounded half away from zero
 */
export function arLprInterest(
  principal: unknown[][],
  from: unknown[][],
  to: unknown[][],
  lpr: unknown[][],
  basis: unknown[][],
  uplift: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const schedule = lprSchedule(lprRowsIn(context, lpr), 'oneYear');
  return spread(
    [
      amounts(context, principal),
      days(context, from),
      days(context, to),
      rates(context, uplift),
      bases(context, basis),
    ],
    (fen, first, last, more, convention) => {
      if (fen === null || first === NO_DAY || last === NO_DAY) return '';
      const penalty = multipliedSchedule(schedule, factorOf(more));
      return known(context, () => yuan(interestOf(fen, first, last, penalty, convention)));
    },
  );
}

/**
 * What paying in full by a deadline saves (自愿还款优惠): interest at the contract rate instead of penalty interest.
 * @customfunction CONCESSION
 * @param principal Principals in 元, one cell or a column.
 * @param rate Contract rates.
 * @param uplift Uplift on the contract rate for penalty interest.
 * @param due Due dates.
 * @param deadline Last day of the concession.
 * @param basis Day basis: 360, 365, 实际, 30/360 or 日利率.
 * @param [paidOn] Days of payment; today if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Three columns a row: interest under the concession, without it, and the saving, in 元.
 * @rule Paid on or before the deadline interest runs at the contract rate to the day of payment; after it everything is owed
 */
export function arConcession(
  principal: unknown[][],
  rate: unknown[][],
  uplift: unknown[][],
  due: unknown[][],
  deadline: unknown[][],
  basis: unknown[][],
  paidOn: unknown[][],
  context: FunctionContext,
): unknown[][] {
  const read = readCells([
    amounts(context, principal),
    rates(context, rate),
    rates(context, uplift),
    days(context, due),
    asOfDays(context, paidOn),
    days(context, deadline),
    bases(context, basis),
  ]);
  return read.map(([cell]): Result[] => {
    if (cell instanceof CellError) return [cell, cell, cell];
    const [fen, yearly, more, dueDay, payOn, lastDay, convention] = cell;
    if (fen === null || yearly === null || dueDay === NO_DAY || lastDay === NO_DAY) return ['', '', ''];
    const terms: StatementTerms = {
      ...PLAIN,
      principal: fen,
      origin: dueDay,
      due: dueDay,
      contract: constantRate(yearly),
      penalty: constantRate(multipliedRate(yearly, factorOf(more))),
      convention,
      asOf: payOn,
    };
    const given = orError(() => concession(terms, payOn, lastDay));
    if (given instanceof CellError) return [given, given, given];
    const { statement, fullStatement, saving } = given;
    return [yuan(statement.interest), yuan(fullStatement.interest), yuan(saving)];
  });
}

/**
 * Double interest for late performance of a judgment (加倍部分债务利息): 0.0175% a day on what of the judgment money is unpaid.
 * @customfunction JUDGMENTINTEREST
 * @param amount Judgment money in 元, general interest excluded.
 * @param performBy Last day for performance.
 * @param [asOf] Last day that counts; today if omitted.
 * @param [recoveredOn] Days on which money came in, a column.
 * @param [recovered] What came in on each of them, in 元.
 * @param {CustomFunctions.Invocation} context
 * @returns Double interest in 元, paid or not.
 * @rule 法释〔2014〕8号, from 2014-08-01: from the day after the date for performance, recovery by recovery
 */
export function arJudgmentInterest(
  amount: unknown[][],
  performBy: unknown[][],
  asOf: unknown[][],
  recoveredOn: unknown[][],
  recovered: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const payments: StatementPayment[] = [];
  for (const cell of readCells([days(context, recoveredOn), amounts(context, recovered)]).flat()) {
    if (cell instanceof CellError) throw cell;
    const [day, fen] = cell;
    if (day !== NO_DAY && fen !== null) payments.push({ day, fen });
  }
  payments.sort((a, b) => a.day - b.day);
  return spread(
    [amounts(context, amount), days(context, performBy), asOfDays(context, asOf)],
    (fen, last, day) =>
      fen === null || last === NO_DAY
        ? ''
        : yuan(judgmentInterest(fen, last, payments, day).statement.interest),
  );
}

const PLAIN = {
  fees: 0,
  compound: false,
  countsFirstDay: false,
  order: 'principal',
  payments: [],
} as const;

function interestOf(
  principal: Fen,
  after: Day,
  to: Day,
  penalty: RateSchedule,
  convention: InterestConvention,
): Fen {
  const days = { origin: after, due: after, asOf: Math.max(after, to) };
  return statementOf({ ...PLAIN, ...days, principal, contract: null, penalty, convention }).interest;
}

/** A gap in the rates is no result but a sentence. */
function known(context: FunctionContext, compute: () => number): Result {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof RateGap)) throw error;
    return refuse(context, 'functions.refused.rateGap', { day: formatDay(error.day) });
  }
}

function factorOf(uplift: Rate | null): Rate {
  return uplift === null ? ONE : { num: uplift.num + uplift.den, den: uplift.den };
}

function bases(context: FunctionContext, given: unknown): Argument<InterestConvention> {
  const { cells, read } = texts(given);
  return {
    cells,
    read: (cell) => {
      const word = read(cell).trim();
      const found = BASES.find(([, words]) => words.test(word));
      if (found === undefined)
        throw refuse(context, 'functions.refused.choice', {
          text: word,
          choices: text(context.language, 'functions.dayBases'),
        });
      return found[0];
    },
  };
}

export const INTEREST_EXAMPLES: Readonly<Record<string, Example>> = {
  INTEREST: { args: [1_200_000, '6%', '2012-01-15', '2012-07-31', 360], result: [[39_600]] },
  PENALTY: { args: [1_200_000, '6%', '50%', '2012-01-15', 360, '2012-07-31'], result: [[59_400]] },
  LPRINTEREST: {
    args: [
      365_000,
      '2020-04-09',
      '2020-04-29',
      [
        ['生效日', '一年期'],
        ['2020-02-20', '4.05%'],
        ['2020-04-20', '3.85%'],
      ],
      365,
      '50%',
    ],
    result: [[1_185]],
  },
  CONCESSION: {
    args: [1_200_000, '6%', '50%', '2012-01-15', '2012-08-10', 360, '2012-07-31'],
    result: [[39_600, 59_400, 19_800]],
  },
  JUDGMENTINTEREST: {
    args: [1_000_000, '2024-01-31', '2024-03-31', '2024-03-01', 400_000],
    result: [[8_400]],
  },
};
