import { hasRates, type Analysis } from '../analysis/analysis';
import type { Forecast } from '../analysis/forecast';
import type { Provision } from '../analysis/provision';
import type { RollLine } from '../analysis/roll-forward';
import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { formatFen } from '../money/fen';
import type { Fraction } from '../money/fraction';
import { formatRate } from '../money/rate';
import { sixDigits } from './six-digits';

/** 账龄迁徙, 迁徙率, 清收分析 and 回款预测, where the policy asks for them; null otherwise. */
export function analysisOf({ analysis }: CampaignResult): object | null {
  if (analysis === null) return null;
  const { measures, concentrations } = analysis;
  return {
    months: analysis.months,
    set: analysis.set.name,
    rollForward: analysis.periods.map(({ from, to, labels, lines, total }) => ({
      from: formatDay(from + 1),
      to: formatDay(to),
      ...lineOf(total),
      buckets: lines.map((line, index) => ({ label: labels[index], ...lineOf(line) })),
    })),
    migration: migrationOf(analysis),
    collection: measures.map((measure) => ({
      to: formatDay(measure.to),
      sales: formatFen(measure.sales),
      recovered: formatFen(measure.recovered),
      notOverdue: formatFen(measure.notOverdue),
      cei: ratio(measure.effectiveness),
      dso: ratio(measure.daysOutstanding),
    })),
    concentration: concentrations.map((found) => ({
      day: formatDay(found.day),
      debtors: found.debtors,
      largest: formatFen(found.largest),
      largestFive: formatFen(found.largestFive),
      largestTen: formatFen(found.largestTen),
      hhi: ratio(found.index),
    })),
    forecast: forecastOf(analysis.forecast),
  };
}

function lineOf(line: RollLine): object {
  return {
    opening: formatFen(line.opening),
    new: formatFen(line.arisen),
    recovered: formatFen(line.recovered),
    writtenOff: formatFen(line.writtenOff),
    corrections: formatFen(line.corrections),
    movedIn: formatFen(line.movedIn),
    movedOut: formatFen(line.movedOut),
    closing: formatFen(line.closing),
  };
}

function migrationOf({ migration }: Analysis): object | null {
  if (!hasRates(migration)) return null;
  const { labels } = migration.periods[0];
  return {
    set: migration.set.name,
    months: migration.months,
    buckets: migration.lines.map((line) => ({
      label: labels[line.label],
      rates: line.rates.map(ratio),
      average: ratio(line.average),
      lossRate: ratio(line.lossRate),
      creditLossRate: ratio(line.creditLossRate),
    })),
  };
}

function forecastOf({ months, promised }: Forecast): object[] {
  return months.map(({ from, to, range, scenarios, tests }, index) => ({
    from: formatDay(from + 1),
    to: formatDay(to),
    low: range && formatFen(range.low),
    middle: range && formatFen(range.middle),
    high: range && formatFen(range.high),
    scenarios,
    tested: tests.length,
    inRange: tests.filter(({ inRange }) => inRange).length,
    promised: promised && formatFen(promised.months[index].open),
    promiseRate: promised && ratio(promised.rate),
  }));
}

/** 坏账准备, one entry for each bucket set. */
export function provisionsOf({ provisions, ledger }: CampaignResult): object[] {
  return provisions.map(({ set, lines, own }: Provision) => ({
    set: set.name,
    buckets: lines.map((line) => ({
      label: line.label,
      claims: line.claims,
      balance: formatFen(line.balance),
      rate: line.tableRate && formatRate(line.tableRate),
      provision: line.byTable === null ? null : formatFen(line.byTable),
      creditLossRate: ratio(line.lossRate),
      byCreditLoss: line.byLoss === null ? null : formatFen(line.byLoss),
    })),
    claims: own.map(({ claim, balance, rate, provision }) => ({
      claim: ledger.claims.id[claim],
      balance: formatFen(balance),
      rate: formatRate(rate),
      provision: formatFen(provision),
    })),
  }));
}

function ratio(of: Fraction | null): string | null {
  return of && sixDigits(of.num, of.den);
}
