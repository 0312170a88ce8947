import type { FenSum } from '../money/fen';
import { BUILT_IN_TAX_BRACKETS } from '../policy/built-in-tax-brackets';
import type { TaxBracket } from '../policy/reward-tax-brackets';

/** Fen. */
const FREE = 800_00n;
const FLAT_UP_TO = 4_000_00n;
/** Percent, on what exceeds the free amount. */
const FLAT_RATE = 20n;

/** On the taxable income, which is 80% of the gross. */
const LEVELS: readonly TaxBracket[] = BUILT_IN_TAX_BRACKETS.filter(({ tax }) => tax === '劳务报酬');

/**
 * Tax withheld from one labour-remuneration payment (劳务报酬预扣预缴), rounded half away from zero to the fen.
 * 5,000 → 800.00; 62,501 → 13,000.32; 100,000 → 25,000.00 (rules.md §7; 国家税务总局公告2018年第61号).
 * @param gross fen; nothing is withheld from a payment that is not positive
 * @param levels of 劳务报酬, rising, the last one open; the built-in ones where none are given
 */
export function labourTax(gross: FenSum, levels: readonly TaxBracket[] = LEVELS): FenSum {
  if (gross <= FREE) return 0n;
  if (gross <= FLAT_UP_TO) return rounded((gross - FREE) * FLAT_RATE, 100n);
  const level = levels.find(({ upTo }) => upTo === null || gross * 80n <= BigInt(upTo) * 100n)!;
  const { num, den } = level.rate;
  const tax = rounded(gross * 80n * BigInt(num), 100n * BigInt(den)) - BigInt(level.deduction);
  // Nobody is paid a tax: a 速算扣除数 of the user's own may be larger than what it is taken from.
  return tax > 0n ? tax : 0n;
}

/** Half away from zero; neither number is negative. */
function rounded(num: bigint, den: bigint): FenSum {
  return (2n * num + den) / (2n * den);
}
