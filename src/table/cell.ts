import type { CellValue } from '../workbook/sheet-data';

/** Error values as Excel shows them; a cell that holds one has no value that could be read. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;

/** What people write into a cell of dates or amounts to say that there is none. */
const NOTHING_SAID = /^(?:[-\u2010-\u2015\u2212－_/／\\]+|无|暂无|没有|n\/?a|nil|none|null)$/i;

/** True for an empty cell and for text that is only blanks (a ledger's way of emptying a cell). */
export function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** True for a blank cell, and for one that says 「-」, 「/」 or 「无」 where a date or an amount would stand. */
export function saysNothing(value: CellValue | undefined): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return false;
  if (isBlank(value)) return true;
  const text = (value as string).trim();
  return text.length <= 4 && NOTHING_SAID.test(text);
}

/** True where a formula of the user's ended in an error. */
export function isErrorValue(value: CellValue | undefined): value is string {
  if (typeof value !== 'string') return false;
  const text = value.charCodeAt(0) === 35 ? value : value.charCodeAt(0) <= 32 ? value.trimStart() : '';
  return text.charCodeAt(0) === 35 && ERROR_VALUE.test(text.trimEnd());
}

/** A cell as text: blanks around it trimmed, a number as Excel shows it to 15 digits; a long id stays as it is. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) {
    const shown = Number(value.toPrecision(15));
    // The largest of all doubles is infinite when it is rounded.
    return String(Number.isFinite(shown) ? shown : value);
  }
  return Math.abs(value) < 1e15 ? String(value) : longNumber(value);
}

/** A whole number of more than 15 digits as Excel shows it: zeros behind the 15th. */
function longNumber(value: number): string {
  const [digits, exponent] = value.toExponential(14).split('e');
  return digits.replace('.', '') + '0'.repeat(Number(exponent) - 14);
}
