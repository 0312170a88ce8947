import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { fraction, timesFraction, type Fraction } from '../money/fraction';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { BucketSet } from '../policy/policy';
import type { Settlement } from '../settlement/settlement';
import { bucketsAt } from './bucket-columns';
import { periodEnds } from './period-ends';
import { promisedByMonth, type Promised, type PromisedPayment } from './promised';
import { median, quantile } from './quantile';
import type { RollForward } from './roll-forward';

/** Months that a range must rest on, and months against which it must have been tested, before it is shown. */
export const LEAST_SCENARIOS = 6;
export const LEAST_TESTS = 3;
/** The range lies between these percentiles of what past months would have brought. */
export const LOW_PERCENT = 10;
export const HIGH_PERCENT = 90;

/** A month whose recoveries were foretold from what was known before it, and what then came in. */
export interface HeldOutMonth {
  readonly from: Day;
  readonly to: Day;
  readonly low: FenSum;
  readonly middle: FenSum;
  readonly high: FenSum;
  readonly actual: FenSum;
  readonly inRange: boolean;
}

/** What one of the coming months is expected to bring; null where history is too short to say and to test it. */
export interface ForecastMonth {
  readonly from: Day;
  readonly to: Day;
  readonly ahead: number;
  /** Past months that the range is made of. */
  readonly scenarios: number;
  readonly range: { readonly low: FenSum; readonly middle: FenSum; readonly high: FenSum } | null;
  readonly tests: readonly HeldOutMonth[];
  /** How much of the balance stands in buckets of which the history knows no recovery rate. */
  readonly withoutBasis: FenSum;
}

/** The balance of a bucket and how much of such balances came in within a month. */
export interface RecoveryRate {
  readonly label: string;
  readonly balance: FenSum;
  /** Openings and next month's recoveries, added up over the history. */
  readonly openings: FenSum;
  readonly recovered: FenSum;
  readonly rate: Fraction | null;
}

/** 回款预测: of claims that exist at the as-of date; what arises later is not in it. */
export interface Forecast {
  readonly set: BucketSet;
  /** Length of the history in months. */
  readonly history: number;
  readonly rates: readonly RecoveryRate[];
  readonly months: readonly ForecastMonth[];
  /** Null where nobody has promised anything. */
  readonly promised: Promised | null;
}

/**
 * Foretells recoveries month by month: each past month's recovery rates by bucket, applied to today's balances, give
 * one scenario; the range lies between the 10th and the 90th percentile of all scenarios. The same is done for every
 * past month from the months before it alone, and compared with what then came in.
 * @param periods consecutive months up to the as-of date, by the set
 * @param horizon how many months ahead
 * @param promises those made by the as-of date; they stand beside the forecast and are not added to it
 */
export function forecast(
  ledger: Ledger,
  settlement: Settlement,
  set: BucketSet,
  periods: readonly RollForward[],
  horizon: number,
  promises: readonly PromisedPayment[],
): Forecast {
  const history = new RecoveryHistory(ledger, settlement, set, periods, horizon);
  const asOf = periods[periods.length - 1].to;
  const ends = periodEndsAfter(asOf, horizon);
  return {
    set,
    history: periods.length,
    rates: history.rates(),
    months: Array.from({ length: horizon }, (_, index) => {
      const ahead = index + 1;
      return { from: ends[index], to: ends[ahead], ahead, ...history.foretell(ahead) };
    }),
    promised: promises.length === 0 ? null : promisedByMonth(promises, ends),
  };
}

/** The as-of date and the ends of the months after it. */
function periodEndsAfter(asOf: Day, months: number): Day[] {
  return Array.from({ length: months + 1 }, (_, index) => periodEnds(asOf, 1, -index)[0]);
}

class RecoveryHistory {
  private readonly width: number;
  /** Balances by bucket at the end of each month, the opening of the first one included. */
  private readonly balances: readonly (readonly FenSum[])[];
  private readonly recovered: FenTotals;

  constructor(
    ledger: Ledger,
    settlement: Settlement,
    set: BucketSet,
    private readonly periods: readonly RollForward[],
    private readonly horizon: number,
  ) {
    this.width = periods[0].labels.length;
    this.balances = [
      periods[0].lines.map(({ opening }) => opening),
      ...periods.map(({ lines }) => lines.map(({ closing }) => closing)),
    ];
    this.recovered = new FenTotals(this.balances.length * (horizon + 1) * this.width);
    this.addRecoveries(ledger, settlement, set);
  }

