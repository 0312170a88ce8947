import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Fen } from '../money/fen';
import { BUILT_IN_TAX_BRACKETS } from '../policy/built-in-tax-brackets';
import { oldestCheck } from '../policy/parameter-age';
import type { Policy } from '../policy/policy';
import type { Bonus } from '../policy/reward-bonuses';
import { taxLevels } from '../policy/reward-tax-brackets';
import { annualTax, bonusTax, taxJump, type TaxJump } from './bonus-tax';
import type { PersonPay } from './reward-result';

/** A year-end bonus taxed both ways (rules.md §7). Fen. */
export interface BonusLine {
  readonly asked: Bonus;
  readonly paidOn: Day;
  readonly bonus: Fen;
  /** Tax on the wages of the year without the bonus. */
  readonly wageTax: Fen;
  /** Tax on the bonus by itself; null where no separate table is in force on the day. */
  readonly separate: Fen | null;
  /** What the bonus adds to the tax of the year where it is merged into wages. */
  readonly merged: Fen;
  readonly better: 'separate' | 'merged' | 'same';
  readonly jump: TaxJump | null;
}

/**
 * Compares separate tax with merging into wages for everybody in 年终奖. Rows whose year has no table are left out and
 * reported; a table that was last checked longer ago than 参数核对天数 allows is reported.
 */
export function bonusLines(
  { rewardTables: { bonuses, taxBrackets }, settings }: Policy,
  people: readonly PersonPay[],
  asOf: Day,
): { readonly lines: readonly BonusLine[] | null; readonly findings: readonly Finding[] } {
  if (bonuses === null) return { lines: null, findings: [] };
  const brackets = taxBrackets ?? BUILT_IN_TAX_BRACKETS;
  const findings: Finding[] = [];
  const lines = bonuses.flatMap((asked): BonusLine[] => {
    const paidOn = asked.paidOn === NO_DAY ? asOf : asked.paidOn;
    const annual = taxLevels(brackets, '综合所得', paidOn);
    const monthly = taxLevels(brackets, '全年一次性奖金', paidOn);
    const report = (code: string): void => {
      findings.push({ severity: 'warning', code, place: asked.place, values: { name: asked.name } });
    };
    if (annual === null) {
      report('bonus-tax-unknown');
      return [];
    }
    if (monthly === null) report('bonus-separate-not-in-force');
    const due = people.find(({ name }) => name === asked.name)?.due ?? 0n;
    const bonus = asked.bonus ?? Number(due > 0n ? due : 0n);
    const wageTax = annualTax(asked.income, annual);
    const merged = annualTax(asked.income + bonus, annual) - wageTax;
    const separate = monthly && bonusTax(bonus, monthly);
    const better =
      separate === null || merged < separate ? 'merged' : merged > separate ? 'separate' : 'same';
    return [
      { asked, paidOn, bonus, wageTax, separate, merged, better, jump: monthly && taxJump(bonus, monthly) },
    ];
  });
  const oldest = oldestCheck(settings, asOf);
  const stale = (taxBrackets ?? []).find(({ checkedOn }) => checkedOn !== NO_DAY && checkedOn < oldest);
  if (stale)
    findings.push({ severity: 'warning', code: 'tax-brackets-unchecked', place: stale.place, values: {} });
  return { lines, findings };
}
