import { textOf } from '../table/cell';
import type { LocatedTable } from '../table/locate';

/**
 * The column of credit balances beside that of debit balances (期末借方余额 and 期末贷方余额, or 借方 and 贷方 below one 期末余额).
 * @returns zero-based, or -1 where there is none
 */
export function creditColumnOf({ columns, firstColumn, headerRow, sheet, titles }: LocatedTable): number {
  const column = columns.find(({ field }) => field.name === '余额')?.column;
  if (column === undefined) return -1;
  const title = titles[column - firstColumn] ?? '';
  if (title.includes('借')) {
    const index = titles.indexOf(title.replace('借', '贷'));
    return index === -1 ? -1 : firstColumn + index;
  }
  const below = sheet.rows[headerRow + 1] ?? [];
  return /^借/.test(textOf(below[column])) && /^贷/.test(textOf(below[column + 1])) ? column + 1 : -1;
}
