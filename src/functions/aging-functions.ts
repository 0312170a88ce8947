import { BucketFinder } from '../aging/bucket';
import { NO_DAY, type Day } from '../calendar/day';
import { formatDay } from '../calendar/day';
import { Names } from '../ledger/names';
import { messageOf } from '../locale/finding-text';
import { text } from '../locale/text';
import { FenTotals } from '../money/sum';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { AGE_BY_YEARS, OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import { agingCells, yuan } from './aging-table';
import { amounts, asOfDays, balances, days, single, texts } from './argument';
import { CellError } from './cell';
import { refuse, type FunctionContext } from './context';
import type { Example } from './example';
import { settledRange } from './ledger-range';
import { bucketSetIn } from './policy-range';
import { readCells, spread } from './spread';

/**
 * The aging bucket of each date; a blank date is in the bucket of claims without a date.
 * @customfunction AGEBUCKET
 * @param date Due dates for a set that counts from the due date (逾期), origin dates for one that counts the age (账龄).
 * @param [asOf] As-of date; today if omitted.
 * @param [buckets] Table 账龄段 with its header row (its first set counts), or 逾期天数, 账龄年限 or 奖励逾期; 逾期天数 if omitted.
 * @param [balance] Balances; a balance of 0 is settled, a blank one gives an empty result.
 * @param {CustomFunctions.Invocation} context
 * @returns Label of the bucket.
 * @rule A set says where its edges belong: 含起, the start belongs to the bucket; 含止, the end does
 */
export function arAgeBucket(
  date: unknown[][],
  asOf: unknown[][],
  buckets: unknown[][],
  balance: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const set = bucketSetIn(context, buckets, OVERDUE_BY_DAYS);
  const finders = new Map<Day, BucketFinder>();
  return spread(
    [days(context, date), asOfDays(context, asOf), balances(context, balance)],
    (day, asOfDay, owed) => {
      if (owed === 'blank') return '';
      if (owed === 0) return text(context.language, 'report.ledger.state.settled');
      const finder = finders.get(asOfDay) ?? new BucketFinder(set, asOfDay);
      finders.set(asOfDay, finder);
      return finder.labels[finder.bucketOf(day)];
    },
  );
}

/**
 * Aging table of a ledger: a row for each debtor that owes, a column for each bucket, with header and total.
 * @customfunction AGING
 * @param claims Table of claims (or a running ledger) with its header row; titles are recognised.
 * @param [recoveries] Table of recoveries with its header row; what names no claim pays the debtor's earliest due claim first.
 * @param [asOf] As-of date; today if omitted. What is dated later does not count.
 * @param [buckets] Table 账龄段 with its header row, or the name of a built-in set; 逾期天数 if omitted.
 * @param {CustomFunctions.Invocation} context
 * @returns Table in 元; unnamed recoveries pay the earliest due claim first.
 * @rule Recoveries count from their own date; every balance is in one bucket, so that the buckets add up to what is owed
 */
export function* arAging(
  claims: unknown[][],
  recoveries: unknown[][],
  asOf: unknown[][],
  buckets: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const day = single(asOfDays(context, asOf));
  const set = bucketSetIn(context, buckets, OVERDUE_BY_DAYS);
  const { ledger, settlement } = yield* settledRange(context, claims, recoveries, day);
  return agingCells(context, ledger, settlement, set, day);
}

/**
 * Aging table of a running ledger, first in, first out: credits pay the debtor's debits in order of their dates.
 * @customfunction FIFOAGING
 * @param date Dates, one column without header.
 * @param debtor Debtors, one column, or one debtor for all rows.
 * @param debit Debits (owed).
 * @param credit Credits (paid).
 * @param [asOf] As-of date; today if omitted. What is dated later does not count.
 * @param [buckets] Table 账龄段 with its header row, or the name of a built-in set; 账龄年限 if omitted. Counted from the debit's own date.
 * @param {CustomFunctions.Invocation} context
 * @returns Table in 元.
 * @rule Credits pay the earliest debits first; what remains of a debit keeps its own date
 */
export function* arFifoAging(
  date: unknown[][],
  debtor: unknown[][],
  debit: unknown[][],
  credit: unknown[][],
  asOf: unknown[][],
  buckets: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const day = single(asOfDays(context, asOf));
  const set = bucketSetIn(context, buckets, AGE_BY_YEARS);
  const rows: (string | number)[][] = [['日期', '债务人', '借方', '贷方']];
  const names = new Names();
  const read = readCells([
    days(context, date),
    texts(debtor),
    amounts(context, debit),
    amounts(context, credit),
  ]);
  read.forEach((row, index) =>
    row.forEach((entry) => {
      if (entry instanceof CellError) throw entry;
      const [on, name, owed, paid] = entry;
      if ((owed ?? 0) === 0 && (paid ?? 0) === 0) return;
      const values = { row: index + 1 };
      if (on === NO_DAY) throw refuse(context, 'functions.refused.entryWithoutDate', values);
      if (name === '') throw refuse(context, 'functions.refused.entryWithoutDebtor', values);
      // By a number: whatever a debtor is called (合计, 备注), its rows are entries and no totals.
      rows.push([formatDay(on), `D${names.code(name)}`, yuan(owed ?? 0), yuan(paid ?? 0)]);
    }),
  );
  if (rows.length === 1) throw refuse(context, 'functions.refused.noEntries');
  const { ledger, settlement } = yield* settledRange(context, rows, null, day);
  const debtors = new Names();
  for (let code = 1; code < ledger.debtors.size; code++)
    debtors.code(names.text(Number(ledger.debtors.text(code).slice(1))));
  const dated = { ...ledger, debtors, claims: { ...ledger.claims, due: ledger.claims.origin } };
  return agingCells(context, dated, settlement, set, day);
}

/**
 * Balance of each row of a table of claims at the as-of date: amount less everything recovered, written off or corrected by then.
 * @customfunction BALANCE
 * @param claims Table of claims with its header row; titles are recognised.
 * @param [recoveries] Table of recoveries with its header row; what names no claim pays the debtor's earliest due claim first.
 * @param [asOf] As-of date; today if omitted. What is dated later does not count.
 * @param {CustomFunctions.Invocation} context
 * @returns One column in 元 with as many rows as stand below the header; rows that are no claims are empty, a claim that cannot be read is #VALUE! with the reason.
 * @rule Amount less recoveries, write-offs, reliefs and corrections dated on or before the as-of date
 */
export function* arBalance(
  claims: unknown[][],
  recoveries: unknown[][],
  asOf: unknown[][],
  context: FunctionContext,
): Paced<unknown[][]> {
  const day = single(asOfDays(context, asOf));
  const { ledger, settlement, claimsSource: source } = yield* settledRange(context, claims, recoveries, day);
  if (source === -1) throw refuse(context, 'functions.refused.noClaims');
  const { sheet, headerRow } = ledger.sources[source];
  const height = claims.length - headerRow - 1;
  if (height < 1) throw refuse(context, 'functions.refused.empty', { table: sheet });
  const sums = new FenTotals(height);
  const isClaim = new Set<number>();
  for (let claim = 0; claim < ledger.claims.count; claim++) {
    if (ledger.claims.source[claim] !== source) continue;
    const row = ledger.claims.row[claim] - headerRow - 1;
    isClaim.add(row);
    sums.add(row, settlement.balance[claim]);
  }
  const wrong = new Map<number, string>();
  for (const finding of ledger.findings) {
    const { place, severity } = finding;
    if (severity === 'error' && place.sheet === sheet && place.row !== undefined)
      wrong.set(place.row - headerRow - 1, messageOf(context.language, finding));
  }
  const shown: unknown[][] = [];
  for (let row = 0; row < height; row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const reason = wrong.get(row);
    if (isClaim.has(row)) shown.push([yuan(sums.value(row))]);
    else shown.push([reason === undefined ? '' : new CellError('#VALUE!', reason)]);
  }
  return shown;
}

const CLAIMS = [
  ['债权编号', '债务人', '到期日', '应收金额'],
  ['A1', '甲公司', '2012-06-30', 1000],
  ['A2', '甲公司', '2012-12-01', 500.5],
  ['B1', '乙公司', '2013-03-31', 200],
] as const;
const RECOVERIES = [
  ['日期', '债权编号', '金额', '方式'],
  ['2012-10-08', 'A1', 400, '银行'],
] as const;

export const AGING_EXAMPLES: Readonly<Record<string, Example>> = {
  AGEBUCKET: {
    args: [[['2012-11-30'], ['2013-01-01']], '2012-12-31', null, null],
    result: [['31-60'], ['未到期']],
  },
  AGING: {
    args: [CLAIMS, RECOVERIES, '2012-12-31', '奖励逾期'],
    result: [
      ['债务人', '1年以下', '1-3年', '3年以上', '未到期', '无到期日', '合计'],
      ['甲公司', 1100.5, 0, 0, 0, 0, 1100.5],
      ['乙公司', 0, 0, 0, 200, 0, 200],
      ['合计', 1100.5, 0, 0, 200, 0, 1300.5],
    ],
  },
  FIFOAGING: {
    args: [
      [['2010-03-01'], ['2012-05-01'], ['2012-08-01']],
      '甲公司',
      [[1000], [600], [0]],
      [[0], [0], [1200]],
      '2012-12-31',
      null,
    ],
    result: [
      ['债务人', '1年以内', '1-2年', '2-3年', '3-4年', '4-5年', '5年以上', '无到期日', '合计'],
      ['甲公司', 400, 0, 0, 0, 0, 0, 0, 400],
      ['合计', 400, 0, 0, 0, 0, 0, 0, 400],
    ],
  },
  BALANCE: { args: [CLAIMS, RECOVERIES, '2012-12-31'], result: [[600], [500.5], [200]] },
};
