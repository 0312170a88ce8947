import { overdueDays, overdueYears } from '../aging/overdue';
import type { Claims } from '../ledger/ledger';
import type { Rate } from '../money/rate';
import type { RewardBracket } from '../policy/policy';
import { REWARD_STATES, type RewardLine } from './reward-result';

/** What a line was given: a bracket, a rate (null where none applies) and the 批准文号 where it was decided for the case. */
export interface Rating {
  /** The scheme in force that rewards it, also where a special case lies outside its brackets; empty where none does. */
  readonly scheme: string;
  readonly bracket: RewardBracket | null;
  readonly rate: Rate | null;
  readonly approval: string;
}

/** What is kept of each line, one column each; see `RewardLine` for what they mean. */
export interface RewardColumns {
  readonly count: number;
  readonly recovery: Int32Array;
  readonly claim: Int32Array;
  readonly application: Int32Array;
  readonly day: Int32Array;
  readonly earnedOn: Int32Array;
  readonly base: Float64Array;
  readonly beforeCap: Float64Array;
  readonly cut: Float64Array;
  readonly reward: Float64Array;
  /** Index into `REWARD_STATES`. */
  readonly state: Uint8Array;
  readonly undoes: Int32Array;
  /** Index into `ratings`: many lines share one. */
  readonly rating: Int32Array;
  readonly ratings: readonly Rating[];
}

/** The lines of a run as columns: a ledger of a million claims has more lines than there is room for as objects. */
export class RewardLines implements Iterable<RewardLine> {
  constructor(
    readonly columns: RewardColumns,
    private readonly claims: Pick<Claims, 'due'>,
  ) {}

  get length(): number {
    return this.columns.count;
  }

  /**
   * One line whole.
   * @throws RangeError where there is no such line
   */
  at(line: number): RewardLine {
    const { columns } = this;
    if (!(line >= 0 && line < columns.count)) throw new RangeError(`no reward line ${line}`);
    const undoes = columns.undoes[line];
    // A reversal is overdue as the line was that it takes back.
    const recovered = columns.day[undoes >= 0 ? undoes : line];
    const due = this.claims.due[columns.claim[line]];
    return {
      recovery: columns.recovery[line],
      claim: columns.claim[line],
      application: columns.application[line],
      day: columns.day[line],
      earnedOn: columns.earnedOn[line],
      base: columns.base[line],
      overdueDays: overdueDays(due, recovered) ?? 0,
      overdueYears: overdueYears(due, recovered),
      ...columns.ratings[columns.rating[line]],
      beforeCap: columns.beforeCap[line],
      cut: columns.cut[line],
      reward: columns.reward[line],
      state: REWARD_STATES[columns.state[line]],
      undoes,
    };
  }

  *[Symbol.iterator](): Iterator<RewardLine> {
    for (let line = 0; line < this.length; line++) yield this.at(line);
  }

  /** Numbers of the lines that are in one of these states, in their order. */
  in(...states: readonly RewardLine['state'][]): number[] {
    const isWanted = REWARD_STATES.map((state) => states.includes(state));
    const found: number[] = [];
    for (let line = 0; line < this.length; line++) if (isWanted[this.columns.state[line]]) found.push(line);
    return found;
  }

  /** The same lines with other rewards, and what was cut off them. */
  cutTo(reward: Float64Array, cut: Float64Array): RewardLines {
    return new RewardLines({ ...this.columns, reward, cut }, this.claims);
  }
}
