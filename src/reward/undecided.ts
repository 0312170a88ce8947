import type { Fen } from '../money/fen';
import { timesRate } from '../money/rate';
import type { RewardLines } from './reward-lines';

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
export function undecidedLines(lines: RewardLines): UndecidedLine[] {
  const { undoes, base: bases } = lines.columns;
  const reversed = new Map<number, Fen>();
  for (let line = 0; line < lines.length; line++)
    if (undoes[line] >= 0) reversed.set(undoes[line], (reversed.get(undoes[line]) ?? 0) + bases[line]);
  return lines.in('undecided', 'unapproved').flatMap((line) => {
    const { state, bracket } = lines.at(line);
    if (undoes[line] >= 0 || (state === 'undecided' && bracket === null)) return [];
    const base = bases[line] + (reversed.get(line) ?? 0);
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
