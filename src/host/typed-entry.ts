import { parseFormula } from './calculation/parse-formula';
import { type Cell, CellError, type CellContent, ERROR_CODES } from './cell';
import { HostError, invalidArgument } from './host-error';

/** What an entry makes of a cell; the number format only where the entry brings one along. */
export interface Entry {
  readonly content: CellContent;
  readonly formula: string | undefined;
  readonly format?: string;
}

/** What a text is read as, and the number format that goes with it. */
interface Reading {
  readonly content: CellContent;
  readonly format?: string;
}

const NUMBER = /^([+-]?)([¥￥]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(?:[eE]([+-]?\d+))?(%?)$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** Days and months as they are typed; the groups are year, month and day. */
const DATES: readonly (readonly [pattern: RegExp, format: string])[] = [
  [/^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})$/, 'yyyy/m/d'],
  [/^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/, 'yyyy"年"m"月"d"日"'],
  [/^(?<year>\d{4})[-/](?<month>\d{1,2})$/, 'yyyy"年"m"月"'],
  [/^(?<year>\d{4})年(?<month>\d{1,2})月$/, 'yyyy"年"m"月"'],
  [/^(?<month>\d{1,2})[-/](?<day>\d{1,2})$/, 'm"月"d"日"'],
  [/^(?<month>\d{1,2})月(?<day>\d{1,2})日$/, 'm"月"d"日"'],
];
const SECONDS_OF_A_DAY = 86_400;
const MILLISECONDS_OF_A_DAY = 86_400_000;
/** The serial number of 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;
/** Only a text that begins so can be read as anything else. */
const FIRST_SIGN = /^[-+.,%#¥￥(\dTtFf]/;

/**
 * What Excel (in Chinese) makes of a value that the add-in writes or the user types: texts that look like numbers, dates,
 * percentages, conditions or errors become such, unless the cell is formatted as text or the entry begins with an apostrophe.
 * @param format of the cell as it was
 * @param today serial number of today: an entry without a year is one of this year
 * @throws HostError InvalidArgument for what no cell can hold
 */
export function typedEntry(value: unknown, format: Cell['format'], today: number): Entry {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalidArgument('a number is not finite');
    return { content: format === '@' ? String(value) : value, formula: undefined };
  }
  if (typeof value === 'boolean') return { content: value, formula: undefined };
  if (typeof value !== 'string') throw invalidArgument(`a cell cannot hold ${JSON.stringify(value)}`);
  if (value.length > 32_767) throw invalidArgument('a text is longer than 32,767 characters');
  if (value === '') return { content: null, formula: undefined };
  if (format === '@') return { content: value, formula: undefined };
  if (value.startsWith("'")) return { content: value.slice(1), formula: undefined };
  if (value.startsWith('=') && value.length > 1) {
    refuseUnreadable(value);
    return { content: null, formula: value };
  }
  const reading = recognised(value.trim(), today);
  if (!reading) return { content: value, formula: undefined };
  // A cell that has a format of its own keeps it.
  return (format ?? 'General') === 'General'
    ? { ...reading, formula: undefined }
    : { content: reading.content, formula: undefined };
}

/** Excel refuses a formula that it cannot read. */
function refuseUnreadable(formula: string): void {
  if (formula.length > 8_192) throw invalidArgument('a formula is longer than 8,192 characters');
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof HostError) throw invalidArgument(`${formula} is no formula`);
    throw error;
  }
}

/** What else than a text a text is read as; null where it is nothing but a text. */
function recognised(text: string, today: number): Reading | null {
  if (!FIRST_SIGN.test(text)) return null;
  const upper = text.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { content: upper === 'TRUE' };
  if (ERROR_CODES.includes(upper)) return { content: new CellError(upper) };
  return number(text) ?? time(text) ?? date(text, today);
}

function number(text: string): Reading | null {
  const negative = /^\(([^-+()]+)\)$/.exec(text);
  const found = NUMBER.exec(negative ? negative[1] : text);
  if (!found || !/\d/.test(text)) return null;
  const [, sign, currency, whole, fraction = '', exponent, percent] = found;
  const power = exponent === undefined ? '' : `e${exponent}`;
  const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}${power}`);
  const amount = sign === '-' || negative ? -size : size;
  const decimals = fraction.length > 1;
  if (percent !== '') return { content: amount / 100, format: decimals ? '0.00%' : '0%' };
  if (currency !== '') return { content: amount, format: decimals ? '"¥"#,##0.00' : '"¥"#,##0' };
  if (whole.includes(',')) return { content: amount, format: decimals ? '#,##0.00' : '#,##0' };
  return power === '' ? { content: amount } : { content: amount, format: '0.00E+00' };
}

function time(text: string): Reading | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = [found[1], found[2], found[3] ?? '0'].map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return {
    content: (hours * 3_600 + minutes * 60 + seconds) / SECONDS_OF_A_DAY,
    format: found[3] === undefined ? 'h:mm' : 'h:mm:ss',
  };
}

/** The serial number of a day that there is. */
function date(text: string, today: number): Reading | null {
  for (const [pattern, format] of DATES) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const thisYear = new Date((today - SERIAL_OF_EPOCH) * MILLISECONDS_OF_A_DAY).getUTCFullYear();
    const [year, month, day] = [
      Number(found.year ?? thisYear),
      Number(found.month),
      Number((found.day as string | undefined) ?? 1),
    ];
    const moment = new Date(Date.UTC(year, month - 1, day));
    const exists =
      year >= 1900 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day && month <= 12;
    if (exists) return { content: moment.getTime() / MILLISECONDS_OF_A_DAY + SERIAL_OF_EPOCH, format };
  }
  return null;
}
