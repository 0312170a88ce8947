import type { MoneyUnit } from '../money/amount';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { isBlank, textOf } from './cell';
import type { Field } from './field';
import { byLikelihood, matchTitle, moneyUnitIn, moneyUnitOfTitle, titleKey, type MatchReason } from './title';

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
  /** Fields for which the user's mapping names a column that the table does not have. */
  readonly notFound: readonly { readonly field: string; readonly wanted: string }[];
  /** Unit named in a title above the table or else by the name of the sheet or file, or null. */
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
  /** How its title was recognised; `figures`: its figures add up with those of other columns. */
  readonly reason: MatchReason | 'figures';
  /** Unit named in the column's own title (`金额（万元）`), or null. */
  readonly moneyUnit: MoneyUnit | null;
}

/** Titles stand on one of the first rows, below preamble and notes. */
export const HEADER_ROWS_SEARCHED = 20;
/** One recognised title may be chance. */
const FEWEST_FIELDS = 2;
/** A column without a title can be named by its letters if one of so many rows below has something in it. */
const ROWS_OF_WIDTH = 50;

/**
 * Looks for a table with the given fields on a sheet: a header on any of the first 20 rows, of one row or of two
 * (bands over field names), below any preamble.
 * @param given the user's own mapping, field name → column title or column letters; it is obeyed: a field whose column is
 * not there stays unread, and so does one that is mapped to an empty text
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
    const double =
      row + 1 < sheet.rows.length ? bandedTitles(sheet.rows[row], sheet.rows[row + 1], fields) : null;
    const banded = double && assign(sheet, row + 1, double, fields, given);
    for (const found of [single, banded]) {
      if (
        found &&
        found.columns.length >= FEWEST_FIELDS &&
        (best === null || found.score > best.score + 1e-9)
      ) {
        best = found;
      }
    }
  }
  return best;
}

function titlesOf(row: readonly CellValue[]): string[] {
  return Array.from(row, (value) => (typeof value === 'string' ? value.trim() : ''));
}

/** `编制单位：某公司` above a table is no band over a column. */
const IS_PREAMBLE = /[:：]\s*\S/;

/**
 * Field names of the lower row; where it has none, the upper row's; of 到期 below 日期 both together. Null where the lower row cannot be
 * a header.
 */
function bandedTitles(
  upper: readonly CellValue[],
  lower: readonly CellValue[],
  fields: readonly Field[],
): string[] | null {
  if (lower.some((value) => typeof value === 'number' || typeof value === 'boolean')) return null;
  const above = titlesOf(upper).map((title) => (IS_PREAMBLE.test(title) ? '' : title));
  const below = titlesOf(lower);
  if (!below.some((title) => title !== '') || !above.some((title, column) => title !== '' && !below[column]))
    return null;
  const width = Math.max(above.length, below.length);
  const titles: string[] = [];
  let band = '';
  for (let column = 0; column < width; column++) {
    // A band that is merged over several columns stands in the first of them.
    band = above[column] || (below[column] ? band : '');
    titles.push(dayTitle(below[column], band, fields) ?? (below[column] || above[column] || ''));
  }
  return titles;
}

/** A title that says nothing by itself, and the name of a day together with its band; null where it is none. */
function dayTitle(title: string | undefined, band: string, fields: readonly Field[]): string | null {
  if (!title || band === '' || matchTitle(title, fields).length > 0) return null;
  const together = `${title}${band}`;
  const [best] = matchTitle(together, fields);
  return best?.field.kind === 'day' && best.reason !== 'contains' ? together : null;
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
  const notFound: { field: string; wanted: string }[] = [];
  const below = sheet.rows[headerRow + 1] ?? [];
  const unitBelow = (column: number): MoneyUnit | null => {
    const value = below[column];
    if (typeof value !== 'string' || below.some((cell) => typeof cell === 'number')) return null;
    return moneyUnitIn(`(${value.trim().replace(/^[(（]|[)）]$/g, '')})`);
  };
  const place = (column: number, field: Field, confidence: number, reason: MatchReason): void => {
    if (columns.has(column) || taken.has(field.name)) return;
    taken.add(field.name);
    const title = titles[column] ?? '';
    const moneyUnit = moneyUnitOfTitle(title) ?? (field.kind === 'amount' ? unitBelow(column) : null);
    columns.set(column, { column, title, field, confidence, reason, moneyUnit });
  };
  for (const field of fields) {
    const wanted = given[field.name]?.trim();
    if (wanted === undefined) continue;
    const column = wanted === '' ? -1 : columnNamed(wanted, titles, sheet, headerRow);
    if (column !== -1) place(column, field, 1, 'given');
    else if (wanted !== '') notFound.push({ field: field.name, wanted });
    taken.add(field.name);
  }
  const candidates = titles.flatMap((title, column) =>
    matchTitle(title, fields).map((match) => ({ column, ...match })),
  );
  candidates.sort((a, b) => byLikelihood(a, b) || a.column - b.column);
  for (const { column, field, confidence, reason } of candidates) place(column, field, confidence, reason);
  if (columns.size === 0) return null;
  const sorted = [...columns.values()].sort((a, b) => a.column - b.column);
  const firstTitle = titles.findIndex((title) => title !== '');
  const firstColumn = firstTitle === -1 ? sorted[0].column : Math.min(firstTitle, sorted[0].column);
  const width = Math.max(titles.length, sorted[sorted.length - 1].column + 1);
  return {
    sheet,
    headerRow,
    firstColumn,
    titles: Array.from({ length: width - firstColumn }, (_, index) => titles[firstColumn + index] ?? ''),
    columns: sorted,
    notFound,
    moneyUnit: unitAbove(sheet, headerRow) ?? moneyUnitIn(sheet.name) ?? moneyUnitIn(sheet.file),
    // A column named by its letters is there on every row; only a title shows that a row is the header.
    score: sorted.reduce((sum, { confidence, title }) => sum + (title === '' ? 0 : confidence), 0),
  };
}

/** A column by its title, or else by its letters; -1 where there is none. */
function columnNamed(wanted: string, titles: readonly string[], sheet: SheetData, headerRow: number): number {
  const byTitle = titles.indexOf(wanted);
  if (byTitle !== -1) return byTitle;
  const key = titleKey(wanted);
  const byKey = key === '' ? -1 : titles.findIndex((title) => title !== '' && titleKey(title) === key);
  if (byKey !== -1 || !/^[A-Za-z]{1,3}$/.test(wanted)) return byKey;
  const column =
    [...wanted.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const rows = sheet.rows.slice(headerRow, headerRow + ROWS_OF_WIDTH);
  return rows.some((row) => !isBlank(row[column])) ? column : -1;
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
