import { Decimal, decimalOfDigits, decimalOfNumber } from './decimal';
import { groupedFen, MAX_FEN, type Fen } from './fen';
import { plainNumberText } from './plain-text';

/** The unit in which a ledger keeps its amounts; its mapping says which. */
export type MoneyUnit = '元' | '千元' | '万元';

export interface AmountRead {
  readonly fen: Fen;
  /** The cell had more than two decimals of 元 and was rounded half away from zero; to be reported. */
  readonly rounded: boolean;
}

/** Why something is not read as an amount. */
export interface AmountRefusal {
  /** Code of the finding; its texts are `<reason>.message` and `<reason>.action` in findings.json. */
  readonly reason: AmountRefusalReason;
  readonly values: Record<string, string | number>;
}

export type AmountRefusalReason =
  | 'amount-unreadable'
  /** Beyond 9,999,999,999,999.99 元. */
  | 'amount-too-large'
  /** 1.23457E+11: a text that lost its last digits on the way. */
  | 'amount-scientific'
  /** The cell says 元 in a column of 千元 or 万元. */
  | 'amount-unit-conflict';

/** Fen in one unit, and the same as a power of ten. */
const FEN_IN_UNIT: Readonly<Record<MoneyUnit, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000 };
const DECIMALS_OF_UNIT: Readonly<Record<string, number>> = { 元: 2, 圆: 2, 千: 5, 万: 6, 亿: 10 };

/** Texts of up to this many characters have no more digits than a double tells apart. */
const SHORT_TEXT = 15;
const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;
const CURRENCY = '(?:人民币\\s*¥?|¥|RMB\\s*¥?|CNY)';
/** Groups of three with one kind of separator throughout: 12,34 could as well be a decimal comma and is refused. */
const DIGITS = String.raw`(?<whole>[1-9]\d{0,2}(?:(?<separator>[, ])\d{3})(?:\k<separator>\d{3})*|\d*)(?:\.(?<fraction>\d*))?`;
const AMOUNT = new RegExp(
  String.raw`^(?<sign1>[+-])?\s*(?<currency1>${CURRENCY})?\s*(?<open>\()?\s*(?<currency2>${CURRENCY})?\s*(?<sign2>[+-])?\s*` +
    String.raw`${DIGITS}\s*(?<unit1>[千万亿]?[元圆][整正]?|[万亿])?\s*(?<currency3>RMB|CNY)?\s*` +
    String.raw`(?<close>\))?\s*(?<sign3>-)?\s*(?<unit2>[千万亿]?[元圆][整正]?|[万亿])?$`,
  'i',
);
const SCIENTIFIC = /^[+-]?\d+(?:\.\d*)?E[+-]?\d+$/i;

/**
 * Reads an amount exactly (rules.md §3). A number cell counts to 15 significant digits, as Excel shows it; a text may have
 * thousands separators, full-width characters, ￥ RMB CNY 元, and brackets or a minus before or behind for negatives.
 * A unit that the cell itself names (3万元) is obeyed; only a bare 元 in a column of 千元 or 万元 contradicts and is refused.
 * @param value number or text as it stands in the cell, not blank
 * @param unit the unit of the column
 * @returns fen, or why there are none
 */
export function readAmount(value: string | number, unit: MoneyUnit): AmountRead | AmountRefusal {
  return typeof value === 'number' ? readNumber(value, unit) : readText(value, unit);
}

/** True where `readAmount` refused. */
export function isAmountRefusal(result: AmountRead | AmountRefusal): result is AmountRefusal {
  return 'reason' in result;
}

function readNumber(value: number, unit: MoneyUnit): AmountRead | AmountRefusal {
  const factor = FEN_IN_UNIT[unit];
  const fen = wholeFen(value, factor) ?? wholeFen(Number(value.toPrecision(15)), factor);
  if (fen !== null) return { fen, rounded: false };
  const decimal = decimalOfNumber(value);
  if (decimal === null) return refuse('amount-unreadable', String(value));
  return inFen(decimal, DECIMALS_OF_UNIT[unit[0]], String(value));
}

/**
 * The fast way for a number that is a whole number of fen: a decimal of up to 15 digits survives the way to a double and
 * back, so where fen ÷ factor is this very double, its 15 digits are that decimal and nothing was rounded.
 */
function wholeFen(value: number, factor: number): Fen | null {
  const fen = Math.round(value * factor) + 0;
  return fen / factor === value && fen <= MAX_FEN && fen >= -MAX_FEN ? fen : null;
}

function readText(value: string, unit: MoneyUnit): AmountRead | AmountRefusal {
  const ofUnit = DECIMALS_OF_UNIT[unit[0]];
  const simple = PLAIN.exec(value);
  if (simple) {
    const fen = value.length <= SHORT_TEXT ? wholeFen(Number(value), FEN_IN_UNIT[unit]) : null;
    if (fen !== null) return { fen, rounded: false };
    return inFen(decimalOfDigits(simple[1] !== '', simple[2], simple[3] ?? ''), ofUnit, value);
  }
  const text = value.trim();
  const plain = plainNumberText(text);
  const parts = AMOUNT.exec(plain)?.groups;
  if (!parts || !isConsistent(parts)) {
    return refuse(SCIENTIFIC.test(plain) ? 'amount-scientific' : 'amount-unreadable', text);
  }
  const written = parts.unit1 ?? parts.unit2;
  if (written !== undefined && /^[元圆]/.test(written) && unit !== '元') {
    return { reason: 'amount-unit-conflict', values: { text, unit } };
  }
  const negative = parts.open !== undefined || (parts.sign1 ?? parts.sign2 ?? parts.sign3) === '-';
  const decimal = decimalOfDigits(negative, parts.whole.replace(/[, ]/g, ''), parts.fraction ?? '');
  return inFen(decimal, written === undefined ? ofUnit : DECIMALS_OF_UNIT[written[0]], text);
}

/** Digits there are, brackets are closed, and sign, currency and unit are said once at most. */
function isConsistent(parts: Record<string, string | undefined>): boolean {
  const count = (...names: string[]): number => names.filter((name) => parts[name] !== undefined).length;
  if (!parts.whole && !parts.fraction) return false;
  if ((parts.open === undefined) !== (parts.close === undefined)) return false;
  if (count('sign1', 'sign2', 'sign3', 'open') > 1) return false;
  return count('currency1', 'currency2', 'currency3') <= 1 && count('unit1', 'unit2') <= 1;
}

function inFen(decimal: Decimal, decimals: number, text: string): AmountRead | AmountRefusal {
  const exact = decimal.times(Decimal.pow(10, decimals));
  const fen = exact.toDecimalPlaces(0);
  if (fen.abs().greaterThan(MAX_FEN)) {
    return { reason: 'amount-too-large', values: { text, limit: groupedFen(MAX_FEN) } };
  }
  return { fen: fen.isZero() ? 0 : fen.toNumber(), rounded: !fen.equals(exact) };
}

function refuse(reason: AmountRefusalReason, text: string): AmountRefusal {
  return { reason, values: { text } };
}
