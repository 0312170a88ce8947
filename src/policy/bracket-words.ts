import { text, type Language } from '../locale/text';
import { groupedFen } from '../money/fen';
import type { RewardBracket } from './policy';

/** What a row of 奖励方案 covers, in words: 「1年至不满3年」. */
export function bracketWords(language: Language, { from, to, unit }: RewardBracket): string {
  const written = (value: number): string =>
    unit === '元'
      ? text(language, 'report.amount.yuan', { amount: groupedFen(value) })
      : text(language, 'report.time.count', { count: value, unit: text(language, `report.time.${unit}`) });
  if (from === null && to === null) return text(language, 'report.bracket.all');
  if (to === null) return text(language, 'report.bracket.from', { from: written(from ?? 0) });
  if (from === null || from === 0) return text(language, 'report.bracket.to', { to: written(to) });
  return text(language, 'report.bracket.between', { from: written(from), to: written(to) });
}
