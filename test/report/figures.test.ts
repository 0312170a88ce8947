import fc from 'fast-check';
import { inUnit, shownAmount, shownHundredths, shownPercent } from '../../src/report/figures';
import { ColumnWidth, textWidth } from '../../src/report/width';

describe('figures', () => {
  test.each([
    [0n, '元', '0.00'],
    [-123450n, '元', '-1,234.50'],
    [5000n, '万元', '0.01'],
    [4999n, '万元', '0.00'],
    [-15000n, '万元', '-0.02'],
    [1234567890123n, '万元', '1,234,567.89'],
  ] as const)('%s fen is shown in %s as %s', (fen, unit, shown) => {
    expect(shownAmount(fen, unit)).toBe(shown);
  });

  test('a cell holds the double nearest to the amount, however large', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), (fen) => {
        expect(inUnit(fen, '元')).toBe(Number(`${fen}e-2`));
        expect(inUnit(fen, '万元')).toBe(Number(`${fen}e-6`));
      }),
    );
  });

  test('what is shown differs from the amount by half a hundredth of 万元 at most', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => {
        const difference = shownHundredths(fen, '万元') * 10000n - fen;
        expect(difference >= -5000n && difference <= 5000n).toBe(true);
      }),
    );
  });

  test.each([
    [101, 131, '77.1%'],
    [1, 0, '-'],
    [0n, 5n, '0.0%'],
    [-1n, 8n, '-12.5%'],
    [1n, 2000n, '0.1%'],
  ] as const)('%s of %s is %s', (part, whole, shown) => {
    expect(shownPercent(part, whole)).toBe(shown);
  });
});

describe('widths', () => {
  test.each([
    ['abc', 3],
    ['清欠', 4],
    ['（万元）', 8],
    ['𠮷', 2],
    ['', 0],
  ])('%j is %i characters wide', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test('of a column shows its widest amount, in bold, whatever its sign', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), { minLength: 1 }), (amounts) => {
        const column = new ColumnWidth();
        for (const fen of amounts) column.amount(fen);
        const longest = Math.max(...amounts.map((fen) => shownAmount(fen, '元').length));
        expect(column.characters('元')).toBeGreaterThanOrEqual(longest * 1.1);
      }),
    );
  });
});
