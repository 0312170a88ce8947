/** An amount in fen (分), a whole number; positive or negative, at most MAX_FEN either way (rules.md §3). */
export type Fen = number;

/** A sum of amounts in fen; it may be larger than any single amount and stays exact. */
export type FenSum = bigint;

/** The largest single amount: 9,999,999,999,999.99 元, the 15 digits that an Excel cell holds. */
export const MAX_FEN: Fen = 999_999_999_999_999;

/**
 * An amount in yuan with two decimals: `-1234.50`.
 * @param fen whole fen, a single amount or a sum
 * @throws RangeError where a number is not a whole number that doubles hold exactly
 */
export function formatFen(fen: Fen | FenSum): string {
  const digits = absoluteDigits(fen).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * An amount in yuan with two decimals and thousands separators: `-1,234.50`.
 * @param fen whole fen, a single amount or a sum
 * @throws RangeError where a number is not a whole number that doubles hold exactly
 */
export function groupedFen(fen: Fen | FenSum): string {
  const [yuan, cents] = formatFen(fen).split('.');
  return `${yuan.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
}

/** The digits of an amount in fen without its sign. */
function absoluteDigits(fen: Fen | FenSum): string {
  if (typeof fen === 'bigint') return String(fen < 0n ? -fen : fen);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${fen}`);
  return String(Math.abs(fen));
}
