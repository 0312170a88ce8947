import type { Language } from '../locale/text';
import type { ShownUnit } from './figures';

/** What the user decides about the sheets; it changes no figure. */
export interface ReportOptions {
  /** Language of headers and notes; sheet names are Chinese in both. */
  readonly language: Language;
  /** 编制单位, as printed; may be empty. */
  readonly unitName: string;
  /** Unit of the leaders' sheets; detail sheets are always in 元. */
  readonly leaderUnit: ShownUnit;
  /** Name and version of the program, as printed on 口径说明. */
  readonly producedBy: string;
  /**
   * copy: the workbook is a new one and gets copies of the ledger's tables as sheets 台账. in-place: the sheets are written into
   * the workbook that holds the ledger; links lead to the user's own cells.
   */
  readonly ledger: 'copy' | 'in-place';
  /** Names that sheets of the workbook have already; none where the workbook is a new one. */
  readonly naming?: SheetNaming;
}

/** The names that sheets have in the workbook that the report is written into. */
export interface SheetNaming {
  /** Names of the user's own sheets, which no generated sheet can have. */
  readonly taken: readonly string[];
  /** Generated sheets keep the names that they have now, by the id of their plan. */
  readonly ofId: ReadonlyMap<string, string>;
}
