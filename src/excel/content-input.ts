import { cellKey, type SheetContent } from '../workbook/sheet-content';
import { cellInput, type CellInput } from './cell-input';

/**
 * What to send so that rows hold what they should.
 * @param columns how many cells of each row are written; those without content are emptied
 */
export function inputRows(
  { values, formulas }: SheetContent,
  firstRow: number,
  lastRow: number,
  columns: number,
): CellInput[][] {
  const rows: CellInput[][] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    const inputs: CellInput[] = [];
    for (let column = 0; column < columns; column++) {
      const formula = formulas.get(cellKey(row, column));
      inputs.push(
        formula === undefined ? cellInput(values[row]?.[column] ?? null) : `=${formula.replace(/^=/, '')}`,
      );
    }
    rows.push(inputs);
  }
  return rows;
}
