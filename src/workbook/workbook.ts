import type { Place } from '../finding/finding';
import type { Job } from './job';
import type { CellValue, SheetData } from './sheet-data';
import type { SheetPlan, StyleName } from './sheet-plan';

/**
 * The workbook in which the user works: what the program needs of it and no more. There is one in Excel (`excel/`) and one
 * on files (`xlsx/`); both pass the same tests (test/workbook).
 *
 * Whatever writes either does all of its work or leaves every cell as it was. A sheet or a column that does not carry our mark
 * is never changed, and no sheet is ever deleted.
 */
export interface Workbook {
  /** The sheets in their order, with their marks. */
  sheets(): Promise<readonly SheetEntry[]>;

  /**
   * Reads sheets in blocks.
   * @param wanted which sheets, and how much of each
   * @throws Cancelled
   */
  read(wanted: readonly SheetRequest[], job: Job): Promise<readonly SheetData[]>;

  /** The configuration that travels with the file; null where it has none yet. */
  configuration(): Promise<Configuration | null>;

  /** Replaces the configuration. */
  configure(configuration: Configuration): Promise<void>;

  /**
   * What writing these plans would do, without doing it: which sheets are new, which are updated, which stay as they are, and
   * which generated cells the user has changed since.
   */
  preview(plans: readonly SheetPlan[], job: Job): Promise<readonly SheetPreview[]>;

  /**
   * Writes generated sheets: those that carry the mark of a plan's id are updated in place (also after a rename or a move),
   * the others are new. What the user typed into cells meant for typing is kept, row by row.
   * @param stamp who writes what; goes into the marks
   * @param choices what is to become of sheets in which the user changed generated cells, by id; the default is to keep them:
   *   nothing of the user's is overwritten unasked
   * @throws Cancelled, WorkbookRefusal, also where the user has changed cells since he has chosen; the workbook is then as it was
   */
  write(
    plans: readonly SheetPlan[],
    stamp: Stamp,
    choices: ReadonlyMap<string, Choice>,
    job: Job,
  ): Promise<WriteReport>;

  /** The columns of ours that stand beside tables of the user's. */
  columns(): Promise<readonly ColumnsEntry[]>;

  /**
   * Writes columns of ours right of a table of the user's, or updates those that are there (found by their mark, wherever the
   * user has moved them).
   * @throws Cancelled, WorkbookRefusal; the sheet is then as it was
   */
  writeColumns(plan: ColumnsPlan, job: Job): Promise<WriteReport>;

  /** Turns the formulas of our columns into the values that they show (冻结为数值). */
  freezeColumns(sheet: string, job: Job): Promise<WriteReport>;

  /** Takes our columns away again; the table is then as it was before. */
  removeColumns(sheet: string, job: Job): Promise<WriteReport>;

  /**
   * Adds rows below tables of the user's, one plan for each sheet; an Excel table grows with its rows. All of them or none: where
   * anything stands in the way, nothing is written.
   * @throws Cancelled, WorkbookRefusal; the sheets are then as they were
   */
  addRows(plans: readonly RowsPlan[], job: Job): Promise<WriteReport>;

  /** Shows a place to the user: activates its sheet and selects the cells. */
  show(place: Pick<Place, 'sheet' | 'row' | 'column'>): Promise<void>;

  /** The cell that the user has selected, the upper left one of several; null where there is none (a file has none). */
  selection(): Promise<Required<Pick<Place, 'sheet' | 'row' | 'column'>> | null>;

  /** Takes back the last `write`, `writeColumns` or `addRows` of this session, where the workbook still is as that left it. */
  undo(job: Job): Promise<boolean>;

  /**
   * Tells when the user changes a sheet that is not ours, or a form that we made for him to fill in (the program's own writing
   * tells nothing).
   * @returns ends the telling
   */
  onChange(listener: (change: { readonly sheet: string; readonly address: string }) => void): () => void;

  /** Round trips to the host and bytes sent and received so far. A workbook on a file has none. */
  readonly traffic: Traffic;
}

/** One sheet of the workbook. Rows and columns count from A1 to the last cell in use. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  /** Null for a sheet of the user's. */
  readonly mark: SheetMark | null;
}

/** What a generated sheet says of itself. */
export interface SheetMark extends Stamp {
  /** The `id` of the plan that it was written from. */
  readonly id: string;
}

