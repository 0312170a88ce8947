import { formatDay, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { PhaseRow } from '../policy/policy';

/** The campaign's phases in order of their first day, after the overlap rule. */
export interface PhaseCalendar {
  readonly phases: readonly { readonly row: PhaseRow; readonly first: Day; readonly last: Day }[];
  readonly findings: readonly Finding[];
}

/**
 * Orders the phases and settles their edges (rules.md §8): a day that one phase ends on and the next begins on belongs
 * to the later one; overlaps and gaps are reported. Phases that begin on the same day are reported and left as written.
 */
export function phaseCalendar(rows: readonly PhaseRow[]): PhaseCalendar {
  const findings: Finding[] = [];
  const sorted = [...rows].sort((a, b) => a.first - b.first || a.last - b.last);
  const phases = sorted.map((row, index) => {
    const next = sorted[index + 1];
    let { last } = row;
    if (next && next.first <= last) {
      const sameStart = next.first === row.first;
      if (!sameStart) last = next.first - 1;
      findings.push({
        severity: 'warning',
        code: sameStart ? 'phase-same-start' : 'phase-overlap',
        place: row.place,
        values: {
          phase: row.name,
          next: next.name,
          day: formatDay(next.first),
          last: formatDay(last),
        },
      });
    } else if (next && next.first > last + 1) {
      findings.push({
        severity: 'warning',
        code: 'phase-gap',
        place: next.place,
        values: {
          phase: row.name,
          next: next.name,
          from: formatDay(last + 1),
          to: formatDay(next.first - 1),
        },
      });
    }
    return { row, first: row.first, last };
  });
  return { phases, findings };
}
