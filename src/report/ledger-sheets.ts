import type { Place } from '../finding/finding';
import { CLAIM_FIELDS, RUNNING_FIELDS } from '../ledger/fields';
import type { LedgerSource } from '../ledger/ledger';
import { MAX_FEN } from '../money/fen';
import { MAX_COLUMNS } from '../workbook/sheet-content';
import { pagesAcross } from '../workbook/pages-across';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, ColumnPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { cellAddress } from './address';
import type { LinkTarget } from './block';
import { OUR_COLUMNS, OUR_STYLES, OurColumns } from './our-columns';
import type { ReportContext } from './report-context';
import { ColumnWidth, textWidth, WIDEST_TEXT } from './width';

const NOTHING = -1;
/** Fields whose columns are amounts; in a ledger kept in 元 they look like our balance. */
const AMOUNT_FIELDS = new Set<string>(
  [...CLAIM_FIELDS, ...RUNNING_FIELDS].filter(({ kind }) => kind === 'amount').map(({ name }) => name),
);
/** So many rows are looked at to find out how wide a text column should be. */
const MEASURED_ROWS = 2000;
/** Columns of the user's beside which ours still have room on a sheet. */
const MOST_COLUMNS = MAX_COLUMNS - OUR_COLUMNS.length;
/** A column of an Excel table has a name of at most 255 characters; a number may come behind it. */
const LONGEST_TITLE = 240;
/** Fields by which a reader knows a row. */
const KEY_FIELDS: ReadonlySet<string> = new Set(['债权编号', '债务人']);
/** What of a sheet's width may stay in sight, in characters. */
const WIDEST_KEYS = 60;
/** What a cell cannot hold. */
const UNWRITTEN = /[\u0000-\u001f\ufffe\uffff\p{Cs}]+/gu;

/** The copies of the user's tables, and where each of their rows came to stand. */
export interface LedgerSheets {
  readonly plans: readonly SheetPlan[];
  /** The sheets on which a reader of this workbook finds the claims: the copies, or the user's own. */
  readonly tables: readonly { readonly name: string; readonly id: string }[];
  /** Where a place in the user's files is found in this workbook; null where it is not there. */
  readonly find: (place: Place) => LinkTarget | null;
}

/** Sheets 台账 where the workbook is a new one; none where the report is written beside the ledger itself. */
export function planLedgers(context: ReportContext): LedgerSheets {
  return context.options.ledger === 'copy' ? copiedLedgers(context) : ledgersInPlace(context);
}

/** The ledger stands in this very workbook: every place is where it is. */
function ledgersInPlace(context: ReportContext): LedgerSheets {
  return {
    plans: [],
    tables: tablesOfClaims(context).map(({ source }, number) => ({
      name: source.sheet,
      id: `ledger:${number + 1}`,
    })),
    find: ({ sheet, row, column }) =>
      sheet === undefined ? null : { sheet, cell: cellAddress(row ?? 0, column ?? 0) },
  };
}

function tablesOfClaims(context: ReportContext): { source: LedgerSource; index: number }[] {
  const { sources } = context.result.ledger;
  return sources.flatMap((source, index) => (source.kind === 'recoveries' ? [] : [{ source, index }]));
}

/**
 * 台账: one sheet for each table of the user's that holds claims, with its own columns as they are and ours beside
 * them, as an Excel table that can be filtered and pivoted. Rows that are no claim (totals, blanks) are left out; of a
 * running ledger (往来明细) the rows of payments stay, because the account does not add up without them. Of a sheet that is full
 * to its last column the copy lacks the last columns of the user's: ours need their room.
 */
function copiedLedgers(context: ReportContext): LedgerSheets {
  const ours = new OurColumns(context);
  const copies = tablesOfClaims(context).map(({ source: whole, index }, number) => {
    const source = { ...whole, titles: whole.titles.slice(0, MOST_COLUMNS) };
    return { source, ...planLedger(context, source, index, number + 1, ours) };
  });
  return {
    plans: copies.map(({ plan }) => plan),
    tables: copies.map(({ plan }) => plan),
    find: ({ file, sheet, row, column }) => {
      if (row === undefined) return null;
      const copy = copies.find(
        ({ source }) => source.file === file && source.sheet === sheet && source.headerRow < row,
      );
      const at = copy?.rowOf[row] ?? 0;
      if (!copy || at === 0) return null;
      const { firstColumn, titles } = copy.source;
      const beside = Math.max(0, (column ?? firstColumn) - firstColumn);
      return { sheet: copy.plan.name, cell: cellAddress(at, Math.min(beside, titles.length - 1)) };
    },
  };
}

function planLedger(
  context: ReportContext,
  source: LedgerSource,
  sourceIndex: number,
  number: number,
  ours: OurColumns,
): { plan: SheetPlan; rowOf: Int32Array } {
  const name = context.names.take(`ledger:${number}`, '台账');
  const titles = columnTitles(context, source);
  const { rows, rowOf } = ledgerRows(context, source, sourceIndex, ours);
  rows.unshift(titles);
  const own = source.titles.length;
  const lastColumn = titles.length - 1;
  const area = { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn };
  const header: CellPlan[] = titles.map((_, column) => ({
    row: 0,
    column,
    style: 'header',
    ...(column >= own && {
      comment: context.t(`ledger.comment.${OUR_COLUMNS[column - own]}`, {
        day: context.day(context.result.asOf),
        set: context.result.aging.set.name,
      }),
    }),
  }));
  const columns = columnPlans(source, titles, rows);
  const keys = keyColumns(source, columns);
  const { across } = pagesAcross(
    columns.map(({ width }) => width),
    keys,
    true,
  );
  const plan: SheetPlan = {
    name,
    id: `ledger:${number}`,
    columns,
    rows,
    cells: header,
    freeze: { rows: 1, columns: keys },
    ...(rows.length > 1 && { tables: [{ name: `ledger_${number}`, area, columns: titles }] }),
    print: {
      landscape: true,
      area,
      repeatRows: { first: 0, last: 0 },
      ...(across && { across }),
      header: context.t(source.moneyUnit === '元' ? 'ledger.header' : 'ledger.headerOtherUnit', {
        name,
        day: context.day(context.result.asOf),
        unit: source.moneyUnit,
      }),
    },
  };
  return { plan, rowOf };
}

