import { civil, dayOf, NO_DAY, type Day } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';
import type { AnnualLine, AnnualResult } from '../phase/annual-plan';
import { openingParts, paidParts } from './trace-phase';
import type { Trace, TraceLine, TracePart } from './trace';
import { dayText, traceText, yuan } from './trace-text';

/** A figure of 年度计划完成表. */
export interface AnnualFigure {
  /** Index into `annual.units`; null: the total. */
  readonly unit: number | null;
  readonly figure: (typeof FIGURES)[number];
}

/** Those that rows stand behind, or the plan's own words. */
export const FIGURES = [
  'opening',
  'openingOverdue',
  'closing',
  'closingOverdue',
  'target',
  'month',
  'cumulative',
  'lastYear',
  'expected',
] as const;

/**
 * The rows behind a figure of the year: claims for balances, recoveries for what came in, rows of 年度计划 for what was said; the
 * total of what was said or reckoned unit by unit by its units (rules.md §8).
 * @throws RangeError where there is no year's plan or no such unit
 */
export function traceAnnualPlan(result: CampaignResult, wanted: AnnualFigure, language: Language): Trace {
  const { annual } = result;
  const line = wanted.unit === null ? annual?.total : annual?.units[wanted.unit];
  if (!annual || !line) throw new RangeError(`no unit ${wanted.unit} in a year's plan`);
  const { figure } = wanted;
  const parts = partsOf(result, annual, wanted.unit === null ? annual.units : [line], wanted, language);
  return {
    title: traceText(language, 'title', {
      name: wanted.unit === null ? traceText(language, 'total') : nameOf(line, language),
      figure: traceText(language, `annual.${figure}`),
    }),
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: spanLines(result, annual, figure, language),
    parts,
  };
}

function partsOf(
  result: CampaignResult,
  annual: AnnualResult,
  lines: readonly AnnualLine[],
  { unit, figure }: AnnualFigure,
  language: Language,
): TracePart[] {
  const { claims, units } = result.ledger;
  const code = unit === null ? null : units.find(annual.units[unit].name);
  const inUnit = (claim: number): boolean => code === null || claims.unit[claim] === code;
  const owed = (day: Day, overdueOnly: boolean): TracePart[] =>
    openingParts(
      result,
      (claim) => inUnit(claim) && (!overdueOnly || (claims.due[claim] !== NO_DAY && claims.due[claim] < day)),
      day + 1,
      language,
    );
  const paid = (first: Day, last: Day): TracePart[] =>
    paidParts(result, inUnit, 'recovered', first, last, language);
  const { asOf } = result;
  switch (figure) {
    case 'opening':
    case 'openingOverdue':
      return owed(annual.first - 1, figure === 'openingOverdue');
    case 'closing':
    case 'closingOverdue':
      return owed(asOf, figure === 'closingOverdue');
    case 'month':
      return paid(firstOfMonth(asOf), asOf);
    case 'cumulative':
      return paid(annual.first, asOf);
    case 'lastYear':
      if (lines.every(({ lastYearFrom }) => lastYearFrom === 'ledger'))
        return paid(annual.lastYearFirst, annual.lastYearLast);
      return lines.flatMap((line) =>
        saidPart(line, line.lastYear, line.lastYearFrom === 'said', [], language),
      );
    case 'target':
      return lines.flatMap((line) => saidPart(line, line.target, true, [], language));
    case 'expected':
      return lines.flatMap((line) =>
        saidPart(
          line,
          line.expected,
          line.expectedFrom === 'said',
          paceLines(line, annual, language),
          language,
        ),
      );
  }
}

/** A unit's figure with the row of 年度计划 that says it; none where the figure is not known. */
function saidPart(
  line: AnnualLine,
  amount: bigint | null,
  said: boolean,
  otherwise: readonly TraceLine[],
  language: Language,
): TracePart[] {
  if (amount === null) return [];
  const place = said && line.plan ? line.plan.place : null;
  const words: TraceLine = {
    label: traceText(language, 'annual.said'),
    value: yuan(language, amount),
    ...(place && { place }),
  };
  return [{ title: nameOf(line, language), amount, place, lines: said ? [words] : otherwise }];
}

function paceLines(
  { cumulative, expected }: AnnualLine,
  annual: AnnualResult,
  language: Language,
): TraceLine[] {
  return [
    {
      label: traceText(language, 'annual.pace', {
        amount: yuan(language, cumulative),
        given: annual.daysGiven,
        days: annual.daysElapsed,
      }),
      value: yuan(language, expected),
    },
  ];
}

function spanLines(
  { asOf }: CampaignResult,
  annual: AnnualResult,
  figure: AnnualFigure['figure'],
  language: Language,
): TraceLine[] {
  const spans: Partial<Record<AnnualFigure['figure'], readonly [Day, Day]>> = {
    month: [firstOfMonth(asOf), asOf],
    cumulative: [annual.first, asOf],
    lastYear: [annual.lastYearFirst, annual.lastYearLast],
  };
  const span = spans[figure];
  if (!span) return [];
  const [first, last] = span;
  return [
    {
      label: traceText(language, 'span'),
      value: `${dayText(language, first)} — ${dayText(language, last)}`,
    },
  ];
}

function firstOfMonth(day: Day): Day {
  const { year, month } = civil(day);
  return dayOf(year, month, 1);
}

function nameOf({ name }: AnnualLine, language: Language): string {
  return name === '' ? text(language, 'report.unnamed.unit') : name;
}
