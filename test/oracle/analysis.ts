import type { SheetData } from '../../src/workbook/sheet-data';
import { bucketOf, bucketSetOf, labelsOf, type BucketSet } from './aging';
import { bookOf, rowsOf, textOf, type Book, type Claim } from './book';
import { addMonths, textOfDay, type Day } from './calendar';
import { decimalOfCell, sum, textOfAmount, ZERO, type Decimal } from './money';
import { migrationOf, type MigrationLine } from './migration';
import { provisionsOf } from './provisions';
import { ratioOf, sixDecimals } from './ratio';
import { balanceAt, claimsAt, paymentsOf, settle, type Settlement } from './settle';

/** All that the analysis is read off. */
export interface AnalysisInput {
  readonly sheets: readonly SheetData[];
  readonly book: Book;
  readonly settlement: Settlement;
  readonly asOf: Day;
}

/**
 * Roll-forward, migration rates, DSO and CEI, concentration and provisions. rules.md names buckets (§5), balances (§4) and rounding (§3)
 * only; what the measures are is the field's practice (信用风险迁徙率, 坏账准备的账龄分析法, collection effectiveness index).
 */
export function analysisOracle(sheets: readonly SheetData[], asOf: Day): object {
  const book = bookOf(sheets);
  const order = textOf(settingOf('抵充顺序', sheets)) || '先进先出';
  const input = { sheets, book, settlement: settle(book, asOf, order), asOf };
  const months = decimalOfCell(settingOf('分析月数', sheets))?.toNumber() ?? null;
  const migration = months === null ? null : migrationOf(months, input);
  return {
    analysis: months === null ? null : analysisOf(months, migration, input),
    provisions: provisionsOf(migration, input),
  };
}

export function settingOf(name: string, sheets: readonly SheetData[]): string | number | boolean | null {
  return rowsOf(sheets, '预警线').find((row) => row.项目 === name)?.值 ?? null;
}

function analysisOf(months: number, migration: ReturnType<typeof migrationOf>, input: AnalysisInput): object {
  const set = bucketSetOf(rowsOf(input.sheets, '账龄段'));
  const ends = endsOf(input.asOf, months, 1);
  const periods = ends.slice(1).map((to, index) => ({ from: ends[index], to }));
  return {
    months,
    rollForward: periods.map(({ from, to }) => rollForward(from, to, set, input)),
    migration: migration && {
      set: migration.name,
      months: migration.length,
      buckets: Object.fromEntries(migration.lines.map((line) => [line.label, ratesOf(line)])),
    },
    collection: periods.map(({ from, to }) => measures(from, to, input)),
    concentration: ends.map((day) => concentration(day, input)),
  };
}

function ratesOf({ rates, average, lossRate, creditLossRate }: MigrationLine): object {
  const text = (ratio: MigrationLine['average']): string | null => ratio && sixDecimals(ratio);
  return {
    rates: rates.map(text),
    average: text(average),
    lossRate: text(lossRate),
    creditLossRate: text(creditLossRate),
  };
}

/** Days a number of months apart, the as-of date last; where it ends its month, each of them does. */
export function endsOf(asOf: Day, periods: number, months: number): Day[] {
  return Array.from({ length: periods + 1 }, (_, index) => monthsBefore(asOf, (periods - index) * months));
}

function monthsBefore(day: Day, months: number): Day {
  // The day before the first of a month is the end of the month before.
  const next = textOfDay(day + 1);
  return next.endsWith('-01') ? addMonths(day + 1, -months) - 1 : addMonths(day, -months);
}

/** What became of one claim between the ends of two days. */
export interface Course {
  readonly claim: Claim;
  readonly old: boolean;
  readonly opening: Decimal;
  readonly closing: Decimal;
  /** Its bucket at the opening, of one that arose since that at the closing. */
  readonly stood: string;
  readonly stands: string;
  readonly paid: (effect: string) => Decimal;
}

export function coursesOf(from: Day, to: Day, set: BucketSet, { book, settlement }: AnalysisInput): Course[] {
  return claimsAt(book, to).map((claim) => {
    const old = claim.origin === null || claim.origin <= from;
    const stands = bucketOf(claim, set, to);
    const during = paymentsOf(claim, settlement).filter(({ day }) => from < day && day <= to);
    return {
      claim,
      old,
      opening: old ? balanceAt(claim, settlement, from) : ZERO,
      closing: balanceAt(claim, settlement, to),
      stood: old ? bucketOf(claim, set, from) : stands,
      stands,
      paid: (effect) => sum(during.filter((each) => each.effect === effect).map(({ amount }) => amount)),
    };
  });
}