/**
 * How many columns at the left say whose row it is: up to the claim's number and the debtor's name, where they stand near the edge. They stay
 * in sight on the screen, and on paper where the table needs several pages side by side.
 */
function keyColumns(source: LedgerSource, columns: readonly ColumnPlan[]): number {
  const ends = source.mapping
    .filter(({ field }) => KEY_FIELDS.has(field))
    .map(({ column }) => column - source.firstColumn + 1)
    .filter((end) => columns.slice(0, end).reduce((all, { width }) => all + width, 0) <= WIDEST_KEYS);
  return Math.max(0, ...ends);
}

/** The user's titles, then ours; an Excel table needs each once, and none empty. */
function columnTitles(context: ReportContext, source: LedgerSource): string[] {
  const taken = new Set<string>();
  const lastNumbers = new Map<string, number>();
  const unique = (title: string): string => {
    const key = title.toLowerCase();
    for (let number = (lastNumbers.get(key) ?? 0) + 1; ; number++) {
      const candidate = number === 1 ? title : `${title}(${number})`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      lastNumbers.set(key, number);
      return candidate;
    }
  };
  const own = source.titles.map((title, index) => {
    const clean = title.replace(UNWRITTEN, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
    return unique(clean === '' ? context.t('ledger.untitled', { number: index + 1 }) : clean);
  });
  const ours = OUR_COLUMNS.map((column) => {
    const title = context.t(`ledger.column.${column}`);
    return unique(taken.has(title.toLowerCase()) ? context.t('ledger.ours', { title }) : title);
  });
  return [...own, ...ours];
}

/** The rows to show, and for each row of the source the row of the sheet where it stands (0: left out). */
function ledgerRows(
  context: ReportContext,
  source: LedgerSource,
  sourceIndex: number,
  ours: OurColumns,
): { rows: CellValue[][]; rowOf: Int32Array } {
  const { claims, recoveries } = context.result.ledger;
  // The claims of a row as a chain: a list for each of 100,000 rows would cost more than all the rest.
  const firstOf = new Int32Array(source.rows.length).fill(NOTHING);
  const nextOf = new Int32Array(claims.count).fill(NOTHING);
  for (let claim = claims.count - 1; claim >= 0; claim--) {
    if (claims.source[claim] !== sourceIndex) continue;
    nextOf[claim] = firstOf[claims.row[claim]];
    firstOf[claims.row[claim]] = claim;
  }
  const isPayment = new Uint8Array(source.rows.length);
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (recoveries.source[recovery] === sourceIndex) isPayment[recoveries.row[recovery]] = 1;
  }
  const { firstColumn, titles } = source;
  const rows: CellValue[][] = [];
  const rowOf = new Int32Array(source.rows.length);
  const ofRow: number[] = [];
  source.rows.forEach((values, row) => {
    if (firstOf[row] === NOTHING && isPayment[row] === 0) return;
    const copy = new Array<CellValue>(titles.length + OUR_COLUMNS.length);
    for (let column = 0; column < titles.length; column++)
      copy[column] = values[firstColumn + column] ?? null;
    ofRow.length = 0;
    for (let claim = firstOf[row]; claim !== NOTHING; claim = nextOf[claim]) ofRow.push(claim);
    ours.write(ofRow, copy, titles.length);
    rows.push(copy);
    rowOf[row] = rows.length;
  });
  return { rows, rowOf };
}

function columnPlans(
  source: LedgerSource,
  titles: readonly string[],
  rows: readonly (readonly CellValue[])[],
): ColumnPlan[] {
  return titles.map((title, column) => {
    const ours = column - source.titles.length;
    const style = ours >= 0 ? OUR_STYLES[ours] : ownStyle(source, column);
    const width = new ColumnWidth();
    // Beside its text a header cell of a table carries the filter's button.
    width.atLeast(Math.min(textWidth(title) + 3, WIDEST_TEXT));
    if (style === 'plainDate') width.atLeast(10);
    for (let row = 1; row < rows.length; row++) {
      const value = rows[row][column];
      if (typeof value === 'number') {
        const fen = Math.round(value * 100);
        // What is too large to be an amount is an error on its row, and stands here as it was typed.
        if (style === 'plainMoney' && Math.abs(fen) <= MAX_FEN) width.amount(fen);
        else if (style !== 'plainDate') width.figure(value);
      } else if (typeof value === 'string' && row <= MEASURED_ROWS) width.text(value);
    }
    return { width: width.characters('元'), style };
  });
}

/** The look of one of the user's columns: dates and amounts as such, everything else as it is. */
function ownStyle(source: LedgerSource, index: number): StyleName {
  const column = source.firstColumn + index;
  if (source.dateColumns.has(column)) return 'plainDate';
  const mapped = source.mapping.find((entry) => entry.column === column);
  if (!mapped || !AMOUNT_FIELDS.has(mapped.field)) return 'plain';
  return (mapped.moneyUnit ?? source.moneyUnit) === '元' ? 'plainMoney' : 'plain';
}
