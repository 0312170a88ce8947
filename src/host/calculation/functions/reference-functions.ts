import { fitsSheet } from '../../box';
import { HostError } from '../../host-error';
import { CellError, type CellContent } from '../../cell';
import {
  ANY,
  conditionIn,
  ErrorResult,
  type FunctionTable,
  numberIn,
  ofParts,
  type PartFunction,
  textIn,
} from '../built-in-function';
import {
  type CellsReference,
  type Computed,
  isReference,
  REFERENCE_ERROR,
  VALUE_ERROR,
  ValueGrid,
} from '../computed';
import type { Evaluation } from '../evaluation';
import type { FormulaTree } from '../formula-tree';
import { parseFormula } from '../parse-formula';
import { numbersOf, RANKINGS, SUMMARIES, withoutErrors } from './statistics-functions';

/** @throws ErrorResult where an argument is no reference */
function cellsIn(part: FormulaTree | null | undefined, evaluation: Evaluation): CellsReference {
  const cells = evaluation.compute(part);
  if (isReference(cells)) return cells;
  throw new ErrorResult(cells instanceof CellError ? cells : VALUE_ERROR);
}

/** One value of an argument. */
function valueIn(part: FormulaTree | null | undefined, evaluation: Evaluation): CellContent {
  return evaluation.grid(evaluation.compute(part)).rows[0]?.[0] ?? null;
}

/** ROW and COLUMN: of the formula itself, or of every row or column of some cells. */
function linesOf(axis: 'row' | 'column'): PartFunction {
  return ofParts([0, 1], ([part], evaluation) => {
    if (!part) return evaluation.place[axis] + 1;
    const { sheet, box } = cellsIn(part, evaluation);
    const used = evaluation.sight.inUse(sheet, box);
    const numbers = Array.from(
      { length: axis === 'row' ? used.rows : used.columns },
      (_, at) => used[axis] + at + 1,
    );
    if (numbers.length === 1) return numbers[0];
    return new ValueGrid(axis === 'row' ? numbers.map((number) => [number]) : [numbers]);
  });
}

/** ROWS and COLUMNS: how many there are. */
function sizeOf(axis: 'rows' | 'columns'): PartFunction {
  return ofParts([1, 1], ([part], evaluation) => {
    const value = evaluation.compute(part);
    if (isReference(value)) return value.box[axis];
    if (value instanceof ValueGrid) return axis === 'rows' ? value.height : value.width;
    return value instanceof CellError ? value : 1;
  });
}

function offset(given: readonly (FormulaTree | null)[], evaluation: Evaluation): Computed {
  const { sheet, box } = cellsIn(given[0], evaluation);
  const number = (at: number, otherwise: number): number => {
    const value = given[at] ? valueIn(given[at], evaluation) : null;
    return value === null ? otherwise : Math.trunc(numberIn(value));
  };
  const [rows, columns] = [number(3, box.rows), number(4, box.columns)];
  // A negative size reaches up or to the left, with the cell itself as its last.
  const moved = {
    row: box.row + number(1, 0) + Math.min(0, rows + 1),
    column: box.column + number(2, 0) + Math.min(0, columns + 1),
    rows: Math.abs(rows),
    columns: Math.abs(columns),
  };
  return fitsSheet(moved) ? { sheet, box: moved } : REFERENCE_ERROR;
}

/** INDIRECT in the A1 manner; references by R1C1 come to #REF!. */
function indirect([text, manner]: readonly (FormulaTree | null)[], evaluation: Evaluation): Computed {
  if (manner !== undefined && !conditionIn(valueIn(manner, evaluation))) return REFERENCE_ERROR;
  const address = textIn(valueIn(text, evaluation));
  try {
    const cells = evaluation.compute(parseFormula(address));
    return isReference(cells) ? cells : REFERENCE_ERROR;
  } catch (error) {
    if (error instanceof HostError) return REFERENCE_ERROR;
    throw error;
  }
}

/** What is left out of a summary besides. */
interface LeftOut {
  readonly filtered: boolean;
  readonly hidden: boolean;
  readonly summaries: boolean;
  readonly errors: boolean;
}

