import { daysOutstanding, effectiveness } from '../analysis/collection-measures';
import { concentration } from '../analysis/concentration';
import { lossRates } from '../analysis/loss-rates';
import { fraction, numberOf, productOf, type Fraction } from '../money/fraction';
import type { Rate } from '../money/rate';
import type { Paced } from '../pace/pace';
import { amounts, rates, single } from './argument';
import { CellError, type Result } from './cell';
import type { FunctionContext } from './context';
import type { Example } from './example';
import { readCells, spread } from './spread';

/**
 * Days sales outstanding: the balance in days of sales.
 * @customfunction DSO
 * @param balance Receivables at the end of the period; blank counts as 0.
 * @param sales Sales of the period.
 * @param days Days of the period.
 * @param {CustomFunctions.Invocation} context
 * @returns Days, not rounded; #DIV/0! without sales or days.
 * @rule Balance ÷ sales × days
 */
export function arDso(
  balance: unknown[][],
  sales: unknown[][],
  days: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const args = [amounts(context, balance), amounts(context, sales), rates(context, days)] as const;
  return spread(args, (owed, sold, length): Result => {
    const whole =
      sold === null || length === null ? null : daysOutstanding(BigInt(owed ?? 0), BigInt(sold), 1);
    return shown(whole && productOf(whole, exact(length!)));
  });
}

/**
 * Collection effectiveness index: of what could be collected in a period, what was.
 * @customfunction CEI
 * @param opening Receivables at the beginning of the period; blank counts as 0, as for all four.
 * @param sales Sales of the period.
 * @param closing Receivables at its end.
 * @param current Of the closing receivables those not yet overdue.
 * @param {CustomFunctions.Invocation} context
 * @returns Share (0.8 is 80%); #DIV/0! where nothing was there to collect.
 * @rule (opening + sales − closing) ÷ (opening + sales − current)
 */
export function arCei(
  opening: unknown[][],
  sales: unknown[][],
  closing: unknown[][],
  current: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const args = [
    amounts(context, opening),
    amounts(context, sales),
    amounts(context, closing),
    amounts(context, current),
  ] as const;
  return spread(args, (...given): Result => {
    const [first, sold, last, notOverdue] = given.map((fen) => BigInt(fen ?? 0));
    return shown(effectiveness(first, sold, last, notOverdue));
  });
}

/**
 * Concentration of balances (Herfindahl-Hirschman index).
 * @customfunction HHI
 * @param balances Balances by debtor; blank cells and balances not above 0 are passed over.
 * @param {CustomFunctions.Invocation} context
 * @returns From near 0 to 10000 (one sole debtor), not rounded; #DIV/0! where nothing is owed.
 * @rule Sum of the squares of the shares × 10000
 */
export function arHhi(balances: unknown[][], context: FunctionContext): unknown[][] {
  const owed: bigint[] = [];
  for (const cell of readCells([amounts(context, balances)]).flat()) {
    if (cell instanceof CellError) return [[cell]];
    const [fen] = cell;
    if (fen !== null && fen > 0) owed.push(BigInt(fen));
  }
  const { index } = concentration(owed);
  return [[shown(index && productOf(index, { num: 10_000n, den: 1n }))]];
}

/**
 * Loss rates of aging buckets from their migration rates.
 * @customfunction LOSSRATE
 * @param migration Migration rates: one row a bucket, the youngest first, without the last bucket; one column a period. A blank cell is no rate.
 * @param [lastLoss] Loss rate of the last bucket; 100% if omitted.
 * @param [adjustment] Forward-looking adjustment, added to 1; 0 if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns One row a bucket, the last one included; empty where a bucket or a later one has no rate.
 * @rule Mean over the periods; product from the bucket to the last × loss of the last × (1 + adjustment), 100% at most
 */
export function arLossRate(
  migration: unknown[][],
  lastLoss: unknown[][],
  adjustment: unknown[][],
  context: FunctionContext,
): unknown[][] {
  const last = single(rates(context, lastLoss)) ?? { num: 1, den: 1 };
  const added = single(rates(context, adjustment)) ?? { num: 0, den: 1 };
  const rows: Fraction[][] = [];
  for (const row of readCells([rates(context, migration)])) {
    const said: Fraction[] = [];
    for (const cell of row) {
      if (cell instanceof CellError) return [[cell]];
      if (cell[0] !== null) said.push(exact(cell[0]));
    }
    rows.push(said);
  }
  return lossRates(rows, last, added).map(({ creditLossRate }) => [
    creditLossRate === null ? '' : numberOf(creditLossRate),
  ]);
}

function exact({ num, den }: Rate): Fraction {
  return fraction(BigInt(num), BigInt(den))!;
}

function shown(value: Fraction | null): Result {
  return value === null ? new CellError('#DIV/0!') : numberOf(value);
}

export const ANALYSIS_EXAMPLES: Readonly<Record<string, Example>> = {
  DSO: { args: [500_000, 3_650_000, 365], result: [[50]] },
  CEI: { args: [1_000_000, 500_000, 600_000, 300_000], result: [[0.75]] },
  HHI: { args: [[[500], [300], [200]]], result: [[3800]] },
  LOSSRATE: {
    args: [
      [
        [0.3, 0.1],
        [0.75, 0.5],
      ],
      1,
      0.1,
    ],
    result: [[0.1375], [0.6875], [1]],
  },
};
