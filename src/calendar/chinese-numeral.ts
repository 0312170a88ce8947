/**
 * The digits 0 to 9 as dates write them: everyday characters, the capital ones of bills and cheques, plain ones,
 * and for zero whatever circle or letter the keyboard had.
 */
const SPELLINGS = [
  '〇零○◯Oo0',
  '一壹1',
  '二贰2',
  '三叁3',
  '四肆4',
  '五伍5',
  '六陆6',
  '七柒7',
  '八捌8',
  '九玖9',
];

const DIGITS: ReadonlyMap<string, number> = new Map(
  SPELLINGS.flatMap((characters, digit) => [...characters].map((character) => [character, digit] as const)),
);

/** The characters of numerals in dates, for a regular expression's class. */
export const NUMERAL_CHARACTERS = `${SPELLINGS.join('')}十拾廿卅`;

const TENS = new RegExp(`^[${SPELLINGS[0]}]?(.?)十(.?)$`);

/**
 * A number written digit by digit (二〇一二, 2012), as years are; how many digits it has is for the caller to judge.
 * @returns NaN where one of the characters is no digit
 */
export function digitByDigit(text: string): number {
  let value = 0;
  for (const character of text) value = value * 10 + (DIGITS.get(character) ?? NaN);
  return text === '' ? NaN : value;
}

/**
 * A month or a day of the month: 五, 十, 十五, 二十, 廿五, 三十一, 零伍, 壹拾伍, 15.
 * @returns NaN where the text is no number from 0 to 99
 */
export function belowHundred(text: string): number {
  const plain = text.replace('廿', '二十').replace('卅', '三十').replace('拾', '十');
  const tens = TENS.exec(plain);
  if (tens)
    return (tens[1] === '' ? 1 : digitByDigit(tens[1])) * 10 + (tens[2] === '' ? 0 : digitByDigit(tens[2]));
  return plain.length <= 2 ? digitByDigit(plain) : NaN;
}
