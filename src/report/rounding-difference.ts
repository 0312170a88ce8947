import { isNumber, totalKind, type Block, type Figure } from './block';
import { shownHundredths, type ShownUnit } from './figures';

/**
 * True where parts as shown do not add up to their sum as shown (尾差): down a column to its total, or across a row
 * from the columns that another is made of. In 元 cells show every fen, so nothing can differ.
 */
export function partsDiffer({ columns, rows, total }: Block, unit: ShownUnit): boolean {
  if (unit === '元' || !total) return false;
  const shown = (value: Figure): bigint => (isNumber(value) ? shownHundredths(value, unit) : 0n);
  const sum = (values: readonly Figure[]): bigint =>
    values.reduce<bigint>((all, value) => all + shown(value), 0n);
  const down = columns.some(
    (column, index) =>
      column.kind === 'money' &&
      totalKind(column) === 'sum' &&
      isNumber(total[index]) &&
      sum(rows.map((row) => row[index])) !== shown(total[index]),
  );
  return (
    down ||
    columns.some(({ partsOf }, index) => {
      if (!partsOf) return false;
      const { plus, minus = [] } = partsOf;
      return [...rows, total].some(
        (row) =>
          isNumber(row[index]) &&
          sum(plus.map((part) => row[part])) - sum(minus.map((part) => row[part])) !== shown(row[index]),
      );
    })
  );
}
