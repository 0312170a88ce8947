import type { CellValue } from '../workbook/sheet-data';
import type { Area, CellPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { MOST_ROW_POINTS } from './row-heights';
import { linesOf } from './width';

/**
 * What fits below each other on A4 upright, in points; a little less than there is, for printers that round rows up. A sheet that is
 * made smaller to fit the width of the page has more room.
 */
export const PAGE_POINTS = 700;
/** Height of a table row. */
export const TABLE_POINTS = 18;
const TABLE_LINE_POINTS = 13.5;
/** A line of a letter's 12 point type, and how much of what is set in 10 points it holds. */
const TEXT_LINE_POINTS = 17;
const TEXT_SHARE = 0.83;

/** Texts, amounts or formulas of one row of a table; a column of the sheet each, or several. */
export interface PageCell {
  readonly value: CellValue;
  readonly style: StyleName;
  readonly formula?: string;
  /** How many columns of the sheet it covers; 1 where not given. */
  readonly span?: number;
}

interface Line {
  readonly cells: readonly PageCell[];
  readonly points: number;
}

/** One page, from top to bottom. */
export class Page {
  readonly lines: Line[] = [];

  constructor(private readonly widths: readonly number[]) {}

  /** Points that its lines take. */
  get points(): number {
    return this.lines.reduce((sum, { points }) => sum + points, 0);
  }

  /** A text over the whole width. */
  text(value: string, style: StyleName = 'letterText', points?: number): void {
    this.beside([{ value, style, span: this.widths.length }], points);
  }

  /** Texts side by side; as high as the longest of them needs, unless the height is given. */
  beside(cells: readonly PageCell[], points?: number): void {
    this.lines.push({ cells, points: points ?? this.heightOf(cells) });
  }

  space(points = 8): void {
    this.beside([{ value: null, style: 'letterText', span: this.widths.length }], points);
  }

  /** A row of a table. */
  row(cells: readonly PageCell[]): void {
    let column = 0;
    let lines = 1;
    for (const { value, span = 1 } of cells) {
      const width = this.widthFrom(column, span);
      if (typeof value === 'string') lines = Math.max(lines, linesOf(value, width));
      column += span;
    }
    const points = lines === 1 ? TABLE_POINTS : Math.ceil(lines * TABLE_LINE_POINTS + 5);
    this.lines.push({ cells, points });
  }

  private heightOf(cells: readonly PageCell[]): number {
    let column = 0;
    let lines = 1;
    for (const { value, span = 1 } of cells) {
      const width = this.widthFrom(column, span) * TEXT_SHARE;
      if (typeof value === 'string') lines = Math.max(lines, linesOf(value, width));
      column += span;
    }
    return lines * TEXT_LINE_POINTS + 4;
  }

  private widthFrom(column: number, span: number): number {
    return this.widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
  }
}

/** A sheet of pages that are printed one below the other: letters to many debtors on one sheet. */
export class LetterPages {
  private readonly pages: Page[] = [];

  /** @param widths of the columns, in characters */
  constructor(private readonly widths: readonly number[]) {}

  /** A page that is not yet part of the sheet: to see how much of it is filled. */
  draft(): Page {
    return new Page(this.widths);
  }

  /** Adds a page; the next one begins on a new sheet of paper. */
  add(page: Page): void {
    this.pages.push(page);
  }

  /** Zero-based row at which the next page will begin. */
  get nextRow(): number {
    return this.pages.reduce((sum, { lines }) => sum + lines.length, 0);
  }

  plan(name: string, id: string): SheetPlan {
    const rows: CellValue[][] = [];
    const cells: CellPlan[] = [];
    const merges: Area[] = [];
    const rowHeights: { row: number; points: number }[] = [];
    const breaksBefore: number[] = [];
    for (const { lines } of this.pages) {
      if (rows.length > 0) breaksBefore.push(rows.length);
      for (const line of lines) {
        const row = rows.length;
        rowHeights.push({ row, points: Math.min(line.points, MOST_ROW_POINTS) });
        rows.push(layLine(line.cells, row, cells, merges));
      }
    }
    const lastColumn = this.widths.length - 1;
    return {
      name,
      id,
      columns: this.widths.map((width) => ({ width })),
      rows,
      cells,
      rowHeights,
      merges,
      print: {
        landscape: false,
        area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn },
        breaksBefore,
        unnumbered: true,
      },
    };
  }
}

/** Puts the cells of a line side by side; every cell under a merged one has its look, so that borders close. */
function layLine(line: readonly PageCell[], row: number, cells: CellPlan[], merges: Area[]): CellValue[] {
  const values: CellValue[] = [];
  for (const { value, style, formula, span = 1 } of line) {
    const first = values.length;
    for (let column = first; column < first + span; column++) {
      values.push(column === first ? value : null);
      cells.push({ row, column, style, ...(column === first && formula !== undefined && { formula }) });
    }
    if (span > 1)
      merges.push({ firstRow: row, lastRow: row, firstColumn: first, lastColumn: first + span - 1 });
  }
  return values;
}