  /** Every recovery counts once for each earlier month-end at which its claim existed, in the bucket of that day. */
  private addRecoveries({ claims }: Ledger, { applications }: Settlement, set: BucketSet): void {
    const ends = [this.periods[0].from, ...this.periods.map(({ to }) => to)];
    const buckets = ends.map((end) => bucketsAt(claims, set, end));
    let period = 1;
    for (let application = 0; application < applications.count; application++) {
      const day = applications.day[application];
      if (day <= ends[0] || applications.effect[application] !== Effect.Recovered) continue;
      while (period < ends.length && day > ends[period]) period++;
      if (period === ends.length) return;
      const claim = applications.claim[application];
      for (let start = period - 1; start >= Math.max(0, period - this.horizon); start--) {
        if (claims.origin[claim] > ends[start]) break;
        this.recovered.add(
          this.cell(start, period - start, buckets[start][claim]),
          applications.amount[application],
        );
      }
    }
  }

  private cell(start: number, ahead: number, bucket: number): number {
    return (start * (this.horizon + 1) + ahead) * this.width + bucket;
  }

  rates(): RecoveryRate[] {
    const today = this.balances[this.balances.length - 1];
    const starts = Array.from(this.periods.keys());
    return this.periods[0].labels.map((label, bucket) => {
      const openings = starts.reduce((sum, start) => sum + this.balances[start][bucket], 0n);
      const recovered = starts.reduce(
        (sum, start) => sum + this.recovered.value(this.cell(start, 1, bucket)),
        0n,
      );
      return { label, balance: today[bucket], openings, recovered, rate: fraction(recovered, openings) };
    });
  }

  foretell(ahead: number): Pick<ForecastMonth, 'scenarios' | 'range' | 'tests' | 'withoutBasis'> {
    const today = this.balances.length - 1;
    const { values, withoutBasis } = this.scenarios(today, ahead);
    const tests: HeldOutMonth[] = [];
    for (let start = 0; start + ahead <= today; start++) {
      const known = this.scenarios(start, ahead).values;
      if (known.length >= LEAST_SCENARIOS) tests.push(this.test(start, ahead, known));
    }
    const enough = values.length >= LEAST_SCENARIOS && tests.length >= LEAST_TESTS;
    return { scenarios: values.length, range: enough ? rangeOf(values) : null, tests, withoutBasis };
  }

  private test(start: number, ahead: number, scenarios: readonly FenSum[]): HeldOutMonth {
    const { from, to } = this.periods[start + ahead - 1];
    const range = rangeOf(scenarios);
    let actual = 0n;
    for (let bucket = 0; bucket < this.width; bucket++)
      actual += this.recovered.value(this.cell(start, ahead, bucket));
    return { from, to, ...range, actual, inRange: actual >= range.low && actual <= range.high };
  }

  /** What the balances at one month-end would bring in the month so far ahead, by the rates of each month before. */
  private scenarios(at: number, ahead: number): { values: FenSum[]; withoutBasis: FenSum } {
    const starts = Array.from({ length: Math.max(0, at - ahead + 1) }, (_, start) => start);
    const pooled = Array.from({ length: this.width }, (_, bucket) =>
      fraction(
        starts.reduce((sum, start) => sum + this.recovered.value(this.cell(start, ahead, bucket)), 0n),
        starts.reduce((sum, start) => sum + this.balances[start][bucket], 0n),
      ),
    );
    const values = starts.map((start) =>
      this.balances[at].reduce((sum, balance, bucket) => {
        const own = fraction(
          this.recovered.value(this.cell(start, ahead, bucket)),
          this.balances[start][bucket],
        );
        // A bucket that was empty in that month has no rate of its own; the other months' stands in.
        const rate = own ?? pooled[bucket];
        return rate === null ? sum : sum + timesFraction(balance, rate);
      }, 0n),
    );
    const withoutBasis = this.balances[at].reduce(
      (sum, balance, bucket) => (pooled[bucket] === null ? sum + balance : sum),
      0n,
    );
    return { values, withoutBasis };
  }
}

function rangeOf(scenarios: readonly FenSum[]): { low: FenSum; middle: FenSum; high: FenSum } {
  return {
    low: quantile(scenarios, LOW_PERCENT),
    middle: median(scenarios),
    high: quantile(scenarios, HIGH_PERCENT),
  };
}
