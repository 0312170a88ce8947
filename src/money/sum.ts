import type { Fen, FenSum } from './fen';

/** Value of one unit of the high limb; a low limb and one addend together stay below 2^53, where doubles are exact. */
const LIMB = 2 ** 52;
const LIMB_BIG = 2n ** 52n;

/**
 * Many sums at once, each exact whatever its size: 90,071 amounts of 10^9 元 pass 2^53 fen (platform.md §7).
 * Every sum has two limbs, and what the low one cannot hold is carried.
 */
export class FenTotals {
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  /** @param size how many sums; all begin at zero */
  constructor(readonly size: number) {
    this.low = new Float64Array(size);
    this.high = new Float64Array(size);
  }

  /**
   * Adds an amount to one of the sums.
   * @param index which sum, from 0 on
   * @param fen whole fen
   * @throws RangeError where there is no such sum or the amount is beyond ±2^52 fen
   */
  add(index: number, fen: Fen): void {
    checkAddend(fen);
    const sum = this.low[index] + fen;
    if (sum < LIMB && sum > -LIMB) {
      this.low[index] = sum;
      return;
    }
    if (Number.isNaN(sum)) throw new RangeError(`no sum ${index}`);
    const carry = sum > 0 ? 1 : -1;
    this.high[index] += carry;
    this.low[index] = sum - carry * LIMB;
  }

  /**
   * One of the sums, in fen.
   * @param index which sum, from 0 on
   * @throws RangeError where there is no such sum
   */
  value(index: number): FenSum {
    if (!(index in this.low)) throw new RangeError(`no sum ${index}`);
    return joined(this.high[index], this.low[index]);
  }
}

/**
 * The exact sum of amounts in fen.
 * @param values whole fen each
 * @throws RangeError where an amount is beyond ±2^52 fen or not a number
 */
export function sumFen(values: Iterable<Fen> | Float64Array): FenSum {
  let low = 0;
  let high = 0;
  for (const fen of values) {
    checkAddend(fen);
    low += fen;
    if (low >= LIMB) {
      high++;
      low -= LIMB;
    } else if (low <= -LIMB) {
      high--;
      low += LIMB;
    }
  }
  return joined(high, low);
}

function checkAddend(fen: Fen): void {
  if (!(fen <= LIMB && fen >= -LIMB)) throw new RangeError(`not an amount in fen: ${fen}`);
}

function joined(high: number, low: number): FenSum {
  return BigInt(high) * LIMB_BIG + BigInt(low);
}
