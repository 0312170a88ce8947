import type { FenSum } from '../money/fen';

/** Fen. */
const FREE = 800_00n;
const FLAT_UP_TO = 4_000_00n;

/** On the taxable income (80% of the gross): up to, rate in percent, quick deduction. Fen. */
const TIERS: readonly {
  readonly upTo: bigint | null;
  readonly percent: bigint;
  readonly deduction: bigint;
}[] = [
  { upTo: 20_000_00n, percent: 20n, deduction: 0n },
  { upTo: 50_000_00n, percent: 30n, deduction: 2_000_00n },
  { upTo: null, percent: 40n, deduction: 7_000_00n },
];

/**
 * Tax withheld from one labour-remuneration payment (劳务报酬预扣预缴), rounded half away from zero to the fen.
 * 5,000 → 800.00; 62,501 → 13,000.32; 100,000 → 25,000.00 (rules.md §7; 国家税务总局公告2018年第61号).
 * @param gross fen; nothing is withheld from a payment that is not positive
 */
export function labourTax(gross: FenSum): FenSum {
  if (gross <= FREE) return 0n;
  if (gross <= FLAT_UP_TO) return percentOf(gross - FREE, 100n, 20n);
  const tier = TIERS.find(({ upTo }) => upTo === null || gross * 80n <= upTo * 100n)!;
  return percentOf(gross, 80n, tier.percent) - tier.deduction;
}

/** amount × a% × b%, rounded once; the amount is not negative. */
function percentOf(amount: FenSum, a: bigint, b: bigint): FenSum {
  return (amount * a * b + 5_000n) / 10_000n;
}
