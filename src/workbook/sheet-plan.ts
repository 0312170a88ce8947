import type { CellValue } from './sheet-data';

/**
 * A sheet to be written, as plain data: it can be compared, written to Excel, written to a file, or drawn.
 * Rows and columns are zero-based. `rows` holds every value (of a formula: its computed value); `cells` adds
 * what a cell has beyond its value and its column's style.
 */
export interface SheetPlan {
  /** The sheet's name, unique in the workbook, 31 characters at most. */
  readonly name: string;
  /** Stable id of the sheet's kind, for example `aging` or `phase:清收`: by it a later run finds its own sheet again. */
  readonly id: string;
  readonly columns: readonly ColumnPlan[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly cells: readonly CellPlan[];
  readonly rowHeights?: readonly { readonly row: number; readonly points: number }[];
  readonly merges?: readonly Area[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly tables?: readonly TablePlan[];
  readonly charts?: readonly ChartPlan[];
  readonly validations?: readonly ValidationPlan[];
  readonly typing?: readonly TypingPlan[];
  readonly names?: readonly NamePlan[];
  readonly print: PrintPlan;
}

/** A rectangle of cells, both ends included. */
export interface Area {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface ColumnPlan {
  /** Width in characters of the default font. */
  readonly width: number;
  /** Style of every cell of the column that has none of its own in `cells`. */
  readonly style?: StyleName;
}

export interface CellPlan {
  readonly row: number;
  readonly column: number;
  readonly style?: StyleName;
  /** A1 formula without the equals sign; its computed value stands in `rows`. */
  readonly formula?: string;
  /** Where a click leads within the workbook. */
  readonly link?: { readonly sheet: string; readonly cell: string };
  readonly comment?: string;
}

/** The looks that cells of generated sheets can have; each is described once, in `style.ts`. */
export type StyleName =
  | 'title'
  | 'subtitle'
  | 'subtitleRight'
  | 'subtitleCenter'
  | 'header'
  | 'text'
  | 'wrap'
  | 'money'
  | 'moneyWan'
  | 'count'
  | 'days'
  | 'ratio'
  | 'date'
  | 'center'
  | 'typing'
  | 'totalText'
  | 'totalMoney'
  | 'totalMoneyWan'
  | 'totalCount'
  | 'totalRatio'
  | 'section'
  | 'note'
  | 'signature'
  | 'link'
  | 'linkCenter'
  | 'bigNumber'
  | 'bigRatio'
  | 'bigLabel'
  | 'letterTitle'
  | 'letterText'
  | 'letterRight'
  | 'letterCenter'
  | 'plain'
  | 'plainDate'
  | 'plainMoney'
  | 'plainCount'
  | 'plainRatio';

/** An Excel table over a header row and its data rows. */
export interface TablePlan {
  /** Unique in the workbook; letters, digits and underscores. */
  readonly name: string;
  readonly area: Area;
  /** Texts of the header row, unique within the table. */
  readonly columns: readonly string[];
}

export interface ChartPlan {
  readonly kind: 'column' | 'bar' | 'line';
  readonly title: string;
  readonly categories: Area;
  readonly series: readonly { readonly name: string; readonly values: Area; readonly line?: boolean }[];
  readonly valueAxis: string;
  readonly categoryAxis?: string;
  readonly valueFormat?: string;
  /** Cells that the chart covers. */
  readonly anchor: Area;
  readonly altText: string;
}

export interface ValidationPlan {
  readonly area: Area;
  /** A closed list, a calendar day, a number, or a ratio between 0 and 1. */
  readonly kind: 'list' | 'date' | 'number' | 'ratio';
  readonly values?: readonly string[];
  readonly title: string;
  readonly message: string;
}

/** A cell of the sheet that formulas of the whole workbook call by name. */
export interface NamePlan {
  /** Unique in the workbook; an update leads the name to the sheet's cell again. */
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/** Cells that are meant for the user's typing: an update keeps what stands in them. */
export interface TypingPlan {
  readonly area: Area;
  /** Columns of the sheet whose values name a row: by them a text finds its row again when rows move. */
  readonly keyColumns: readonly number[];
}

export interface PrintPlan {
  readonly landscape: boolean;
  readonly area: Area;
  /** Header rows repeated on every page, zero-based, both included. */
  readonly repeatRows?: { readonly first: number; readonly last: number };
  /**
   * What is too wide for one page comes on several side by side, numbered across and then down; the columns that say what a row is
   * about, zero-based, both included, are repeated on each.
   */
  readonly across?: {
    readonly pages: number;
    readonly repeatColumns?: { readonly first: number; readonly last: number };
  };
  /** All of it on one page, made smaller where it must be; otherwise it is as wide as `across` says and as long as it is. */
  readonly onePage?: true;
  /** Rows that begin a new page, zero-based, in rising order. */
  readonly breaksBefore?: readonly number[];
  /** At the top of each page: what a sheet that begins with its table is, of which day and in what unit. */
  readonly header?: string;
  /** At the foot of each page: `&P` is its number, `&N` how many there are; 「第 1 页 共 3 页」 where not given. */
  readonly footer?: string;
  /** Pages that go to different people are not numbered through. */
  readonly unnumbered?: true;
}
