import { normalText } from '../workbook/normal-cell';
import type { CellValue } from '../workbook/sheet-data';

/** What is sent to Excel for one cell. An empty text empties the cell; null would leave it as it is. */
export type CellInput = string | number | boolean;

/** What a cell holds: a value, or a formula (with its equals sign) that shows one. */
export interface CellContent {
  readonly value: CellValue;
  readonly formula?: string;
}

/** Excel takes what is written into a cell as if it were typed; after these it always looks for something else than a text. */
const BEGINS_AS_INPUT = /^[=+\-@'#\t\r\n]/;

/** Words that Excel takes for truth values when they are typed. */
const TRUTH = /^(?:true|false)$/i;

/** Characters of dates and amounts in Chinese; a text with any other ideograph is neither. */
const HAN_OF_FIGURES =
  /[年月日时時分秒上下午星期周元〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟角整正第]/g;
const HAN = /[\u3400-\u9fff]/;
const HAS_FIGURE = /[0-9０-９〇一二三四五六七八九十]/;

/**
 * What to send so that a cell holds exactly this value: numbers and truth values as they are; a text that Excel might take for a
 * formula, a number, a date, a truth value or an error gets the apostrophe before it that makes it a text and is no part of it.
 */
export function cellInput(value: CellValue): CellInput {
  if (value === null) return '';
  if (typeof value !== 'string') return value;
  const text = normalText(value);
  return mayBecomeSomethingElse(text) ? `'${text}` : text;
}

/**
 * What a cell holds, from what Excel says of it.
 * @param value of `Range.values`
 * @param formula of `Range.formulas`; a text that merely begins with an equals sign stands there as it is, so that the two agree
 */
export function cellOf(value: unknown, formula: unknown): CellContent {
  const plain = cellValue(value);
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value
    ? { value: plain, formula }
    : { value: plain };
}

/** A value of `Range.values` as the program knows values. */
export function cellValue(value: unknown): CellValue {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function mayBecomeSomethingElse(text: string): boolean {
  if (BEGINS_AS_INPUT.test(text) || TRUTH.test(text)) return true;
  // A figure in it: 0012, 2012-3-5, 3月5日, 1/2, 12:30, 5%, INV-1 (harmless). Any further ideograph makes it a plain text.
  return HAS_FIGURE.test(text) && !HAN.test(text.replace(HAN_OF_FIGURES, ''));
}
