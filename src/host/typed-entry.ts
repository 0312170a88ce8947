import { type Cell, CellError, type CellContent, ERROR_CODES } from './cell';
import { invalidArgument } from './host-error';

/** What an entry makes of a cell; the number format only where the entry brings one along. */
export interface Entry {
  readonly content: CellContent;
  readonly formula: string | undefined;
  readonly format?: string;
}

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(?:[eE]([+-]?\d+))?(%?)$/;
const FULL_DATE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const CHINESE_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const SHORT_DATE = /^(\d{1,2})[-/](\d{1,2})$/;
const MILLISECONDS_OF_A_DAY = 86_400_000;
/** The serial number of 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/**
 * What Excel makes of a value that the add-in writes or the user types: texts that look like numbers, dates, percentages,
 * conditions or errors become such, unless the cell is formatted as text or the entry begins with an apostrophe.
 * @param before the cell as it was
 * @param today serial number of today: an entry without a year is one of this year
 * @throws HostError InvalidArgument for what no cell can hold
 */
export function typedEntry(value: unknown, before: Cell | undefined, today: number): Entry {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalidArgument('a number is not finite');
    return { content: value, formula: undefined };
  }
  if (typeof value === 'boolean') return { content: value, formula: undefined };
  if (typeof value !== 'string') throw invalidArgument(`a cell cannot hold ${JSON.stringify(value)}`);
  if (value.length > 32_767) throw invalidArgument('a text is longer than 32,767 characters');
  if (value === '') return { content: null, formula: undefined };
  if (before?.format === '@') return { content: value, formula: undefined };
  if (value.startsWith("'")) return { content: value.slice(1), formula: undefined };
  if (value.startsWith('=') && value.length > 1) {
    if (value.length > 8_192) throw invalidArgument('a formula is longer than 8,192 characters');
    return { content: null, formula: value };
  }
  return { formula: undefined, ...recognised(value, before?.format ?? 'General', today) };
}

function recognised(
  text: string,
  format: string,
  today: number,
): { readonly content: CellContent; readonly format?: string } {
  const withFormat = (content: CellContent, brought: string): { content: CellContent; format?: string } =>
    format === 'General' ? { content, format: brought } : { content };
  const trimmed = text.trim();
  // Most texts are names of people and firms: they need no second look.
  if (!/^[-+.,%#\dTtFf]/.test(trimmed)) return { content: text };
  const number = NUMBER.exec(trimmed);
  if (number && /\d/.test(trimmed)) {
    const [, sign, whole, fraction = '', exponent, percent] = number;
    const amount = Number(
      `${sign}${whole.replaceAll(',', '')}${fraction}${exponent ? `e${exponent}` : ''}` || '0',
    );
    if (percent !== '') return withFormat(amount / 100, fraction.length > 1 ? '0.00%' : '0%');
    if (whole.includes(',')) return withFormat(amount, fraction.length > 1 ? '#,##0.00' : '#,##0');
    return exponent ? withFormat(amount, '0.00E+00') : { content: amount };
  }
  const upper = trimmed.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { content: upper === 'TRUE' };
  if (ERROR_CODES.includes(upper)) return { content: new CellError(upper) };
  const full = FULL_DATE.exec(trimmed);
  if (full) return datedOr(text, Number(full[1]), Number(full[3]), Number(full[4]), 'yyyy/m/d', withFormat);
  const chinese = CHINESE_DATE.exec(trimmed);
  if (chinese) {
    const [year, month, day] = [Number(chinese[1]), Number(chinese[2]), Number(chinese[3])];
    return datedOr(text, year, month, day, 'yyyy"年"m"月"d"日"', withFormat);
  }
  const short = SHORT_DATE.exec(trimmed);
  if (short) {
    const year = new Date((today - SERIAL_OF_EPOCH) * MILLISECONDS_OF_A_DAY).getUTCFullYear();
    return datedOr(text, year, Number(short[1]), Number(short[2]), 'm"月"d"日"', withFormat);
  }
  return { content: text };
}

/** The serial number of a day that there is; otherwise the text as it was typed. */
function datedOr(
  text: string,
  year: number,
  month: number,
  day: number,
  format: string,
  withFormat: (content: CellContent, format: string) => { content: CellContent; format?: string },
): { content: CellContent; format?: string } {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    year >= 1900 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) return { content: text };
  return withFormat(date.getTime() / MILLISECONDS_OF_A_DAY + SERIAL_OF_EPOCH, format);
}
