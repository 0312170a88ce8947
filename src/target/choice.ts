import type { Day } from '../calendar/day';
import type { Target } from '../policy/policy';

/**
 * The target whose period holds a day: the shortest period if several, the earlier row on a tie (rules.md §7, §8).
 * @param targets those of one unit or one owner
 * @param unit only targets that name this unit, or none: of two owners of one name each has the own target
 */
export function targetHolding(targets: readonly Target[], day: Day, unit?: string): Target | null {
  let best: Target | null = null;
  for (const target of targets) {
    if (day < target.first || day > target.last) continue;
    if (unit !== undefined && target.unit !== '' && target.unit !== unit) continue;
    if (best === null || target.last - target.first < best.last - best.first) best = target;
  }
  return best;
}

/** Targets of units (without owner) and of owners, each by name. */
export interface TargetBook {
  readonly ofUnit: ReadonlyMap<string, readonly Target[]>;
  readonly ofOwner: ReadonlyMap<string, readonly Target[]>;
}

/** Sorts the rows of 指标 into those of units and those of owners. */
export function targetBook(targets: readonly Target[]): TargetBook {
  const ofUnit = new Map<string, Target[]>();
  const ofOwner = new Map<string, Target[]>();
  for (const target of targets) {
    const [book, name] = target.owner === '' ? [ofUnit, target.unit] : [ofOwner, target.owner];
    book.set(name, [...(book.get(name) ?? []), target]);
  }
  return { ofUnit, ofOwner };
}
