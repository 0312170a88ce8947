import type { Fen } from '../money/fen';
import { timesRate } from '../money/rate';
import type { RewardLine } from './reward-result';

/** A line that waits for the leaders: its rate is 待定, or its special case lacks the approval. Fen. */
export interface UndecidedLine {
  /** Index into the lines. */
  readonly line: number;
  /** What the rate will be applied to: the line's base less what was reversed since. */
  readonly base: Fen;
  /** base × the bracket's floor and ceiling; null where the bracket holds no range. */
  readonly least: Fen | null;
  readonly most: Fen | null;
}

/** The lines that the leaders must decide (rules.md §7: 「待定」, 特别难清欠个案), in their order; what was reversed whole is none. */
export function undecidedLines(lines: readonly RewardLine[]): UndecidedLine[] {
  const reversed = new Map<number, Fen>();
  for (const { undoes, base } of lines)
    if (undoes >= 0) reversed.set(undoes, (reversed.get(undoes) ?? 0) + base);
  return lines.flatMap(({ state, undoes, base: whole, bracket }, line) => {
    const waits = (state === 'undecided' && bracket !== null) || state === 'unapproved';
    if (undoes >= 0 || !waits) return [];
    const base = whole + (reversed.get(line) ?? 0);
    if (base <= 0) return [];
    const { rateFloor, rateCeiling } = bracket ?? { rateFloor: null, rateCeiling: null };
    return [
      {
        line,
        base,
        least: rateFloor && timesRate(base, rateFloor),
        most: rateCeiling && timesRate(base, rateCeiling),
      },
    ];
  });
}
