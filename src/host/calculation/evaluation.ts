import type { Box } from '../box';
import type { HostSheet, HostTable } from '../book';
import type { CellContent } from '../cell';
import type { Computed, ValueGrid } from './computed';
import type { FormulaTree } from './formula-tree';

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

/** What a function that computes its arguments itself can ask for. */
export interface Evaluation {
  readonly place: FormulaPlace;
  readonly sight: FormulaSight;
  /** What an argument comes to; null where it is left out. */
  compute(part: FormulaTree | null | undefined): Computed;
  /** The same where some names mean values of their own (LET). */
  computeWith(names: ReadonlyMap<string, Computed>, part: FormulaTree | null): Computed;
  /** The values behind a reference. */
  plain(value: Computed): CellContent | ValueGrid;
  /** The same, always as a grid. */
  grid(value: Computed): ValueGrid;
}
