import { BookCalculation } from '../../../src/host/calculation/calculation';
import { CellError, type CellContent } from '../../../src/host/cell';
import { MemoryBook } from '../../../src/host/memory-book';

/** 2026-11-25. */
export const TODAY = 46351;

/** Far right of every case's data, so that what spills meets nothing. */
const COLUMN = 50;

/** A sheet 表 with contents from A1 on; a text that begins with = is a formula. */
export function sheetOf(rows: readonly (readonly CellContent[])[]): MemoryBook {
  const book = new MemoryBook({ 表: [] });
  rows.forEach((cells, row) => {
    cells.forEach((content, column) => {
      if (content === null) return;
      const formula = typeof content === 'string' && content.startsWith('=') ? content : undefined;
      book.sheets[0].cells.change(row, column, formula ? { content: null, formula } : { content });
    });
  });
  return book;
}

/** What a formula comes to beside some contents: one value, or the rows that it spills; errors by their code. */
export function formulaValue(formula: string, book: MemoryBook): unknown {
  const { cells } = book.sheets[0];
  cells.change(0, COLUMN, { content: null, formula });
  new BookCalculation(book, () => TODAY).calculate();
  const shown = (row: number, column: number): unknown => {
    const content = cells.get(row, column)?.content ?? null;
    return content instanceof CellError ? content.code : content;
  };
  const spilled = (row: number, column: number): boolean => cells.get(row, column)?.spilledFrom !== undefined;
  const rows: unknown[][] = [];
  for (let row = 0; row === 0 || spilled(row, COLUMN) || spilled(row, COLUMN + 1); row++) {
    const line: unknown[] = [shown(row, COLUMN)];
    for (let column = COLUMN + 1; spilled(row, column); column++) line.push(shown(row, column));
    rows.push(line);
  }
  return rows.length === 1 && rows[0].length === 1 ? rows[0][0] : rows;
}
