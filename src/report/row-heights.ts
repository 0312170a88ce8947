import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { linesOf } from './width';

/** Height of a row without wrapped text, and of each line of text, in points. */
export const ROW_POINTS = 18;
/** Excel makes no row higher than 409.5 points: of a longer text the rest is in the cell and not to be seen. */
export const MOST_ROW_POINTS = 409;
const LINE_POINTS = 13.5;
const PADDING_POINTS = 5;

/** A text that may need several lines in the columns that it has. */
interface Fitted {
  readonly row: number;
  /** Rows that it has for itself, where header cells are merged downwards. */
  readonly rows: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly text: string;
  /** How large its type is beside that of the tables. */
  readonly scale: number;
}

/** Collects what decides the heights of rows; widths are known only when the sheet is finished. */
export class RowHeights {
  private readonly fixed = new Map<number, number>();
  private readonly fitted: Fitted[] = [];

  /** A row of this height, or higher where a text needs it. */
  set(row: number, points: number): void {
    this.fixed.set(row, points);
  }

  /**
   * A row must be high enough for a text over some columns; Excel does not fit merged cells by itself.
   * @param rows that the text has for itself
   * @param scale how large its type is beside that of the tables
   */
  fit(row: number, text: string, firstColumn: number, lastColumn: number, rows = 1, scale = 1): void {
    this.fitted.push({ row, rows, firstColumn, lastColumn, text, scale });
  }

  /**
   * The heights of all rows that do not have the standard height.
   * @param widths of the columns, in characters
   * @param lastOfLines last column of a text that has the whole width
   */
  *all(widths: readonly number[], lastOfLines = widths.length - 1): Paced<{ row: number; points: number }[]> {
    const heights = new Map(this.fixed);
    for (let index = 0; index < this.fitted.length; index++) {
      if (index % ROWS_BETWEEN_RESTS === 0) yield;
      const { row, rows, firstColumn, lastColumn, text, scale } = this.fitted[index];
      let width = 0;
      for (
        let column = firstColumn;
        column <= Math.min(lastColumn, lastColumn === Infinity ? lastOfLines : widths.length - 1);
        column++
      )
        width += widths[column];
      const lines = linesOf(text, width / scale);
      if (lines === 1) continue;
      const needed = Math.ceil((lines * LINE_POINTS + PADDING_POINTS) / rows);
      const points = Math.min(needed, MOST_ROW_POINTS);
      for (let at = row; at < row + rows; at++) {
        if (points > (heights.get(at) ?? 0)) heights.set(at, points);
      }
    }
    return [...heights].map(([row, points]) => ({ row, points })).sort((a, b) => a.row - b.row);
  }
}
