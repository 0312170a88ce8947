import type { CellValue, SheetData } from '../workbook/sheet-data';
import { decodeText } from './csv-encoding';
import { FileRefusal } from './file-refusal';
import { MAX_COLUMNS, MAX_ROWS, MAX_SHEET_CELLS } from './limits';

/** What may stand between fields. */
type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Records that are looked at to find out the delimiter. */
const SAMPLE_RECORDS = 100;

/**
 * Reads a .csv or .txt file as one sheet named after the file. Every filled cell is text, so that long account
 * numbers and leading zeros survive; an empty field is an empty cell.
 * @param file name of the file
 * @throws FileRefusal
 */
export function readCsv(file: string, bytes: Uint8Array): SheetData {
  const text = decodeText(file, bytes);
  const { delimiter, start } = declaredDelimiter(text) ?? { delimiter: likelyDelimiter(text), start: 0 };
  return {
    file,
    name: file.replace(/\.[^.]*$/, '') || file,
    hidden: false,
    rows: allRecords(file, text, delimiter, start),
    hiddenRows: new Set(),
    dateColumns: new Set(),
    uncomputed: [],
  };
}

/** A first line `sep=;`, by which Excel lets a file name its delimiter, and which is no row. */
function declaredDelimiter(text: string): { delimiter: Delimiter; start: number } | undefined {
  const match = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n|$)/i.exec(text);
  return match ? { delimiter: match[1] as Delimiter, start: match[0].length } : undefined;
}

/** The delimiter by which most records have the same number of fields, and the more the better. */
function likelyDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const sizes = new Map<number, number>();
    let count = 0;
    for (const record of recordsOf(text, delimiter, 0)) {
      if (record.length > 1) sizes.set(record.length, (sizes.get(record.length) ?? 0) + 1);
      if (++count === SAMPLE_RECORDS) break;
    }
    for (const [size, records] of sizes) {
      const score = records * (1 + Math.log2(size));
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

function allRecords(file: string, text: string, delimiter: Delimiter, start: number): CellValue[][] {
  const rows: CellValue[][] = [];
  let width = 0;
  for (const record of recordsOf(text, delimiter, start)) {
    if (record.length > MAX_COLUMNS) dropBlanksBehind(record);
    rows.push(record);
    if (record.length > width) width = record.length;
    if (width > MAX_COLUMNS) throw new FileRefusal('file.too-many-columns', { file, limit: MAX_COLUMNS });
    if (rows.length > MAX_ROWS) throw new FileRefusal('file.too-many-rows', { file, limit: MAX_ROWS });
    if (rows.length * width > MAX_SHEET_CELLS) {
      throw new FileRefusal('file.too-many-cells', { file, limit: MAX_SHEET_CELLS / 10_000 });
    }
  }
  return rows;
}

/** Exporters fill rows up with separators; more than a sheet has are no columns as long as nothing stands between them. */
function dropBlanksBehind(record: CellValue[]): void {
  let length = record.length;
  while (length > 1 && record[length - 1] === null) length--;
  record.length = length;
}

/**
 * Splits a text into records (RFC 4180). A quote opens a quoted field only at its start, blanks and a byte order mark (of files that were
 * joined) before it not counting; what follows the closing quote belongs to the field; a quote that is never closed, or only on another
 * line and in the middle of a field there, is an ordinary character.
 */
function* recordsOf(text: string, delimiter: Delimiter, start: number): Generator<CellValue[]> {
  const length = text.length;
  const separator = delimiter.charCodeAt(0);
  let quotes = true;
  let record: CellValue[] = [];
  let at = start;
  while (at < length) {
    let head = '';
    const open = quotes ? openingQuote(text, at) : -1;
    if (open >= 0) {
      const end = closingQuote(text, open + 1);
      if (end < 0) quotes = false;
      else if (endsField(text, end + 1, separator) || (open === at && isOneLine(text, open, end))) {
        head = text.slice(open + 1, end);
        if (head.includes('"')) head = head.replaceAll('""', '"');
        at = end + 1;
      }
    }
    let end = at;
    let code = 0;
    for (; end < length; end++) {
      code = text.charCodeAt(end);
      if (code === separator || code === 0x0a || code === 0x0d) break;
    }
    record.push(cellOf(head + text.slice(at, end)));
    at = end + 1;
    if (end < length && code === separator) {
      if (at === length) record.push(null);
      continue;
    }
    if (end < length && code === 0x0d && text.charCodeAt(at) === 0x0a) at++;
    yield record;
    record = [];
  }
  if (record.length > 0) yield record;
}

/** The quote with which the field begins; -1 where it begins with something else. */
function openingQuote(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0xfeff) at++;
  return text.charCodeAt(at) === 0x22 ? at : -1;
}

function endsField(text: string, from: number, separator: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  const code = text.charCodeAt(at);
  return at >= text.length || code === separator || code === 0x0a || code === 0x0d;
}

function isOneLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return false;
  }
  return true;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === 0x22) at = text.indexOf('"', at + 2);
  return at;
}

/** Exporters write `="00123"` to make Excel keep a number as text. */
function cellOf(field: string): CellValue {
  if (field === '') return null;
  return field.charCodeAt(0) === 0x3d ? field.replace(/^="([^"]*)"$/, '$1') : field;
}
