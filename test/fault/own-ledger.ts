import type { MemoryBook } from '../../src/host/memory-book';

/** A workbook of a user's, and where in it his ledger stands. Rows and columns count from zero. */
export interface OwnLedger {
  readonly book: MemoryBook;
  /** Name of its sheet. */
  readonly sheet: string;
  readonly firstColumn: number;
  /** First and last row of the data. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Column of the amounts. */
  readonly amount: number;
  /** A debtor to whom letters can be written. */
  readonly debtor: string;
  /** No other sheet could be taken for the ledger. */
  readonly isOnly: boolean;
  /** How many columns of each sheet hold something, by its name. */
  readonly widths: ReadonlyMap<string, number>;
}

/** How many columns of each sheet hold something. */
export function widthsOf({ sheets }: MemoryBook): Map<string, number> {
  return new Map(
    sheets.map(({ name, cells }) => {
      const used = cells.used(true);
      return [name, used === null ? 0 : used.column + used.columns];
    }),
  );
}
