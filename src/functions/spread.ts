import { atOnce, ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { Argument } from './argument';
import { CellError, type Result } from './cell';

/**
 * Computes cell by cell, as Excel's own functions do: an argument of one row or column goes with every row or column, a cell
 * beyond a longer argument's end is #N/A, an error in one of its cells is the cell's result (the first argument's first). Rests between
 * rows: a column may be as long as a ledger, and several may be computed at a time.
 * @param compute may throw a CellError; it becomes that cell's result
 */
export function spread<Values extends readonly unknown[]>(
  args: { readonly [Index in keyof Values]: Argument<Values[Index]> },
  compute: (...values: Values) => Result,
): Paced<Result[][]> {
  return eachCell(args, compute);
}

/** The values of each cell, or its error: for functions that compute many cells at once. */
export function readCells<Values extends readonly unknown[]>(args: {
  readonly [Index in keyof Values]: Argument<Values[Index]>;
}): (Values | CellError)[][] {
  return atOnce(eachCell<Values, Values>(args, (...values) => values));
}

function* eachCell<Values extends readonly unknown[], Made>(
  args: { readonly [Index in keyof Values]: Argument<Values[Index]> },
  make: (...values: Values) => Made,
): Paced<(Made | CellError)[][]> {
  const all = args as readonly Argument<unknown>[];
  const height = Math.max(...all.map(({ cells }) => cells.length));
  const width = Math.max(...all.map(({ cells }) => cells[0]?.length ?? 0));
  const made: (Made | CellError)[][] = [];
  for (let row = 0; row < height; row++) {
    if (row > 0 && row % ROWS_BETWEEN_RESTS === 0) yield;
    const cells: (Made | CellError)[] = [];
    for (let column = 0; column < width; column++) cells.push(cellAt(all, row, column, make));
    made.push(cells);
  }
  return made;
}

function valueAt({ cells, read }: Argument<unknown>, row: number, column: number): unknown {
  const own = cells.length === 1 ? cells[0] : cells[row];
  const cell = own?.length === 1 ? own[0] : own?.[column];
  if (cell === undefined) throw new CellError('#N/A');
  if (cell instanceof CellError) throw cell;
  return read(cell);
}

function cellAt<Values extends readonly unknown[], Made>(
  args: readonly Argument<unknown>[],
  row: number,
  column: number,
  make: (...values: Values) => Made,
): Made | CellError {
  return orError(() => {
    const values: unknown[] = [];
    for (const argument of args) values.push(valueAt(argument, row, column));
    return make(...(values as unknown as Values));
  });
}

/** What is made for one cell or one row, or the error that it shows; a number beyond what can be held exactly is Excel's #NUM!. */
export function orError<Made>(make: () => Made): Made | CellError {
  try {
    return make();
  } catch (error) {
    if (error instanceof CellError) return error;
    if (error instanceof RangeError) return new CellError('#NUM!');
    throw error;
  }
}
