import { type Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Rating, RewardColumns } from './reward-lines';
import { REWARD_STATES, type RewardState } from './reward-result';

const STATE_CODE = Object.fromEntries(REWARD_STATES.map((state, code) => [state, code])) as Record<
  RewardState,
  number
>;

/** Takes reward lines one after the other and keeps them as columns. */
export class LineWriter {
  private count = 0;
  private readonly ratings: Rating[] = [];
  private readonly columns;

  /** @param most how many lines there can be at most */
  constructor(most: number) {
    this.columns = {
      recovery: new Int32Array(most),
      claim: new Int32Array(most),
      application: new Int32Array(most),
      day: new Int32Array(most),
      earnedOn: new Int32Array(most),
      base: new Float64Array(most),
      beforeCap: new Float64Array(most),
      cut: new Float64Array(most),
      reward: new Float64Array(most),
      state: new Uint8Array(most),
      undoes: new Int32Array(most),
      rating: new Int32Array(most),
    };
  }

  /** Makes a rating known. @returns the number under which lines name it */
  rating({ scheme, bracket, rate, approval }: Rating): number {
    return this.ratings.push({ scheme, bracket, rate, approval }) - 1;
  }

  /**
   * Begins a line; `earned` says what it comes to.
   * @param undoes the line that it takes back, or -1
   * @returns its number
   */
  begin(
    application: number,
    recovery: number,
    claim: number,
    day: Day,
    rating: number,
    undoes: number,
  ): number {
    const { columns } = this;
    const line = this.count++;
    columns.application[line] = application;
    columns.recovery[line] = recovery;
    columns.claim[line] = claim;
    columns.day[line] = day;
    columns.rating[line] = rating;
    columns.undoes[line] = undoes;
    return line;
  }

  /** Says what a line comes to, fen, and the day that earns it (NO_DAY while it waits). */
  earned(line: number, earnedOn: Day, base: Fen, beforeCap: Fen, reward: Fen, state: RewardState): void {
    const { columns } = this;
    columns.earnedOn[line] = earnedOn;
    columns.base[line] = base;
    columns.beforeCap[line] = beforeCap;
    columns.reward[line] = reward;
    columns.state[line] = STATE_CODE[state];
  }

  /** What is written so far; it goes on growing. */
  written(): RewardColumns {
    return { count: this.count, ratings: this.ratings, ...this.columns };
  }
}
