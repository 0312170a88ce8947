import type { IRange } from '@univerjs/core';
import type { Box } from '../../../host/box';
import { SHEET_COLUMNS, SHEET_ROWS } from '../../../host/box';

export function rangeOf(box: Box): IRange {
  return {
    startRow: box.row,
    endRow: box.row + box.rows - 1,
    startColumn: box.column,
    endColumn: box.column + box.columns - 1,
  };
}

/** A range of the grid; its edges are not numbers where whole rows or columns are meant. */
export function boxOf(range: IRange): Box {
  const rows = Number.isInteger(range.startRow) && Number.isInteger(range.endRow) && range.rangeType !== 2;
  const columns =
    Number.isInteger(range.startColumn) && Number.isInteger(range.endColumn) && range.rangeType !== 1;
  const all = range.rangeType === 3;
  return {
    ...(rows && !all
      ? { row: range.startRow, rows: range.endRow - range.startRow + 1 }
      : { row: 0, rows: SHEET_ROWS }),
    ...(columns && !all
      ? { column: range.startColumn, columns: range.endColumn - range.startColumn + 1 }
      : { column: 0, columns: SHEET_COLUMNS }),
  };
}

/** Runs of neighbouring lines as ranges over a whole row or column. */
export function lineRanges(axis: 'row' | 'column', lines: Iterable<number>, breadth: number): IRange[] {
  const sorted = [...lines].sort((a, b) => a - b);
  const ranges: IRange[] = [];
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end] + 1) end++;
    const [first, last] = [sorted[at], sorted[end]];
    ranges.push(
      axis === 'row'
        ? { startRow: first, endRow: last, startColumn: 0, endColumn: breadth - 1 }
        : { startRow: 0, endRow: breadth - 1, startColumn: first, endColumn: last },
    );
    at = end + 1;
  }
  return ranges;
}

/** The lines that ranges cover. */
export function linesOf(axis: 'row' | 'column', ranges: readonly IRange[]): number[] {
  return ranges.flatMap((range) => {
    const [first, last] =
      axis === 'row' ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}
