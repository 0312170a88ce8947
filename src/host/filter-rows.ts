import type { HostSheet } from './book';
import { type Box, intersection } from './box';
import { contentText } from './number-text';
import type { Stage } from './stage';

/** The rows of a filter below its header. */
function dataOf(filter: Box): Box {
  return { ...filter, row: filter.row + 1, rows: filter.rows - 1 };
}

/** Text of a cell as a filter's list has it; empty for a blank one. */
export function filterText(sheet: HostSheet, row: number, column: number): string {
  const cell = sheet.cells.get(row, column);
  return contentText(cell?.content ?? null, cell?.format);
}

/**
 * Filters by the texts of one column, beside what other columns are filtered by.
 * @param filter where the filter lies, its header included
 * @param shown texts that stay in sight; null for all
 */
export function filterColumn(
  stage: Stage,
  sheet: HostSheet,
  filter: Box,
  column: number,
  shown: ReadonlySet<string> | null,
): void {
  const box: Box = { ...dataOf(filter), column, columns: 1 };
  sheet.criteria = sheet.criteria.filter((one) => intersection(one.box, box) === null);
  if (shown) sheet.criteria.push({ box, shown });
  stage.refresh();
  filterRows(stage, sheet, filter);
}

/** Everything comes into sight again that a filter hid. */
export function clearFilter(stage: Stage, sheet: HostSheet, filter: Box): void {
  sheet.criteria = sheet.criteria.filter((one) => intersection(one.box, filter) === null);
  filterRows(stage, sheet, filter);
}

export function isFiltered(sheet: HostSheet, filter: Box): boolean {
  const { row, rows } = dataOf(filter);
  for (const hidden of sheet.filteredRows) if (hidden >= row && hidden < row + rows) return true;
  return false;
}

/** Hides what does not meet every criterion. Summaries see other rows than before. */
function filterRows(stage: Stage, sheet: HostSheet, filter: Box): void {
  const { row, rows } = dataOf(filter);
  for (const hidden of [...sheet.filteredRows])
    if (hidden >= row && hidden < row + rows) sheet.filteredRows.delete(hidden);
  for (const { box, shown } of sheet.criteria) {
    const within = intersection(box, filter);
    if (!within) continue;
    for (let at = within.row; at < within.row + within.rows; at++)
      if (!shown.has(filterText(sheet, at, within.column))) sheet.filteredRows.add(at);
  }
  stage.outOfDate();
}
