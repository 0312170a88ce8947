import type { CellValue } from '../workbook/sheet-data';

/** Error values as Excel shows them; a cell that holds one has no value that could be read. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;

/** True for an empty cell and for text that is only blanks (a ledger's way of emptying a cell). */
export function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** True where a formula of the user's ended in an error. */
export function isErrorValue(value: CellValue | undefined): value is string {
  return typeof value === 'string' && value.charCodeAt(0) === 35 && ERROR_VALUE.test(value.trim());
}

/** A cell as text: blanks around it trimmed, a number as Excel shows it to 15 digits; a long id stays as it is. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(Number(value.toPrecision(15)));
}
