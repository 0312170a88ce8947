import fc from 'fast-check';
import { NO_DAY } from '../../src/calendar/day';
import type { Finding } from '../../src/finding/finding';
import { actionOf, messageOf } from '../../src/locale/finding-text';
import { MAX_FEN } from '../../src/money/fen';
import { CellReader } from '../../src/table/cell-reader';
import type { CellValue } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';
import { search } from '../search';

const PIECES =
  '0 1 12 31 99 2012 1,234 . , - / 年 月 日 号 十 二〇 ( ) ¥ RMB 元 万元 亿 整 % ‰ 百分之 万分之 + E+5 T : 上午 ５ ． －'.split(
    ' ',
  );
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES, ' ', '　', '   '), fc.string({ unit: 'binary', maxLength: 3 })),
    {
      maxLength: 10,
    },
  )
  .map((pieces) => pieces.join(''));
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.integer({ min: -10, max: 99_999_999 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellValue>(true, false, null, '#N/A', 1e308, -0, 5e-324, 60, 2_958_466),
  },
);

test('any cell is a day, an amount and a rate, or blank, or a finding that names it and says what to do', () => {
  const read = { day: 0, amount: 0, rate: 0 };
  fc.assert(
    fc.property(cell, (value) => {
      const findings: Finding[] = [];
      const reader = new CellReader(sheetOf('台账', [[value]]), findings);
      const day = reader.day(0, 0);
      const amount = reader.amount(0, 0, '元');
      const rate = reader.rate(0, 0);
      expect(Number.isInteger(day)).toBe(true);
      if (day !== NO_DAY) read.day++;
      if (amount !== null) {
        read.amount++;
        expect(Number.isSafeInteger(amount) && Math.abs(amount) <= MAX_FEN && !Object.is(amount, -0)).toBe(
          true,
        );
      }
      if (rate !== null) {
        read.rate++;
        expect(Number.isSafeInteger(rate.num) && rate.den > 0).toBe(true);
      }
      for (const finding of findings) {
        expect(finding.place).toMatchObject({ sheet: '台账', row: 0, column: 0 });
        for (const language of ['zh', 'en'] as const)
          expect([messageOf(language, finding), actionOf(language, finding)]).not.toContain('');
      }
    }),
    search('QINGQIAN_CELLS', 5_000),
  );
  expect(Math.min(read.day, read.amount, read.rate)).toBeGreaterThan(20);
});
