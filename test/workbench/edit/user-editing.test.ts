import type { HostSheet } from '../../../src/host/book';
import { MemoryBook } from '../../../src/host/memory-book';
import { OfficeHost } from '../../../src/host/office-host';
import { UserEditing } from '../../../src/workbench/edit/user-editing';
import { bookFromXlsx } from '../../../src/workbench/file/book-from-xlsx';
import { xlsxFromBook } from '../../../src/workbench/file/xlsx-from-book';
import type { CellEntry } from '../../../src/workbench/grid/sheet-view';

function desk() {
  const book = new MemoryBook({
    台账: [
      ['客户', '金额'],
      ['甲', 100],
      ['乙', 50],
    ],
    汇总: [],
  });
  const host = new OfficeHost(book);
  const [ledger, summary] = book.sheets;
  const editing = new UserEditing(host.stage);
  const type = (sheet: HostSheet, row: number, column: number, typed: string) =>
    editing.apply({ kind: 'cells', sheet, cells: [{ row, column, entry: { typed } }] });
  const shown = (sheet: HostSheet, row: number, column: number) =>
    sheet.cells.get(row, column)?.content ?? null;
  return { book, host, editing, ledger, summary, type, shown };
}

test('what is typed is read as Excel reads it, and formulas follow', () => {
  const { type, ledger, summary, shown } = desk();
  type(summary, 0, 0, '=SUM(台账!B2:B3)');
  expect(shown(summary, 0, 0)).toBe(150);
  type(ledger, 1, 1, '1,200.50');
  expect(shown(summary, 0, 0)).toBe(1250.5);
  type(ledger, 1, 2, '2012-12-31');
  expect(ledger.cells.get(1, 2)).toMatchObject({ content: 41_274, format: 'yyyy/m/d' });
});

test('undo and redo go through the steps one by one; what changed nothing is no step', () => {
  const { editing, type, ledger, shown } = desk();
  type(ledger, 1, 1, '200');
  type(ledger, 1, 1, '200');
  type(ledger, 2, 1, '');
  const cleared: CellEntry[] = [{ row: 1, column: 0, entry: 'empty' }];
  editing.apply({ kind: 'cells', sheet: ledger, cells: cleared });
  editing.apply({ kind: 'undo' });
  expect([shown(ledger, 1, 0), shown(ledger, 2, 1), shown(ledger, 1, 1)]).toEqual(['甲', null, 200]);
  editing.apply({ kind: 'undo' });
  editing.apply({ kind: 'undo' });
  expect([shown(ledger, 2, 1), shown(ledger, 1, 1)]).toEqual([50, 100]);
  editing.apply({ kind: 'redo' });
  expect(shown(ledger, 1, 1)).toBe(200);
});

test('inserted rows push everything down and look like the row before; taking them back restores all of it', () => {
  const { editing, type, ledger, summary, shown } = desk();
  type(summary, 0, 0, '=台账!B3');
  ledger.cells.change(1, 1, { format: '#,##0.00' });
  ledger.rowHeights.set(2, 40);
  editing.apply({ kind: 'lines', sheet: ledger, axis: 'row', action: 'insert', first: 2, count: 2 });
  expect(shown(ledger, 4, 0)).toBe('乙');
  expect(summary.cells.get(0, 0)?.formula).toBe('=台账!B5');
  expect(ledger.cells.get(2, 1)?.format).toBe('#,##0.00');
  expect(ledger.rowHeights.get(4)).toBe(40);
  editing.apply({ kind: 'undo' });
  expect(shown(ledger, 2, 0)).toBe('乙');
  expect(ledger.cells.get(4, 0)).toBeUndefined();
  expect(summary.cells.get(0, 0)?.formula).toBe('=台账!B3');
  expect([...ledger.rowHeights]).toEqual([[2, 40]]);
});

test('a step that concerns the whole workbook is not taken back over what the add-in has written since', () => {
  const { editing, host, ledger, shown } = desk();
  editing.apply({ kind: 'lines', sheet: ledger, axis: 'row', action: 'delete', first: 1, count: 1 });
  host.type('台账', 'A9', '加载项写的');
  editing.apply({ kind: 'undo' });
  expect(shown(ledger, 8, 0)).toBe('加载项写的');
  expect(shown(ledger, 1, 0)).toBe('乙');
});

test('what Excel would refuse is refused in words, and changes nothing', () => {
  const { book, editing, ledger, summary, type, shown } = desk();
  book.tables.push({
    id: 't',
    name: '表1',
    sheet: ledger,
    box: { row: 0, column: 0, rows: 3, columns: 2 },
    looks: {},
  });
  const box = { row: 1, column: 0, rows: 1, columns: 1 };
  expect(editing.apply({ kind: 'shift', sheet: ledger, box, axis: 'row', action: 'insert' })).toBe(
    'workbench.torn',
  );
  expect(editing.apply({ kind: 'rename-sheet', sheet: ledger, name: '汇总' })).toBe('workbench.sheet-name');
  expect(editing.apply({ kind: 'delete-sheet', sheet: summary })).toBeNull();
  expect(editing.apply({ kind: 'delete-sheet', sheet: ledger })).toBe('workbench.last-sheet');
  ledger.protected = true;
  expect(type(ledger, 1, 1, '7')).toBe('workbench.protected');
  expect([shown(ledger, 1, 1), book.sheets.length]).toEqual([100, 1]);
});

test('a row typed below a table belongs to it; a link leads to its cells', () => {
  const { book, editing, ledger, summary, type } = desk();
  book.tables.push({
    id: 't',
    name: '表1',
    sheet: ledger,
    box: { row: 0, column: 0, rows: 3, columns: 2 },
    looks: {},
  });
  type(ledger, 3, 0, '丙');
  expect(book.tables[0].box.rows).toBe(4);
  summary.cells.change(0, 0, { content: '甲', link: { documentReference: '台账!A2' } });
  editing.apply({ kind: 'click', sheet: summary, row: 0, column: 0 });
  expect(book.selection).toMatchObject({ sheet: ledger, box: { row: 1, column: 0 } });
  expect(book.active).toBe(ledger);
});

test('a filter hides rows, sums of what is seen follow, and it can be taken back and is kept in the file', async () => {
  const { book, editing, ledger, summary, type, shown } = desk();
  type(summary, 0, 0, '=SUBTOTAL(9,台账!B2:B3)');
  const filter = { row: 0, column: 0, rows: 3, columns: 2 };
  ledger.filter = filter;
  editing.apply({ kind: 'filter', sheet: ledger, filter, column: 0, shown: new Set(['乙']) });
  expect([[...ledger.filteredRows], shown(summary, 0, 0)]).toEqual([[1], 50]);
  const again = await bookFromXlsx('again.xlsx', await xlsxFromBook(book, new Date(0)));
  const [reopened] = again.sheets;
  expect([[...reopened.filteredRows], [...reopened.hiddenRows], reopened.criteria]).toEqual([
    [1],
    [],
    [{ box: { row: 1, column: 0, rows: 2, columns: 1 }, shown: new Set(['乙']) }],
  ]);
  editing.apply({ kind: 'hide', sheet: ledger, axis: 'row', lines: [2], hidden: true });
  type(summary, 0, 1, '=SUBTOTAL(109,台账!B2:B3)');
  expect([shown(summary, 0, 0), shown(summary, 0, 1)]).toEqual([50, 0]);
  editing.apply({ kind: 'undo' });
  editing.apply({ kind: 'undo' });
  editing.apply({ kind: 'undo' });
  expect([[...ledger.filteredRows], shown(summary, 0, 0)]).toEqual([[], 150]);
});
