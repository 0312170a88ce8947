import type { CellValue, SheetData } from '../workbook/sheet-data';
import type { ColumnOfOurs, ColumnsPlan } from '../workbook/workbook';

/** A column of ours beside a table of the user's, as it is held for a file that nobody writes to. */
export interface HeldColumn {
  readonly column: number;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly content: ColumnOfOurs;
}

/**
 * The columns of ours that a sheet has after a plan: those that are there are updated where they are, new ones stand right of the
 * table where the sheet is free.
 * @param data the sheet as the user has it
 */
export function placedColumns(
  data: SheetData,
  held: readonly HeldColumn[],
  plan: ColumnsPlan,
): readonly HeldColumn[] {
  const { headerRow, firstRow, lastRow } = plan;
  const byId = new Map(held.map((column) => [column.content.id, column]));
  const fresh = plan.columns.filter(({ id }) => !byId.has(id));
  const taken = new Set(held.map(({ column }) => column));
  const isFree = (column: number): boolean => {
    if (taken.has(column)) return false;
    for (let row = headerRow; row <= lastRow; row++) {
      const value = data.rows[row]?.[column] ?? null;
      if (value !== null && value !== '') return false;
    }
    return true;
  };
  let at = Math.max(plan.after, ...held.map(({ column }) => column + 1));
  for (let count = 0; count < fresh.length;) {
    count = isFree(at + count) ? count + 1 : 0;
    if (count === 0) at += 1;
  }
  for (const content of plan.columns) {
    const column = byId.get(content.id)?.column ?? at++;
    byId.set(content.id, { column, headerRow, firstRow, content });
  }
  return [...byId.values()];
}

/** A sheet with our columns in it. */
export function withColumns(data: SheetData, held: readonly HeldColumn[]): SheetData {
  if (held.length === 0) return data;
  const rows = data.rows.map((row): CellValue[] => [...row]);
  const put = (row: number, column: number, value: CellValue): void => {
    while (rows.length <= row) rows.push([]);
    while (rows[row].length <= column) rows[row].push(null);
    rows[row][column] = value;
  };
  const dateColumns = new Set(data.dateColumns);
  for (const { column, headerRow, firstRow, content } of held) {
    put(headerRow, column, content.title);
    content.values.forEach((value, index) => put(firstRow + index, column, value));
    if (content.style === 'plainDate' || content.style === 'date') dateColumns.add(column);
  }
  return { ...data, rows, dateColumns };
}

/** Columns whose formulas have become the values that they show. */
export function frozenColumns(held: readonly HeldColumn[]): readonly HeldColumn[] {
  return held.map((column) => {
    const { formula: _, ...content } = column.content;
    return { ...column, content };
  });
}
