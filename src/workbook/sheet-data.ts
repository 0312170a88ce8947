/**
 * What one cell holds when it is read. Dates arrive as serial numbers of the 1900 date system (a file in the 1904
 * system is converted by its port); error values arrive as their text (`#N/A`).
 */
export type CellValue = string | number | boolean | null;

/** One sheet of the user's, as it stands: nothing trimmed, nothing interpreted. */
export interface SheetData {
  /** The file's name as the user knows it, without folders. */
  readonly file: string;
  readonly name: string;
  readonly hidden: boolean;
  /** `rows[0]` is row 1 of the sheet, `rows[0][0]` its cell A1. Rows may be shorter than the sheet is wide. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Zero-based rows that the user does not see: hidden by hand, grouped away or filtered out. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Zero-based columns in which numbers are shown as dates. */
  readonly dateColumns: ReadonlySet<number>;
  /** Zero-based columns whose number format writes a money unit behind the figures, and which; absent where none does. */
  readonly shownUnits?: ReadonlyMap<number, string>;
  /** Formula cells that carry no computed value; `rows` holds null there. */
  readonly uncomputed: readonly { readonly row: number; readonly column: number }[];
}

/** One file of the user's, read. */
export interface WorkbookData {
  readonly file: string;
  readonly sheets: readonly SheetData[];
}
