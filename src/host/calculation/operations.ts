import { CellError, type CellContent } from '../cell';
import {
  asNumber,
  asText,
  compareValues,
  DIVISION_ERROR,
  NOT_AVAILABLE,
  NUMBER_ERROR,
  ValueGrid,
} from './computed';
import type { Operator } from './formula-tree';

/** One operator on two values. */
export function operate(operator: Operator, left: CellContent, right: CellContent): CellContent {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  switch (operator) {
    case '&': {
      const [a, b] = [asText(left), asText(right)];
      return typeof a === 'string' && typeof b === 'string' ? a + b : NOT_AVAILABLE;
    }
    case '=':
      return compareValues(left, right) === 0;
    case '<>':
      return compareValues(left, right) !== 0;
    case '<':
      return compareValues(left, right) < 0;
    case '>':
      return compareValues(left, right) > 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>=':
      return compareValues(left, right) >= 0;
    default:
      return arithmetic(operator, left, right);
  }
}

function arithmetic(
  operator: '+' | '-' | '*' | '/' | '^',
  left: CellContent,
  right: CellContent,
): CellContent {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a instanceof CellError) return a;
  if (b instanceof CellError) return b;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? DIVISION_ERROR : a / b;
    case '^': {
      if (a === 0 && b < 0) return DIVISION_ERROR;
      const power = a === 0 && b === 0 ? NaN : a ** b;
      return Number.isFinite(power) ? power : NUMBER_ERROR;
    }
  }
}

/**
 * Applies something to values that may be single or many, as Excel does: a single value meets every value of the other side,
 * a row every row, a column every column; where sizes do not fit the rest is #N/A.
 */
export function broadcast(
  operands: readonly (CellContent | ValueGrid)[],
  apply: (values: readonly CellContent[]) => CellContent,
): CellContent | ValueGrid {
  const grids = operands.filter((operand) => operand instanceof ValueGrid);
  if (grids.length === 0) return apply(operands as readonly CellContent[]);
  const height = Math.max(...grids.map((grid) => grid.height));
  const width = Math.max(...grids.map((grid) => grid.width));
  const at = (operand: CellContent | ValueGrid, row: number, column: number): CellContent => {
    if (!(operand instanceof ValueGrid)) return operand;
    const y = operand.height === 1 ? 0 : row;
    const x = operand.width === 1 ? 0 : column;
    return y < operand.height && x < operand.width ? operand.rows[y][x] : NOT_AVAILABLE;
  };
  return new ValueGrid(
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) =>
        apply(operands.map((operand) => at(operand, row, column))),
      ),
    ),
  );
}
