import type { Box } from '../box';
import type { HostSheet, HostTable } from '../book';
import { CellError, type CellContent } from '../cell';
import { RANGE_FUNCTIONS, SCALAR_FUNCTIONS } from './built-in-functions';
import {
  asCondition,
  asNumber,
  type Computed,
  isReference,
  NAME_ERROR,
  REFERENCE_ERROR,
  VALUE_ERROR,
  ValueGrid,
} from './computed';
import type { FormulaTree } from './formula-tree';
import { broadcast, operate } from './operations';
import { dataOf, tableCells } from './table-reference';

/** What a formula sees of the workbook. */
export interface FormulaSight {
  readonly today: number;
  sheet(name: string): HostSheet | null;
  value(sheet: HostSheet, row: number, column: number): CellContent;
  /** The part of a box that can hold anything: the box cut down to what is in use. */
  inUse(sheet: HostSheet, box: Box): Box;
  /** The formula behind a defined name. */
  named(name: string, sheet: HostSheet): FormulaTree | null;
  /** The table of this name; without one the table in which a cell lies. */
  table(name: string | null, place: FormulaPlace): HostTable | null;
  /** The cells into which a cell's formula has spilled. */
  spill(sheet: HostSheet, row: number, column: number): Box | null;
  /** A function of the add-in; undefined where there is none of this name. Throws what stops the formula until it has answered. */
  custom(name: string, given: readonly CustomArgument[]): CellContent | ValueGrid | undefined;
}

/** An argument of a function of the add-in: left out, one value, or the values of a range. */
export type CustomArgument = undefined | CellContent | ValueGrid;

/** Where the formula stands. */
export interface FormulaPlace {
  readonly sheet: HostSheet;
  readonly row: number;
  readonly column: number;
}

/**
 * Computes a formula.
 * @returns one value, or the values that it spills
 */
