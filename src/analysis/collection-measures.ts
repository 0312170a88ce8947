import { NO_DAY, type Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { fraction, type Fraction } from '../money/fraction';
import type { FenSum } from '../money/fen';
import { FenTotals } from '../money/sum';
import type { Settlement } from '../settlement/settlement';
import { periodEnds } from './period-ends';
import type { RollForward } from './roll-forward';

/** Months of sales that a balance is measured against. */
const SALES_MONTHS = 12;

/** How a period's collecting went; amounts in fen. A ledger of claims knows sales only as the claims that arose. */
export interface CollectionMeasures {
  readonly from: Day;
  readonly to: Day;
  readonly opening: FenSum;
  /** Claims that arose in the period, at their amounts. */
  readonly sales: FenSum;
  readonly recovered: FenSum;
  readonly closing: FenSum;
  /** Of the closing balance what is not past its due date; a claim without a due date is not. */
  readonly notOverdue: FenSum;
  /** (opening + sales − closing) ÷ (opening + sales − not overdue); null where nothing was there to collect. */
  readonly effectiveness: Fraction | null;
  /** Claims that arose in the twelve months up to the period's end, and those months' days. */
  readonly yearSales: FenSum;
  readonly yearDays: number;
  /** Closing balance ÷ sales of twelve months × their days; null without sales. */
  readonly daysOutstanding: Fraction | null;
}

/**
 * DSO and CEI of each period (清收分析表).
 * CEI = (opening + sales − closing) ÷ (opening + sales − closing not overdue); DSO = closing ÷ sales × days, over the
 * twelve months that end with the period, so that a month with few invoices does not make it jump.
 * @param periods of one bucket set or another: only their totals count
 */
export function collectionMeasures(
  ledger: Ledger,
  settlement: Settlement,
  periods: readonly RollForward[],
): CollectionMeasures[] {
  const notOverdue = notOverdueAt(
    ledger,
    settlement,
    periods.map(({ to }) => to),
  );
  return periods.map(({ from, to, total }, period) => {
    const { opening, arisen: sales, recovered, closing } = total;
    const [yearStart] = periodEnds(to, 1, SALES_MONTHS);
    const yearSales = salesBetween(ledger, yearStart, to);
    const yearDays = to - yearStart;
    return {
      from,
      to,
      opening,
      sales,
      recovered,
      closing,
      notOverdue: notOverdue[period],
      effectiveness: effectiveness(opening, sales, closing, notOverdue[period]),
      yearSales,
      yearDays,
      daysOutstanding: daysOutstanding(closing, yearSales, yearDays),
    };
  });
}

/** CEI as a fraction of one; null where the denominator is not above zero: nothing fell due, so there was nothing to collect. */
export function effectiveness(
  opening: FenSum,
  sales: FenSum,
  closing: FenSum,
  notOverdue: FenSum,
): Fraction | null {
  const collectable = opening + sales - notOverdue;
  return collectable > 0n ? fraction(opening + sales - closing, collectable) : null;
}

/** DSO in days: balance ÷ sales × days; null without sales. */
export function daysOutstanding(balance: FenSum, sales: FenSum, days: number): Fraction | null {
  return sales > 0n ? fraction(balance * BigInt(days), sales) : null;
}

/** Amounts of the claims that arose after one day and not after another. */
function salesBetween({ claims }: Ledger, after: Day, to: Day): FenSum {
  const sum = new FenTotals(1);
  for (let claim = 0; claim < claims.count; claim++) {
    const origin = claims.origin[claim];
    if (origin !== NO_DAY && origin > after && origin <= to && claims.amount[claim] > 0)
      sum.add(0, claims.amount[claim]);
  }
  return sum.value(0);
}

/** What was owed and not yet overdue at the end of each of some days, in rising order. */
function notOverdueAt({ claims }: Ledger, { applications }: Settlement, days: readonly Day[]): FenSum[] {
  const paid = new Float64Array(claims.count);
  let application = 0;
  return days.map((day) => {
    for (; application < applications.count && applications.day[application] <= day; application++)
      paid[applications.claim[application]] += applications.amount[application];
    const sum = new FenTotals(1);
    for (let claim = 0; claim < claims.count; claim++) {
      if (!(claims.amount[claim] > 0) || claims.origin[claim] > day) continue;
      const due = claims.due[claim];
      if (due === NO_DAY || due >= day) sum.add(0, claims.amount[claim] - paid[claim]);
    }
    return sum.value(0);
  });
}
