import type { Day } from '../calendar/day';
import type { Claims, Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { BucketSet } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { bucketChain, bucketsAt } from './bucket-columns';

/**
 * What became of the balance of one bucket between the ends of two days:
 * opening + arisen − recovered − writtenOff − corrections + movedIn − movedOut = closing, fen.
 */
export interface RollLine {
  readonly opening: FenSum;
  readonly arisen: FenSum;
  readonly recovered: FenSum;
  readonly writtenOff: FenSum;
  readonly corrections: FenSum;
  /** From and to other buckets as time went on. */
  readonly movedIn: FenSum;
  readonly movedOut: FenSum;
  readonly closing: FenSum;
}

/** What became of the claims that stood in one bucket at the opening: opening = recovered + writtenOff + corrections + Σ kept. */
export interface CohortLine {
  readonly opening: FenSum;
  readonly recovered: FenSum;
  readonly writtenOff: FenSum;
  readonly corrections: FenSum;
  /** What is still owed at the closing, by the bucket in which it then stands. */
  readonly kept: readonly FenSum[];
}

/** The balance by bucket between the ends of two days (账龄迁徙表). */
export interface RollForward {
  readonly from: Day;
  readonly to: Day;
  readonly labels: readonly string[];
  /** By index of `labels`. */
  readonly lines: readonly RollLine[];
  readonly total: RollLine;
  readonly cohorts: readonly CohortLine[];
}

/**
 * The roll-forward of each period between neighbouring days. A claim that exists at a period's opening stands with what
 * happened to it in its bucket at the opening, and what is left of it moves to its bucket at the closing; one that
 * arises within the period stands in its bucket at the closing. A claim without an origin has always existed, as in the
 * bridge of a phase (rules.md §8).
 * @param ends days in rising order, the last one not after the settlement's as-of date
 */
export function rollForwards(
  { claims }: Ledger,
  { applications }: Settlement,
  set: BucketSet,
  ends: readonly Day[],
): RollForward[] {
  const balance = new Float64Array(claims.count);
  let application = 0;
  // What lies before the first day only makes the balances with which the first period opens.
  arise(claims, balance, -Infinity, ends[0], () => {});
  for (; application < applications.count && applications.day[application] <= ends[0]; application++)
    balance[applications.claim[application]] -= applications.amount[application];
  let opening = bucketsAt(claims, set, ends[0]);
  const periods: RollForward[] = [];
  for (let period = 1; period < ends.length; period++) {
    const [from, to] = [ends[period - 1], ends[period]];
    const closing = bucketsAt(claims, set, to);
    const { labels } = bucketChain(set, to);
    const sums = new PeriodSums(labels.length);
    const isOld = (claim: number): boolean => claims.origin[claim] <= from;
    for (let claim = 0; claim < claims.count; claim++)
      if (balance[claim] !== 0) sums.open(opening[claim], balance[claim]);
    arise(claims, balance, from, to, (claim) => sums.arise(closing[claim], claims.amount[claim]));
    for (; application < applications.count && applications.day[application] <= to; application++) {
      const claim = applications.claim[application];
      const amount = applications.amount[application];
      balance[claim] -= amount;
      const effect = applications.effect[application] as Effect;
      if (isOld(claim)) sums.pay(opening[claim], effect, amount, true);
      else sums.pay(closing[claim], effect, amount, false);
    }
    for (let claim = 0; claim < claims.count; claim++) {
      if (balance[claim] === 0) continue;
      if (isOld(claim)) sums.keep(opening[claim], closing[claim], balance[claim]);
      else sums.close(closing[claim], balance[claim]);
    }
    periods.push({ from, to, labels, ...sums.result() });
    opening = closing;
  }
  return periods;
}

/** Claims that come into being after one day and not after another; no origin (NO_DAY) lies before every day. */
function arise(
  { count, amount, origin }: Claims,
  balance: Float64Array,
  after: Day,
  to: Day,
  tell: (claim: number) => void,
): void {
  for (let claim = 0; claim < count; claim++) {
    if (!(amount[claim] > 0) || origin[claim] <= after || origin[claim] > to) continue;
    balance[claim] += amount[claim];
    tell(claim);
  }
}

/** Cells of one bucket: opening, arisen, closing, then what was paid by effect, of all claims and of old ones. */
const Cell = { Opening: 0, Arisen: 1, Closing: 2, Paid: 3, PaidOfOld: 6 } as const;
const CELLS = 9;

class PeriodSums {
  private readonly cells: FenTotals;
  private readonly kept: FenTotals;

  constructor(private readonly width: number) {
    this.cells = new FenTotals(width * CELLS);
    this.kept = new FenTotals(width * width);
  }

  open(bucket: number, amount: number): void {
    this.cells.add(bucket * CELLS + Cell.Opening, amount);
  }

  arise(bucket: number, amount: number): void {
    this.cells.add(bucket * CELLS + Cell.Arisen, amount);
  }

  pay(bucket: number, effect: Effect, amount: number, old: boolean): void {
    this.cells.add(bucket * CELLS + Cell.Paid + effect, amount);
    if (old) this.cells.add(bucket * CELLS + Cell.PaidOfOld + effect, amount);
  }

  keep(from: number, to: number, balance: number): void {
    this.kept.add(from * this.width + to, balance);
    this.close(to, balance);
  }

  close(bucket: number, balance: number): void {
    this.cells.add(bucket * CELLS + Cell.Closing, balance);
  }

  result(): Pick<RollForward, 'lines' | 'total' | 'cohorts'> {
    const buckets = Array.from({ length: this.width }, (_, bucket) => bucket);
    const lines = buckets.map((bucket) => this.line(bucket));
    return { lines, total: totalOf(lines), cohorts: buckets.map((bucket) => this.cohort(bucket)) };
  }

  private line(bucket: number): RollLine {
    const others = Array.from({ length: this.width }, (_, other) => other).filter(
      (other) => other !== bucket,
    );
    const value = (cell: number): FenSum => this.cells.value(bucket * CELLS + cell);
    return {
      opening: value(Cell.Opening),
      arisen: value(Cell.Arisen),
      recovered: value(Cell.Paid + Effect.Recovered),
      writtenOff: value(Cell.Paid + Effect.WrittenOff),
      corrections: value(Cell.Paid + Effect.Correction),
      movedIn: others.reduce((sum, other) => sum + this.kept.value(other * this.width + bucket), 0n),
      movedOut: others.reduce((sum, other) => sum + this.kept.value(bucket * this.width + other), 0n),
      closing: value(Cell.Closing),
    };
  }

  private cohort(bucket: number): CohortLine {
    const value = (cell: number): FenSum => this.cells.value(bucket * CELLS + cell);
    return {
      opening: value(Cell.Opening),
      recovered: value(Cell.PaidOfOld + Effect.Recovered),
      writtenOff: value(Cell.PaidOfOld + Effect.WrittenOff),
      corrections: value(Cell.PaidOfOld + Effect.Correction),
      kept: Array.from({ length: this.width }, (_, to) => this.kept.value(bucket * this.width + to)),
    };
  }
}

function totalOf(lines: readonly RollLine[]): RollLine {
  const sum = (of: (line: RollLine) => FenSum): FenSum => lines.reduce((all, line) => all + of(line), 0n);
  return {
    opening: sum(({ opening }) => opening),
    arisen: sum(({ arisen }) => arisen),
    recovered: sum(({ recovered }) => recovered),
    writtenOff: sum(({ writtenOff }) => writtenOff),
    corrections: sum(({ corrections }) => corrections),
    movedIn: sum(({ movedIn }) => movedIn),
    movedOut: sum(({ movedOut }) => movedOut),
    closing: sum(({ closing }) => closing),
  };
}
