import type { Fen, FenSum } from './fen';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
/** Of a group of four digits, from the left. */
const PLACES = ['仟', '佰', '拾', ''];
/** 10^16 yuan: above 仟万亿 no word is agreed upon. */
const BEYOND = 10n ** 18n;

/**
 * An amount in the capital characters that vouchers and bills ask for, without the words 人民币 before it.
 *
 * Rule: 支付结算办法 (银发〔1997〕393号) 附一《正确填写票据和结算凭证的基本规定》. Where it leaves a choice, and peers disagree:
 * - 整 (not 正) stands after 元 and after 角 (8.10 is 捌元壹角整; behind 角 it may be left out), never after 分;
 * - below one yuan neither 零元 nor a leading 零 is written (0.10 is 壹角整, 0.01 is 壹分);
 * - a yuan digit 0 before a jiao digit is not spoken, a ten-thousands or hundred-millions digit 0 is: 1,680.32 is
 *   壹仟陆佰捌拾元叁角贰分 and 107,000.53 is 壹拾万零柒仟元伍角叁分, the second of the regulation's two spellings each;
 * - jiao 0 before a fen digit is spoken behind 元: 325.04 is 叁佰贰拾伍元零肆分;
 * - 负 stands before a negative amount, and nothing is 零元整; 10^12 is 壹万亿, not 兆.
 * @param fen whole fen, a single amount or a sum, below 10^16 yuan either way
 * @throws RangeError beyond that, and for a number that is not a whole number
 */
export function rmbUpper(fen: Fen | FenSum): string {
  const exact = BigInt(fen);
  const amount = exact < 0n ? -exact : exact;
  if (amount >= BEYOND) throw new RangeError(`${fen} fen is more than can be written`);
  if (amount === 0n) return '零元整';
  const yuan = amount < 100n ? '' : `${wholeInWords(Number(amount / 100n))}元`;
  const jiao = Number((amount / 10n) % 10n);
  const cents = Number(amount % 10n);
  return (exact < 0n ? '负' : '') + yuan + decimalsInWords(jiao, cents, yuan !== '');
}

function decimalsInWords(jiao: number, cents: number, afterYuan: boolean): string {
  if (jiao === 0 && cents === 0) return '整';
  const jiaoInWords = jiao > 0 ? `${DIGITS[jiao]}角` : afterYuan ? '零' : '';
  return jiaoInWords + (cents > 0 ? `${DIGITS[cents]}分` : '整');
}

/** 1 to 9,999,999,999,999,999 in words, 亿 over 万 over single ones. */
function wholeInWords(value: number): string {
  return joined(Math.floor(value / 1e8), '亿', value % 1e8, 1e8, belowHundredMillion);
}

function belowHundredMillion(value: number): string {
  return joined(Math.floor(value / 1e4), '万', value % 1e4, 1e4, belowTenThousand);
}

function belowTenThousand(value: number): string {
  let words = '';
  for (const [index, character] of [...String(value).padStart(4, '0')].entries()) {
    if (character !== '0') words += DIGITS[Number(character)] + PLACES[index];
    else if (words !== '' && !words.endsWith('零')) words += '零';
  }
  return words.replace(/零$/, '');
}

/** `high` times a unit and `low` behind it, with one 零 between them where either has a 0 at the seam. */
function joined(
  high: number,
  unit: string,
  low: number,
  unitValue: number,
  lowInWords: (low: number) => string,
): string {
  if (high === 0) return lowInWords(low);
  const highInWords = belowHundredMillion(high) + unit;
  if (low === 0) return highInWords;
  return highInWords + (high % 10 === 0 || low < unitValue / 10 ? '零' : '') + lowInWords(low);
}