export function evaluateFormula(
  tree: FormulaTree,
  place: FormulaPlace,
  sight: FormulaSight,
): CellContent | ValueGrid {
  const gridOf = ({ sheet, box }: { sheet: HostSheet; box: Box }): ValueGrid => {
    const { row, column, rows, columns } = sight.inUse(sheet, box);
    return new ValueGrid(
      Array.from({ length: rows }, (_, y) =>
        Array.from({ length: columns }, (__, x) => sight.value(sheet, row + y, column + x)),
      ),
    );
  };
  const plain = (value: Computed): CellContent | ValueGrid => {
    if (!isReference(value)) return value;
    const { sheet, box } = value;
    return box.rows === 1 && box.columns === 1 ? sight.value(sheet, box.row, box.column) : gridOf(value);
  };
  const asGrid = (value: Computed): ValueGrid => {
    if (isReference(value)) return gridOf(value);
    return value instanceof ValueGrid ? value : new ValueGrid([[value]]);
  };
  /** One value where one is needed: of a range, its cell in the formula's own row or column. */
  const intersect = (value: Computed): CellContent => {
    if (value instanceof ValueGrid) return value.rows[0]?.[0] ?? null;
    if (!isReference(value)) return value;
    const { sheet, box } = value;
    const row = box.rows === 1 ? box.row : place.row;
    const column = box.columns === 1 ? box.column : place.column;
    const within =
      row >= box.row && row < box.row + box.rows && column >= box.column && column < box.column + box.columns;
    return within ? sight.value(sheet, row, column) : VALUE_ERROR;
  };

  const call = (name: string, given: readonly (FormulaTree | null)[]): Computed => {
    const argument = (index: number): Computed => {
      const tree = given[index];
      return tree ? compute(tree) : null;
    };
    switch (name) {
      case 'IF': {
        const condition = plain(argument(0));
        if (condition instanceof ValueGrid) {
          const branches = [1, 2].map((index) =>
            index < given.length ? plain(argument(index)) : index === 1,
          );
          return broadcast([condition, ...branches], ([test, yes, no]) => {
            const decided = asCondition(test);
            return decided instanceof CellError ? decided : decided ? yes : no;
          });
        }
        const decided = asCondition(condition);
        if (decided instanceof CellError) return decided;
        if (decided) return given.length > 1 ? (argument(1) ?? 0) : true;
        return given.length > 2 ? (argument(2) ?? 0) : false;
      }
      case 'IFERROR':
      case 'IFNA':
        return broadcast([plain(argument(0)), plain(argument(1))], ([value, instead]) =>
          value instanceof CellError && (name === 'IFERROR' || value.code === '#N/A') ? instead : value,
        );
      case 'ROW':
      case 'COLUMN': {
        const cells = given[0] ? argument(0) : null;
        if (cells !== null && !isReference(cells)) return VALUE_ERROR;
        return name === 'ROW' ? (cells?.box.row ?? place.row) + 1 : (cells?.box.column ?? place.column) + 1;
      }
    }
    const scalar = SCALAR_FUNCTIONS[name] as (typeof SCALAR_FUNCTIONS)[string] | undefined;
    if (scalar)
      return broadcast(
        given.map((_, index) => plain(argument(index))),
        (values) => scalar(...values),
      );
    const ranged = RANGE_FUNCTIONS[name] as (typeof RANGE_FUNCTIONS)[string] | undefined;
    if (ranged)
      return ranged(
        given.map((_, index) => asGrid(argument(index))),
        sight.today,
      );
    const answer = sight.custom(
      name,
      given.map((tree) => (tree ? plain(compute(tree)) : undefined)),
    );
    return answer === undefined ? NAME_ERROR : answer;
  };

  function compute(part: FormulaTree): Computed {
    switch (part.kind) {
      case 'constant':
        return part.value;
      case 'array':
        return new ValueGrid(part.rows);
      case 'cells': {
        const sheet = part.sheet === null ? place.sheet : sight.sheet(part.sheet);
        return sheet ? { sheet, box: part.box } : REFERENCE_ERROR;
      }
      case 'table': {
        const table = sight.table(part.table, place);
        if (!table) return part.table === null ? VALUE_ERROR : NAME_ERROR;
        const { sheet, box } = table;
        const titles = Array.from({ length: box.columns }, (_, at) =>
          String(sheet.cells.get(box.row, box.column + at)?.content ?? ''),
        );
        const cells = tableCells(part, table, titles, place.row);
        return cells instanceof CellError ? cells : { sheet, box: cells };
      }
      case 'name': {
        const sheet = part.sheet === null ? place.sheet : sight.sheet(part.sheet);
        if (!sheet) return REFERENCE_ERROR;
        const named = sight.named(part.name, sheet);
        if (named) return compute(named);
        // The name of a table alone means its rows of data.
        const table = part.sheet === null ? sight.table(part.name, place) : null;
        return table ? { sheet: table.sheet, box: dataOf(table) } : NAME_ERROR;
      }
      case 'spill': {
        const origin = compute(part.of);
        if (!isReference(origin)) return REFERENCE_ERROR;
        const { sheet, box } = origin;
        const spilled = sight.spill(sheet, box.row, box.column);
        return spilled ? { sheet, box: spilled } : REFERENCE_ERROR;
      }
      case 'prefix': {
        const operand = compute(part.operand);
        if (part.operator === '+') return operand;
        if (part.operator === '@') return intersect(operand);
        return broadcast([plain(operand)], ([value]) => negated(value));
      }
      case 'percent':
        return broadcast([plain(compute(part.operand))], ([value]) => operate('/', value, 100));
      case 'operation':
        return broadcast([plain(compute(part.left)), plain(compute(part.right))], ([left, right]) =>
          operate(part.operator, left, right),
        );
      case 'call':
        return call(part.name, part.arguments);
    }
  }

  const result = plain(compute(tree));
  // A formula that comes to a blank cell shows 0.
  return result === null ? 0 : result;
}

function negated(value: CellContent): CellContent {
  const number = asNumber(value);
  return number instanceof CellError ? number : -number;
}
