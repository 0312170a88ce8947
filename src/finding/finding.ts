/** Something that a check found: what is wrong, in which cell, and what the program did about it (rules.md §11). */
export interface Finding {
  readonly severity: Severity;
  /** Stable name of the check, for example `date-unreadable`; its texts stand in the locale files under this key. */
  readonly code: string;
  readonly place: Place;
  /** What the texts of the finding mention: names, dates and amounts, already formatted. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** An error makes a figure doubtful or incomplete; a warning asks the reader to look. */
export type Severity = 'error' | 'warning';

/** Where in the user's files something stands; a finding about a whole file or sheet leaves the rest out. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  /** Zero-based row of the sheet. */
  readonly row?: number;
  /** Zero-based column of the sheet. */
  readonly column?: number;
}

/**
 * Letters of a column as Excel writes them.
 * @param column zero-based column number
 */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/**
 * The address of a place within its sheet: `F12`; a row alone gives `12:12`, a column alone `F:F`.
 * @returns an empty string where the place names neither row nor column
 */
export function addressOf(place: Place): string {
  const { row, column } = place;
  if (row !== undefined && column !== undefined) return columnLetters(column) + (row + 1);
  if (row !== undefined) return `${row + 1}:${row + 1}`;
  if (column !== undefined) return `${columnLetters(column)}:${columnLetters(column)}`;
  return '';
}
