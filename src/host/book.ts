import type { Box } from './box';
import type { Cell, CellStyle } from './cell';

/**
 * The workbook that the host plays on. The protocol knows nothing else of it, so a grid on the screen can stand behind this
 * interface as well as plain memory (`memory-book.ts`).
 */
export interface HostBook {
  name: string;
  /** In their order. */
  readonly sheets: HostSheet[];
  active: HostSheet;
  selection: { sheet: HostSheet; box: Box };
  readonly names: HostName[];
  readonly tables: HostTable[];
  readonly parts: HostXmlPart[];
  readonly settings: HostSetting[];
  readonly comments: HostComment[];
  readonly properties: Record<string, string>;
  /** Whether sheets can be added, renamed, moved, hidden or deleted. */
  structureProtected: boolean;
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual';
  /** A new sheet at the end; its name is free. */
  addSheet(name: string): HostSheet;
  /** A number that the book has never given before: ids are made of it. */
  nextNumber(): number;
}

/** One sheet. */
export interface HostSheet {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  tabColor: string;
  gridlines: boolean;
  headings: boolean;
  protected: boolean;
  readonly cells: CellStore;
  /** Points; the standard width where missing. */
  readonly columnWidths: Map<number, number>;
  readonly rowHeights: Map<number, number>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** Rows that the filter hides. */
  readonly filteredRows: Set<number>;
  /** Where the sheet's own filter lies. */
  filter: Box | null;
  /** What the filters of the sheet and of its tables let through. */
  criteria: HostCriterion[];
  merges: Box[];
  frozen: Box | null;
  validations: HostValidation[];
  conditions: HostCondition[];
  readonly charts: HostChart[];
  readonly custom: HostSetting[];
  readonly page: HostPage;
}

/** What a filter lets through in one column. */
export interface HostCriterion {
  /** The cells below the header. */
  readonly box: Box;
  /** Texts of cells that stay in sight; an empty one stands for blank cells. */
  readonly shown: ReadonlySet<string>;
}

/** The cells of a sheet: the part of it that a grid replaces first. */
export interface CellStore {
  get(row: number, column: number): Cell | undefined;
  /** Changes some members of a cell; a cell that is not there yet begins as its column looks. */
  change(row: number, column: number, change: Partial<Cell>): void;
  remove(row: number, column: number): void;
  /** What new cells of a column begin with. */
  columnLook(column: number): { readonly format?: string; readonly style?: CellStyle } | undefined;
  setColumnLook(column: number, look: { readonly format?: string; readonly style?: CellStyle }): void;
  /** The smallest box around what is used; with `valuesOnly` formatted, empty cells do not count. Null for an empty sheet. */
  used(valuesOnly: boolean): Box | null;
  /** Every cell that is there, inside a box, row by row. */
  each(box: Box, visit: (row: number, column: number, cell: Cell) => void): void;
  /** Every cell with a formula, row by row. */
  eachFormula(visit: (row: number, column: number, formula: string) => void): void;
  /** Moves cells: each goes where `to` says; null drops it. */
  move(to: (row: number, column: number) => { row: number; column: number } | null): void;
}

export interface HostName {
  name: string;
  /** With its equals sign. */
  formula: string;
  comment: string;
  visible: boolean;
  /** Null for a name of the whole workbook. */
  readonly sheet: HostSheet | null;
}

export interface HostTable {
  readonly id: string;
  name: string;
  readonly sheet: HostSheet;
  box: Box;
  /** What office.js may set on a table, by wire name. */
  readonly looks: Record<string, unknown>;
}

export interface HostXmlPart {
  readonly id: string;
  namespace: string;
  xml: string;
}

/** A key with its value: a setting of the workbook, or a custom property of a sheet. */
export interface HostSetting {
  readonly key: string;
  value: unknown;
}

export interface HostComment {
  readonly id: string;
  readonly sheet: HostSheet;
  row: number;
  column: number;
  content: string;
}

export interface HostValidation {
  box: Box;
  rule: Record<string, unknown>;
  prompt: Record<string, unknown>;
  errorAlert: Record<string, unknown>;
  ignoreBlanks: boolean;
}

export interface HostCondition {
  readonly id: string;
  box: Box;
  readonly type: string;
  readonly looks: Record<string, Record<string, unknown>>;
}

/** A chart; what office.js sets on its parts lies in `looks`, by the path of the part (`Title`, `Axes/ValueAxis`). */
export interface HostChart {
  readonly id: string;
  name: string;
  type: string;
  readonly looks: Record<string, Record<string, unknown>>;
  source: { sheet: HostSheet; box: Box } | null;
  seriesBy: string;
  anchor: Box | null;
  series: HostSeries[];
}

export interface HostSeries {
  name: string;
  values: { sheet: HostSheet; box: Box } | null;
  categories: { sheet: HostSheet; box: Box } | null;
  readonly looks: Record<string, Record<string, unknown>>;
}

/** Page set-up: members by wire name, headers and footers, print area and titles. */
export interface HostPage {
  readonly looks: Record<string, unknown>;
  readonly headersFooters: Record<string, Record<string, unknown>>;
  printArea: Box[] | null;
  titleRows: Box | null;
  titleColumns: Box | null;
  /** Zero-based rows that begin a new page, in rising order. */
  rowBreaks: number[];
}

/** Standard sizes in points. */
export const STANDARD_WIDTH = 48;
export const STANDARD_HEIGHT = 15;
