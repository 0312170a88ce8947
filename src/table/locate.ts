import type { MoneyUnit } from '../money/amount';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { isBlank, textOf } from './cell';
import type { Field } from './field';
import { matchTitle, moneyUnitIn, type MatchReason } from './title';

/** A table found on a sheet: where its header stands, and which column holds which field. */
export interface LocatedTable {
  readonly sheet: SheetData;
  /** Last row of the header, zero-based; data begin on the row after it. */
  readonly headerRow: number;
  readonly firstColumn: number;
  /** Titles from `firstColumn` on; empty texts where a column has none. */
  readonly titles: readonly string[];
  /** In the order of the sheet's columns. */
  readonly columns: readonly LocatedColumn[];
  /** Unit named in a title above the table, or null. */
  readonly moneyUnit: MoneyUnit | null;
  /** Sum of the confidences: how surely this is the table that was looked for. */
  readonly score: number;
}

export interface LocatedColumn {
  /** Zero-based column of the sheet. */
  readonly column: number;
  readonly title: string;
  readonly field: Field;
  readonly confidence: number;
  readonly reason: MatchReason;
  /** Unit named in the column's own title (`金额（万元）`), or null. */
  readonly moneyUnit: MoneyUnit | null;
}

/** Titles stand on one of the first rows, below preamble and notes. */
const HEADER_ROWS_SEARCHED = 20;
/** One recognised title may be chance. */
const FEWEST_FIELDS = 2;

/**
 * Looks for a table with the given fields on a sheet: a header on any of the first 20 rows, of one row or of two
 * (bands over field names), below any preamble.
 * @param given the user's own mapping, field name → column title or column letters; it is obeyed
 * @returns null where no row holds at least two of the fields
 */
export function locateTable(
  sheet: SheetData,
  fields: readonly Field[],
  given: Readonly<Record<string, string>> = {},
): LocatedTable | null {
  let best: LocatedTable | null = null;
  const last = Math.min(HEADER_ROWS_SEARCHED, sheet.rows.length);
  for (let row = 0; row < last; row++) {
    const single = assign(sheet, row, titlesOf(sheet.rows[row]), fields, given);
    const double = row + 1 < sheet.rows.length ? bandedTitles(sheet.rows[row], sheet.rows[row + 1]) : null;
    const banded = double && assign(sheet, row + 1, double, fields, given);
    for (const found of [single, banded]) {
      if (found && found.columns.length >= FEWEST_FIELDS && (best === null || found.score > best.score + 1e-9)) {
        best = found;
      }
    }
  }
  return best;
}

function titlesOf(row: readonly CellValue[]): string[] {
  return Array.from(row, (value) => (typeof value === 'string' ? value.trim() : ''));
}

/** Field names of the lower row; where it has none, the upper row's. Null where the lower row cannot be a header. */
function bandedTitles(upper: readonly CellValue[], lower: readonly CellValue[]): string[] | null {
  if (lower.some((value) => typeof value === 'number' || typeof value === 'boolean')) return null;
  const above = titlesOf(upper);
  const below = titlesOf(lower);
  if (!below.some((title) => title !== '') || !above.some((title, column) => title !== '' && !below[column])) return null;
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => below[column] || above[column] || '');
}

function assign(
  sheet: SheetData,
  headerRow: number,
  titles: readonly string[],
  fields: readonly Field[],
  given: Readonly<Record<string, string>>,
): LocatedTable | null {
  const columns = new Map<number, LocatedColumn>();
  const taken = new Set<string>();
  const place = (column: number, field: Field, confidence: number, reason: MatchReason): void => {
    if (columns.has(column) || taken.has(field.name)) return;
    taken.add(field.name);
    columns.set(column, { column, title: titles[column], field, confidence, reason, moneyUnit: moneyUnitIn(titles[column]) });
  };
  for (const field of fields) {
    const wanted = given[field.name];
    if (wanted === undefined) continue;
    taken.add(field.name);
    const column = columnNamed(wanted, titles);
    if (column !== -1) {
      taken.delete(field.name);
      place(column, field, 1, 'given');
    }
  }
  const candidates = titles.flatMap((title, column) =>
    matchTitle(title, fields).map((match) => ({ column, ...match })),
  );
  candidates.sort((a, b) => b.confidence - a.confidence);
  for (const { column, field, confidence, reason } of candidates) place(column, field, confidence, reason);
  if (columns.size === 0) return null;
  const firstColumn = titles.findIndex((title) => title !== '');
  const sorted = [...columns.values()].sort((a, b) => a.column - b.column);
  return {
    sheet,
    headerRow,
    firstColumn,
    titles: titles.slice(firstColumn),
    columns: sorted,
    moneyUnit: unitAbove(sheet, headerRow),
    score: sorted.reduce((sum, { confidence }) => sum + confidence, 0),
  };
}

/** A column by its title, or else by its letters; -1 where there is none. */
function columnNamed(wanted: string, titles: readonly string[]): number {
  const byTitle = titles.findIndex((title) => title === wanted.trim());
  if (byTitle !== -1 || !/^[A-Za-z]{1,3}$/.test(wanted)) return byTitle;
  const column = [...wanted.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column < titles.length ? column : -1;
}

function unitAbove(sheet: SheetData, headerRow: number): MoneyUnit | null {
  for (let row = 0; row < headerRow; row++) {
    for (const value of sheet.rows[row]) {
      if (isBlank(value)) continue;
      const unit = moneyUnitIn(textOf(value));
      if (unit) return unit;
    }
  }
  return null;
}
