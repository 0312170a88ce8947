import type { PhaseLine } from './phase-result';

/**
 * Ranks lines by completion, ties by the amount recovered toward the target; equal lines share a rank (rules.md §8).
 * Lines without a target have none.
 * @returns the lines in their own order
 */
export function ranks(lines: readonly PhaseLine[]): PhaseLine[] {
  const ranked = lines.filter((line) => line.completion !== null).sort(compare);
  const rankOf = new Map<PhaseLine, number>();
  ranked.forEach((line, index) => {
    const before = ranked[index - 1];
    const equal = before !== undefined && compare(before, line) === 0;
    rankOf.set(line, equal ? rankOf.get(before)! : index + 1);
  });
  return lines.map((line) => ({ ...line, rank: rankOf.get(line) ?? null }));
}

/** Negative where `a` ranks before `b`. */
function compare(a: PhaseLine, b: PhaseLine): number {
  const [x, y] = [a.completion!, b.completion!];
  const byCompletion = y.num * x.den - x.num * y.den;
  if (byCompletion !== 0n) return byCompletion > 0n ? 1 : -1;
  const byAmount = (b.towardTarget ?? 0n) - (a.towardTarget ?? 0n);
  return byAmount === 0n ? 0 : byAmount > 0n ? 1 : -1;
}
