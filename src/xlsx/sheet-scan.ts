import type { ShownByStyles } from './date-styles';

/** What one pass over a worksheet's bytes finds out before they are parsed. */
export interface SheetScan {
  /** Last row and column, zero-based, that hold a value or a formula; -1 where none does. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Zero-based columns in which a number is shown as a date. */
  readonly dateColumns: ReadonlySet<number>;
  /** Zero-based columns in which a money unit stands behind a number, and which. */
  readonly shownUnits: ReadonlyMap<number, string>;
  /** Row and column, alternating, of every number shown as a date; empty unless they were asked for. */
  readonly dateCells: readonly number[];
  /** The highest number of a shared text that a cell names; -1 where none does. */
  readonly lastText: number;
  /** False where the part ends before its cells do. */
  readonly complete: boolean;
}

/**
 * Finds how far the filled cells of a worksheet reach and which of its columns show dates.
 *
 * The bytes are looked at directly: a style dragged down to the last row of the sheet, or one space in a far
 * corner, must be known before anything is allocated for it, and dates are told from amounts by the cell's style
 * alone, so that amounts and serial numbers reach the ledger exactly as the file has them.
 *
 * @param xml the worksheet part, UTF-8
 * @param styles what cell styles show
 * @param listDates whether to list every date cell, as the 1904 system needs
 */
export function scanSheet(xml: Uint8Array, { dates, units }: ShownByStyles, listDates: boolean): SheetScan {
  let lastRow = -1;
  let lastColumn = -1;
  const dateColumns = new Set<number>();
  const shownUnits = new Map<number, string>();
  const dateCells: number[] = [];

  const prefix = rootPrefixLength(xml);
  const end = xml.length;
  let row = -1;
  let column = -1;
  let style = -1;
  let numeric = true;
  let shared = false;
  let lastText = -1;
  let at = 0;
  let complete = false;

  while (at < end && !complete) {
    while (at < end && xml[at] !== 0x3c /* < */) at++;
    if (xml[at + 1] === 0x21 /* ! */) {
      at = afterMarkup(xml, at);
      continue;
    }
    const closing = xml[at + 1] === 0x2f; /* / */
    const name = at + 1 + (closing ? 1 : 0) + prefix;
    const first = xml[name];
    const second = xml[name + 1];
    at = name;
    if (first === 0x73 /* s */ && second === 0x68 /* h */ && xml[name + 5] === 0x44 /* sheetData */) {
      complete = closing || endsItself(xml, name);
    }
    if (closing) continue;
    if (first === 0x63 /* c */ && endsName(second)) {
      column++;
      style = -1;
      numeric = true;
      shared = false;
      at = name + 1;
      while (at < end && xml[at] !== 0x3e /* > */) {
        if (!isSpace(xml[at - 1]) || xml[at + 1] !== 0x3d /* = */) {
          at = isQuote(xml[at]) ? afterQuoted(xml, at) : at + 1;
          continue;
        }
        const attribute = xml[at];
        const quote = at + 2;
        const past = afterQuoted(xml, quote);
        if (attribute === 0x72 /* r */) {
          let digit = quote + 1;
          let letters = 0;
          for (; digit < past && (xml[digit] | 0x20) >= 0x61 && (xml[digit] | 0x20) <= 0x7a; digit++) {
            letters = letters * 26 + (xml[digit] | 0x20) - 0x60;
          }
          column = letters - 1;
          row = decimal(xml, digit, past - 1) - 1;
        } else if (attribute === 0x73 /* s */) {
          style = decimal(xml, quote + 1, past - 1);
        } else if (attribute === 0x74 /* t */) {
          numeric = past - quote === 3 && xml[quote + 1] === 0x6e; /* n */
          shared = past - quote === 3 && xml[quote + 1] === 0x73; /* s */
        }
        at = past;
      }
    } else if (
      ((first === 0x76 /* v */ || first === 0x66) /* f */ && endsName(second)) ||
      (first === 0x69 /* i */ && second === 0x73 /* s */ && endsName(xml[name + 2]))
    ) {
      if (row > lastRow) lastRow = row;
      if (column > lastColumn) lastColumn = column;
      if (first === 0x76 && shared) lastText = Math.max(lastText, numberInside(xml, name));
      const unit = first === 0x76 && numeric ? units[style] : null;
      if (unit) shownUnits.set(column, unit);
      if (first === 0x76 && numeric && dates[style]) {
        dateColumns.add(column);
        if (listDates) dateCells.push(row, column);
      }
    } else if (first === 0x72 /* r */ && second === 0x6f /* o */ && endsName(xml[name + 3])) {
      row++;
      column = -1;
      const number = rowNumber(xml, name + 3);
      if (number > 0) row = number - 1;
    }
  }
  return { lastRow, lastColumn, dateColumns, shownUnits, dateCells, lastText, complete };
}

