import { WorkbookRefusal } from '../workbook/workbook';

/**
 * Of merged cells only the first holds anything: whatever was written into the others would be lost, and clearing them would part them.
 * @param merged merged areas of the cells that are to be written, with their address
 * @throws WorkbookRefusal where there are any
 */
export function refuseMerged(sheet: { readonly name: string }, merged: Excel.RangeAreas): void {
  if (merged.isNullObject) return;
  const [first] = merged.address.split(',');
  throw new WorkbookRefusal('excel.merged-in-the-way', {
    sheet: sheet.name,
    cell: first.slice(first.lastIndexOf('!') + 1),
  });
}
