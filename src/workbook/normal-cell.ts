import { normalFormula } from './normal-formula';
import type { CellValue } from './sheet-data';

/** Characters that a cell of Excel can hold. */
const MAX_CELL_TEXT = 32_767;

/** What no file and no host keeps within a text: control characters, kinds of line ends. */
const NOT_KEPT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
const DROPPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text that is the same for two cells that hold the same: numbers to 15 digits as Excel keeps them, texts as a cell can hold
 * them, of a formula the formula and not what it shows. An empty cell and an empty text are the empty text.
 * @param sheets whether names of sheets within formulas count (`normalFormula`)
 */
export function normalCell(
  value: CellValue | undefined,
  formula?: string,
  sheets: 'kept' | 'dropped' = 'kept',
): string {
  if (formula !== undefined) return `f${normalFormula(formula, sheets)}`;
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return `n${normalNumber(value)}`;
  if (typeof value === 'boolean') return value ? 'b1' : 'b0';
  return `t${normalText(value)}`;
}

function normalNumber(value: number): string {
  return String(keptNumber(value));
}

/** A number as Excel keeps it, to 15 digits; minus zero is zero. */
export function keptNumber(value: number): number {
  // Whole numbers and amounts in cents have no more digits than that: most numbers are known without a text.
  if (Math.abs(value) < 1e13 && Math.round(value * 100) / 100 === value) return value + 0;
  return Number(value.toPrecision(15));
}

/** A text as a cell can hold it. */
export function normalText(text: string): string {
  const kept = NOT_KEPT.test(text) ? text.replace(/\r\n?/g, '\n').replace(DROPPED, '') : text;
  return kept.length > MAX_CELL_TEXT ? kept.slice(0, MAX_CELL_TEXT - 1) : kept;
}
