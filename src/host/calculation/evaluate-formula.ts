import type { Box } from '../box';
import type { HostSheet } from '../book';
import { CellError, type CellContent } from '../cell';
import { type BuiltInFunction, type RangeFunction, resultOf } from './built-in-function';
import { BUILT_IN_FUNCTIONS } from './built-in-functions';
import {
  asNumber,
  type Computed,
  isReference,
  NAME_ERROR,
  REFERENCE_ERROR,
  VALUE_ERROR,
  ValueGrid,
} from './computed';
import type { Evaluation, FormulaPlace, FormulaSight } from './evaluation';
import type { FormulaTree } from './formula-tree';
import { broadcast, operate } from './operations';
import { dataOf, tableCells } from './table-reference';

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

  /** Names that LET gives a meaning within its own arguments. */
  let locals: ReadonlyMap<string, Computed> = new Map();
  const within = <Result>(names: ReadonlyMap<string, Computed>, run: () => Result): Result => {
    const outer = locals;
    locals = names;
    try {
      return run();
    } finally {
      locals = outer;
    }
  };
  const evaluation: Evaluation = {
    place,
    sight,
    compute: (part) => (part ? compute(part) : null),
    computeWith: (names, part) => within(new Map([...locals, ...names]), () => (part ? compute(part) : null)),
    plain,
    grid: asGrid,
  };

  const applyToRanges = (builtIn: RangeFunction, given: readonly (FormulaTree | null)[]): Computed => {
    const values = given.map((part) => (part ? compute(part) : null));
    const like = builtIn.sizedLikeFirst;
    const [first] = values;
    const sized = like === null ? undefined : values[like];
    if (like !== null && sized !== undefined && isReference(first) && isReference(sized)) {
      const { rows, columns } = first.box;
      values[like] = { sheet: sized.sheet, box: { ...sized.box, rows, columns } };
    }
    const grids = values.map((value, index) => {
      const grid = asGrid(value);
      return grid !== value && !isReference(value) && isWritten(given[index])
        ? new ValueGrid(grid.rows, true)
        : grid;
    });
    const many = grids.filter(({ height, width }, index) => !builtIn.whole(index) && height * width !== 1);
    if (many.length === 0) return builtIn.compute(grids, sight.today);
    const singles = grids.flatMap((_, index) => (builtIn.whole(index) ? [] : [index]));
    return broadcast(
      singles.map((index) => grids[index]),
      (cells) => {
        const one = grids.slice();
        singles.forEach((index, at) => (one[index] = new ValueGrid([[cells[at]]])));
        const result = resultOf(() => builtIn.compute(one, sight.today));
        return result instanceof ValueGrid ? (result.rows[0]?.[0] ?? null) : result;
      },
    );
  };

  const apply = (builtIn: BuiltInFunction, given: readonly (FormulaTree | null)[]): Computed => {
    const [least, most] = builtIn.count;
    // Excel does not take such a formula at all; a file may hold it nevertheless.
    if (given.length < least || given.length > most) return VALUE_ERROR;
    switch (builtIn.kind) {
      case 'values':
        return broadcast(
          given.map((part) => (part ? plain(compute(part)) : null)),
          (values) => resultOf(() => builtIn.compute(...values)),
        );
      case 'ranges':
        return resultOf(() => applyToRanges(builtIn, given));
      case 'parts':
        return resultOf(() => builtIn.compute(given, evaluation));
    }
  };

  const call = (name: string, given: readonly (FormulaTree | null)[]): Computed => {
    const builtIn = BUILT_IN_FUNCTIONS.get(name);
    if (builtIn) return apply(builtIn, given);
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
        const local = part.sheet === null ? locals.get(part.name.toUpperCase()) : undefined;
        if (local !== undefined) return local;
        const sheet = part.sheet === null ? place.sheet : sight.sheet(part.sheet);
        if (!sheet) return REFERENCE_ERROR;
        const named = sight.named(part.name, sheet);
        if (named) return within(new Map(), () => compute(named));
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
  // Blank cells that a formula comes to are shown as 0.
  if (!(result instanceof ValueGrid)) return result ?? 0;
  if (tree.kind === 'call' && !BUILT_IN_FUNCTIONS.has(tree.name)) return result;
  return new ValueGrid(result.rows.map((row) => row.map((value) => value ?? 0)));
}

/** Functions whose value is a cell, so that a text in it does not count where one written into the formula would. */
const GIVING_CELLS = new Set(['INDEX', 'XLOOKUP']);

/** Whether an argument that comes to one value is written into the formula, and does not stand in a cell. */
function isWritten(part: FormulaTree | null): boolean {
  if (part?.kind === 'call') return !GIVING_CELLS.has(part.name);
  return part?.kind !== 'name';
}

function negated(value: CellContent): CellContent {
  const number = asNumber(value);
  return number instanceof CellError ? number : -number;
}
