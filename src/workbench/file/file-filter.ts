import type { AutoFilter } from 'hucre';
import { areaText, parseArea } from '../../host/address';
import type { HostSheet } from '../../host/book';
import { type Box, intersection } from '../../host/box';

/**
 * A file's filter of a sheet, with the values that it lets through. Rows that it hides are hidden in the file like any others; they are
 * the filter's where it has a condition.
 */
export function readFilter(sheet: HostSheet, file: AutoFilter | undefined): void {
  sheet.filter = file ? parseArea(file.range.replaceAll('$', '')) : null;
  const { filter } = sheet;
  if (!filter || !file?.columns?.length) return;
  const data: Box = { ...filter, row: filter.row + 1, rows: filter.rows - 1 };
  for (const { colIndex, filters } of file.columns)
    if (filters?.length)
      sheet.criteria.push({
        box: { ...data, column: filter.column + colIndex, columns: 1 },
        shown: new Set(filters),
      });
  for (const row of [...sheet.hiddenRows]) {
    if (row < data.row || row >= data.row + data.rows) continue;
    sheet.hiddenRows.delete(row);
    sheet.filteredRows.add(row);
  }
}

export function writtenFilter(sheet: HostSheet, filter: Box): AutoFilter {
  const columns = sheet.criteria
    .filter(({ box }) => intersection(box, filter))
    .map(({ box, shown }) => ({ colIndex: box.column - filter.column, filters: [...shown] }));
  return { range: areaText(filter), ...(columns.length > 0 && { columns }) };
}
