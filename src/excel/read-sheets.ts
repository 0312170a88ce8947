import { showsDates } from '../workbook/date-format';
import { Cancelled, type Job } from '../workbook/job';
import { bytesOfRows } from '../workbook/json-bytes';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { unitShown } from '../workbook/unit-format';
import { WorkbookRefusal, type SheetRequest } from '../workbook/workbook';
import { cellValue } from './cell-input';
import { COMMAND_BYTES, READ_BLOCK_BYTES, UNSEEN_CELL_BYTES } from './request-size';
import { rangeOf, rowsOfAddress } from './sheet-range';
import type { Errand, Trips } from './trips';

/** Number formats are looked at in so many rows: those of a column's dates are the same from its first data row on. */
const FORMAT_ROWS = 200;

/** Sheets that were asked for, in the order of asking, and what Excel says of them before their cells are read. */
interface Outline {
  readonly request: SheetRequest;
  readonly id: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet that is being read. */
interface Reading extends Outline {
  readonly cells: CellValue[][];
  readonly hiddenRows: Set<number>;
  readonly dateColumns: Set<number>;
  readonly shownUnits: Map<number, string>;
}

/**
 * Reads sheets in blocks: only the columns that are wanted, which rows are hidden, which columns show dates.
 * @throws Cancelled, WorkbookRefusal
 */
export async function readSheets(
  trips: Trips,
  wanted: readonly SheetRequest[],
  job: Job,
): Promise<SheetData[]> {
  if (job.signal.aborted) throw new Cancelled();
  if (wanted.length === 0) return [];
  const { file, outlines } = await outlinesOf(trips, wanted);
  const readings = outlines.map((outline): Reading => {
    const width = outline.columns;
    return {
      ...outline,
      cells: Array.from({ length: outline.rows }, () => new Array<CellValue>(width).fill(null)),
      hiddenRows: new Set(),
      dateColumns: new Set(),
      shownUnits: new Map(),
    };
  });
  await trips.carry(readings.flatMap(errandsOf), 'reading', { job, step: 'read' });
  return readings.map(({ request, hidden, cells, hiddenRows, dateColumns, shownUnits }) => ({
    file,
    name: request.sheet,
    hidden,
    rows: cells,
    hiddenRows,
    dateColumns,
    shownUnits,
    // Excel computes before it answers.
    uncomputed: [],
  }));
}

async function outlinesOf(
  trips: Trips,
  wanted: readonly SheetRequest[],
): Promise<{ file: string; outlines: Outline[] }> {
  return trips.ask(
    (context) => {
      context.workbook.load('name');
      const asked = wanted.map((request) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(request.sheet);
        sheet.load('id,visibility');
        const used = sheet.getUsedRangeOrNullObject(true);
        used.load('rowIndex,columnIndex,rowCount,columnCount');
        return { request, sheet, used };
      });
      return () => ({
        file: context.workbook.name,
        outlines: asked.map(({ request, sheet, used }) => {
          if (sheet.isNullObject) throw new WorkbookRefusal('excel.sheet-gone', { sheet: request.sheet });
          const rows = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
          const columns = used.isNullObject ? 0 : used.columnIndex + used.columnCount;
          const wantedWidth =
            request.columns === undefined
              ? columns
              : Math.max(0, ...request.columns.map((column) => column + 1));
          return {
            request,
            id: sheet.id,
            hidden: sheet.visibility !== 'Visible',
            rows: Math.min(rows, request.rows ?? rows),
            columns: Math.min(columns, wantedWidth),
          };
        }),
      });
    },
    1_000 + wanted.length * COMMAND_BYTES * 4,
  );
}

function errandsOf(reading: Reading): Errand[] {
  if (reading.rows === 0 || reading.columns === 0) return [];
  const runs = columnRuns(reading);
  const width = runs.reduce((sum, run) => sum + run.count, 0);
  const blockRows = Math.max(1, Math.floor(READ_BLOCK_BYTES / (Math.max(1, width) * UNSEEN_CELL_BYTES)));
  const errands: Errand[] = [hiddenRowsErrand(reading)];
  for (let first = 0; first < reading.rows; first += blockRows) {
    const rows = Math.min(blockRows, reading.rows - first);
    errands.push(
      ...runs.map((run, index) => blockErrand(reading, first, rows, run, index === runs.length - 1)),
    );
  }
  return errands;
}

