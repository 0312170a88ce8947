import { isAmountRefusal, readAmount, type MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import type { LocatedColumn, LocatedTable } from '../table/locate';
import { matchTitle, moneyUnitOfTitle } from '../table/title';
import type { CellValue } from '../workbook/sheet-data';

/** Rows with money received that are looked at: enough to be sure, however long the table. */
const ROWS_LOOKED_AT = 200;
/** Some rows of real tables do not add up. */
const SHARE_THAT_AGREES = 0.9;

/**
 * A title such as 欠款 or 应收账款 can mean what was owed at first or what is still owed. Where money received stands beside it, the figures
 * tell: if another column less the money received is this one (合同额 − 已回款 = 欠款), the other is 应收金额 and this one 余额. Taken for
 * 应收金额 itself, the money would be taken off twice.
 * @param located a table of claims
 * @param given fields that the user has mapped; they are obeyed
 * @returns the same table where the figures say nothing
 */
export function balanceByFigures(
  located: LocatedTable,
  fields: readonly LocatedColumn['field'][],
  given: Readonly<Record<string, string>>,
): LocatedTable {
  const columnOf = (name: string) => located.columns.find(({ field }) => field.name === name);
  const owed = columnOf('应收金额');
  const received = columnOf('已收金额');
  const balance = fields.find(({ name }) => name === '余额');
  const isGiven = given['应收金额'] !== undefined || given['余额'] !== undefined;
  if (!owed || !received || !balance || isGiven || columnOf('余额') !== undefined) return located;

  const taken = new Set(located.columns.map(({ column }) => column));
  const unitOf = (column: LocatedColumn): MoneyUnit => column.moneyUnit ?? located.moneyUnit ?? '元';
  const amounts = located.titles.flatMap((title, index): LocatedColumn[] => {
    const column = located.firstColumn + index;
    if (title === '' || taken.has(column)) return [];
    return [{ ...owed, column, title, reason: 'figures', moneyUnit: moneyUnitOfTitle(title) }];
  });
  // Of two that fit, the one whose title is nearer to 应收金额.
  const likeness = ({ title }: LocatedColumn): number => matchTitle(title, [owed.field])[0]?.confidence ?? 0;
  amounts.sort((a, b) => likeness(b) - likeness(a));
  const amount = amounts.find((column) =>
    addsUp(
      located,
      [column, received, owed].map((one) => [one.column, unitOf(one)] as const),
    ),
  );
  if (amount === undefined) return located;
  const columns = located.columns
    .map((column) => (column === owed ? { ...owed, field: balance } : column))
    .concat(amount)
    .sort((a, b) => a.column - b.column);
  return { ...located, columns };
}

type AmountColumn = readonly [column: number, unit: MoneyUnit];

/** True where amount − received = left in nearly all rows in which money was received, and in one at least. */
function addsUp({ sheet, headerRow }: LocatedTable, columns: readonly AmountColumn[]): boolean {
  let rows = 0;
  let agreeing = 0;
  for (let row = headerRow + 1; row < sheet.rows.length && rows < ROWS_LOOKED_AT; row++) {
    const [amount, received, left] = columns.map(([column, unit]) => fenIn(sheet.rows[row][column], unit));
    if (received === null || received === 0 || left === null) continue;
    rows++;
    if (amount !== null && amount - received === left) agreeing++;
  }
  return agreeing > 0 && agreeing >= rows * SHARE_THAT_AGREES;
}

function fenIn(value: CellValue | undefined, unit: MoneyUnit): Fen | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const read = readAmount(value, unit);
  return isAmountRefusal(read) ? null : read.fen;
}
