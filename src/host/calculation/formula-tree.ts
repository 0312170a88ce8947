import type { Box } from '../box';
import type { CellError } from '../cell';

/** A formula taken apart. */
export type FormulaTree =
  | { readonly kind: 'constant'; readonly value: number | string | boolean | CellError }
  | { readonly kind: 'array'; readonly rows: readonly (readonly (number | string | boolean | CellError)[])[] }
  /** Cells; `sheet` is null where the formula names none. */
  | { readonly kind: 'cells'; readonly sheet: string | null; readonly box: Box }
  | TableTree
  | { readonly kind: 'name'; readonly sheet: string | null; readonly name: string }
  /** The cells into which the formula of a cell has spilled (`A1#`). */
  | { readonly kind: 'spill'; readonly of: FormulaTree }
  | { readonly kind: 'prefix'; readonly operator: '-' | '+' | '@'; readonly operand: FormulaTree }
  | { readonly kind: 'percent'; readonly operand: FormulaTree }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: FormulaTree;
      readonly right: FormulaTree;
    }
  /** Arguments that were left out between two commas are null. */
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly (FormulaTree | null)[] };

/** Cells by a table's name and titles; without a name it is the table in which the formula stands. */
export interface TableTree {
  readonly kind: 'table';
  readonly table: string | null;
  /** Its rows of data, all rows, the header, or the formula's own row. */
  readonly part: 'data' | 'all' | 'headers' | 'row';
  /** Titles of the first and the last column; null for all columns. */
  readonly columns: readonly [first: string, last: string] | null;
}

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';
