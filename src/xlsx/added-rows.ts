import { columnLetters } from '../finding/finding';
import { showsDates } from '../workbook/date-format';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { WorkbookRefusal, type RowsPlan } from '../workbook/workbook';

/**
 * A sheet of the user's with rows below its table, as it is held for a file that nobody writes to.
 * @throws WorkbookRefusal where anything stands in the way
 */
export function withRows(data: SheetData, plan: RowsPlan): SheetData {
  const dateColumns = new Set(data.dateColumns);
  for (const { column, format } of plan.rows.flat())
    if (format !== undefined && showsDates(format)) dateColumns.add(column);
  return { ...data, rows: grownRows(data.rows, plan), dateColumns };
}

/**
 * Rows of a sheet with new ones below its table.
 * @throws WorkbookRefusal where anything stands in the way
 */
export function grownRows(rows: SheetData['rows'], plan: RowsPlan): readonly (readonly CellValue[])[] {
  const { sheet, lastRow, firstColumn, lastColumn } = plan;
  const grown = rows.map((row): CellValue[] => [...row]);
  plan.rows.forEach((cells, index) => {
    const row = lastRow + 1 + index;
    while (grown.length <= row) grown.push([]);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const there = grown[row][column] ?? null;
      if (there === null || there === '') continue;
      const cell = columnLetters(column) + String(row + 1);
      throw new WorkbookRefusal('workbook.rows-in-the-way', { sheet, cell });
    }
    for (const { column, value } of cells) {
      while (grown[row].length <= column) grown[row].push(null);
      grown[row][column] = value;
    }
  });
  return grown;
}
