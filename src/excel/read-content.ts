import type { Job } from '../workbook/job';
import { bytesOfRows } from '../workbook/json-bytes';
import type { CellValue } from '../workbook/sheet-data';
import { cellKey, type SheetContent } from '../workbook/sheet-content';
import type { Area } from '../workbook/sheet-plan';
import { cellOf } from './cell-input';
import { COMMAND_BYTES, READ_BLOCK_BYTES, UNSEEN_CELL_BYTES } from './request-size';
import { requireComplete } from './read-sheets';
import { sheetById } from './sheet-range';
import type { Errand, Trips } from './trips';

/** A part of a sheet that is read with its formulas. */
export interface ContentRequest {
  readonly id: string;
  readonly name: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  readonly columns: number;
}

/** An area of a sheet that is to be read. */
export function contentOfArea(
  sheet: Pick<ContentRequest, 'id' | 'name'>,
  { firstRow, firstColumn, lastRow, lastColumn }: Area,
): ContentRequest {
  const [rows, columns] = [lastRow - firstRow + 1, lastColumn - firstColumn + 1];
  return { id: sheet.id, name: sheet.name, firstRow, firstColumn, rows, columns };
}

/**
 * Reads what cells hold, values and formulas, in blocks.
 * @returns for each request its content; row 0 of it is the request's first row, column 0 its first column
 * @throws Cancelled, WorkbookRefusal
 */
export async function readContents(
  trips: Trips,
  requests: readonly ContentRequest[],
  job: Job,
): Promise<SheetContent[]> {
  const contents = requests.map((request) => ({
    request,
    // Each row is made as it is read; a part without columns has nothing to be read.
    values: request.columns === 0 ? Array.from({ length: request.rows }, () => []) : [],
    formulas: new Map<number, string>(),
  }));
  await trips.carry(contents.flatMap(errandsOf), 'reading', { job, step: 'compare' });
  return contents;
}

/** What is being read. */
interface Reading {
  readonly request: ContentRequest;
  readonly values: CellValue[][];
  readonly formulas: Map<number, string>;
}

function errandsOf(reading: Reading): Errand[] {
  const { request } = reading;
  const errands: Errand[] = [];
  if (request.rows === 0 || request.columns === 0) return errands;
  const blockRows = Math.max(1, Math.floor(READ_BLOCK_BYTES / (request.columns * UNSEEN_CELL_BYTES * 2)));
  for (let first = 0; first < request.rows; first += blockRows) {
    errands.push(blockErrand(reading, first, Math.min(blockRows, request.rows - first)));
  }
  return errands;
}

function blockErrand(reading: Reading, first: number, rows: number): Errand {
  const { request, values, formulas } = reading;
  return {
    sent: COMMAND_BYTES * 2,
    received: rows * request.columns * UNSEEN_CELL_BYTES * 2,
    subject: request.name,
    rows,
    split: () => {
      const half = Math.ceil(rows / 2);
      return half === rows
        ? []
        : [blockErrand(reading, first, half), blockErrand(reading, first + half, rows - half)];
    },
    queue(context) {
      const range = sheetById(context, request.id).getRangeByIndexes(
        request.firstRow + first,
        request.firstColumn,
        rows,
        request.columns,
      );
      range.load('values,formulas');
      return () => {
        requireComplete(range.values, rows);
        for (let row = 0; row < rows; row++) {
          const read: CellValue[] = [];
          for (let column = 0; column < request.columns; column++) {
            const cell = cellOf(range.values[row][column], range.formulas[row][column]);
            read.push(cell.value);
            if (cell.formula !== undefined) formulas.set(cellKey(first + row, column), cell.formula);
          }
          values[first + row] = read;
        }
        return bytesOfRows(range.values as CellValue[][]) + bytesOfRows(range.formulas as CellValue[][]);
      };
    },
  };
}
