import { BucketFinder } from '../aging/bucket';
import { overdueDays } from '../aging/overdue';
import { NO_DAY, type Day } from '../calendar/day';
import { fullYears } from '../calendar/months';
import { isRefusal, parseDay } from '../calendar/parse';
import type { CampaignResult } from '../campaign/result';
import { columnLetters } from '../finding/finding';
import type { LedgerSource } from '../ledger/ledger';
import { OVERDUE_BY_DAYS } from '../policy/built-in-buckets';
import type { Paced } from '../pace/pace';
import { BUCKET_TABLE } from '../policy/bucket-sets';
import { areaAddress, cellOfSheet } from '../report/address';
import type { OurColumn } from '../report/our-columns';
import { saysNothing, textOf } from '../table/cell';
import { bytesOfRow } from '../workbook/json-bytes';
import type { CellValue } from '../workbook/sheet-data';
import { balanceFormula } from './balance-formula';
import { MOST_HANDED_BYTES } from './handed-over';
import { AS_OF_NAME } from './parameters-sheet';

/** Any day of our time as Excel counts days. */
const SERIAL = 40_000;

/** A column of the table as a formula, and what it shows from the first row to the last; '' is what looks blank. */
export interface FormulaColumn {
  readonly formula: string;
  readonly shown: readonly CellValue[];
}

/** A formula, or why there is none although one would say the same. */
export type PossibleFormula = FormulaColumn | 'too-much';

/** Rows of the table that the columns stand beside, zero-based, both included. */
export interface RowSpan {
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Where formulas find what they count with. */
export interface FormulaPlaces {
  /** Zero-based column in which our balances stand or will stand. */
  readonly balanceColumn: number;
  /** Rows and columns in use on a sheet of the workbook; null for one that is not there. */
  readonly extentOf: (sheet: string) => { readonly rows: number; readonly columns: number } | null;
}

/**
 * The aging columns as formulas, for those that have one, each computed here as the function of the add-in computes it: only where
 * that is what the report says can a formula stand for it.
 */
export function* agingFormulas(
  result: CampaignResult,
  sourceIndex: number,
  { firstRow, lastRow }: RowSpan,
  places: FormulaPlaces,
): Paced<Partial<Record<OurColumn, PossibleFormula>>> {
  const { asOf, aging } = result;
  const source = result.ledger.sources[sourceIndex];
  const owed = balancesOf(result, sourceIndex, firstRow, lastRow);
  const balances = rangeOf(places.balanceColumn, firstRow, lastRow);
  const dated = (field: string): { readonly range: string; readonly days: readonly Day[] } | null => {
    const column = source.mapping.find((mapped) => mapped.field === field)?.column;
    if (column === undefined) return null;
    const days = daysIn(source, column, firstRow, lastRow);
    return days && { range: rangeOf(column, firstRow, lastRow), days };
  };
  const due = dated('到期日');
  yield;
  const origin = dated('发生日期');
  const counted = aging.set.from === '逾期' ? due : origin;
  const set = bucketArgument(result, places);
  const finder = new BucketFinder(aging.set, asOf);
  const balance = yield* balanceFormula(result, sourceIndex, { firstRow, lastRow });
  yield;
  // A date is handed over as its serial number, a balance in yuan.
  const handed = owed.reduce(
    (bytes, fen) => bytes + bytesOfRow([SERIAL]) + bytesOfRow([Number(fen) / 100]),
    0,
  );
  const column = (formula: string, days: readonly Day[], show: (day: Day) => CellValue): PossibleFormula =>
    handed > MOST_HANDED_BYTES
      ? 'too-much'
      : { formula, shown: days.map((day, row) => (owed[row] === 0n ? '' : show(day))) };
  return {
    ...(balance && { balance }),
    ...(due && {
      overdueDays: column(`AR.OVERDUEDAYS(${due.range},${AS_OF_NAME},${balances})`, due.days, (day) =>
        day === NO_DAY ? '' : overdueDays(day, asOf),
      ),
    }),
    ...(origin && {
      ageYears: column(`AR.AGEYEARS(${origin.range},${AS_OF_NAME},${balances})`, origin.days, (day) =>
        day === NO_DAY ? '' : fullYears(day, asOf),
      ),
    }),
    ...(counted &&
      set !== null && {
        bucket: column(
          `AR.AGEBUCKET(${counted.range},${AS_OF_NAME},${set},${balances})`,
          counted.days,
          (day) => finder.labels[finder.bucketOf(day)],
        ),
      }),
  };
}

function rangeOf(column: number, firstRow: number, lastRow: number): string {
  return areaAddress({ firstRow, firstColumn: column, lastRow, lastColumn: column });
}

/** What our column of balances holds in each row; a row without a claim owes nothing. */
function balancesOf(
  { ledger, settlement }: CampaignResult,
  sourceIndex: number,
  firstRow: number,
  lastRow: number,
): bigint[] {
  const { claims } = ledger;
  const balances = Array<bigint>(lastRow - firstRow + 1).fill(0n);
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.source[claim] === sourceIndex)
      balances[claims.row[claim] - firstRow] += BigInt(settlement.balance[claim]);
  }
  return balances;
}

/** The days in a column as a function of the add-in reads them; null where it could not read one of the cells. */
function daysIn(source: LedgerSource, column: number, firstRow: number, lastRow: number): Day[] | null {
  const days: Day[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    const value = source.rows[row]?.[column] ?? null;
    const day =
      value === 0 || saysNothing(value)
        ? NO_DAY
        : parseDay(typeof value === 'number' ? value : textOf(value));
    if (isRefusal(day)) return null;
    days.push(day);
  }
  return days;
}

/** The third argument of AGEBUCKET: nothing for the built-in set, the user's own table; null where it cannot be pointed at. */
function bucketArgument({ aging, policy }: CampaignResult, { extentOf }: FormulaPlaces): string | null {
  if (policy.bucketSets.length === 0) return aging.set === OVERDUE_BY_DAYS ? '' : null;
  const tables = policy.tables.filter(({ table, used }) => used && table === BUCKET_TABLE.name);
  const sheet = tables[0]?.place.sheet;
  if (tables.length !== 1 || sheet === undefined) return null;
  const extent = extentOf(sheet);
  if (extent === null || extent.rows === 0 || extent.columns === 0) return null;
  return cellOfSheet(sheet, `$A$1:$${columnLetters(extent.columns - 1)}$${extent.rows}`);
}
