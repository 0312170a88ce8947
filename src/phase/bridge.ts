import { NO_DAY, type Day } from '../calendar/day';
import type { Claims, Recoveries } from '../ledger/ledger';
import { Effect, METHODS } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Applications } from '../settlement/settlement';

/** opening + arisen − recovered − writtenOff − corrections = closing, fen. */
export interface Bridge {
  readonly opening: FenSum;
  readonly arisen: FenSum;
  readonly recovered: FenSum;
  /** Parts of `recovered`. */
  readonly cash: FenSum;
  readonly goods: FenSum;
  readonly execution: FenSum;
  readonly other: FenSum;
  readonly writtenOff: FenSum;
  readonly corrections: FenSum;
  readonly closing: FenSum;
}

/** The bridge of no claims. */
export const NOTHING: Bridge = {
  opening: 0n,
  arisen: 0n,
  recovered: 0n,
  cash: 0n,
  goods: 0n,
  execution: 0n,
  other: 0n,
  writtenOff: 0n,
  corrections: 0n,
  closing: 0n,
};

/** The bridge of several groups of claims together. */
export function joined(parts: readonly Bridge[]): Bridge {
  return parts.reduce(
    (sum, part) => ({
      opening: sum.opening + part.opening,
      arisen: sum.arisen + part.arisen,
      recovered: sum.recovered + part.recovered,
      cash: sum.cash + part.cash,
      goods: sum.goods + part.goods,
      execution: sum.execution + part.execution,
      other: sum.other + part.other,
      writtenOff: sum.writtenOff + part.writtenOff,
      corrections: sum.corrections + part.corrections,
      closing: sum.closing + part.closing,
    }),
    NOTHING,
  );
}

const Column = {
  Arisen: 0,
  Cash: 1,
  Goods: 2,
  Execution: 3,
  Other: 4,
  WrittenOff: 5,
  Corrections: 6,
} as const;
const COLUMNS = 7;
/** The columns of what lowers a balance. */
const LOWERING = Object.values(Column).filter((column) => column !== Column.Arisen);

/** Which part of the recovered column each method belongs to. */
const PART = METHODS.map((method) => {
  if (method === '现金' || method === '银行' || method === '承兑汇票') return Column.Cash;
  if (method === '实物抵债') return Column.Goods;
  return method === '法院执行' ? Column.Execution : Column.Other;
});

/** Days, both included. */
export interface Span {
  readonly first: Day;
  /** The phase's last day, or the as-of date where it cuts the phase. */
  readonly last: Day;
}

/**
 * The bridges of several spans of days for each group of claims (rules.md §8), from one walk over the claims and what was applied to
 * them. Opening is the balance at the end of the day before; arisen are claims whose origin lies in the span (a claim without an
 * origin: opening).
 */
export class Bridges {
  /** The first days of the intervals that the spans cut time into, rising; the first interval has none. */
  private readonly cuts: readonly Day[];
  /** The interval that was asked for last, the day on which it begins, and the first one after it. */
  private latest = 0;
  private from: Day = 0;
  private to: Day = 0;
  /** By interval, group and column. */
  private readonly sums: FenTotals;

  /**
   * @param group code of each claim's group (its unit, its owner …)
   * @param size number of group codes
   */
  constructor(
    claims: Claims,
    recoveries: Recoveries,
    applications: Applications,
    group: Int32Array,
    private readonly size: number,
    spans: readonly Span[],
  ) {
    const cuts = new Set(spans.flatMap(({ first, last }) => [first, last + 1]));
    this.cuts = [...cuts].sort((a, b) => a - b);
    this.sums = new FenTotals((this.cuts.length + 1) * size * COLUMNS);
    for (let claim = 0; claim < claims.count; claim++) {
      const amount = claims.amount[claim];
      // A claim without an origin has a day before all others.
      if (amount > 0) this.sums.add(this.row(claims.origin[claim], group[claim]) + Column.Arisen, amount);
    }
    const { day, claim, amount } = applications;
    for (let application = 0; application < applications.count; application++) {
      const row = this.row(day[application], group[claim[application]]);
      this.sums.add(row + columnOf(applications, application, recoveries), amount[application]);
    }
  }

  /** The bridge of each group over one of the spans. */
  of({ first, last }: Span): Bridge[] {
    const begin = this.interval(first);
    const end = this.interval(last);
    return Array.from({ length: this.size }, (_, code) => {
      const sum = (column: number, from: number, to: number): FenSum => {
        let total = 0n;
        for (let interval = from; interval <= to; interval++)
          total += this.sums.value((interval * this.size + code) * COLUMNS + column);
        return total;
      };
      const during = (column: number): FenSum => sum(column, begin, end);
      const before = (column: number): FenSum => sum(column, 0, begin - 1);
      const [cash, goods] = [during(Column.Cash), during(Column.Goods)];
      const [execution, other] = [during(Column.Execution), during(Column.Other)];
      const recovered = cash + goods + execution + other;
      const opening = LOWERING.reduce((rest, column) => rest - before(column), before(Column.Arisen));
      const arisen = during(Column.Arisen);
      const [writtenOff, corrections] = [during(Column.WrittenOff), during(Column.Corrections)];
      const closing = opening + arisen - recovered - writtenOff - corrections;
      return { opening, arisen, recovered, cash, goods, execution, other, writtenOff, corrections, closing };
    });
  }

  private row(day: Day, code: number): number {
    return (this.interval(day) * this.size + code) * COLUMNS;
  }

  private interval(day: Day): number {
    const { cuts } = this;
    // Applications come day by day, most claims are older than all spans: the next falls where the last fell.
    if (day >= this.from && day < this.to) return this.latest;
    let low = 0;
    for (let high = cuts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (day < cuts[middle]) high = middle;
      else low = middle + 1;
    }
    this.from = low === 0 ? NO_DAY : cuts[low - 1];
    this.to = cuts[low] ?? Infinity;
    return (this.latest = low);
  }
}

const PARTS = ['arisen', 'cash', 'goods', 'execution', 'other', 'writtenOff', 'corrections'] as const;

/** The column of the bridge that an application within the span stands in. */
export function bridgePart(
  applications: Applications,
  application: number,
  recoveries: Recoveries,
): (typeof PARTS)[number] {
  return PARTS[columnOf(applications, application, recoveries)];
}

/** A reversal stands in the column of what it reverses. */
function columnOf(applications: Applications, application: number, recoveries: Recoveries): number {
  if (applications.effect[application] === Effect.WrittenOff) return Column.WrittenOff;
  if (applications.effect[application] === Effect.Correction) return Column.Corrections;
  const undone = applications.undoes[application];
  const recovery = applications.recovery[undone >= 0 ? undone : application];
  return PART[recoveries.method[recovery]];
}