const SUMMARY = /(?<![\p{L}\p{N}_.])(?:SUBTOTAL|AGGREGATE)\(/iu;

/** The values of some cells without those that a summary leaves out. */
function visibleValues(
  { sheet, box }: CellsReference,
  leftOut: LeftOut,
  { sight }: Evaluation,
): CellContent[] {
  const used = sight.inUse(sheet, box);
  const values: CellContent[] = [];
  for (let row = used.row; row < used.row + used.rows; row++) {
    if (leftOut.filtered && sheet.filteredRows.has(row)) continue;
    if (leftOut.hidden && (sheet.hiddenRows.has(row) || sheet.filteredRows.has(row))) continue;
    for (let column = used.column; column < used.column + used.columns; column++) {
      const formula = leftOut.summaries ? sheet.cells.get(row, column)?.formula : undefined;
      if (formula === undefined || !SUMMARY.test(formula)) values.push(sight.value(sheet, row, column));
    }
  }
  return leftOut.errors ? withoutErrors(values) : values;
}

/** SUBTOTAL: rows that a filter hides never count, with 101 to 111 neither do those that the user has hidden. */
function subtotal([code, ...parts]: readonly (FormulaTree | null)[], evaluation: Evaluation): Computed {
  const number = Math.trunc(numberIn(valueIn(code, evaluation)));
  const kind = number > 100 ? number - 100 : number;
  if (kind < 1 || kind > 11) return VALUE_ERROR;
  const leftOut = { filtered: true, hidden: number > 100, summaries: true, errors: false };
  const values = parts.flatMap((part) => visibleValues(cellsIn(part, evaluation), leftOut, evaluation));
  return SUMMARIES[kind]([new ValueGrid([values])], evaluation.sight.today);
}

/** AGGREGATE: its option says what does not count: hidden rows (1, 3, 5, 7), errors (2, 3, 6, 7), other summaries (0 to 3). */
function aggregate(
  [code, option, ...parts]: readonly (FormulaTree | null)[],
  evaluation: Evaluation,
): Computed {
  const kind = Math.trunc(numberIn(valueIn(code, evaluation)));
  const choice = Math.trunc(numberIn(valueIn(option, evaluation)));
  if (choice < 0 || choice > 7) return VALUE_ERROR;
  const leftOut = {
    filtered: false,
    hidden: choice % 2 === 1,
    summaries: choice < 4,
    errors: (choice & 2) === 2,
  };
  const values = (part: FormulaTree | null): CellContent[] => {
    const value = evaluation.compute(part);
    if (isReference(value)) return visibleValues(value, leftOut, evaluation);
    const all = evaluation.grid(value).rows.flat();
    return leftOut.errors ? withoutErrors(all) : all;
  };
  if (kind in RANKINGS) {
    if (parts.length !== 2) return VALUE_ERROR;
    const numbers = numbersOf([new ValueGrid([values(parts[0])])]);
    return RANKINGS[kind](numbers, numberIn(valueIn(parts[1], evaluation)));
  }
  if (!(kind in SUMMARIES)) return VALUE_ERROR;
  return SUMMARIES[kind]([new ValueGrid([parts.flatMap(values)])], evaluation.sight.today);
}

/** COUNTBLANK: cells that hold nothing or an empty text, also beyond what is in use. */
function blanks([part]: readonly (FormulaTree | null)[], evaluation: Evaluation): Computed {
  const cells = cellsIn(part, evaluation);
  const filled = evaluation
    .grid(cells)
    .rows.flat()
    .filter((value) => value !== null && value !== '');
  return cells.box.rows * cells.box.columns - filled.length;
}

/** Functions that need cells and not only their values. */
export const REFERENCE_FUNCTIONS: FunctionTable = {
  ROW: linesOf('row'),
  COLUMN: linesOf('column'),
  ROWS: sizeOf('rows'),
  COLUMNS: sizeOf('columns'),
  OFFSET: ofParts([3, 5], offset),
  INDIRECT: ofParts([1, 2], indirect),
  SUBTOTAL: ofParts([2, ANY], subtotal),
  AGGREGATE: ofParts([3, ANY], aggregate),
  COUNTBLANK: ofParts([1, 1], blanks),
};
