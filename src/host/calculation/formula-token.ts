import { ERROR_CODES } from '../cell';
import { invalidArgument } from '../host-error';

/** A piece of a formula's text. */
export interface FormulaToken {
  readonly kind: 'number' | 'string' | 'error' | 'cells' | 'table' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** Name of the sheet before the exclamation mark, for cells and words. */
  readonly sheet: string | null;
}

const SPACE = /\s+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"]|"")*"/y;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CORNER = '\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}';
const CELLS = new RegExp(
  `(?:${CORNER}(?::${CORNER})?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d+:\\$?\\d+)(?![\\p{L}\\p{N}_.(!])`,
  'uy',
);
/** Cells by a table and its columns: `表[列]`, `表[[#All],[列]]`, `[@列]`; an apostrophe keeps a bracket within a title. */
const TABLE = /(?:[\p{L}_][\p{L}\p{N}_.]*)?\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\]/uy;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.]*/uy;
const SIGN = /<>|<=|>=|[-+*/^&=<>(),;{}%#@]/y;

/**
 * Cuts a formula into its pieces.
 * @param formula with or without its equals sign
 * @throws HostError InvalidArgument where a character begins nothing that a formula can hold
 */
export function formulaTokens(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let at = formula.startsWith('=') ? 1 : 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(formula);
    if (found) at += found[0].length;
    return found;
  };
  const add = (kind: FormulaToken['kind'], text: string, sheet: string | null = null): void => {
    tokens.push({ kind, text, sheet });
  };
  while (at < formula.length) {
    if (take(SPACE)) continue;
    const error = ERROR_CODES.find((code) => formula.startsWith(code, at));
    if (error !== undefined) {
      at += error.length;
      add('error', error);
      continue;
    }
    const table = take(TABLE);
    if (table) {
      add('table', table[0]);
      continue;
    }
    const string = take(STRING);
    if (string) {
      add('string', string[0].slice(1, -1).replaceAll('""', '"'));
      continue;
    }
    const named = take(SHEET);
    const sheet = named ? (named[1]?.replaceAll("''", "'") ?? named[2]) : null;
    const cells = take(CELLS);
    if (cells) {
      add('cells', cells[0], sheet);
      continue;
    }
    const word = take(WORD);
    if (word) {
      add('word', word[0], sheet);
      continue;
    }
    const number = sheet === null ? take(NUMBER) : null;
    if (number) {
      add('number', number[0]);
      continue;
    }
    const sign = sheet === null ? take(SIGN) : null;
    if (!sign)
      throw invalidArgument(`the formula ${formula} cannot be read from its character ${String(at + 1)}`);
    add('sign', sign[0]);
  }
  add('end', '');
  return tokens;
}
