import fc from 'fast-check';
import type { CellValue } from '../../src/workbook/sheet-data';

type Row = Record<string, CellValue>;

/** 年终奖 and the user's own 个税税率. */
export interface TaxTables {
  readonly bonuses: readonly Row[];
  readonly brackets: readonly (readonly Row[])[];
}

/** Edges of the levels that people know, and the fen beside them. */
const EDGES = [36_000, 144_000, 300_000, 420_000, 660_000, 960_000];
const bonusAmount = fc.oneof(
  fc.constantFrom(...EDGES.flatMap((edge) => [edge, edge + 0.01, edge + 1, edge + 4000])),
  fc.integer({ min: 1, max: 120_000_000 }).map((fen) => fen / 100),
);

const bonus = (day: fc.Arbitrary<string>): fc.Arbitrary<Row> =>
  fc.record({
    姓名: fc.constantFrom('张三', '李四', '王五', '赵六'),
    发放日: fc.option(day, { freq: 2 }),
    年终奖: fc.option(bonusAmount, { freq: 3 }),
    全年应纳税所得额: fc.oneof(bonusAmount, fc.constantFrom(0, -5000.5, 20_000)),
  });

/** The levels of one tax, dated one after the other: what a table says before and after a day; some lack their open end. */
const levelsOf = (tax: string, edges: readonly number[]): fc.Arbitrary<readonly Row[]> =>
  fc
    .record({
      edges: fc.subarray([...edges]),
      rates: fc.array(fc.constantFrom<CellValue>(0.03, '10%', 0.2, 0.3333, '45%'), {
        minLength: 9,
        maxLength: 9,
      }),
      deductions: fc.array(fc.constantFrom(null, 0, 210, 1410.55, 3000), { minLength: 9, maxLength: 9 }),
      open: fc.constantFrom(true, true, true, true, false),
      days: fc.constantFrom(
        [null, null],
        [null, null],
        ['2011-07-01', null],
        [null, '2011-06-30'],
        ['2010-01-01', '2011-12-31'],
      ),
    })
    .map(({ edges: upTo, rates, deductions, open, days: [first, last] }) =>
      [...upTo, ...(open || upTo.length === 0 ? [null] : [])].map((edge, index) => ({
        税目: tax,
        起用日: first,
        停用日: last,
        级距上限: edge,
        税率: rates[index],
        速算扣除数: deductions[index],
      })),
    );

/** @param day when bonuses are paid */
export function taxTables(day: fc.Arbitrary<string>): fc.Arbitrary<TaxTables> {
  const none = fc.constant<readonly Row[]>([]);
  const own = fc.tuple(
    fc.oneof(none, levelsOf('全年一次性奖金', [1000, 3000, 12_000, 25_000, 80_000])),
    fc.oneof(none, levelsOf('综合所得', [36_000, 144_000, 300_000])),
    fc.oneof(none, levelsOf('劳务报酬', [3200.01, 20_000, 50_000])),
  );
  return fc.record({
    bonuses: fc.oneof(none, fc.array(bonus(day), { minLength: 1, maxLength: 4 })),
    brackets: fc.oneof(fc.constant([]), own),
  });
}