/** Who wrote a sheet, when, and from what. */
export interface Stamp {
  /** Program and version. */
  readonly writtenBy: string;
  /** Moment of writing, ISO 8601 with seconds; on files the as-of date, so that the same run writes the same bytes. */
  readonly writtenAt: string;
  /** As-of date, yyyy-mm-dd. */
  readonly asOf: string;
  /** Fingerprint of the inputs: the same ledger, policy and as-of date give the same one. */
  readonly fingerprint: string;
}

/** How much of a sheet to read. */
export interface SheetRequest {
  readonly sheet: string;
  /** Zero-based columns; all where not given. Columns that are not read hold null. */
  readonly columns?: readonly number[];
  /** The first so many rows; all where not given. */
  readonly rows?: number;
}

export interface SheetPreview {
  readonly id: string;
  /** The name under which it stands, or will stand, in the workbook. */
  readonly name: string;
  readonly action: 'create' | 'update' | 'unchanged';
  /** Generated cells that the user has changed since they were written, as addresses (the first hundred), and how many. */
  readonly changedCells: readonly string[];
  readonly changedCount: number;
  /** All of them, with what they held. */
  readonly changed: readonly ChangedCell[];
  /** Cells meant for typing in which the user has written something. */
  readonly typedCount: number;
}

/** A generated cell that the user has changed, zero-based, and a hash of what he has put there. */
export interface ChangedCell {
  readonly row: number;
  readonly column: number;
  readonly held: number;
}

/** What is to become of a sheet in which the user has changed generated cells: left as it is, or replaced as far as he was shown it. */
export type Choice = 'keep' | { readonly replace: Pick<SheetPreview, 'changed'> };

/** What was done. */
export interface WriteReport {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  /** Left alone because the user has changed generated cells and did not choose to replace them. */
  readonly kept: readonly string[];
  /** Texts that the user typed into rows that are no longer there; they are kept and return with their row. */
  readonly waitingTexts: number;
}

/** Columns of ours beside a table of the user's. */
export interface ColumnsPlan {
  readonly sheet: string;
  /** Zero-based row of the table's header, and the first and last row of its data. */
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** First column right of the table: ours begin there, or at the next one that is free in all these rows. */
  readonly after: number;
  readonly columns: readonly ColumnOfOurs[];
}

export interface ColumnOfOurs {
  /** Stable id, for example `overdueDays`. */
  readonly id: string;
  readonly title: string;
  readonly comment: string;
  /** Width in characters of the default font. */
  readonly width: number;
  readonly style: StyleName;
  /** One value for each row from `firstRow` to `lastRow`. */
  readonly values: readonly CellValue[];
  /** Without the equals sign; one formula in the first row that fills the column by itself (spills). */
  readonly formula?: string;
}

/** Rows to be added below a table of the user's. */
export interface RowsPlan {
  readonly sheet: string;
  /** Zero-based last row of the table's data, or its header's row where it has none: the new rows begin below it. */
  readonly lastRow: number;
  /** Zero-based columns from which to which the table reaches; in all of them the new rows must be free. */
  readonly firstColumn: number;
  readonly lastColumn: number;
  /**
   * Rows of the table as they were read when the plan was drawn up, from `firstColumn` on: its header and its last row. Where they no
   * longer hold this, the table is elsewhere and nothing is written.
   */
  readonly seen: readonly { readonly row: number; readonly values: readonly CellValue[] }[];
  readonly rows: readonly (readonly AddedCell[])[];
}

/** One cell of a row that is added. */
export interface AddedCell {
  readonly column: number;
  readonly value: CellValue;
  /** Number format that the cell gets where it has none of its own yet. */
  readonly format?: string;
}

export interface ColumnsEntry {
  readonly sheet: string;
  readonly id: string;
  /** Where it stands now, zero-based. */
  readonly column: number;
  readonly kind: 'formula' | 'values';
}

/** What the user decided, by key; the port stores it and does not look into it. */
export type Configuration = Readonly<Record<string, unknown>>;

export interface Traffic {
  readonly roundTrips: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** The largest single request. */
  readonly largestRequest: number;
}

/** Why the workbook would not do something, in words for the user: the key of a text and what it mentions. */
export class WorkbookRefusal extends Error {
  override readonly name = 'WorkbookRefusal';

  constructor(
    readonly key: string,
    readonly values: Readonly<Record<string, string | number>>,
    options?: ErrorOptions,
  ) {
    super(key, options);
  }
}
