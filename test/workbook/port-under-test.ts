import type { CellValue, WorkbookData } from '../../src/workbook/sheet-data';
import type { Workbook } from '../../src/workbook/workbook';

/** One implementation of the workbook, as the shared suite (port-suite.ts) sees it. */
export interface PortUnderTest {
  readonly name: string;
  /** Opens a workbook of the user's: his sheets with values, hidden rows and columns that show dates. */
  readonly open: (data: WorkbookData) => Promise<OpenPort>;
}

/** A workbook that is open, and the hand of its user. Rows and columns are zero-based. */
export interface OpenPort {
  /** The port. After the user has done something it may be another object: ask for it anew. */
  readonly workbook: Workbook;
  /** A later session on the same workbook: everything but what travels with the workbook is forgotten. */
  readonly reopen: () => Promise<void>;
  /** What the cells of a sheet hold, read past the port. */
  readonly cells: (sheet: string) => Promise<HeldCells>;
  /** Names of all sheets that the user sees, in their order. */
  readonly visibleSheets: () => Promise<readonly string[]>;
  readonly rename: (sheet: string, name: string) => Promise<void>;
  /** Moves a sheet behind all others. */
  readonly moveToEnd: (sheet: string) => Promise<void>;
  /** Types into a cell; a formula is given with its equals sign. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue | Formula) => Promise<void>;
}

export interface Formula {
  readonly formula: string;
}

export interface HeldCells {
  readonly values: readonly (readonly CellValue[])[];
  /** By address (`C7`), without the equals sign. */
  readonly formulas: Readonly<Record<string, string>>;
}
