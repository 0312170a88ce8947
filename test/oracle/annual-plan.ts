import { textOf, type Claim, type Row } from './book';
import { dayOfCell, textOfDay, type Day } from './calendar';
import { amountOfCell, sum, textOfAmount, textOfRatio, toFen, ZERO, type Decimal } from './money';
import type { PhaseInput } from './phases';
import { balanceAt, claimsAt } from './settle';
import { recoveredBetween } from './targets';

/** The year of the as-of date as dates written out, and the part of last year that it is compared with. */
interface Year {
  readonly first: Day;
  readonly lastYearFirst: Day;
  readonly lastYearLast: Day;
  readonly days: number;
}

interface Line {
  readonly unit: string;
  readonly opening: Decimal;
  readonly openingOverdue: Decimal;
  readonly closing: Decimal;
  readonly closingOverdue: Decimal;
  readonly month: Decimal;
  readonly cumulative: Decimal;
  readonly plan: Decimal | null;
  readonly expected: Decimal;
  readonly expectedFrom: string;
  readonly lastYear: Decimal | null;
  readonly lastYearFrom: string | null;
}

/**
 * The year's plan by unit (年度清收计划与完成情况, of which rules.md says only what §8 says of targets; the columns and their meaning
 * are those of docs/tables.md): recovered this year against the plan, and against the same days of last year.
 */
export function annualPlanDocument(rows: readonly Row[], input: PhaseInput): object | null {
  if (rows.length === 0) return null;
  const { asOf, book, settlement } = input;
  const year = textOfDay(asOf).slice(0, 4);
  const days = yearOf(asOf);
  const plans = rows.filter((row) => textOf(row.年度).slice(0, 4) === year);
  const existing = book.claims.filter(({ origin }) => origin === null || origin <= asOf);
  const units = [
    ...new Set([...existing.map(({ unit }) => unit), ...plans.map((row) => textOf(row.所属单位))]),
  ];
  const recoveries = settlement.payments.filter(({ effect }) => effect === 'recovered');
  const goesBack = recoveries.some(({ day }) => day <= days.lastYearLast);
  const lines = units.map((unit) =>
    lineOf(
      unit,
      plans.find((row) => textOf(row.所属单位) === unit),
      days,
      goesBack,
      input,
    ),
  );
  return {
    year: Number(year),
    daysElapsed: asOf - days.first + 1,
    daysGiven: days.days,
    comparedWith: { first: textOfDay(days.lastYearFirst), last: textOfDay(days.lastYearLast) },
    ...figures(lines),
    units: Object.fromEntries(lines.map((line) => [line.unit, figures([line])])),
    months: monthsOf(days, goesBack, input),
  };
}

/** Last year up to the same day; where the as-of date ends its month, up to the end of that month. */
function yearOf(asOf: Day): Year {
  const [year, month, day] = textOfDay(asOf).split('-').map(Number);
  const first = dayAt(year, 1, 1);
  const lastDay = dayAt(year - 1, month + 1, 1) - 1;
  const endsMonth = asOf === dayAt(year, month + 1, 1) - 1;
  return {
    first,
    lastYearFirst: dayAt(year - 1, 1, 1),
    lastYearLast: endsMonth ? lastDay : Math.min(dayAt(year - 1, month, day), lastDay),
    days: dayAt(year + 1, 1, 1) - first,
  };
}

