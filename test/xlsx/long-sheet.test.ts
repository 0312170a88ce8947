import { readXlsx } from 'hucre';
import type { CellValue } from '../../src/workbook/sheet-data';
import type { CellPlan, SheetPlan } from '../../src/workbook/sheet-plan';
import { readPackageSheets } from '../../src/xlsx/read-package';
import { writeWorkbook } from '../../src/xlsx/write-workbook';

/** Rows of the block that is written once as a short sheet, and twice as a long one. */
const BLOCK = 600;
const PROPERTIES = { title: '长表', created: new Date(0) };
const TEXTS: readonly CellValue[] = [
  '甲 & 乙',
  '<b>',
  ' 空格 ',
  '两\n行',
  '#N/A',
  '_x0041_',
  '"引号"',
  '=1+1',
  '\u0001',
];
const OTHERS: readonly CellValue[] = [null, true, false, 0, -12.34, 1e21, 0.1];

/** So many blocks of rows of every kind of value, with formulas, looks, heights, links and comments in each. */
function sheet(blocks: number): SheetPlan {
  const rows: CellValue[][] = [];
  const cells: CellPlan[] = [];
  const rowHeights: { row: number; points: number }[] = [];
  for (let block = 0; block < blocks; block++) {
    const first = block * BLOCK;
    for (let at = 0; at < BLOCK; at++) {
      const values = [TEXTS[at % TEXTS.length], OTHERS[at % OTHERS.length], `编号${at}`, at / 100];
      rows.push(at % 50 === 48 ? [] : at % 7 === 0 ? values.slice(0, 2) : values);
    }
    cells.push(
      { row: first, column: 0, style: 'header', comment: '说明' },
      { row: first + 1, column: 3, formula: 'A1&"<"', style: 'totalMoney' },
      { row: first + 2, column: 1, link: { sheet: '长表', cell: 'A1' } },
      { row: first + 2, column: 1, style: 'link' },
      { row: first + 48, column: 5, style: 'note' },
    );
    rowHeights.push({ row: first + 3, points: 30 }, { row: first + 48, points: 12 });
  }
  return {
    name: '长表',
    id: 'long',
    columns: [
      { width: 9, style: 'text' },
      { width: 9 },
      { width: 9, style: 'plain' },
      { width: 9, style: 'money' },
    ],
    rows,
    cells,
    rowHeights,
    print: {
      landscape: true,
      area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: 3 },
    },
  };
}

/** Everything that a file says of its cells, block by block, and of the rows' heights. */
async function blocksOf(plan: SheetPlan): Promise<unknown[]> {
  const bytes = await writeWorkbook([plan], PROPERTIES);
  const [{ data }] = await readPackageSheets('长表.xlsx', bytes);
  const read = (await readXlsx(bytes, { readStyles: true })).sheets[0];
  return Array.from({ length: plan.rows.length / BLOCK }, (_, block) => {
    const first = block * BLOCK;
    const inside = (row: number): boolean => row >= first && row < first + BLOCK;
    return {
      rows: data.rows.slice(first, first + BLOCK),
      cells: [...(read.cells ?? new Map<string, object>())]
        .map(([key, cell]) => ({ at: key.split(',').map(Number), cell }))
        .filter(({ at }) => inside(at[0]))
        .map(({ at, cell }) => ({ at: [at[0] - first, at[1]], cell }))
        .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]),
      heights: [...(read.rowDefs ?? [])]
        .filter(([row]) => inside(row))
        .map(([row, { height }]) => [row - first, height]),
    };
  });
}

test('a long sheet has the cells, looks, formulas, links, comments and heights that the same rows have in a short one', async () => {
  const [short] = await blocksOf(sheet(1));
  const [first, second] = await blocksOf(sheet(2));
  expect(first).toEqual(short);
  expect(second).toEqual(short);
  expect(JSON.stringify(short)).toContain('说明');
});

test('long and short sheets of one workbook share its texts', async () => {
  const small: SheetPlan = {
    ...sheet(1),
    name: '短表',
    id: 'short',
    rows: [['甲 & 乙', 1]],
    cells: [],
    rowHeights: [],
  };
  const bytes = await writeWorkbook([small, sheet(2), { ...sheet(3), name: '更长' }], PROPERTIES);
  const [one, two, three] = await readPackageSheets('三表.xlsx', bytes);
  expect(one.data.rows).toEqual([['甲 & 乙', 1]]);
  expect(two.data.rows).toEqual(three.data.rows.slice(0, 2 * BLOCK));
  expect(three.data.rows).toHaveLength(3 * BLOCK);
  expect(three.data.rows[BLOCK + 2].slice(0, 3)).toEqual([' 空格 ', false, '编号2']);
});
