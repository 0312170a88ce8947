import fc from 'fast-check';
import { LEDGER_TABLES } from '../../src/policy/ledger-tables';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import type { ColumnDescription, TableDescription } from '../../src/policy/table-description';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

/** What users, other programs and attackers leave in cells. */
const STRANGE: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(
    '',
    ' ',
    '　',
    '-',
    '—',
    '#N/A',
    '#REF!',
    '合计',
    '=1+1',
    '+cmd|calc',
    '@SUM(A1)',
    '<b>甲</b>',
    '__proto__',
    'constructor',
    'toString',
    'null',
    '1e308',
    '2012年11月31日',
    '510%',
    '１２３．４５',
    '张三:;李四',
    ':::;;;',
    '\u0000',
    '\ud800',
    '😀'.repeat(20),
    '长'.repeat(400),
    true,
    false,
    0,
    -0,
    -1,
    0.1 + 0.2,
    1e15,
    -1e15,
    1e308,
    5e-324,
    2_958_465,
    2_958_466,
  ),
  fc.string({ maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Few ids, names and days, so that rows of different tables speak of one another. */
const ID = fc.constantFrom('ZQ001', 'ZQ002', 'ZQ003', 'HK001', 'HK002');
const NAME = fc.constantFrom('甲公司', '乙公司', '张三', '李四', '一公司');
const DAY = fc.oneof(
  fc.integer({ min: 40_000, max: 41_300 }),
  fc.constantFrom<CellValue>('2012-05-15', '2012年12月31日', '2011/2/28'),
);

function usual({ name, kind, choices }: ColumnDescription): fc.Arbitrary<CellValue> {
  if (choices) return fc.constantFrom<CellValue>(...Object.keys(choices));
  switch (kind) {
    case 'day':
      return DAY;
    case 'amount':
      return fc.oneof(
        fc.integer({ min: -5_000, max: 900_000 }),
        fc.constantFrom<CellValue>(100.01, '1,234.56'),
      );
    case 'rate':
      return fc.constantFrom<CellValue>(0.05, '4.35%', 0, 1, '0.05%');
    case 'number':
      return fc.integer({ min: 0, max: 400 });
    case 'yesNo':
      return fc.constantFrom<CellValue>('是', '否');
    case 'text':
      return /编号/.test(name) ? ID : NAME;
  }
}

/** Settings stand in one column with their values in the next: their names are asked for as well. */
const SETTING_NAMES = READ_TABLES.flatMap(({ columns }) =>
  columns.filter(({ name }) => name === '项目').flatMap(({ choices }) => Object.keys(choices ?? {})),
);

function cell(column: ColumnDescription): fc.Arbitrary<CellValue> {
  const said =
    column.name === '项目' && SETTING_NAMES.length > 0
      ? fc.constantFrom<CellValue>(...SETTING_NAMES)
      : usual(column);
  return fc.oneof(
    { weight: 12, arbitrary: said },
    { weight: 2, arbitrary: fc.constant<CellValue>(null) },
    { weight: 1, arbitrary: STRANGE },
  );
}

function tableSheet({ name, columns }: TableDescription, rows: number): fc.Arbitrary<SheetData> {
  const row = fc.tuple(...columns.map(cell));
  return fc
    .array(row, { maxLength: rows })
    .map((filled) => sheetOf(name, [columns.map((column) => column.name), ...filled]));
}

/**
 * A workbook with any of the tables that the product knows, in cells mostly what belongs there and now and then
 * anything at all. Tables that are added later are in it by themselves.
 */
export const anyWorkbook: fc.Arbitrary<readonly SheetData[]> = fc
  .tuple(
    fc.tuple(...LEDGER_TABLES.map((table) => tableSheet(table, 9))),
    fc.subarray([...READ_TABLES]).chain((tables) => fc.tuple(...tables.map((table) => tableSheet(table, 5)))),
  )
  .map(([ledger, policy]) => [...ledger, ...policy]);
