import type { Fen } from '../money/fen';
import { timesRate } from '../money/rate';
import type { TaxBracket } from '../policy/reward-tax-brackets';

const MONTHS = 12;

/**
 * Tax on a year-end bonus by itself (全年一次性奖金单独计税): the level follows from the bonus ÷ 12, its rate and quick
 * deduction apply to the whole. 36,000 → 1,080.00; 36,001 → 3,390.10 (财政部 税务总局公告2023年第30号).
 * @param bonus fen; nothing is due on one that is not positive
 * @param levels of 全年一次性奖金, rising, the last one open
 */
export function bonusTax(bonus: Fen, levels: readonly TaxBracket[]): Fen {
  if (bonus <= 0) return 0;
  const level = levels.find(({ upTo }) => upTo === null || bonus <= upTo * MONTHS)!;
  return Math.max(0, timesRate(bonus, level.rate) - level.deduction);
}

/**
 * Tax on the taxable income of a year (综合所得).
 * @param income fen after all deductions; nothing is due on one that is not positive
 * @param levels of 综合所得, rising, the last one open
 */
export function annualTax(income: Fen, levels: readonly TaxBracket[]): Fen {
  if (income <= 0) return 0;
  const level = levels.find(({ upTo }) => upTo === null || income <= upTo)!;
  return Math.max(0, timesRate(income, level.rate) - level.deduction);
}

/** What a bonus just above an edge costs: a smaller one, at the edge, leaves more. Fen. */
export interface TaxJump {
  readonly edge: Fen;
  /** How much less is left than of a bonus at the edge. */
  readonly loss: Fen;
}

/**
 * Whether a bonus lies so little above an edge of the separate table (36,000, 144,000, 300,000, 420,000, 660,000 or 960,000
 * by the table since 2019) that less is left of it than of a bonus at the edge.
 */
export function taxJump(bonus: Fen, levels: readonly TaxBracket[]): TaxJump | null {
  const left = (amount: Fen): Fen => amount - bonusTax(amount, levels);
  const edges = levels.flatMap(({ upTo }) => (upTo !== null && upTo * MONTHS < bonus ? [upTo * MONTHS] : []));
  const best = edges.reduce<TaxJump | null>((most, edge) => {
    const loss = left(edge) - left(bonus);
    return loss > 0 && (most === null || loss > most.loss) ? { edge, loss } : most;
  }, null);
  return best;
}
