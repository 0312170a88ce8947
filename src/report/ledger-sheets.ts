import { overdueDays } from '../aging/overdue';
import { NO_DAY } from '../calendar/day';
import { fullYears } from '../calendar/months';
import type { LedgerSource } from '../ledger/ledger';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, ColumnPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { inUnit } from './figures';
import { lastPaidPhase } from './last-paid-phase';
import type { ReportContext } from './report-context';
import { ColumnWidth, WIDEST_TEXT } from './width';

/** Our columns, right of the user's. */
const OURS = ['balance', 'overdueDays', 'ageYears', 'bucket', 'phase'] as const;
const OUR_STYLES: readonly StyleName[] = ['money', 'days', 'days', 'text', 'text'];
/** So many rows are looked at to find out how wide a text column should be. */
const MEASURED_ROWS = 2000;

/** The copies of the user's tables, and where each of their rows came to stand. */
export interface LedgerSheets {
  readonly plans: readonly SheetPlan[];
  /** The sheet that holds a row of one of the user's sheets, or null where no copy has it. Zero-based. */
  readonly find: (file: string, sheet: string, row: number) => { sheet: string; row: number; firstColumn: number } | null;
}

/**
 * 台账: one sheet for each table of the user's that holds claims, with its own columns as they are and ours beside
 * them, as an Excel table that can be filtered and pivoted. Rows that are no claim (totals, blanks) are left out; of a
 * running ledger (往来明细) the rows of payments stay, because the account does not add up without them.
 */
export function planLedgers(context: ReportContext): LedgerSheets {
  const { sources } = context.result.ledger;
  const shown = sources.flatMap((source, index) => (source.kind === 'recoveries' ? [] : [{ source, index }]));
  const phases = lastPaidPhase(context.result);
  const copies = shown.map(({ source, index }, number) => ({ source, ...planLedger(context, source, index, number + 1, phases) }));
  return {
    plans: copies.map(({ plan }) => plan),
    find: (file, sheet, row) => {
      const copy = copies.find(({ source }) => source.file === file && source.sheet === sheet && source.headerRow < row);
      const at = copy?.rowOf[row] ?? 0;
      return copy && at > 0 ? { sheet: copy.plan.name, row: at, firstColumn: copy.source.firstColumn } : null;
    },
  };
}

function planLedger(
  context: ReportContext,
  source: LedgerSource,
  sourceIndex: number,
  number: number,
  phases: readonly string[],
): { plan: SheetPlan; rowOf: Int32Array } {
  const name = context.names.take('台账');
  const titles = columnTitles(context, source);
  const { rows, rowOf } = ledgerRows(context, source, sourceIndex, phases);
  rows.unshift(titles);
  const own = source.titles.length;
  const lastColumn = titles.length - 1;
  const area = { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn };
  const header: CellPlan[] = titles.map((_, column) => ({
    row: 0,
    column,
    style: 'header',
    ...(column >= own && {
      comment: context.t(`ledger.comment.${OURS[column - own]}`, {
        day: context.day(context.result.asOf),
        set: context.result.aging.set.name,
      }),
    }),
  }));
  const plan: SheetPlan = {
    name,
    id: `ledger:${number}`,
    columns: columnPlans(source, titles, rows),
    rows,
    cells: header,
    freeze: { rows: 1, columns: 0 },
    ...(rows.length > 1 && { tables: [{ name: `ledger_${number}`, area, columns: titles }] }),
    print: { landscape: true, area, repeatRows: { first: 0, last: 0 } },
  };
  return { plan, rowOf };
}

/** The user's titles, then ours; an Excel table needs each once, and none empty. */
function columnTitles(context: ReportContext, source: LedgerSource): string[] {
  const taken = new Set<string>();
  const unique = (title: string): string => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? title : `${title}(${number})`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  };
  const own = source.titles.map((title, index) => {
    const clean = title.replace(/\s+/g, ' ').trim();
    return unique(clean === '' ? context.t('ledger.untitled', { number: index + 1 }) : clean);
  });
  const ours = OURS.map((column) => {
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
  phases: readonly string[],
): { rows: CellValue[][]; rowOf: Int32Array } {
  const { claims, recoveries } = context.result.ledger;
  const claimOf = new Int32Array(source.rows.length).fill(-1);
  const kept = new Uint8Array(source.rows.length);
  for (let claim = claims.count - 1; claim >= 0; claim--) {
    if (claims.source[claim] !== sourceIndex) continue;
    claimOf[claims.row[claim]] = claim;
    kept[claims.row[claim]] = 1;
  }
  for (let recovery = 0; recovery < recoveries.count; recovery++) {
    if (recoveries.source[recovery] === sourceIndex) kept[recoveries.row[recovery]] = 1;
  }
  const ours = ourColumns(context, phases);
  const { firstColumn, titles } = source;
  const rows: CellValue[][] = [];
  const rowOf = new Int32Array(source.rows.length);
  for (let row = 0; row < source.rows.length; row++) {
    if (kept[row] === 0) continue;
    const values = source.rows[row];
    const copy = new Array<CellValue>(titles.length + OURS.length);
    for (let column = 0; column < titles.length; column++) copy[column] = values[firstColumn + column] ?? null;
    ours(claimOf[row], copy, titles.length);
    rows.push(copy);
    rowOf[row] = rows.length;
  }
  return { rows, rowOf };
}

/** Writes our columns of one claim into a row: balance, days overdue, full years of age, bucket, phase. */
function ourColumns(context: ReportContext, phases: readonly string[]): (claim: number, row: CellValue[], at: number) => void {
  const { ledger, settlement, aging, asOf } = context.result;
  const { claims } = ledger;
  const [settled, notYet, creditNote] = ['settled', 'notYet', 'creditNote'].map((state) => context.t(`ledger.state.${state}`));
  return (claim, row, at) => {
    for (let column = 0; column < OURS.length; column++) row[at + column] = null;
    if (claim < 0) return;
    const bucket = aging.bucketOf[claim];
    row[at] = inUnit(settlement.balance[claim], '元');
    row[at + 4] = phases[claim];
    if (bucket < 0) {
      row[at + 3] = claims.amount[claim] < 0 ? creditNote : settlement.exists[claim] === 0 ? notYet : settled;
      return;
    }
    row[at + 1] = overdueDays(claims.due[claim], asOf);
    row[at + 2] = claims.origin[claim] === NO_DAY ? null : fullYears(claims.origin[claim], asOf);
    row[at + 3] = aging.labels[bucket];
  };
}

function columnPlans(source: LedgerSource, titles: readonly string[], rows: readonly (readonly CellValue[])[]): ColumnPlan[] {
  return titles.map((title, column) => {
    const ours = column - source.titles.length;
    const isDate = ours < 0 && source.dateColumns.has(source.firstColumn + column);
    const width = new ColumnWidth();
    width.title(title);
    // Beside its text a header cell of a table carries the filter's button.
    width.atLeast(Math.min(title.length * 2 + 3, WIDEST_TEXT));
    if (isDate) width.atLeast(10.5);
    for (let row = 1; row < rows.length; row++) {
      const value = rows[row][column];
      if (ours === 0) width.amount(Math.round((value as number | null ?? 0) * 100));
      else if (typeof value === 'number') {
        if (!isDate) width.figure(value);
      } else if (typeof value === 'string' && row <= MEASURED_ROWS) width.text(value);
    }
    return { width: width.characters('元'), style: ours >= 0 ? OUR_STYLES[ours] : isDate ? 'plainDate' : 'plain' };
  });
}
