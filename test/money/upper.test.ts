import fc from 'fast-check';
import { isAmountRefusal, readAmount } from '../../src/money/amount';
import { MAX_FEN } from '../../src/money/fen';
import { rmbUpper } from '../../src/money/upper';
import { describeSharedCases } from '../shared-cases';

/** Reads the capitals back, knowing nothing of where 零 stands. */
function fenOfUpper(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let hundredMillions = 0;
  let section = 0;
  let group = 0;
  let digit = 0;
  let fen = 0;
  for (const character of words.replace(/^负/, '').replace(/整$/, '')) {
    if (digits.includes(character)) digit = digits.indexOf(character);
    else if (character in places) group += digit * places[character];
    else if (character === '万') section = (group + digit) * 1e4;
    else if (character === '亿') hundredMillions = section + group + digit;
    else if (character === '元') fen = (hundredMillions * 1e8 + section + group + digit) * 100;
    else if (character === '角') fen += digit * 10;
    else if (character === '分') fen += digit;
    else throw new Error(`unknown character ${character}`);
    if (!digits.includes(character)) digit = 0;
    if ('万亿元'.includes(character)) group = 0;
    if (character === '亿') section = 0;
  }
  return words.startsWith('负') ? -fen : fen;
}

describe('the examples of the regulation', () => {
  test.each([
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元叁角贰分'],
    [10700053, '壹拾万零柒仟元伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
  ])('%d fen', (fen, expected) => {
    expect(rmbUpper(fen)).toBe(expected);
  });
});

describe('amounts in capitals', () => {
  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [55, '伍角伍分'],
    [-1, '负壹分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [810, '捌元壹角整'],
    [1000, '壹拾元整'],
    [1_0000_00, '壹万元整'],
    [10_0000_00, '壹拾万元整'],
    [10_0001_00, '壹拾万零壹元整'],
    [10_1000_00, '壹拾万零壹仟元整'],
    [11_1000_00, '壹拾壹万壹仟元整'],
    [1_0010_00, '壹万零壹拾元整'],
    [1000_0000_00, '壹仟万元整'],
    [1_0000_0000_00, '壹亿元整'],
    [1_0000_0001_00, '壹亿零壹元整'],
    [1_0001_0000_00, '壹亿零壹万元整'],
    [1_0001_0001_00, '壹亿零壹万零壹元整'],
    [10_1234_5678_00, '壹拾亿零壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元整'],
    [1_0000_0000_0000_00, '壹万亿元整'],
    [1_0001_0000_0000_00, '壹万零壹亿元整'],
    [MAX_FEN, '玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [-123450, '负壹仟贰佰叁拾肆元伍角整'],
    [123456789012345678n, '壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  ])('%s fen', (fen, expected) => {
    expect(rmbUpper(fen)).toBe(expected);
  });

  test.each([10n ** 18n, -(10n ** 18n), 0.5, NaN])('%s fen are refused', (fen) => {
    expect(() => rmbUpper(fen)).toThrow(RangeError);
  });

  test('every amount is read back from its capitals, with no 零 too many', () => {
    const sparse = fc
      .array(fc.constantFrom(...'00001289'), { minLength: 1, maxLength: 15 })
      .map((digits) => Number(digits.join('')));
    const amounts = fc.oneof(sparse, fc.integer({ min: -MAX_FEN, max: MAX_FEN }), fc.nat({ max: 100000 }));
    fc.assert(
      fc.property(amounts, (fen) => {
        const words = rmbUpper(fen);
        expect(fenOfUpper(words) + 0).toBe(fen + 0);
        expect(words).not.toMatch(/零零|零[拾佰仟万亿角分整]|^负?零.+分|万[亿]?万/);
        expect(words.endsWith('整')).toBe(fen % 10 === 0);
      }),
      { numRuns: 3000 },
    );
  });
});

interface CapitalCase {
  amount: string;
  expected: string;
  options?: string | null;
}

/** Cases that follow another rule than ours, with what ours is. */
const CONFLICTS: Readonly<Record<string, string>> = {
  '0.5 零元伍角': 'no 零元 below one yuan, 整 after 角',
  '0.05 零元零伍分': 'no 零元 below one yuan',
  '0.55 零元伍角伍分': 'no 零元 below one yuan',
  '0.29 零元贰角玖分': 'no 零元 below one yuan',
  '0.01 零元零壹分': 'no 零元 below one yuan',
  '0.10 零元壹角整': 'no 零元 below one yuan',
  '0.005 零元零壹分': 'no 零元 below one yuan',
  '0.50 伍角': '整 after 角',
  '0.0 零元': '整 after 元, whatever decimals were typed',
  '0.001 零元': '整 after 元, whatever decimals were typed',
  '-0.001 负零元': 'nothing has no sign',
  '1.0 壹元': '整 after 元, whatever decimals were typed',
  '-1.0 负壹元': '整 after 元, whatever decimals were typed',
  '1.00 壹元': '整 after 元, whatever decimals were typed',
  '0.1 壹角': '整 after 角',
  '-0.1 负壹角': '整 after 角',
  '00.1 壹角': '整 after 角',
  '01.1 壹元壹角': '整 after 角',
  '1.10 壹元壹角': '整 after 角',
  '1.101 壹元壹角': '整 after 角',
  '100e-3 壹角': '整 after 角',
  '10000000000000000 壹万万亿元整': 'above 仟万亿 nothing is written',
  '100000001100000000 壹拾万万零壹拾壹亿元整': 'above 仟万亿 nothing is written',
};

/** Options of a peer that ask for what the regulation does not: 零元 below one yuan, 零角零分. */
const OTHER_STYLES = ['unOmitYuan: true', 'complete: true'];

/** Fen of a case's amount; one above the largest single amount is a sum. */
function fenOf(amount: string): number | bigint {
  if (/^\d{14,}$/.test(amount)) return BigInt(amount) * 100n;
  const read = readAmount(/e/i.test(amount) ? Number(amount) : amount, '元');
  if (isAmountRefusal(read)) throw new Error(`${amount}: ${read.reason}`);
  return read.fen;
}

describeSharedCases<CapitalCase>('rmb_capital_variants.json', (cases) => {
  const named = cases.map((each) => ({ ...each, words: each.expected.replace(/^人民币/, '') }));
  const ofOurStyle = named.filter(({ options }) => !OTHER_STYLES.includes(options ?? ''));
  const agreed = ofOurStyle.filter(({ amount, words }) => !(`${amount} ${words}` in CONFLICTS));

  test('every conflict is listed, each is in the file, and each is one', () => {
    expect(named.length - ofOurStyle.length).toBe(10);
    expect(ofOurStyle.length - agreed.length).toBe(Object.keys(CONFLICTS).length);
    for (const conflict of Object.keys(CONFLICTS)) {
      const [amount, words] = conflict.split(' ');
      if (amount.length > 16) expect(() => rmbUpper(fenOf(amount))).toThrow(RangeError);
      else expect(rmbUpper(fenOf(amount))).not.toBe(words);
    }
  });

  test.each(agreed)('$amount is $words', ({ amount, words }) => {
    expect(rmbUpper(fenOf(amount))).toBe(words);
  });
});
