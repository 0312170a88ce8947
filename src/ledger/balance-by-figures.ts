import type { LocatedColumn, LocatedTable } from '../table/locate';
import { matchTitle, moneyUnitOfTitle } from '../table/title';
import { columnsLeft } from './columns-left';
import { quietAmount } from './quiet-amount';

/** Rows with money received that are looked at: enough to be sure, however long the table. */
const ROWS_LOOKED_AT = 200;
/** Some rows of real tables do not add up. */
const SHARE_THAT_AGREES = 0.9;

/**
 * A title such as 欠款 or 应收账款 can mean what was owed at first or what is still owed, and 合同额 can be more than was ever billed. Where
 * money received stands beside it, the figures tell: a column less the money received is what is left (开票额 − 已回款 = 欠款), so it is
 * 应收金额 and what is left is 余额. Otherwise the money would be taken off twice, or off the wrong amount.
 * @param located a table of claims
 * @param given fields that the user has mapped; they are obeyed
 * @returns the same table where the figures say nothing else than the titles
 */
export function balanceByFigures(
  located: LocatedTable,
  fields: readonly LocatedColumn['field'][],
  given: Readonly<Record<string, string>>,
): LocatedTable {
  const columnOf = (name: string) => located.columns.find(({ field }) => field.name === name);
  const titled = columnOf('应收金额');
  const received = columnOf('已收金额');
  const balance = columnOf('余额');
  const balanceField = fields.find(({ name }) => name === '余额');
  const isGiven = given['应收金额'] !== undefined || given['余额'] !== undefined;
  if (!titled || !received || !balanceField || isGiven) return located;

  const left = balance ?? titled;
  const isAmount = (column: LocatedColumn): boolean => addsUp(located, column, received, left);
  if (balance !== undefined && isAmount(titled)) return located;
  const others = columnsLeft(located).map(({ column, title }): LocatedColumn => {
    return { ...titled, column, title, reason: 'figures', moneyUnit: moneyUnitOfTitle(title) };
  });
  // Of two that fit, the one whose title is nearer to 应收金额.
  const likeness = ({ title }: LocatedColumn): number =>
    matchTitle(title, [titled.field])[0]?.confidence ?? 0;
  const amount = others.sort((a, b) => likeness(b) - likeness(a)).find(isAmount);
  if (amount === undefined) return located;
  const kept = located.columns.filter((column) => column !== titled && column !== left);
  const columns = [...kept, amount, { ...left, field: balanceField }].sort((a, b) => a.column - b.column);
  return { ...located, columns };
}

/** True where amount − received = left in nearly all rows in which money was received, and in one at least. */
function addsUp(
  { sheet, headerRow, moneyUnit }: LocatedTable,
  ...columns: readonly LocatedColumn[]
): boolean {
  const units = columns.map((column) => column.moneyUnit ?? moneyUnit ?? '元');
  let rows = 0;
  let agreeing = 0;
  for (let row = headerRow + 1; row < sheet.rows.length && rows < ROWS_LOOKED_AT; row++) {
    const [amount, received, left] = columns.map(({ column }, index) =>
      quietAmount(sheet.rows[row][column], units[index]),
    );
    if (received === null || received === 0 || left === null) continue;
    rows++;
    if (amount !== null && amount - received === left) agreeing++;
  }
  return agreeing > 0 && agreeing >= rows * SHARE_THAT_AGREES;
}