function dayAt(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function lineOf(unit: string, plan: Row | undefined, year: Year, goesBack: boolean, input: PhaseInput): Line {
  const { asOf, book, settlement } = input;
  const isMeant = (claim: Claim): boolean => claim.unit === unit;
  const owed = (day: Day, late: boolean): Decimal =>
    sum(
      claimsAt(book, day)
        .filter((claim) => isMeant(claim) && (!late || (claim.due !== null && claim.due < day)))
        .map((claim) => balanceAt(claim, settlement, day)),
    );
  const recovered = (first: Day, last: Day): Decimal => recoveredBetween(settlement, isMeant, first, last);
  const cumulative = recovered(year.first, asOf);
  const said = plan ? amountOfCell(plan.预计全年) : null;
  const until = plan ? dayOfCell(plan.上年同期截至) : null;
  const typed = plan && (until === null || until === year.lastYearLast) ? amountOfCell(plan.上年同期) : null;
  const atPace = toFen(cumulative.times(year.days).div(asOf - year.first + 1));
  return {
    unit,
    opening: owed(year.first - 1, false),
    openingOverdue: owed(year.first - 1, true),
    closing: owed(asOf, false),
    closingOverdue: owed(asOf, true),
    month: recovered(monthOf(asOf), asOf),
    cumulative,
    plan: plan ? amountOfCell(plan.计划收回) : null,
    expected: said ?? atPace,
    expectedFrom: said ? 'said' : 'pace',
    lastYear: typed ?? (goesBack ? recovered(year.lastYearFirst, year.lastYearLast) : null),
    lastYearFrom: typed ? 'said' : goesBack ? 'ledger' : null,
  };
}

function monthOf(day: Day): Day {
  return dayOfCell(`${textOfDay(day).slice(0, 7)}-01`)!;
}

/** One line, or several together: a plan and a last year count only where they are known. */
function figures(lines: readonly Line[]): object {
  const total = (of: (line: Line) => Decimal | null, from = lines): Decimal =>
    sum(from.map((line) => of(line) ?? ZERO));
  const planned = lines.filter(({ plan }) => plan !== null);
  const compared = lines.filter(({ lastYear }) => lastYear !== null);
  const [opening, closing] = [total((line) => line.opening), total((line) => line.closing)];
  const [late, lateNow] = [total((line) => line.openingOverdue), total((line) => line.closingOverdue)];
  const plan = total((line) => line.plan);
  const toward = total((line) => line.cumulative, planned);
  const lastYear = total((line) => line.lastYear);
  const growth = total((line) => line.cumulative, compared).minus(lastYear);
  const known = <T>(list: readonly Line[], value: T): T | null => (list.length > 0 ? value : null);
  return {
    opening: textOfAmount(opening),
    openingOverdue: textOfAmount(late),
    openingRatio: textOfRatio(late, opening),
    closing: textOfAmount(closing),
    closingOverdue: textOfAmount(lateNow),
    closingRatio: textOfRatio(lateNow, closing),
    plan: known(planned, textOfAmount(plan)),
    month: textOfAmount(total((line) => line.month)),
    cumulative: textOfAmount(total((line) => line.cumulative)),
    towardPlan: known(planned, textOfAmount(toward)),
    completion: known(planned, textOfRatio(toward, plan)),
    expected: textOfAmount(total((line) => line.expected)),
    expectedFrom: oneOf(lines.map(({ expectedFrom }) => expectedFrom)) ?? 'pace',
    expectedCompletion: known(
      planned,
      textOfRatio(
        total((line) => line.expected, planned),
        plan,
      ),
    ),
    lastYear: known(compared, textOfAmount(lastYear)),
    lastYearFrom: oneOf(compared.map(({ lastYearFrom }) => lastYearFrom!)),
    growth: known(compared, textOfAmount(growth)),
    growthRate: known(compared, textOfRatio(growth, lastYear)),
  };
}

function oneOf(all: readonly string[]): string | null {
  const kinds = [...new Set(all)];
  return kinds.length > 1 ? 'mixed' : (kinds[0] ?? null);
}

/** Each month up to the as-of date's, and the same month of last year as far as it is compared. */
function monthsOf(
  { first, lastYearLast }: Year,
  goesBack: boolean,
  { settlement, asOf }: PhaseInput,
): object[] {
  const [year, month] = textOfDay(asOf).split('-').map(Number);
  const recovered = (from: Day, to: Day): Decimal => recoveredBetween(settlement, () => true, from, to);
  return Array.from({ length: month }, (_, index) => {
    const begin = dayAt(year, index + 1, 1);
    const end = Math.min(dayAt(year, index + 2, 1) - 1, asOf);
    const [before, until] = [dayAt(year - 1, index + 1, 1), dayAt(year - 1, index + 2, 1) - 1];
    const last = Math.min(until, lastYearLast);
    return {
      first: textOfDay(begin),
      last: textOfDay(end),
      recovered: textOfAmount(recovered(begin, end)),
      cumulative: textOfAmount(recovered(first, end)),
      lastYear: goesBack ? textOfAmount(recovered(before, last)) : null,
      lastYearCumulative: goesBack ? textOfAmount(recovered(dayAt(year - 1, 1, 1), last)) : null,
    };
  });
}
