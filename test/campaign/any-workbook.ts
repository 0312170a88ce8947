import fc from 'fast-check';
import type { ColumnChoice } from '../../src/ledger/read-ledger';
import { LEDGER_TABLES } from '../../src/policy/ledger-tables';
import { READ_TABLES } from '../../src/policy/policy-sheet';
import type { ColumnDescription, TableDescription } from '../../src/policy/table-description';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

/** What users, other programs and attackers leave in cells. */
export const STRANGE: fc.Arbitrary<CellValue> = fc.oneof(
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
export const DAY: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 40_000, max: 41_300 }) },
  { weight: 6, arbitrary: fc.constantFrom<CellValue>('2012-05-15', '2012年12月31日', '2011/2/28') },
  // The ends of the calendar, which ledgers hold for 长期 and for nothing known.
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellValue>(2_958_465, '9999-12-31', 1, '1900-01-01', '2099-12-31'),
  },
);

function usual({ name, kind, choices }: ColumnDescription): fc.Arbitrary<CellValue> {
  if (choices) return fc.constantFrom<CellValue>(...Object.keys(choices));
  switch (kind) {
    case 'day':
      return DAY;
    case 'amount':
      return fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: -5_000, max: 900_000 }) },
        { weight: 6, arbitrary: fc.constantFrom<CellValue>(100.01, '1,234.56') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<CellValue>(0.01, '9,999,999,999,999.99', -9_999_999_999_999.99),
        },
      );
    case 'rate':
      return fc.constantFrom<CellValue>(0.05, '4.35%', 0, 1, '0.05%');
    case 'number':
      return fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 400 }) },
        { weight: 1, arbitrary: fc.constantFrom<CellValue>(1_000, 99_999, 1_000_000, 2_958_465) },
      );
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

/** Titles that a column gets instead of its own: another's, or what means something to a program. */
const OTHER_TITLES = ['__proto__', 'constructor', 'hasOwnProperty', '', ' ', '合计', '=1+1', '<b>债务人</b>'];

/** Mostly the table's columns in their order; now and then exchanged, one of them with another title or left out. */
function columnsOf({
  columns,
}: TableDescription): fc.Arbitrary<{ readonly at: number; readonly title: string }[]> {
  const own = columns.map(({ name }, at) => ({ at, title: name }));
  const titles = [...columns.map(({ name }) => name), ...OTHER_TITLES];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(own) },
    { weight: 3, arbitrary: fc.shuffledSubarray(own, { minLength: own.length }) },
    { weight: 1, arbitrary: fc.shuffledSubarray(own) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.nat({ max: own.length - 1 }), fc.constantFrom(...titles))
        .map(([at, title]) => own.map((column) => (column.at === at ? { at, title } : column))),
    },
  );
}

/** A sheet with one of the tables that the product knows. */
export function tableSheet(table: TableDescription, rows: number): fc.Arbitrary<SheetData> {
  const row = fc.tuple(...table.columns.map(cell));
  return fc
    .tuple(columnsOf(table), fc.array(row, { maxLength: rows }))
    .map(([columns, filled]) =>
      sheetOf(table.name, [
        columns.map(({ title }) => title),
        ...filled.map((cells) => columns.map(({ at }) => cells[at])),
      ]),
    );
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

/** A mapping of columns as a file of the user's says it: mostly none, otherwise with tables, fields and columns that may not be. */
export const anyMapping: fc.Arbitrary<ColumnChoice> = fc
  .array(
    fc.tuple(
      fc.constantFrom('台账', '回款', '往来明细', '__proto__', '表'),
      fc.constantFrom(
        ...LEDGER_TABLES.flatMap(({ columns }) => columns.map(({ name }) => name)),
        '__proto__',
        'constructor',
      ),
      fc.oneof(
        fc.constantFrom('A', 'F', 'XFD', 'XFE', '', ' ', '债务人', '应收金额', '__proto__', 'toString'),
        fc.string({ maxLength: 4 }),
      ),
    ),
    { maxLength: 3 },
  )
  .map((wishes) =>
    // By way of its text, as from the file: so `__proto__` is a key like any other.
    JSON.parse(
      `{${wishes.map(([table, field, column]) => `${JSON.stringify(table)}:{${JSON.stringify(field)}:${JSON.stringify(column)}}`).join(',')}}`,
    ),
  );
