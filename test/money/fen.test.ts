import fc from 'fast-check';
import { formatFen, groupedFen, MAX_FEN } from '../../src/money/fen';

describe('an amount as text', () => {
  test.each([
    [0, '0.00', '0.00'],
    [-0, '0.00', '0.00'],
    [1, '0.01', '0.01'],
    [-1, '-0.01', '-0.01'],
    [99, '0.99', '0.99'],
    [100, '1.00', '1.00'],
    [-123450, '-1234.50', '-1,234.50'],
    [99999, '999.99', '999.99'],
    [100000, '1000.00', '1,000.00'],
    [-100000, '-1000.00', '-1,000.00'],
    [MAX_FEN, '9999999999999.99', '9,999,999,999,999.99'],
    [-MAX_FEN, '-9999999999999.99', '-9,999,999,999,999.99'],
    [0n, '0.00', '0.00'],
    [-5n, '-0.05', '-0.05'],
    [123456789012345678901n, '1234567890123456789.01', '1,234,567,890,123,456,789.01'],
    [-123456789012345678901n, '-1234567890123456789.01', '-1,234,567,890,123,456,789.01'],
  ])('%s fen is %s and %s', (fen, plain, grouped) => {
    expect(formatFen(fen)).toBe(plain);
    expect(groupedFen(fen)).toBe(grouped);
  });

  test('a number and a sum of the same amount have one text, and its digits are the fen', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(formatFen(fen)).toBe(formatFen(BigInt(fen)));
        expect(Number(formatFen(fen).replace('.', ''))).toBe(fen === 0 ? 0 : fen);
        expect(groupedFen(fen).replaceAll(',', '')).toBe(formatFen(fen));
      }),
    );
  });

  test.each([NaN, Infinity, 0.5, 2 ** 53])('%d is no amount in fen', (fen) => {
    expect(() => formatFen(fen)).toThrow(RangeError);
    expect(() => groupedFen(fen)).toThrow(RangeError);
  });
});
