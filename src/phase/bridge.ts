import type { Day } from '../calendar/day';
import type { Claims, Recoveries } from '../ledger/ledger';
import { Effect, METHODS } from '../ledger/method';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Applications } from '../settlement/settlement';
import { NO_DAY } from '../calendar/day';

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
  Opening: 0,
  Arisen: 1,
  Cash: 2,
  Goods: 3,
  Execution: 4,
  Other: 5,
  WrittenOff: 6,
  Corrections: 7,
} as const;
const COLUMNS = 8;

/** Which part of the recovered column each method belongs to. */
const PART = METHODS.map((method) => {
  if (method === '现金' || method === '银行' || method === '承兑汇票') return Column.Cash;
  if (method === '实物抵债') return Column.Goods;
  return method === '法院执行' ? Column.Execution : Column.Other;
});

/**
 * The bridge of a span of days for each group of claims (rules.md §8). Opening is the balance at the end of the day
 * before; arisen are claims whose origin lies in the span (a claim without an origin: opening).
 * @param group code of each claim's group (its unit, its owner …)
 * @param size number of group codes
 * @param last last day that counts: the phase's, or the as-of date where it cuts the phase
 */
export function bridges(
  claims: Claims,
  recoveries: Recoveries,
  applications: Applications,
  group: Int32Array,
  size: number,
  first: Day,
  last: Day,
): Bridge[] {
  const sums = new FenTotals(size * COLUMNS);
  for (let claim = 0; claim < claims.count; claim++) {
    const amount = claims.amount[claim];
    const origin = claims.origin[claim];
    if (!(amount > 0) || (origin !== NO_DAY && origin > last)) continue;
    const column = origin === NO_DAY || origin < first ? Column.Opening : Column.Arisen;
    sums.add(group[claim] * COLUMNS + column, amount);
  }
  for (let application = 0; application < applications.count; application++) {
    const day = applications.day[application];
    if (day > last) continue;
    const row = group[applications.claim[application]] * COLUMNS;
    const amount = applications.amount[application];
    if (day < first) sums.add(row + Column.Opening, -amount);
    else sums.add(row + columnOf(applications, application, recoveries), amount);
  }
  return Array.from({ length: size }, (_, code) => {
    const sum = (column: number): FenSum => sums.value(code * COLUMNS + column);
    const cash = sum(Column.Cash);
    const goods = sum(Column.Goods);
    const execution = sum(Column.Execution);
    const other = sum(Column.Other);
    const recovered = cash + goods + execution + other;
    const [opening, arisen] = [sum(Column.Opening), sum(Column.Arisen)];
    const [writtenOff, corrections] = [sum(Column.WrittenOff), sum(Column.Corrections)];
    const closing = opening + arisen - recovered - writtenOff - corrections;
    return { opening, arisen, recovered, cash, goods, execution, other, writtenOff, corrections, closing };
  });
}

const PARTS = [
  'opening',
  'arisen',
  'cash',
  'goods',
  'execution',
  'other',
  'writtenOff',
  'corrections',
] as const;

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
