import type { LocatedTable } from '../table/locate';

/** Zero-based columns of a table that have a title and hold no field, from left to right. */
export function columnsLeft({
  columns,
  firstColumn,
  titles,
}: LocatedTable): { column: number; title: string }[] {
  const taken = new Set(columns.map(({ column }) => column));
  return titles
    .map((title, index) => ({ column: firstColumn + index, title }))
    .filter(({ column, title }) => title !== '' && !taken.has(column));
}
