import Decimal from 'decimal.js';
import fc from 'fast-check';
import { text } from '../../src/locale/text';
import { isAmountRefusal, readAmount, type AmountRead, type MoneyUnit } from '../../src/money/amount';
import { formatFen, groupedFen, MAX_FEN } from '../../src/money/fen';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
const UNITS: Record<MoneyUnit, number> = { 元: 2, 千元: 5, 万元: 6 };

function fullWidth(plain: string): string {
  return plain.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

describe('number cells, as Excel shows them to 15 digits', () => {
  test.each([
    [0, '元', 0],
    [-0, '元', 0],
    [1234.5, '元', 123450],
    [-1234.5, '元', -123450],
    [0.1 + 0.2, '元', 30],
    [1.1 * 3, '元', 330],
    [4.35, '元', 435],
    [1.15, '元', 115],
    [0.29, '元', 29],
    [9999999999999.99, '元', MAX_FEN],
    [-9999999999999.99, '元', -MAX_FEN],
    [1e-300, '元', 0, true],
    [12.345, '元', 1235, true],
    [-12.345, '元', -1235, true],
    [1.005, '元', 101, true],
    [0.005, '元', 1, true],
    [-0.005, '元', -1, true],
    [0.0049, '元', 0, true],
    [-0.0049, '元', 0, true],
    [1234.5, '千元', 123450000],
    [0.00001, '千元', 1],
    [0.000005, '千元', 1, true],
    [12.345678, '万元', 12345678],
    [0.1 + 0.2, '万元', 300000],
    [0.0000005, '万元', 1, true],
    [999999999.999999, '万元', 999_999_999_999_999],
  ] as [number, MoneyUnit, number, boolean?][])('%d %s is %d fen', (value, unit, fen, rounded = false) => {
    expect(readAmount(value, unit)).toEqual({ fen, rounded });
  });

  test.each([
    [NaN, '元', 'amount-unreadable'],
    [Infinity, '元', 'amount-unreadable'],
    [-Infinity, '万元', 'amount-unreadable'],
    [1e13, '元', 'amount-too-large'],
    [-1e13, '元', 'amount-too-large'],
    [1e300, '元', 'amount-too-large'],
    [1e9, '万元', 'amount-too-large'],
    [1e10, '千元', 'amount-too-large'],
  ] as const)('%d %s is refused: %s', (value, unit, reason) => {
    expect(readAmount(value, unit)).toMatchObject({ reason });
  });

  /** The definition: 15 significant digits, then one rounding, all in decimal digits. */
  function slowly(value: number, unit: MoneyUnit): AmountRead {
    const yuan = new Exact(value.toPrecision(15)).times(`1e${UNITS[unit]}`);
    const fen = yuan.toDecimalPlaces(0);
    return { fen: fen.toNumber() + 0, rounded: !fen.equals(yuan) };
  }

  const unit = fc.constantFrom<MoneyUnit>('元', '千元', '万元');
  const typed = fc
    .tuple(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), fc.nat({ max: 8 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
  const summed = fc
    .array(typed, { minLength: 2, maxLength: 5 })
    .map((values) => values.reduce((a, b) => a + b, 0));
  const nearby = typed.map((value) => value * (1 + Number.EPSILON));
  const anyNumber = fc.double({ min: -1e14, max: 1e14, noNaN: true });
  const nearHalf = fc.integer({ min: -1e9, max: 1e9 }).map((half) => (half + 0.5) / 100);

  test.each([
    ['typed in', typed],
    ['summed up in the sheet', summed],
    ['one bit off', nearby],
    ['at half a fen', nearHalf],
    ['any', anyNumber],
  ])('the fast way equals the exact one: numbers %s', (_, values) => {
    fc.assert(
      fc.property(values, unit, (value, ofUnit) => {
        const expected = slowly(value, ofUnit);
        const result = readAmount(value, ofUnit);
        if (Math.abs(expected.fen) > MAX_FEN) expect(result).toMatchObject({ reason: 'amount-too-large' });
        else expect(result).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('texts', () => {
  test.each([
    ['1234.50', 123450],
    ['1234.5', 123450],
    ['1234', 123400],
    ['0', 0],
    ['-0', 0],
    ['0012', 1200],
    ['.5', 50],
    ['5.', 500],
    ['-.5', -50],
    ['+5', 500],
    ['1,234.50', 123450],
    ['1，234．50', 123450],
    ['1,234,567.89', 123456789],
    ['1 234 567.89', 123456789],
    ['1\u00a0234\u00a0567.89', 123456789],
    ['1\u3000234', 123400],
    ['１２３４．５０', 123450],
    ['１，２３４．５０', 123450],
    ['  1234.50  ', 123450],
    ['\u30001234.50\u3000', 123450],
    ['￥1,234.50', 123450],
    ['¥1,234.50', 123450],
    ['￥ 1,234.50', 123450],
    ['RMB 1,234.50', 123450],
    ['rmb1,234.50', 123450],
    ['RMB￥1,234.50', 123450],
    ['CNY 1,234.50', 123450],
    ['1,234.50 CNY', 123450],
    ['人民币1,234.50元', 123450],
    ['1,234.50元', 123450],
    ['1,234.50 元', 123450],
    ['1,234.50圆', 123450],
    ['1,234元整', 123400],
    ['-1,234.50', -123450],
    ['－1,234.50', -123450],
    ['−1,234.50', -123450],
    ['–1,234.50', -123450],
    ['1,234.50-', -123450],
    ['1,234.50－', -123450],
    ['(1,234.50)', -123450],
    ['（1,234.50）', -123450],
    ['（１，２３４．５０）', -123450],
    ['(￥1,234.50)', -123450],
    ['￥(1,234.50)', -123450],
    ['-￥1,234.50', -123450],
    ['￥-1,234.50', -123450],
    ['(1,234.50元)', -123450],
    ['(1,234.50)元', -123450],
    ['12.340', 1234],
    ['9,999,999,999,999.99', MAX_FEN],
    ['-9999999999999.99', -MAX_FEN],
  ])('%j is %d fen', (value, fen) => {
    expect(readAmount(value, '元')).toEqual({ fen, rounded: false });
  });

  test.each([
    ['12.345', 1235],
    ['-12.345', -1235],
    ['(12.345)', -1235],
    ['1.005', 101],
    ['0.0050000000000000000001', 1],
    ['1,234.5678元', 123457],
  ])('%j has more than two decimals and is rounded half away from zero: %d fen', (value, fen) => {
    expect(readAmount(value, '元')).toEqual({ fen, rounded: true });
  });

  test.each([
    ['1,234.56', '千元', 123456000, false],
    ['0.00001', '千元', 1, false],
    ['123.456789', '万元', 123456789, false],
    ['0.000001', '万元', 1, false],
    ['0.0000005', '万元', 1, true],
    ['999999999.999999', '万元', MAX_FEN, false],
    ['￥5', '万元', 5_000_000, false],
    ['3万元', '万元', 3_000_000, false],
  ] as const)('%s in a column of %s is %d fen', (value, unit, fen, rounded) => {
    expect(readAmount(value, unit)).toEqual({ fen, rounded });
  });

  test.each([
    ['3万元', '元', 3_000_000],
    ['3.5万', '元', 3_500_000],
    ['(3万元)', '元', -3_000_000],
    ['12.345678万元', '元', 12_345_678],
    ['1.2亿元', '元', 12_000_000_000],
    ['1.2亿', '万元', 12_000_000_000],
    ['5千元', '元', 500_000],
    ['5千元', '万元', 500_000],
  ] as const)('a unit that the cell names is obeyed: %s in a column of %s is %d fen', (value, unit, fen) => {
    expect(readAmount(value, unit)).toEqual({ fen, rounded: false });
  });

  test.each([
    ['', '元', 'amount-unreadable'],
    ['-', '元', 'amount-unreadable'],
    ['.', '元', 'amount-unreadable'],
    ['元', '元', 'amount-unreadable'],
    ['￥', '元', 'amount-unreadable'],
    ['()', '元', 'amount-unreadable'],
    ['待定', '元', 'amount-unreadable'],
    ['12a', '元', 'amount-unreadable'],
    ['1.2.3', '元', 'amount-unreadable'],
    ['12,34', '元', 'amount-unreadable'],
    ['1234,567', '元', 'amount-unreadable'],
    ['1,2345', '元', 'amount-unreadable'],
    ['0,123', '元', 'amount-unreadable'],
    ['1,234 567', '元', 'amount-unreadable'],
    ['1.234,50', '元', 'amount-unreadable'],
    ['1,234.567,8', '元', 'amount-unreadable'],
    ['--5', '元', 'amount-unreadable'],
    ['-5-', '元', 'amount-unreadable'],
    ['(-5)', '元', 'amount-unreadable'],
    ['-(5)', '元', 'amount-unreadable'],
    ['(5', '元', 'amount-unreadable'],
    ['5)', '元', 'amount-unreadable'],
    ['￥5 RMB', '元', 'amount-unreadable'],
    ['(￥5 RMB)', '元', 'amount-unreadable'],
    ['￥(￥5)', '元', 'amount-unreadable'],
    ['(5万元)万元', '元', 'amount-unreadable'],
    ['5元元', '元', 'amount-unreadable'],
    ['(5元)元', '元', 'amount-unreadable'],
    ['5%', '元', 'amount-unreadable'],
    ['$5', '元', 'amount-unreadable'],
    ['USD 5', '元', 'amount-unreadable'],
    ['5 6', '元', 'amount-unreadable'],
    ['100 + 200', '元', 'amount-unreadable'],
    ['2012-05-15', '元', 'amount-unreadable'],
    ['1.23457E+11', '元', 'amount-scientific'],
    ['1e5', '元', 'amount-scientific'],
    ['5元', '万元', 'amount-unit-conflict'],
    ['5元', '千元', 'amount-unit-conflict'],
    ['10000000000000', '元', 'amount-too-large'],
    ['9999999999999.995', '元', 'amount-too-large'],
    ['-9,999,999,999,999.995', '元', 'amount-too-large'],
    ['999999999.9999995', '万元', 'amount-too-large'],
    ['9'.repeat(400), '元', 'amount-too-large'],
  ] as const)('%j in a column of %s is refused: %s', (value, unit, reason) => {
    const refusal = readAmount(value, unit);
    if (!isAmountRefusal(refusal)) throw new Error(`read as ${formatFen(refusal.fen)}`);
    expect(refusal.reason).toBe(reason);
    expect(refusal.values.text).toBe(value);
    for (const language of ['zh', 'en'] as const) {
      expect(text(language, `${reason}.message`, refusal.values)).toContain(value);
      expect(text(language, `${reason}.action`, refusal.values)).not.toBe('');
    }
  });

  const anyFen = fc.oneof(
    fc.integer({ min: -MAX_FEN, max: MAX_FEN }),
    fc.integer({ min: -100000, max: 100000 }),
  );
  const writings: Record<string, (fen: number) => string> = {
    plain: formatFen,
    grouped: groupedFen,
    'grouped by blanks': (fen) => groupedFen(fen).replaceAll(',', ' '),
    'full-width': (fen) => fullWidth(groupedFen(fen)),
    'with 元': (fen) => `${groupedFen(fen)}元`,
    'with ￥': (fen) => `￥${groupedFen(fen)}`,
    'in brackets': (fen) => (fen < 0 ? `(${groupedFen(-fen)})` : groupedFen(fen)),
    'minus behind': (fen) => (fen < 0 ? `${groupedFen(-fen)}-` : groupedFen(fen)),
    'true minus': (fen) => groupedFen(fen).replace('-', '−'),
  };
  test.each(Object.entries(writings))('every amount is read back from its text: %s', (_, write) => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(readAmount(write(fen), '元')).toEqual({ fen: fen + 0, rounded: false });
      }),
    );
  });

  test.each([
    ['2309.7899999999995', 230979],
    ['0.30000000000000004', 30],
    ['9999999999999.994', 999_999_999_999_999],
  ])('%s, a number cell written in full by a CSV, counts to 15 digits without remark', (value, fen) => {
    expect(readAmount(value, '元')).toEqual({ fen, rounded: false });
  });

  test('any digits in any unit equal decimal.js', () => {
    const digits = fc.stringMatching(/^-?\d{1,12}(\.\d{1,12})?$/);
    fc.assert(
      fc.property(digits, fc.constantFrom<MoneyUnit>('元', '千元', '万元'), (value, unit) => {
        // A CSV writes a number cell's double in full: text counts to 15 digits as the cell does.
        const exact = new Exact(value).toSignificantDigits(15).times(`1e${UNITS[unit]}`);
        const fen = exact.toDecimalPlaces(0);
        const result = readAmount(value, unit);
        if (fen.abs().greaterThan(MAX_FEN)) expect(result).toMatchObject({ reason: 'amount-too-large' });
        else expect(result).toEqual({ fen: fen.toNumber() + 0, rounded: !fen.equals(exact) });
      }),
      { numRuns: 2000 },
    );
  });

  test('no text at all makes the reader fail', () => {
    const unit = fc.constantFrom(...'0123456789,. ()-￥元万−（）'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit, maxLength: 12 })), (value) => {
        const result = readAmount(value, '元');
        if (!isAmountRefusal(result)) expect(Number.isSafeInteger(result.fen)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
