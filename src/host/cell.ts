/** An error value in a cell, for example `#N/A`. */
export class CellError {
  constructor(readonly code: string) {}

  toString(): string {
    return this.code;
  }
}

/** What a cell holds; null where it is empty. */
export type CellContent = string | number | boolean | CellError | null;

/** Values of a look by the wire name of the member that carries it, for example `Font/Bold` or `EdgeTop/Style`. */
export type CellStyle = Readonly<Record<string, StyleValue>>;
export type StyleValue = string | number | boolean | null;

/** A link as `Range.hyperlink` carries it. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** One cell of a sheet. */
export interface Cell {
  readonly content: CellContent;
  /** With its equals sign. */
  readonly formula?: string | undefined;
  /** Number format; General where missing. */
  readonly format?: string | undefined;
  readonly style?: CellStyle | undefined;
  readonly link?: Hyperlink | undefined;
  /** The cell whose formula spilled into this one. */
  readonly spilledFrom?: { readonly row: number; readonly column: number } | undefined;
}

/** Whether a cell holds something a user would see as used. */
export function isUsed(cell: Cell): boolean {
  return cell.content !== null || cell.formula !== undefined;
}

/** The errors that Excel knows. */
export const ERROR_CODES: readonly string[] = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
];
