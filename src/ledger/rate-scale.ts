import type { Rate } from '../money/rate';

const PLAIN: Rate = { num: 1, den: 1 };

/**
 * By what a plain number under a rate's title is multiplied to be a rate per year: 「年利率（%）」 holds 6 for 6%, 「月利率‰」
 * holds 5 for 5‰ a month.
 */
export function rateScaleOf(title: string): Rate {
  const text = title.normalize('NFKC');
  const months = text.includes('月') ? 12 : 1;
  if (text.includes('%')) return { num: months, den: 100 };
  if (text.includes('‰')) return { num: months, den: 1_000 };
  return months === 1 ? PLAIN : { num: months, den: 1 };
}
