import type { CellContent } from '../../cell';
import { contentText } from '../../number-text';
import {
  ANY,
  conditionIn,
  ErrorResult,
  type FunctionTable,
  numberIn,
  ofRanges,
  ofValues,
  single,
  textIn,
  valuesOf,
} from '../built-in-function';
import { asNumber, VALUE_ERROR } from '../computed';
import { wildcardPattern } from '../wildcard';

/** The longest text of a cell. */
const LONGEST = 32_767;

/** A number of characters, or a place among them: without what stands behind its point, and not below a least one. */
function place(value: CellContent, least: number): number {
  const number = Math.trunc(numberIn(value));
  if (number < least) throw new ErrorResult(VALUE_ERROR);
  return number;
}

function fitting(text: string): string {
  if (text.length > LONGEST) throw new ErrorResult(VALUE_ERROR);
  return text;
}

function joined(values: readonly CellContent[]): string {
  return fitting(values.map(textIn).join(''));
}

/** The place, from 1, of what is looked for behind the first `start - 1` characters. */
function found(
  within: CellContent,
  start: CellContent,
  find: (text: string, from: number) => number,
): CellContent {
  const text = textIn(within);
  const from = place(start, 1) - 1;
  if (from > text.length) return VALUE_ERROR;
  const at = find(text, from);
  return at < 0 ? VALUE_ERROR : at + 1;
}

function searched(wanted: string, text: string, from: number): number {
  const at = text.slice(from).search(wildcardPattern(wanted, false));
  return at < 0 ? at : from + at;
}

function substituted(text: string, old: string, now: string, which: CellContent | undefined): string {
  const only = which === undefined ? null : place(which, 1);
  if (old === '') return text;
  const pieces = text.split(old);
  if (only === null) return fitting(pieces.join(now));
  return fitting(pieces.reduce((out, piece, at) => out + (at === only ? now : old) + piece));
}

/** A value in a number format; a text that is a number is shown as one, any other as it is. */
function formatted(value: CellContent, format: string): string {
  const number = typeof value === 'boolean' ? value : asNumber(value);
  const content = typeof number === 'object' ? textIn(value) : number;
  return format === '' ? '' : contentText(content, format.replace(/G\/通用格式|^general$/gi, 'General'));
}

/** Functions on texts. */
export const TEXT_FUNCTIONS: FunctionTable = {
  LEN: ofValues([1, 1], (text) => textIn(text).length),
  TRIM: ofValues([1, 1], (text) => textIn(text).replace(/ +/g, ' ').replace(/^ | $/g, '')),
  CLEAN: ofValues([1, 1], (text) => textIn(text).replace(/[\0-\x1f]/g, '')),
  UPPER: ofValues([1, 1], (text) => textIn(text).toUpperCase()),
  LOWER: ofValues([1, 1], (text) => textIn(text).toLowerCase()),
  PROPER: ofValues([1, 1], (text) =>
    textIn(text)
      .toLowerCase()
      .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ),
  LEFT: ofValues([1, 2], (text, count = 1) => textIn(text).slice(0, place(count, 0))),
  RIGHT: ofValues([1, 2], (text, count = 1) => {
    const whole = textIn(text);
    return whole.slice(Math.max(0, whole.length - place(count, 0)));
  }),
  MID: ofValues([3, 3], (text, start, count) => {
    const from = place(start, 1) - 1;
    return textIn(text).slice(from, from + place(count, 0));
  }),
  EXACT: ofValues([2, 2], (a, b) => textIn(a) === textIn(b)),
  FIND: ofValues([2, 3], (wanted, within, start = 1) =>
    found(within, start, (text, from) => text.indexOf(textIn(wanted), from)),
  ),
  SEARCH: ofValues([2, 3], (wanted, within, start = 1) =>
    found(within, start, (text, from) => searched(textIn(wanted), text, from)),
  ),
  SUBSTITUTE: ofValues([3, 4], (text, old, now, which) =>
    substituted(textIn(text), textIn(old), textIn(now), which),
  ),
  REPLACE: ofValues([4, 4], (text, start, count, now) => {
    const whole = textIn(text);
    const from = place(start, 1) - 1;
    return fitting(whole.slice(0, from) + textIn(now) + whole.slice(from + place(count, 0)));
  }),
  REPT: ofValues([2, 2], (text, count) => {
    const [piece, times] = [textIn(text), place(count, 0)];
    return piece.length * times > LONGEST ? VALUE_ERROR : piece.repeat(times);
  }),
  VALUE: ofValues([1, 1], (value) => (typeof value === 'boolean' ? VALUE_ERROR : numberIn(value))),
  TEXT: ofValues([2, 2], (value, format) => formatted(value, textIn(format))),
  HYPERLINK: ofValues([1, 2], (target, shown = target) => shown),
  CONCATENATE: ofValues([1, ANY], (...values) => joined(values)),
  CONCAT: ofRanges([1, ANY], (ranges) => joined(valuesOf(ranges))),
  TEXTJOIN: ofRanges([3, ANY], ([delimiters, leaveOut, ...ranges]) => {
    const between = valuesOf([delimiters]).map(textIn);
    const skip = conditionIn(single(leaveOut));
    const texts = valuesOf(ranges)
      .map(textIn)
      .filter((text) => !skip || text !== '');
    // More than one delimiter take turns.
    return fitting(
      texts.map((text, at) => (at === 0 ? text : between[(at - 1) % between.length] + text)).join(''),
    );
  }),
};
