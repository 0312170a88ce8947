import type { CellValue } from '../workbook/sheet-data';
import type { StyleName } from '../workbook/sheet-plan';
import type { ShownUnit } from './figures';

/** What a cell of a statement is given: in a money column a number or a bigint is an amount in fen; in a date column a number is a day. */
export type Figure = CellValue | bigint;

/** What a column of a statement holds; it decides the look, the width and what a total makes of it. */
export type ColumnKind =
  'serial' | 'text' | 'wrap' | 'center' | 'money' | 'count' | 'days' | 'ratio' | 'date' | 'typing';

/** Addresses of cells, for formulas: of a column in the formula's own row, and in the block's total row. */
export interface FormulaCells {
  readonly at: (column: number) => string;
  readonly total: (column: number) => string;
}

/** One column of a block; columns are referred to by their index in the block. */
export interface BlockColumn {
  readonly title: string;
  /** Title over several neighbouring columns that name the same band. */
  readonly band?: string;
  readonly kind: ColumnKind;
  /** How many columns of the sheet it covers; 1 where not given. */
  readonly span?: number;
  /** Written into every row that has a number there, and into the total row unless that is a SUM. */
  readonly formula?: (cells: FormulaCells) => string;
  /** Texts and titles wider than so many characters are wrapped. */
  readonly widest?: number;
  /** Columns that add up to this one in every row; where they do not as shown, the notes say 尾差. */
  readonly partsOf?: { readonly plus: readonly number[]; readonly minus?: readonly number[] };
  /** What the total row holds: a SUM over the rows (money and counts unless said otherwise), the column's formula, or a value. */
  readonly total?: 'sum' | 'formula' | 'value';
}

/** A row under the total: shares, counts, a check. */
export interface FootRow {
  readonly label: string;
  readonly kind: ColumnKind;
  /** Columns whose figure is of another kind. */
  readonly kinds?: Readonly<Record<number, ColumnKind>>;
  /** By column of the block; null: an empty cell. */
  readonly values: readonly Figure[];
  readonly formula?: (column: number, cells: FormulaCells) => string;
}

export interface LinkTarget {
  readonly sheet: string;
  readonly cell: string;
}

/** A table within a statement: header, body, total. */
export interface Block {
  readonly columns: readonly BlockColumn[];
  /** Turned in place into what the cells hold, so that long tables are not copied. */
  readonly rows: Figure[][];
  /** Exact totals by column; null: nothing is added up there. */
  readonly total?: readonly Figure[];
  readonly foot?: readonly FootRow[];
  readonly link?: (row: number, column: number) => LinkTarget | null;
  /** The look of the sheet's columns is this block's, so that its body needs no description of single cells. */
  readonly long?: boolean;
  /** How many columns of the sheet say what a row is about, where they are not those that are frozen; see `PrintPlan.across`. */
  readonly keyColumns?: number;
  /** Panes are frozen below its header and right of so many columns of the sheet. */
  readonly frozenColumns?: number;
}

/** Where a block came to stand; rows and columns of the sheet, zero-based. */
export interface BlockPlace {
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** -1 where the block has no total. */
  readonly totalRow: number;
  /** First column of the sheet of each column of the block. */
  readonly columns: readonly number[];
  readonly lastColumn: number;
}

/** True for what is added up, compared and aligned to the right. */
export function isFigureKind(kind: ColumnKind): boolean {
  return kind === 'money' || kind === 'count' || kind === 'days' || kind === 'ratio';
}

/** The look of a body cell. */
export function bodyStyle(kind: ColumnKind, unit: ShownUnit): StyleName {
  if (kind === 'money') return unit === '元' ? 'money' : 'moneyWan';
  return kind === 'serial' ? 'center' : kind;
}

/** The look of a cell of a total row. */
export function totalStyle(kind: ColumnKind, unit: ShownUnit): StyleName {
  if (kind === 'money') return unit === '元' ? 'totalMoney' : 'totalMoneyWan';
  if (kind === 'count' || kind === 'days') return 'totalCount';
  return kind === 'ratio' ? 'totalRatio' : 'totalText';
}

/** A total adds up money and counts; ratios and whatever has no sum are computed by their formula. */
export function totalKind({ kind, total, formula }: BlockColumn): 'sum' | 'formula' | 'value' {
  if (total) return total;
  if (kind === 'money' || kind === 'count') return 'sum';
  return formula ? 'formula' : 'value';
}

/** True for what a formula can compute with. */
export function isNumber(value: Figure): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
