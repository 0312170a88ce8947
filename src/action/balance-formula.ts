import type { CampaignResult } from '../campaign/result';
import { columnLetters } from '../finding/finding';
import type { LedgerSource } from '../ledger/ledger';
import { LedgerNotFound } from '../ledger/ledger-not-found';
import { pacedLedger } from '../ledger/read-ledger';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { cellOfSheet } from '../report/address';
import { inUnit } from '../report/figures';
import { pacedSettle } from '../settlement/settle';
import { isErrorValue } from '../table/cell';
import { bytesOfRow } from '../workbook/json-bytes';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import type { PossibleFormula, RowSpan } from './aging-formulas';
import { MOST_HANDED_BYTES } from './handed-over';
import { AS_OF_NAME } from './parameters-sheet';

/** The function knows this order of payment and no other. */
const APPLICATION = '先进先出';
/** Recoveries that the user adds below the last one count too. */
const SPARE_ROWS = 1000;

/**
 * 余额 as one formula over the table of claims and the table of recoveries, with what it shows; null where the function is not given
 * all that the balances follow from: several tables, another order of payment, errors in cells.
 */
export function* balanceFormula(
  { ledger, policy, asOf }: CampaignResult,
  sourceIndex: number,
  { firstRow, lastRow }: RowSpan,
): Paced<PossibleFormula | null> {
  const { sources } = ledger;
  const claims = sources[sourceIndex];
  const paying = sources.filter(({ kind }) => kind === 'recoveries');
  const owing = sources.length - paying.length;
  if (claims.kind !== 'claims' || owing > 1 || paying.length > 1) return null;
  if (policy.settings.application !== APPLICATION || policy.interest?.order === 'fees-interest-principal')
    return null;
  // The function recognises columns by itself; it knows nothing of the user's own choice.
  if (sources.some(({ mapping }) => mapping.some(({ reason }) => reason === 'given'))) return null;
  const tables = [
    { name: '台账', source: claims, last: lastRow },
    ...paying.map((source) => ({ name: '回款', source, last: source.rows.length - 1 })),
  ];
  const ranges = tables.map(({ name, source, last }) => rangeData(name, source, last));
  if (yield* isTooMuch(ranges)) return 'too-much';
  const shown = yield* asTheFunctionDoes(ranges, asOf, lastRow - firstRow + 1);
  if (shown === null) return null;
  const [owed, paid] = tables.map(({ source, last }, index) =>
    cellOfSheet(source.sheet, rangeText(source, index === 0 ? last : last + SPARE_ROWS)),
  );
  return { formula: `AR.BALANCE(${owed},${paid ?? ''},${AS_OF_NAME})`, shown };
}

function* isTooMuch(ranges: readonly SheetData[]): Paced<boolean> {
  let bytes = 0;
  for (const { rows } of ranges) {
    for (const [at, row] of rows.entries()) {
      if (at % ROWS_BETWEEN_RESTS === 0) yield;
      bytes += bytesOfRow(row);
      if (bytes > MOST_HANDED_BYTES) return true;
    }
  }
  return false;
}

/** Columns of a table up to its last title. */
export function widthOf({ titles }: LedgerSource): number {
  let width = titles.length;
  while (width > 1 && titles[width - 1] === '') width--;
  return width;
}

function rangeText(source: LedgerSource, lastRow: number): string {
  const { firstColumn, headerRow } = source;
  const last = firstColumn + widthOf(source) - 1;
  return `${columnLetters(firstColumn)}${headerRow + 1}:${columnLetters(last)}${lastRow + 1}`;
}

/** The cells of the range, as a sheet of its own. */
function rangeData(name: string, source: LedgerSource, lastRow: number): SheetData {
  const { firstColumn, headerRow, rows } = source;
  return {
    file: '',
    name,
    hidden: false,
    rows: rows
      .slice(headerRow, lastRow + 1)
      .map((row) => row.slice(firstColumn, firstColumn + widthOf(source))),
    hiddenRows: new Set(),
    dateColumns: new Set(),
    uncomputed: [],
  };
}

function* asTheFunctionDoes(
  ranges: readonly SheetData[],
  asOf: number,
  height: number,
): Paced<CellValue[] | null> {
  try {
    const ledger = yield* pacedLedger(ranges, { asOf });
    const index = ledger.sources.findIndex(({ sheet }) => sheet === '台账');
    if (index < 0 || ledger.sources.length !== ranges.length || (yield* hasErrors(ledger.sources)))
      return null;
    const { claims, recoveries, debtors, sources } = ledger;
    if (sources[index].headerRow !== 0) return null;
    const { balance } = yield* pacedSettle(claims, recoveries, debtors.size, asOf, APPLICATION, {});
    const sums = Array<bigint | null>(height).fill(null);
    for (let claim = 0; claim < claims.count; claim++) {
      if (claims.source[claim] !== index) continue;
      const row = claims.row[claim] - 1;
      sums[row] = (sums[row] ?? 0n) + BigInt(balance[claim]);
    }
    yield;
    return sums.map((sum) => (sum === null ? '' : inUnit(sum, '元')));
  } catch (error) {
    if (error instanceof LedgerNotFound) return null;
    throw error;
  }
}

/** An error in a cell that is read is the result of the whole column. */
function* hasErrors(sources: readonly LedgerSource[]): Paced<boolean> {
  for (const { mapping, rows, headerRow } of sources) {
    for (let row = headerRow + 1; row < rows.length; row++) {
      if (row % ROWS_BETWEEN_RESTS === 0) yield;
      if (mapping.some(({ column }) => isErrorValue(rows[row][column] ?? null))) return true;
    }
  }
  return false;
}