function blockErrand(reading: Reading, first: number, rows: number, run: ColumnRun, last: boolean): Errand {
  return {
    sent: COMMAND_BYTES * 2,
    received: rows * run.count * UNSEEN_CELL_BYTES,
    subject: reading.request.sheet,
    ...(last && { rows }),
    split: () => {
      const half = Math.ceil(rows / 2);
      if (half === rows) return [];
      return [
        blockErrand(reading, first, half, run, last),
        blockErrand(reading, first + half, rows - half, run, last),
      ];
    },
    queue(context) {
      const sheet = context.workbook.worksheets.getItem(reading.id);
      const range = sheet.getRangeByIndexes(first, run.first, rows, run.count);
      range.load('values');
      const formatted =
        first < FORMAT_ROWS
          ? sheet.getRangeByIndexes(first, run.first, Math.min(rows, FORMAT_ROWS - first), run.count)
          : null;
      formatted?.load('numberFormat');
      return () => {
        const { values } = range;
        requireComplete(values, rows);
        for (let row = 0; row < rows; row++) {
          const cells = reading.cells[first + row];
          for (let column = 0; column < run.count; column++) {
            cells[run.first + column] = cellValue(values[row][column]);
          }
        }
        if (formatted) collectFormats(reading, first, run, formatted.numberFormat);
        return bytesOfRows(values as CellValue[][]);
      };
    },
  };
}

/** Excel answers nothing, without an error, where a range is too large for it. */
export function requireComplete(values: unknown, rows: number): void {
  if (!Array.isArray(values) || values.length !== rows) {
    throw new WorkbookRefusal('excel.too-big', { code: 'IncompleteAnswer', message: '' });
  }
}

function collectFormats(reading: Reading, first: number, run: ColumnRun, formats: unknown[][]): void {
  formats.forEach((row, index) => {
    row.forEach((format, column) => {
      const at = run.first + column;
      if (typeof format !== 'string' || typeof reading.cells[first + index][at] !== 'number') return;
      if (showsDates(format)) reading.dateColumns.add(at);
      const unit = unitShown(format);
      if (unit !== null) reading.shownUnits.set(at, unit);
    });
  });
}

/** Which rows the user does not see: one question for the whole sheet, however many there are. */
function hiddenRowsErrand(reading: Reading): Errand {
  return {
    sent: COMMAND_BYTES * 3,
    received: 1_000,
    queue(context) {
      const sheet = context.workbook.worksheets.getItem(reading.id);
      const all = rangeOf(sheet, {
        firstRow: 0,
        firstColumn: 0,
        lastRow: reading.rows - 1,
        lastColumn: reading.columns - 1,
      });
      all.load('rowHidden');
      const visible = all.getSpecialCellsOrNullObject('Visible');
      visible.load('address');
      return () => {
        // False: none is hidden; true: all are; null: some.
        if (all.rowHidden === false) return 10;
        const seen = new Uint8Array(reading.rows);
        const address = visible.isNullObject ? '' : visible.address;
        for (const [first, last] of rowsOfAddress(address)) seen.fill(1, first, last + 1);
        for (let row = 0; row < reading.rows; row++) if (seen[row] === 0) reading.hiddenRows.add(row);
        return address.length;
      };
    },
  };
}

interface ColumnRun {
  readonly first: number;
  readonly count: number;
}

/** The wanted columns as runs of neighbours. */
function columnRuns({ request, columns }: Outline): ColumnRun[] {
  if (request.columns === undefined) return [{ first: 0, count: columns }];
  const runs: { first: number; count: number }[] = [];
  for (const column of [...new Set(request.columns)].sort((a, b) => a - b)) {
    if (column >= columns) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.count === column) run.count += 1;
    else runs.push({ first: column, count: 1 });
  }
  return runs;
}
