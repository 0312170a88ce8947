import type { PhaseLine } from './phase-result';

/**
 * Ranks lines by completion, ties by the amount recovered toward the target; equal lines share a rank (rules.md §8).
 * Lines without a target have none.
 * @returns the lines in their own order
 */
export function ranks(lines: readonly PhaseLine[]): PhaseLine[] {
  const ranked = lines.filter((line) => line.completion !== null).sort(compare);
  return lines.map((line) =>
    line.completion === null
      ? line
      : { ...line, rank: ranked.findIndex((other) => compare(other, line) === 0) + 1 },
  );
}

/** Negative where `a` ranks before `b`. */
function compare(a: PhaseLine, b: PhaseLine): number {
  const [x, y] = [a.completion!, b.completion!];
  const byCompletion = y.num * x.den - x.num * y.den;
  if (byCompletion !== 0n) return byCompletion > 0n ? 1 : -1;
  const byAmount = (b.towardTarget ?? 0n) - (a.towardTarget ?? 0n);
  return byAmount === 0n ? 0 : byAmount > 0n ? 1 : -1;
}
