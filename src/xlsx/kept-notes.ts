import { extentOf, cellKey, contentOf, type Extent } from '../workbook/sheet-content';
import type { CellValue } from '../workbook/sheet-data';
import type { CellPlan, SheetPlan } from '../workbook/sheet-plan';

/**
 * A plan with what the user has written beside and below everything that the program writes into the sheet.
 * @param before the sheet as it stands
 * @param touched what the program writes, from A1 on
 */
export function withNotes(plan: SheetPlan, before: SheetPlan, touched: Extent): SheetPlan {
  const { values, formulas } = contentOf(before);
  const size = extentOf(values);
  if (size.rows <= touched.rows && size.columns <= touched.columns) return plan;
  const rows = plan.rows.map((row): CellValue[] => [...row]);
  const cells: CellPlan[] = [...plan.cells];
  values.forEach((row, index) => {
    row.forEach((value, column) => {
      if (index < touched.rows && column < touched.columns) return;
      const formula = formulas.get(cellKey(index, column));
      if (value === null && formula === undefined) return;
      while (rows.length <= index) rows.push([]);
      while (rows[index].length <= column) {
        // The looks of the table's columns end with the table.
        if (plan.columns[rows[index].length]?.style) {
          cells.push({ row: index, column: rows[index].length, style: 'plain' });
        }
        rows[index].push(null);
      }
      rows[index][column] = value;
      if (formula !== undefined) cells.push({ row: index, column, formula });
    });
  });
  return { ...plan, rows, cells };
}
