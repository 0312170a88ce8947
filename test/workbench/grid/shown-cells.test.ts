import { CellError } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';
import { ShownCells } from '../../../src/workbench/grid/univer/shown-cells';

test('only what looks different is shown again: new, changed and vanished cells', () => {
  const [sheet] = new MemoryBook({ 表: [['a', 1, new CellError('#N/A')], ['b']] }).sheets;
  const shown = new ShownCells();
  expect(shown.changes(sheet)).toHaveLength(4);
  expect(shown.changes(sheet)).toEqual([]);
  // A calculation writes every formula's cell anew; the same value is no change.
  sheet.cells.change(0, 1, { content: 1 });
  sheet.cells.change(0, 2, { content: new CellError('#N/A') });
  sheet.cells.change(0, 0, { format: '@' });
  sheet.cells.remove(1, 0);
  sheet.cells.change(5, 5, { content: true });
  expect(shown.changes(sheet).map(({ row, column, cell }) => [row, column, cell?.content])).toEqual([
    [0, 0, 'a'],
    [5, 5, true],
    [1, 0, undefined],
  ]);
  // The grid itself has touched this cell.
  shown.forget(0, 1);
  expect(shown.changes(sheet).map(({ row, column }) => [row, column])).toEqual([[0, 1]]);
});
