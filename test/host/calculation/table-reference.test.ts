import { BookCalculation } from '../../../src/host/calculation/calculation';
import { CellError } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';

/** A table over B2:D4, and a formula in a cell. */
function valueOf(formula: string, row: number, column: number): unknown {
  const book = new MemoryBook({
    表: [[], [null, '客户', '金额', '已收[元]'], [null, '甲', 100, 40], [null, '乙', 200, 50]],
  });
  const sheet = book.sheets[0];
  book.tables.push({
    id: '{1}',
    name: '台账',
    sheet,
    box: { row: 1, column: 1, rows: 3, columns: 4 },
    looks: {},
  });
  sheet.cells.change(row, column, { content: null, formula });
  new BookCalculation(book, () => 0).calculate();
  const content = sheet.cells.get(row, column)?.content;
  return content instanceof CellError ? content.code : content;
}

describe('references by the name of a table and its columns', () => {
  it.each([
    ['=SUM(台账[金额])', 300],
    ["=SUM(台账[[金额]:[已收'[元']]])", 390],
    ['=COUNTIF(台账[#All],"*")', 5],
    ['=COUNTIF(台账[[#Headers],[客户]],"客户")', 1],
    ['=SUM(台账)', 390],
    ['=SUM(台账[没有])', '#REF!'],
    ['=SUM(没有[金额])', '#NAME?'],
  ])('%s beside the table', (formula, expected) => {
    expect(valueOf(formula, 8, 8)).toBe(expected);
  });

  it.each([
    ["=[@金额]-[@[已收'[元']]]", 150],
    ['=[@金额]*2', 400],
    ['=台账[[#This Row],[金额]]+1', 201],
    ['=SUM([金额])', 300],
  ])('%s in a row of the table', (formula, expected) => {
    expect(valueOf(formula, 3, 4)).toBe(expected);
  });

  it('mean nothing outside of the table where they name none', () => {
    expect(valueOf('=[@金额]', 8, 8)).toBe('#VALUE!');
  });
});
