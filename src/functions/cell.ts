/** What a cell function reads from a cell. A blank cell is null; a 0 may be one, too: Excel hands blank references over as 0. */
export type Cell = string | number | boolean | null | CellError;

/** What a cell function shows in a cell; an empty text looks blank. */
export type Result = string | number | CellError;

/** An error value of Excel's, with a sentence where Excel shows one (#VALUE! and #N/A). */
export class CellError extends Error {
  override readonly name = 'CellError';

  constructor(
    readonly code: ErrorCode,
    readonly sentence?: string,
  ) {
    super(sentence ?? code);
  }
}

export const ERROR_CODES = ['#DIV/0!', '#NAME?', '#NUM!', '#REF!', '#N/A', '#VALUE!', '#NULL!'] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A value as the host hands it over: plain, as one of Excel's data types (`basicValue`), or as an error in one of the ways in
 * which hosts write it.
 */
export function cellOf(value: unknown): Cell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return isErrorText(value) ? errorOf(value) : value;
  if (value instanceof CellError) return value;
  const { basicValue, code, type } = value as { basicValue?: unknown; code?: unknown; type?: unknown };
  if (type === 'Error') return errorOf(basicValue);
  if (basicValue !== undefined) return cellOf(basicValue);
  return errorOf(code);
}

/** Rows of cells: a range as it is, a single value as one row of one cell; null for an argument that was left out. */
export function cellsOf(argument: unknown): Cell[][] | null {
  if (argument === undefined || argument === null) return null;
  if (!Array.isArray(argument)) return [[cellOf(argument)]];
  return argument.map((row: unknown) => (Array.isArray(row) ? cellsOfRow(row) : [cellOf(row)]));
}

/** The row itself where all its cells are plain: a whole ledger is not copied only to be read. */
function cellsOfRow(row: unknown[]): Cell[] {
  const isPlain = row.every((value) => cellOf(value) === value);
  return isPlain ? (row as Cell[]) : row.map(cellOf);
}

function isErrorText(text: string): boolean {
  return text.startsWith('#') && /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(text);
}

function errorOf(code: unknown): CellError {
  return new CellError((ERROR_CODES as readonly unknown[]).includes(code) ? (code as ErrorCode) : '#VALUE!');
}
