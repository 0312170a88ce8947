import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';
import { groupedFen, type FenSum } from '../money/fen';
import { shownAmount, type ShownUnit } from '../report/figures';

const UNITS: Readonly<Record<ShownUnit, string>> = { 元: 'report.amount.yuan', 万元: 'report.amount.wan' };

/** An amount in the unit of the pane, with the unit: 「8,412.36万元」. */
export function amountWithUnit(language: Language, fen: FenSum | number, unit: ShownUnit): string {
  return unbroken(text(language, UNITS[unit], { amount: shownAmount(fen, unit) }));
}

/** An amount to the fen, with its unit: 「84,123,600.00元」. */
export function exactAmount(language: Language, fen: FenSum | number): string {
  return unbroken(text(language, 'report.amount.yuan', { amount: groupedFen(fen) }));
}

/** An amount and its unit stay on one line. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

/** A count with thousands separators. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** How many errors and reminders a result has. */
export function findingCounts({ findings }: CampaignResult): {
  readonly errors: number;
  readonly warnings: number;
} {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
