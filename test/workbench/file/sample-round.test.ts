import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HostBook } from '../../../src/host/book';
import { WHOLE_SHEET } from '../../../src/host/box';
import { CellError } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';
import { OfficeHost } from '../../../src/host/office-host';
import { bookFromCsv } from '../../../src/workbench/file/book-from-csv';
import { bookFromXlsx } from '../../../src/workbench/file/book-from-xlsx';
import { xlsxFromBook } from '../../../src/workbench/file/xlsx-from-book';
import { readWorkbook } from '../../../src/xlsx/read-workbook';
import { command, ownFolder } from '../../headless/run-command';

const SAVED = new Date(Date.UTC(2026, 5, 30));
const SAMPLE = readFileSync(resolve(__dirname, '../../../assets/sample/qingqian-sample.xlsx'));
const folder = ownFolder();

/** Everything that a workbook holds, without the ids that it gives itself. */
function content(book: HostBook): unknown {
  const known = new Map(book.sheets.map((sheet) => [sheet, sheet.name]));
  const plain = (value: unknown): unknown => {
    if (value instanceof CellError) return { error: value.code };
    if (value === null || typeof value !== 'object') return value;
    const sheet = known.get(value as HostBook['sheets'][number]);
    if (sheet !== undefined) return sheet;
    if (value instanceof Map) return [...value].sort(([a], [b]) => Number(a) - Number(b));
    if (value instanceof Set) return [...value].sort((a, b) => Number(a) - Number(b));
    if (Array.isArray(value)) return value.map(plain);
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, part]) =>
        key === 'id' || part === undefined ? [] : [[key, plain(part)]],
      ),
    );
  };
  return {
    sheets: book.sheets.map(({ cells, ...sheet }) => {
      const held: unknown[] = [];
      cells.each(WHOLE_SHEET, (row, column, cell) => held.push([row, column, plain(cell)]));
      const others = Object.fromEntries(Object.entries(sheet).map(([key, value]) => [key, plain(value)]));
      return { ...others, held };
    }),
    ...Object.fromEntries(
      (['names', 'tables', 'parts', 'settings', 'comments', 'properties'] as const).map((key) => [
        key,
        plain(book[key]),
      ]),
    ),
  };
}

test('a file that was opened and saved again reads as it did before', async () => {
  const saved = await xlsxFromBook(await bookFromXlsx('sample.xlsx', SAMPLE), SAVED);
  expect(await readWorkbook('sample.xlsx', saved)).toEqual(await readWorkbook('sample.xlsx', SAMPLE));
});

test('a report keeps its tables, charts, rules, marks, comments and print set-up', async () => {
  const ledger = join(folder, '台账.csv');
  writeFileSync(
    ledger,
    '债权编号,债务人,所属单位,发生日期,到期日,应收金额\nA1,甲公司,一分公司,2011-01-01,2011-03-01,1000.5\nA2,乙公司,二分公司,2012-11-01,2013-01-31,2000\n',
  );
  const path = join(folder, 'report.xlsx');
  expect((await command(ledger, '--as-of', '2012-12-31', '--out', path)).code).toBe(0);
  const first = await bookFromXlsx('report.xlsx', readFileSync(path));
  const second = await bookFromXlsx('report.xlsx', await xlsxFromBook(first, SAVED));
  expect(content(second)).toEqual(content(first));
  const charts = first.sheets.flatMap((sheet) => sheet.charts);
  expect(charts.length).toBeGreaterThan(0);
  for (const chart of charts) for (const series of chart.series) expect(series.values).not.toBeNull();
  expect(first.tables.length).toBeGreaterThan(0);
  expect(first.sheets.every((sheet) => sheet.page.printArea !== null)).toBe(true);
});

test('formulas, spills, later functions, hidden names and XML parts come back as they were', async () => {
  const book = new MemoryBook({
    台账: [
      ['甲', 3],
      ['乙', 1],
    ],
    汇总: [],
  });
  const host = new OfficeHost(book);
  host.type('汇总', 'A1', '=台账!B1:B2*2');
  host.type('汇总', 'C1', '=XLOOKUP("乙",台账!A1:A2,TEXTJOIN(",",TRUE,"LET(1)"))');
  host.type('汇总', 'D1', '=1/0');
  book.names.push({
    name: 'Qingqian.Sheet',
    formula: '="总览"',
    comment: '',
    visible: false,
    sheet: book.sheets[1],
  });
  book.parts.push({ id: 'x', namespace: 'urn:a', xml: '<a xmlns="urn:a">1 &lt; 2</a>' });
  book.settings.push({ key: '语言', value: 'zh' });
  book.sheets[0].custom.push({ key: 'k', value: 'v' });
  const again = await bookFromXlsx(book.name, await xlsxFromBook(book, SAVED));
  const held = (one: HostBook, row: number, column: number): unknown[] => {
    const cell = one.sheets[1].cells.get(row, column);
    return [cell?.content, cell?.formula, cell?.spilledFrom];
  };
  for (const [row, column] of [
    [0, 0],
    [1, 0],
    [0, 2],
    [0, 3],
  ])
    expect(held(again, row, column)).toEqual(held(book, row, column));
  expect(held(again, 1, 0)).toEqual([2, undefined, { row: 0, column: 0 }]);
  for (const key of ['names', 'parts', 'settings'] as const) {
    const bare = (one: HostBook): unknown => one[key].map((item) => ({ ...item, id: '', sheet: '' }));
    expect(bare(again)).toEqual(bare(book));
  }
  expect(again.names[0].sheet).toBe(again.sheets[1]);
  expect(again.sheets[0].custom).toEqual(book.sheets[0].custom);
  // The spilled cells belong to their formula still: a change of the ledger reaches them.
  const second = new OfficeHost(again);
  second.type('台账', 'B2', 5);
  expect(again.sheets[1].cells.get(1, 0)?.content).toBe(10);
});

test('a text file is read as if it were typed, but numbers of accounts stay texts', () => {
  const bytes = new TextEncoder().encode('客户,账号,到期日,金额,备注\n甲,0012,2012-3-1,"1,200.50",=1+1\n');
  const { cells } = bookFromCsv('台账.csv', bytes, 46_203).sheets[0];
  expect([0, 1, 2, 3, 4].map((column) => cells.get(1, column)?.content)).toEqual([
    '甲',
    '0012',
    40_969,
    1200.5,
    '=1+1',
  ]);
  expect(cells.get(1, 4)?.formula).toBeUndefined();
});
