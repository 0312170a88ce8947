import type { Fen } from '../money/fen';

/** What stands between a row and the next heading of one depth below it. */
interface Below {
  sum: bigint;
  rows: number;
}

/**
 * The headings whose amount is the sum of the rows below them, down to the next heading that is as high or higher: their amounts are
 * counted in those rows already.
 * @param rows from top to bottom, headings among them
 * @param depths of the headings: 1 for 一、, 2 for （一）
 */
export function headingSums(
  rows: readonly number[],
  depths: ReadonlyMap<number, number>,
  amountOf: (row: number) => Fen,
): ReadonlySet<number> {
  const sums = new Set<number>();
  const chapter: Below = { sum: 0n, rows: 0 };
  const section: Below = { sum: 0n, rows: 0 };
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    const amount = BigInt(amountOf(row));
    const depth = depths.get(row);
    const below = depth === 1 ? chapter : section;
    const isSum = depth !== undefined && below.rows > 0 && below.sum === amount;
    if (isSum) sums.add(row);
    if (depth === 1) clear(chapter);
    else if (!isSum) add(chapter, amount);
    if (depth === undefined) add(section, amount);
    else clear(section);
  }
  return sums;
}

function add(below: Below, amount: bigint): void {
  below.sum += amount;
  below.rows++;
}

function clear(below: Below): void {
  below.sum = 0n;
  below.rows = 0;
}
