import { formulasOverBook } from '../../../src/host/calculation/sight-of-book';
import { MemoryBook } from '../../../src/host/memory-book';
import { cellKey, overlaid, overlayChanges, overlayOf } from '../../../src/workbench/grid/overlay';

function ledger() {
  const book = new MemoryBook({
    台账: [
      ['客户', '天数'],
      ['甲', 10],
      ['乙', 200],
      ['丙', 95],
    ],
  });
  const [sheet] = book.sheets;
  return { book, sheet };
}

test('a table has a filled header and banded rows behind what the cells look like by themselves', () => {
  const { book, sheet } = ledger();
  const looks: Record<string, unknown> = { Style: 'TableStyleMedium2' };
  book.tables.push({ id: 't', name: '表1', sheet, box: { row: 0, column: 0, rows: 4, columns: 2 }, looks });
  sheet.cells.change(1, 0, { style: { 'Fill/Color': '#FFFF00', 'Fill/Pattern': 'Solid' } });
  const look = (row: number, column: number) =>
    overlaid(sheet.cells.get(row, column), overlayOf(book, sheet).get(cellKey(row, column))).style;
  expect(look(0, 0)).toMatchObject({ 'Font/Bold': true, 'Font/Color': '#FFFFFF', 'Fill/Color': '#4472C4' });
  expect(look(1, 1)).toMatchObject({ 'Fill/Color': '#DAE3F3' });
  expect(look(1, 0)).toMatchObject({ 'Fill/Color': '#FFFF00' });
  expect(look(2, 1)).toBeUndefined();
  const before = overlayOf(book, sheet);
  looks['ShowBandedRows'] = false;
  expect(overlayChanges(before, overlayOf(book, sheet)).sort((a, b) => a - b)).toEqual(
    [
      [1, 0],
      [1, 1],
      [3, 0],
      [3, 1],
    ].map(([row, column]) => cellKey(row, column)),
  );
});

test('conditions on cell values are drawn before the look of the cell, the first before the others', () => {
  const { book, sheet } = ledger();
  const condition = (operator: string, formula1: string, color: string) => ({
    id: color,
    box: { row: 1, column: 1, rows: 3, columns: 1 },
    type: 'CellValue',
    looks: { CellValue: { Rule: { operator, formula1 } }, Fill: { Color: color } },
  });
  sheet.conditions = [
    condition('GreaterThan', '=180', '#FFC7CE'),
    condition('GreaterThan', '=90', '#FFEB9C'),
  ];
  sheet.cells.change(2, 1, { style: { 'Fill/Color': '#00FF00', 'Fill/Pattern': 'Solid' } });
  const overlay = overlayOf(book, sheet);
  const fill = (row: number) =>
    overlaid(sheet.cells.get(row, 1), overlay.get(cellKey(row, 1))).style?.['Fill/Color'];
  expect([fill(1), fill(2), fill(3)]).toEqual([undefined, '#FFC7CE', '#FFEB9C']);
});

test('a condition by formula is computed for each cell as if it were copied from the first', () => {
  const { book, sheet } = ledger();
  const area = { row: 1, column: 0, rows: 3, columns: 2 };
  sheet.conditions = [
    {
      id: 'due',
      box: area,
      type: 'Custom',
      looks: { Rule: { Formula: '=$B2>AVERAGE($B$2:$B$4)' }, Fill: { Color: '#FFC7CE' } },
    },
    {
      id: 'same',
      box: area,
      type: 'CellValue',
      looks: { CellValue: { Rule: { operator: 'EqualTo', formula1: '=$A$2' } }, Fill: { Color: '#C6EFCE' } },
    },
    {
      id: 'unreadable',
      box: area,
      type: 'Custom',
      looks: { Rule: { Formula: '=)' }, Fill: { Color: '#000000' } },
    },
  ];
  const overlay = overlayOf(book, sheet, formulasOverBook(book, 0));
  expect([...overlay].map(([key, look]) => [key, look['Fill/Color']]).sort()).toEqual([
    [cellKey(1, 0), '#C6EFCE'],
    [cellKey(2, 0), '#FFC7CE'],
    [cellKey(2, 1), '#FFC7CE'],
  ]);
});