/** Length of the namespace prefix with its colon that the part's elements carry: 0 in most files, 2 in `x:worksheet`. */
function rootPrefixLength(xml: Uint8Array): number {
  let at = 0;
  while (at < xml.length) {
    while (at < xml.length && xml[at] !== 0x3c) at++;
    if (xml[at + 1] !== 0x3f /* ? */ && xml[at + 1] !== 0x21 /* ! */) break;
    at = xml[at + 1] === 0x21 ? afterMarkup(xml, at) : at + 2;
  }
  for (let end = at + 1; end < xml.length && !endsName(xml[end]); end++) {
    if (xml[end] === 0x3a /* : */) return end - at;
  }
  return 0;
}

/** Where a comment, a CDATA section or a declaration ends. */
function afterMarkup(xml: Uint8Array, at: number): number {
  const [a, b] = xml[at + 2] === 0x2d ? [0x2d, 0x2d] : xml[at + 2] === 0x5b ? [0x5d, 0x5d] : [-1, -1];
  for (let end = at + 2; end < xml.length; end++) {
    if (xml[end] === 0x3e && (a < 0 || (xml[end - 1] === a && xml[end - 2] === b && end > at + 5)))
      return end + 1;
  }
  return xml.length;
}

/** Whether a tag is an element without content: `<sheetData/>`. */
function endsItself(xml: Uint8Array, from: number): boolean {
  let at = from;
  while (at < xml.length && xml[at] !== 0x3e && xml[at] !== 0x3c) at++;
  return xml[at] === 0x3e && xml[at - 1] === 0x2f;
}

/** The whole number that an element holds; -1 where it holds something else. */
function numberInside(xml: Uint8Array, from: number): number {
  let at = from;
  while (at < xml.length && xml[at] !== 0x3e && xml[at] !== 0x3c) at++;
  if (xml[at - 1] === 0x2f || xml[at] !== 0x3e) return -1;
  do at++;
  while (isSpace(xml[at]));
  const start = at;
  while (xml[at] >= 0x30 && xml[at] <= 0x39) at++;
  return at === start ? -1 : decimal(xml, start, at);
}

function rowNumber(xml: Uint8Array, from: number): number {
  for (let at = from; at < xml.length && xml[at] !== 0x3e && xml[at] !== 0x3c; at++) {
    if (isQuote(xml[at])) at = afterQuoted(xml, at) - 1;
    else if (xml[at] === 0x72 && xml[at + 1] === 0x3d && isSpace(xml[at - 1])) {
      return decimal(xml, at + 3, afterQuoted(xml, at + 2) - 1);
    }
  }
  return 0;
}

function afterQuoted(xml: Uint8Array, quote: number): number {
  let at = quote + 1;
  while (at < xml.length && xml[at] !== xml[quote]) at++;
  return at + 1;
}

function decimal(xml: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + xml[at] - 0x30;
  return value;
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isQuote = (byte: number): boolean => byte === 0x22 || byte === 0x27;
const endsName = (byte: number): boolean => byte === 0x3e || byte === 0x2f || isSpace(byte);
