import { fraction, type Fraction } from '../money/fraction';
import type { Rate } from '../money/rate';
import type { BucketSet } from '../policy/policy';
import type { BucketChain } from './bucket-columns';
import { lossRates, type LossRates } from './loss-rates';
import type { RollForward } from './roll-forward';

/** The migration rates of one bucket, and what they say about its loss (迁徙率, 历史损失率, 预期信用损失率). */
export interface MigrationLine extends LossRates {
  /** Index of the set's labels. */
  readonly label: number;
  /** By period; null where nothing stood in the bucket at the opening. The last bucket has none. */
  readonly rates: readonly (Fraction | null)[];
}

export interface Migration {
  readonly set: BucketSet;
  /** Length of one period in months. */
  readonly months: number;
  readonly periods: readonly RollForward[];
  /** The youngest bucket first. */
  readonly lines: readonly MigrationLine[];
  readonly lastLoss: Fraction;
  readonly adjustment: Fraction;
}

/**
 * Average migration rates, the loss rates that follow from them, and the expected loss rates.
 * A bucket's rate in a period: of what stood in it at the opening, what stands in a later bucket at the closing or was
 * written off meanwhile. The last bucket's loss is the policy's.
 * @param chain order of the buckets
 * @param lastLoss loss rate of the last bucket
 * @param adjustment forward-looking adjustment, added to 1
 */
export function migration(
  set: BucketSet,
  months: number,
  periods: readonly RollForward[],
  { order }: BucketChain,
  lastLoss: Rate,
  adjustment: Rate,
): Migration {
  const rates = order
    .slice(0, -1)
    .map((label, position) =>
      periods.map((period) => migrationRate(period, label, order.slice(position + 1))),
    );
  const losses = lossRates(
    rates.map((own) => own.filter((rate) => rate !== null)),
    lastLoss,
    adjustment,
  );
  const lines = order.map((label, position) => ({
    label,
    rates: rates[position] ?? [],
    ...losses[position],
  }));
  return { set, months, periods, lines, lastLoss: exact(lastLoss), adjustment: exact(adjustment) };
}

/** Of a bucket's opening, the share that moved to later buckets or was written off; null where it was empty. */
function migrationRate({ cohorts }: RollForward, label: number, later: readonly number[]): Fraction | null {
  const { opening, writtenOff, kept } = cohorts[label];
  return fraction(
    later.reduce((sum, other) => sum + kept[other], writtenOff),
    opening,
  );
}

/**
 * The length of a period in which what is left of every bucket but the first and the last moves on to the next one: the
 * length in months that the buckets share. Only then is a loss rate the product of migration rates.
 * @returns null where the buckets differ in length; thirty days count as a month
 */
export function commonLength({ buckets }: BucketSet): number | null {
  const starts = buckets.flatMap(({ start, unit }) =>
    start === null ? [] : [unit === '年' ? start * 12 : unit === '月' ? start : Math.floor(start / 30)],
  );
  const unevenDays = buckets.some(({ start, unit }) => unit === '日' && start !== null && start % 30 > 1);
  if (starts.length < 2 || unevenDays) return null;
  const length = starts[1] - starts[0];
  const isEven = starts.every((start, index) => index === 0 || start - starts[index - 1] === length);
  return isEven && length > 0 ? length : null;
}

function exact({ num, den }: Rate): Fraction {
  return { num: BigInt(num), den: BigInt(den) };
}
