import type { SheetLayout } from '../workbook/sheet-layout';

/**
 * Tables that need only another number of rows: they stay, so that formulas of the user's that name them do. A table that begins
 * elsewhere or has other columns is made anew.
 * @param there names of the tables that the sheet has
 */
export function stayingTables(
  there: readonly string[],
  before: SheetLayout | null,
  next: SheetLayout,
): ReadonlySet<string> {
  const staying = new Set<string>();
  for (const { name, area, columns } of next.frame.tables ?? []) {
    const old = before?.frame.tables?.find((table) => table.name === name);
    const same =
      old !== undefined &&
      there.includes(name) &&
      area.lastRow > area.firstRow &&
      old.area.firstRow === area.firstRow &&
      old.area.firstColumn === area.firstColumn &&
      old.area.lastColumn === area.lastColumn &&
      old.columns.join('\u0001') === columns.join('\u0001');
    if (same) staying.add(name);
  }
  return staying;
}