/** opening + new − recovered − written off − corrections + moved in − moved out = closing, by bucket. */
function rollForward(from: Day, to: Day, set: BucketSet, input: AnalysisInput): object {
  const courses = coursesOf(from, to, set, input);
  const moved = courses.filter(({ old, stood, stands }) => old && stood !== stands);
  const total = (list: readonly Course[], of: (course: Course) => Decimal): string =>
    textOfAmount(sum(list.map(of)));
  const line = (isMeant: (bucket: string) => boolean): object => {
    const stood = courses.filter((course) => isMeant(course.stood));
    const paid = (effect: string): string => total(stood, (course) => course.paid(effect));
    return {
      opening: total(stood, ({ opening }) => opening),
      new: total(
        stood.filter(({ old }) => !old),
        ({ claim }) => claim.amount,
      ),
      recovered: paid('recovered'),
      writtenOff: paid('writtenOff'),
      corrections: paid('correction'),
      movedIn: total(
        moved.filter(({ stands }) => isMeant(stands)),
        ({ closing }) => closing,
      ),
      movedOut: total(
        moved.filter((course) => isMeant(course.stood)),
        ({ closing }) => closing,
      ),
      closing: total(
        courses.filter(({ stands }) => isMeant(stands)),
        ({ closing }) => closing,
      ),
    };
  };
  return {
    from: textOfDay(from + 1),
    to: textOfDay(to),
    ...line(() => true),
    buckets: Object.fromEntries(labelsOf(set).map((label) => [label, line((bucket) => bucket === label)])),
  };
}

/** CEI = (opening + sales − closing) ÷ (opening + sales − closing not overdue); DSO = closing ÷ sales of twelve months × their days. */
function measures(from: Day, to: Day, { book, settlement }: AnalysisInput): object {
  const balances = (day: Day, isMeant: (claim: Claim) => boolean): Decimal =>
    sum(
      claimsAt(book, day)
        .filter(isMeant)
        .map((claim) => balanceAt(claim, settlement, day)),
    );
  const salesSince = (day: Day): Decimal =>
    sum(
      claimsAt(book, to)
        .filter(({ origin }) => origin !== null && day < origin)
        .map(({ amount }) => amount),
    );
  const [opening, closing, sales] = [balances(from, () => true), balances(to, () => true), salesSince(from)];
  const notOverdue = balances(to, ({ due }) => due === null || to <= due);
  const collectable = opening.plus(sales).minus(notOverdue);
  const yearBefore = monthsBefore(to, 12);
  const yearSales = salesSince(yearBefore);
  const recovered = settlement.payments.filter(
    ({ effect, day }) => effect === 'recovered' && from < day && day <= to,
  );
  const cei = collectable.gt(0) ? ratioOf(opening.plus(sales).minus(closing), collectable) : null;
  const dso = ratioOf(closing.times(to - yearBefore), yearSales);
  return {
    to: textOfDay(to),
    sales: textOfAmount(sales),
    recovered: textOfAmount(sum(recovered.map(({ amount }) => amount))),
    notOverdue: textOfAmount(notOverdue),
    cei: cei && sixDecimals(cei),
    dso: dso && sixDecimals(dso),
  };
}

/** The largest debtors' balance, and the sum of the squares of their shares (Herfindahl–Hirschman). */
function concentration(day: Day, { book, settlement }: AnalysisInput): object {
  const owed = new Map<string, Decimal>();
  for (const claim of claimsAt(book, day))
    owed.set(claim.debtor, (owed.get(claim.debtor) ?? ZERO).plus(balanceAt(claim, settlement, day)));
  const balances = [...owed.values()].filter((balance) => balance.gt(0)).sort((a, b) => b.comparedTo(a));
  const all = sum(balances);
  const largest = (count: number): string => textOfAmount(sum(balances.slice(0, count)));
  const squares = sum(balances.map((balance) => balance.times(balance)));
  // In hundredths of fen both sides are whole.
  const hhi = ratioOf(squares.times(100), all.times(all).times(100));
  return {
    day: textOfDay(day),
    debtors: balances.length,
    largest: largest(1),
    largestFive: largest(5),
    largestTen: largest(10),
    hhi: hhi && sixDecimals(hhi),
  };
}
