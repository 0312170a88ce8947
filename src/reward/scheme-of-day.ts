import { latestReached } from '../aging/bucket';
import type { Day } from '../calendar/day';
import type { RewardBracket } from '../policy/policy';

/**
 * The rows of a scheme as they stand on one day: up to which due date a claim has been overdue long enough for each row. Many
 * recoveries share a day, so the calendar is asked once for all of them.
 */
export class SchemeOfDay<Made> {
  /** What was made of each row. */
  readonly made: readonly Made[];
  private readonly reached: Int32Array;
  private readonly passed: Int32Array;

  /**
   * @param rows rows with 逾期起 (inclusive) and 逾期止 (exclusive) in time
   * @param ageDay day on which the overdue time is taken
   * @param make what a recovery in a row comes to, made once for each row
   */
  constructor(
    readonly rows: readonly RewardBracket[],
    ageDay: Day,
    make: (row: RewardBracket) => Made,
  ) {
    this.made = rows.map(make);
    this.reached = Int32Array.from(rows, ({ from, unit }) => latestDue(from ?? 0, unit, ageDay));
    this.passed = Int32Array.from(rows, ({ to, unit }) =>
      to === null ? NEVER : latestDue(to, unit, ageDay),
    );
  }

  /**
   * The row in which a claim was overdue: recovered on 2012-07-15 against a claim due 2009-07-16 it is 1-3年, on 2012-07-16 it
   * is 3年以上 (rules.md §7).
   * @param due due date, not NO_DAY
   * @returns index of the row, or -1
   */
  rowFor(due: Day): number {
    const { reached, passed } = this;
    for (let row = 0; row < reached.length; row++) if (due <= reached[row] && due > passed[row]) return row;
    return -1;
  }
}

const NEVER = -0x80000000;
const ALWAYS = 0x7fffffff;

/** The latest due date from which so much time has passed; nought has passed before it, too. */
function latestDue(count: number, unit: RewardBracket['unit'], day: Day): Day {
  return count <= 0 || unit === '元' ? ALWAYS : latestReached(day, count, unit, false);
}
