/** Rows that a sheet of Excel can have. */
export const MAX_ROWS = 1_048_576;

/** Columns that a sheet of Excel can have. */
export const MAX_COLUMNS = 16_384;

/**
 * Cells that the rectangle from A1 to a sheet's last filled cell may span. hucre has the same limit: it keeps
 * that rectangle in memory, however few of its cells are filled.
 */
export const MAX_SHEET_CELLS = 20_000_000;

/** Bytes that all parts of a workbook together may unpack to. */
export const MAX_UNPACKED_BYTES = 1_500_000_000;

/** Bytes that one part may unpack to: it becomes one string, and an engine's longest string has about 2^29 characters. */
export const MAX_PART_BYTES = 500_000_000;

/** Bytes of the table of texts, which hucre holds as a tree of objects. */
export const MAX_TEXT_TABLE_BYTES = 200_000_000;

/** From this size on, a part that packs better than `MAX_PACKING_RATIO` is taken for a trap. */
export const SUSPECT_PART_BYTES = 100_000_000;

/** Sheets of real ledgers pack 5 to 40 to 1; deflate can do 1,032 to 1. */
export const MAX_PACKING_RATIO = 300;
