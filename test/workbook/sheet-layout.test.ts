import { contentOf } from '../../src/workbook/sheet-content';
import { layoutOf, planOf as planAgain, styleRuns } from '../../src/workbook/sheet-layout';
import type { CellPlan, SheetPlan } from '../../src/workbook/sheet-plan';
import { planOf } from '../fixture/plan-of';

/** 200 rows of five columns under a title and a header, a total below. */
const TABLE: SheetPlan = planOf(
  [
    ['奖励计算明细', null, null, null, null],
    ['序号', '欠款人', '金额', '比例', '日期'],
    ...Array.from({ length: 200 }, (_, row) => [row + 1, `户${row}`, row * 10, 0.1, 41_000 + row]),
    ['合计', null, 199_000, null, null],
  ],
  {
    columns: (['count', 'text', 'money', 'ratio', 'date'] as const).map((style) => ({ width: 10, style })),
    cells: [
      ...[0, 1, 2, 3, 4].map((column): CellPlan => ({ row: 0, column, style: 'title' })),
      ...[0, 1, 2, 3, 4].map((column): CellPlan => ({
        row: 1,
        column,
        style: 'header',
        comment: `第${column}列`,
      })),
      ...[0, 1, 2, 3, 4].map((column): CellPlan => ({ row: 202, column, style: 'totalMoney' })),
      { row: 5, column: 1, style: 'link', link: { sheet: '台账', cell: 'A9' } },
      { row: 202, column: 2, style: 'totalMoney', formula: 'SUM(C3:C202)' },
    ],
    merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 4 }],
    freeze: { rows: 2, columns: 0 },
  },
);

test('the looks of a table are a handful of rectangles that cover every cell once', () => {
  const runs = styleRuns(TABLE);
  expect(runs).toHaveLength(3 + 5 + 2);
  const looks = TABLE.rows.map((row) => row.map((): string => ''));
  for (const { firstRow, lastRow, firstColumn, lastColumn, style } of runs) {
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        expect(looks[row][column]).toBe('');
        looks[row][column] = style;
      }
    }
  }
  expect(looks[0]).toEqual(Array(5).fill('title'));
  expect(looks[5]).toEqual(['count', 'link', 'money', 'ratio', 'date']);
  expect(looks[202]).toEqual(Array(5).fill('totalMoney'));
});

test('a column has its look as far as its rows reach, and no further', () => {
  const plan = planOf([['甲'], ['乙', 1]], { columns: [{ width: 9 }, { width: 9, style: 'money' }] });
  expect(styleRuns(plan)).toEqual([
    { firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 1, style: 'money' },
  ]);
});

test('from its layout and its content a sheet is planned as it was', () => {
  const again = planAgain(TABLE, layoutOf(TABLE), contentOf(TABLE));
  expect(again.rows).toEqual(TABLE.rows);
  expect(layoutOf(again)).toEqual(layoutOf(TABLE));
  expect(contentOf(again)).toEqual(contentOf(TABLE));
});
