import { MemoryBook } from '../../../src/host/memory-book';
import { filterButtons, filterChoices } from '../../../src/workbench/grid/filter-choices';

function ledger() {
  const book = new MemoryBook({
    台账: [
      ['客户', '天数'],
      ['乙', 100],
      ['甲', 20],
      ['乙', 3],
      [null, 20],
    ],
  });
  const [sheet] = book.sheets;
  const filter = { row: 0, column: 0, rows: 5, columns: 2 };
  sheet.filter = filter;
  const column = (at: number, shown: readonly string[]) => ({
    box: { row: 1, column: at, rows: 4, columns: 1 },
    shown: new Set(shown),
  });
  return { book, sheet, filter, column };
}

test('each column of a filter has a button, and so has each of a table unless it shows none', () => {
  const { book, sheet, column } = ledger();
  const table = { row: 0, column: 4, rows: 3, columns: 1 };
  const looks: Record<string, unknown> = {};
  book.tables.push({ id: 't', name: '表1', sheet, box: table, looks });
  sheet.criteria.push(column(1, ['3']));
  const buttons = () => filterButtons(book, sheet).map((button) => [button.column, button.active]);
  expect(buttons()).toEqual([
    [0, false],
    [1, true],
    [4, false],
  ]);
  looks['ShowFilterButton'] = false;
  expect(buttons()).toEqual([
    [0, false],
    [1, true],
  ]);
});

test('a list has each text once, numbers by size, blanks last, and leaves out what other columns hide', () => {
  const { book, sheet, column } = ledger();
  const listed = (at: number) =>
    filterChoices(sheet, filterButtons(book, sheet)[at]).map(({ text, shown }) => [text, shown]);
  expect(listed(0)).toEqual([
    ['甲', true],
    ['乙', true],
    ['', true],
  ]);
  expect(listed(1).map(([text]) => text)).toEqual(['3', '20', '100']);
  sheet.criteria.push(column(1, ['20']));
  expect(listed(0).map(([text]) => text)).toEqual(['甲', '']);
  expect(listed(1)).toEqual([
    ['3', false],
    ['20', true],
    ['100', false],
  ]);
});
