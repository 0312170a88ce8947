import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { formatFen, type FenSum } from '../money/fen';
import type { AnnualLine } from '../phase/annual-plan';
import { sixDigits } from './six-digits';

/** The year's plan and how far it is fulfilled; null without 年度计划. */
export function annualPlanOf({ annual }: CampaignResult): object | null {
  if (annual === null) return null;
  const { year, daysElapsed, daysGiven, lastYearFirst, lastYearLast, total, units, monthly } = annual;
  return {
    year,
    daysElapsed,
    daysGiven,
    comparedWith: { first: formatDay(lastYearFirst), last: formatDay(lastYearLast) },
    ...lineOf(total),
    units: units.map((line) => ({ unit: line.name, ...lineOf(line) })),
    months: monthly.map(({ first, last, recovered, cumulative, lastYear, lastYearCumulative }) => ({
      first: formatDay(first),
      last: formatDay(last),
      recovered: formatFen(recovered),
      cumulative: formatFen(cumulative),
      lastYear: money(lastYear),
      lastYearCumulative: money(lastYearCumulative),
    })),
  };
}

function lineOf(line: AnnualLine): object {
  return {
    opening: formatFen(line.opening),
    openingOverdue: formatFen(line.openingOverdue),
    openingRatio: share(line.openingOverdue, line.opening),
    closing: formatFen(line.closing),
    closingOverdue: formatFen(line.closingOverdue),
    closingRatio: share(line.closingOverdue, line.closing),
    plan: money(line.target),
    month: formatFen(line.month),
    cumulative: formatFen(line.cumulative),
    towardPlan: money(line.toward),
    completion: ratio(line.completion),
    expected: formatFen(line.expected),
    expectedFrom: line.expectedFrom,
    expectedCompletion: ratio(line.expectedCompletion),
    lastYear: money(line.lastYear),
    lastYearFrom: line.lastYearFrom,
    growth: money(line.growth),
    growthRate: line.growth === null || line.lastYear === null ? null : share(line.growth, line.lastYear),
  };
}

function money(amount: FenSum | null): string | null {
  return amount === null ? null : formatFen(amount);
}

function ratio(fraction: AnnualLine['completion']): string | null {
  return fraction && sixDigits(fraction.num, fraction.den);
}

/** Null where there is nothing, or less than nothing, to divide by. */
function share(part: FenSum, whole: FenSum): string | null {
  return whole > 0n ? sixDigits(part, whole) : null;
}
