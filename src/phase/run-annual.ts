import { formatDay, NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { Ledger } from '../ledger/ledger';
import { Effect } from '../ledger/method';
import { formatFen, type FenSum } from '../money/fen';
import { timesFraction } from '../money/fraction';
import { FenTotals } from '../money/sum';
import type { AnnualPlan } from '../policy/annual-plans';
import type { Policy } from '../policy/policy';
import { balanceAt, existsAt } from '../settlement/balance-at';
import type { Settlement } from '../settlement/settlement';
import { annualDays, type AnnualDays } from './annual-days';
import type { AnnualLine, AnnualMonth, AnnualResult } from './annual-plan';

/**
 * The year's plan and how far it is fulfilled, by unit and month, at the as-of date (rules.md §8).
 * @returns null where the workbook has no 年度计划
 */
export function runAnnual(
  ledger: Ledger,
  policy: Policy,
  settlement: Settlement,
  asOf: Day,
): { readonly result: AnnualResult | null; readonly findings: readonly Finding[] } {
  const { annualPlans } = policy;
  if (annualPlans === null) return { result: null, findings: [] };
  const days = annualDays(asOf);
  const plans = annualPlans.filter(({ year }) => year === days.year);
  const recovered = new RecoveredInYear(ledger, settlement, days);
  const owed = owedByUnit(ledger, settlement, days.first - 1, asOf);
  const { claims, units: names } = ledger;
  const present = new Set<string>();
  for (let claim = 0; claim < claims.count; claim++)
    if (existsAt(claims, claim, asOf)) present.add(names.text(claims.unit[claim]));
  const planOf = new Map(plans.map((plan) => [plan.unit, plan]));
  const units = [...new Set([...present, ...planOf.keys()])].map((name) => {
    const code = names.find(name);
    const sums = code === undefined ? NOTHING : { ...owed(code), ...recovered.ofUnit(code) };
    return lineOf(name, planOf.get(name) ?? null, sums, recovered.knowsLastYear, days);
  });
  return {
    result: {
      ...days,
      units,
      total: totalOf(units),
      monthly: recovered.monthly(),
      recoveredSince: recovered.since,
    },
    findings: [
      ...missing(annualPlans, plans, policy, days),
      ...units.flatMap((line) => remarks(line, days, present, policy)),
    ],
  };
}

interface Sums extends Pick<
  AnnualLine,
  'opening' | 'openingOverdue' | 'closing' | 'closingOverdue' | 'month' | 'cumulative'
> {
  /** By the ledger. */
  readonly lastYear: FenSum;
}

const NOTHING: Sums = {
  opening: 0n,
  openingOverdue: 0n,
  closing: 0n,
  closingOverdue: 0n,
  month: 0n,
  cumulative: 0n,
  lastYear: 0n,
};

/** Balance and overdue balance of each unit at the end of two days. */
function owedByUnit(
  { claims, units }: Ledger,
  { applications, balance }: Settlement,
  before: Day,
  asOf: Day,
): (code: number) => Pick<Sums, 'opening' | 'openingOverdue' | 'closing' | 'closingOverdue'> {
  const add = (amounts: Float64Array, day: Day): readonly [FenTotals, FenTotals] => {
    const [all, overdue] = [new FenTotals(units.size), new FenTotals(units.size)];
    for (let claim = 0; claim < claims.count; claim++) {
      all.add(claims.unit[claim], amounts[claim]);
      if (claims.due[claim] !== NO_DAY && claims.due[claim] < day)
        overdue.add(claims.unit[claim], amounts[claim]);
    }
    return [all, overdue];
  };
  const [opening, openingOverdue] = add(balanceAt(claims, applications, before), before);
  const [closing, closingOverdue] = add(balance, asOf);
  return (code) => ({
    opening: opening.value(code),
    openingOverdue: openingOverdue.value(code),
    closing: closing.value(code),
    closingOverdue: closingOverdue.value(code),
  });
}

/** What was recovered this year and in the same part of last year, by unit and by month, in one walk over the applications. */
class RecoveredInYear {
  /** False where the ledger holds no recovery that early: last year is then unknown, not nothing. */
  readonly knowsLastYear: boolean;
  readonly since: Day;
  private readonly month: FenTotals;
  private readonly year: FenTotals;
  private readonly lastYear: FenTotals;
  private readonly months: FenTotals;
  private readonly lastMonths: FenTotals;

  constructor(
    { claims, units }: Ledger,
    { applications }: Settlement,
    private readonly days: AnnualDays,
  ) {
    [this.month, this.year, this.lastYear] = [units.size, units.size, units.size].map(
      (size) => new FenTotals(size),
    );
    [this.months, this.lastMonths] = [new FenTotals(12), new FenTotals(12)];
    const { first, lastYearFirst, lastYearLast, months } = days;
    const current = months.length - 1;
    let since = Infinity;
    for (let index = 0; index < applications.count; index++) {
      if (applications.effect[index] !== Effect.Recovered) continue;
      const day = applications.day[index];
      if (day < since) since = day;
      if (day < lastYearFirst || (day > lastYearLast && day < first)) continue;
      const [unit, amount] = [claims.unit[applications.claim[index]], applications.amount[index]];
      if (day >= first) {
        const month = months.findIndex(({ last }) => day <= last);
        this.year.add(unit, amount);
        this.months.add(month, amount);
        if (month === current) this.month.add(unit, amount);
      } else {
        this.lastYear.add(unit, amount);
        this.lastMonths.add(
          months.findIndex((one) => day <= one.lastYearLast),
          amount,
        );
      }
    }
    this.since = since === Infinity ? NO_DAY : since;
    this.knowsLastYear = since <= lastYearLast;
  }

  ofUnit(code: number): Pick<Sums, 'month' | 'cumulative' | 'lastYear'> {
    return {
      month: this.month.value(code),
      cumulative: this.year.value(code),
      lastYear: this.lastYear.value(code),
    };
  }

  monthly(): AnnualMonth[] {
    let [cumulative, lastCumulative] = [0n, 0n];
    return this.days.months.map((month, index) => {
      const [recovered, lastYear] = [this.months.value(index), this.lastMonths.value(index)];
      cumulative += recovered;
      lastCumulative += lastYear;
      return {
        ...month,
        recovered,
        cumulative,
        lastYear: this.knowsLastYear ? lastYear : null,
        lastYearCumulative: this.knowsLastYear ? lastCumulative : null,
      };
    });
  }
}

function lineOf(
  name: string,
  plan: AnnualPlan | null,
  { lastYear: byLedger, ...sums }: Sums,
  knowsLastYear: boolean,
  days: AnnualDays,
): AnnualLine {
  const { cumulative } = sums;
  const target = plan?.target == null ? null : BigInt(plan.target);
  const said = plan?.expected ?? null;
  const expected = said === null ? atPace(cumulative, days) : BigInt(said);
  const typed = plan !== null && isCurrent(plan, days) ? plan.lastYear : null;
  const lastYear = typed !== null ? BigInt(typed) : knowsLastYear ? byLedger : null;
  return {
    name,
    plan,
    ...sums,
    target,
    toward: target === null ? null : cumulative,
    completion: fractionOf(cumulative, target),
    expected,
    expectedFrom: said === null ? 'pace' : 'said',
    expectedCompletion: fractionOf(expected, target),
    lastYear,
    lastYearFrom: typed !== null ? 'said' : knowsLastYear ? 'ledger' : null,
    growth: lastYear === null ? null : cumulative - lastYear,
  };
}

/** 预计全年 where nothing is said: recovered so far × days of the year ÷ days passed, half away from zero at the fen. */
function atPace(cumulative: FenSum, { daysElapsed, daysGiven }: AnnualDays): FenSum {
  return timesFraction(cumulative, { num: BigInt(daysGiven), den: BigInt(daysElapsed) });
}

/** True where the typed figure of last year counts up to the day that is compared, or does not say up to when. */
function isCurrent({ lastYearTo }: AnnualPlan, { lastYearLast }: AnnualDays): boolean {
  return lastYearTo === NO_DAY || lastYearTo === lastYearLast;
}

function fractionOf(num: FenSum, den: FenSum | null): AnnualLine['completion'] {
  return den === null || den <= 0n ? null : { num, den };
}

function totalOf(units: readonly AnnualLine[]): AnnualLine {
  const sum = (of: (line: AnnualLine) => FenSum | null, lines = units): FenSum =>
    lines.reduce((all, line) => all + (of(line) ?? 0n), 0n);
  const planned = units.filter(({ target }) => target !== null);
  const compared = units.filter(({ lastYear }) => lastYear !== null);
  const target = planned.length === 0 ? null : sum((line) => line.target);
  const toward = planned.length === 0 ? null : sum((line) => line.toward);
  return {
    name: '',
    plan: null,
    opening: sum((line) => line.opening),
    openingOverdue: sum((line) => line.openingOverdue),
    closing: sum((line) => line.closing),
    closingOverdue: sum((line) => line.closingOverdue),
    month: sum((line) => line.month),
    cumulative: sum((line) => line.cumulative),
    target,
    toward,
    completion: fractionOf(toward ?? 0n, target),
    expected: sum((line) => line.expected),
    expectedFrom: oneOf(units.map(({ expectedFrom }) => expectedFrom)) ?? 'pace',
    expectedCompletion: fractionOf(
      sum((line) => line.expected, planned),
      target,
    ),
    lastYear: compared.length === 0 ? null : sum((line) => line.lastYear),
    lastYearFrom: oneOf(compared.flatMap(({ lastYearFrom }) => lastYearFrom ?? [])),
    growth: compared.length === 0 ? null : sum((line) => line.growth),
  };
}

/** The one source of all lines, or `mixed`; null without any. */
function oneOf<From extends string>(sources: readonly From[]): From | 'mixed' | null {
  const [first, ...others] = new Set(sources);
  if (first === undefined) return null;
  return others.length === 0 ? first : 'mixed';
}

/** The table has rows, but none of the year. */
function missing(
  all: readonly AnnualPlan[],
  plans: readonly AnnualPlan[],
  { tables }: Policy,
  { year }: AnnualDays,
): Finding[] {
  const place = tables.find(({ table }) => table === '年度计划')?.place ?? all[0]?.place;
  if (plans.length > 0 || place === undefined) return [];
  return [{ severity: 'warning', code: 'annual-plan-missing', place, values: { year } }];
}

function remarks(
  { name, plan, cumulative }: AnnualLine,
  days: AnnualDays,
  present: ReadonlySet<string>,
  { targets }: Policy,
): Finding[] {
  if (plan === null) return [];
  const findings: Finding[] = [];
  const warn = (code: string, values: Finding['values']): void => {
    findings.push({ severity: 'warning', code, place: plan.place, values: { unit: name, ...values } });
  };
  if (!present.has(name)) warn('annual-unit-unknown', {});
  const last = days.first + days.daysGiven - 1;
  const told = targets.find(
    (target) =>
      target.owner === '' && target.unit === name && target.first === days.first && target.last === last,
  );
  if (told && plan.target !== null && told.amount !== plan.target)
    warn('annual-target-differs', { plan: formatFen(plan.target), target: formatFen(told.amount) });
  if (plan.lastYear !== null && !isCurrent(plan, days))
    warn('annual-last-year-stale', {
      day: formatDay(plan.lastYearTo),
      compared: formatDay(days.lastYearLast),
    });
  if (plan.expected !== null && BigInt(plan.expected) < cumulative)
    warn('annual-expected-below', { expected: formatFen(plan.expected), recovered: formatFen(cumulative) });
  return findings;
}
