import { bytesOfRows } from '../workbook/json-bytes';
import type { CellValue } from '../workbook/sheet-data';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { cellOf, type CellContent } from './cell-input';
import { COMMAND_BYTES, UNSEEN_CELL_BYTES } from './request-size';
import { rangeOf, sheetById } from './sheet-range';
import type { Errand } from './trips';

/** A cell for the user's typing that held something else when it was written over than when it was read. */
export interface TypedOver extends CellContent {
  readonly row: number;
  readonly column: number;
}

/**
 * Errands that write rows over, each of which first reads, in the same request, what it writes over of cells meant for typing:
 * nobody can type in between, so that nothing typed is lost unseen.
 * @param errands write rows one after the other, from `firstRow` on
 * @param before what the sheet held when it was read
 * @param typing areas of the sheet as it stands
 * @param typed hears of each such cell
 */
export function readingTyped(
  sheet: { readonly id: string },
  errands: readonly Errand[],
  firstRow: number,
  before: SheetContent,
  typing: readonly Area[],
  typed: (cell: TypedOver) => void,
): Errand[] {
  let next = firstRow;
  return errands.map((errand) => {
    const [first, last] = [next, next + (errand.rows ?? 0) - 1];
    next = last + 1;
    const parts = typing.flatMap((area) => {
      const [firstRow, lastRow] = [Math.max(first, area.firstRow), Math.min(last, area.lastRow)];
      return firstRow <= lastRow ? [{ ...area, firstRow, lastRow }] : [];
    });
    return parts.length === 0 ? errand : readingFirst(sheet, errand, before, parts, typed);
  });
}

/**
 * An errand that first reads, in the same request, cells that it changes.
 * @param before what was seen in them
 * @param parts the cells
 * @param typed hears of each cell that holds something else
 * @param seen where the first cell of `before` lies, A1 where not given; and the bytes that the answer has, where they are known
 */
export function readingFirst(
  sheet: { readonly id: string },
  errand: Errand,
  before: SheetContent,
  parts: readonly Area[],
  typed: (cell: TypedOver) => void,
  seen: { readonly row: number; readonly column: number; readonly bytes?: number } = { row: 0, column: 0 },
): Errand {
  const cells = parts.reduce(
    (sum, { firstRow, lastRow, firstColumn, lastColumn }) =>
      sum + (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1),
    0,
  );
  return {
    ...errand,
    sent: errand.sent + parts.length * COMMAND_BYTES * 2,
    received: errand.received + (seen.bytes ?? cells * UNSEEN_CELL_BYTES * 2),
    queue(context) {
      const ranges = parts.map((area) => {
        const range = rangeOf(sheetById(context, sheet.id), area);
        range.load('values,formulas');
        return { area, range };
      });
      const after = errand.queue(context);
      return () => {
        let bytes = after?.() ?? 0;
        for (const { area, range } of ranges) {
          bytes += bytesOfRows(range.values as CellValue[][]) + bytesOfRows(range.formulas as CellValue[][]);
          range.values.forEach((values, row) =>
            values.forEach((value: unknown, column: number) => {
              const place = { row: area.firstRow + row, column: area.firstColumn + column };
              const cell = cellOf(value, range.formulas[row][column]);
              if (!isSame(cell, before, place.row - seen.row, place.column - seen.column))
                typed({ ...place, ...cell });
            }),
          );
        }
        return bytes;
      };
    },
  };
}

/** A formula shows another value when what it asks for is written; it is the same formula nevertheless. */
function isSame(cell: CellContent, before: SheetContent, row: number, column: number): boolean {
  const formula = before.formulas.get(cellKey(row, column));
  if (cell.formula !== undefined || formula !== undefined) return cell.formula === formula;
  return cell.value === (before.values[row]?.[column] ?? null);
}

/** A content with the cells as they were typed. */
export function withTyped(before: SheetContent, typed: readonly TypedOver[]): SheetContent {
  const values = before.values.slice();
  const formulas = new Map(before.formulas);
  for (const { row, column, value, formula } of typed) {
    const cells = (values[row] ?? []).slice();
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    values[row] = cells;
    if (formula === undefined) formulas.delete(cellKey(row, column));
    else formulas.set(cellKey(row, column), formula);
  }
  return { values, formulas };
}
