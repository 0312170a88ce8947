import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { textOf } from '../table/cell';
import type { Field } from '../table/field';
import type { LocatedColumn, LocatedTable } from '../table/locate';
import { moneyUnitOfTitle } from '../table/title';
import { columnsLeft } from './columns-left';
import { quietAmount } from './quiet-amount';

/** Rows that are looked at: enough to be sure, however long the account. */
const ROWS_LOOKED_AT = 200;
/** So many balances must move by what two columns say, and nearly all that do move. */
const FEWEST_MOVES = 2;
const SHARE_THAT_AGREES = 0.9;
/** Figures that move so weigh more than all titles together. */
const CERTAIN = 100;

/**
 * An account that calls its 借方 and 贷方 by names of its own (销货, 本期应收; 收款, 本期实收): two columns by which its balance moves from one
 * line of a debtor to the next. Read as a table of claims, every balance on the way would be owed.
 * @param located what was recognised of a running ledger
 * @param given fields that the user has mapped; they are obeyed
 * @returns the same table where it has 借方 or 贷方, lacks 日期 or 余额, or its figures say nothing
 */
export function runningByFigures(
  located: LocatedTable,
  fields: readonly Field[],
  given: Readonly<Record<string, string>>,
): LocatedTable {
  const columnOf = (name: string) => located.columns.find(({ field }) => field.name === name);
  const [debit, credit] = ['借方', '贷方'].map((name) => fields.find((field) => field.name === name));
  const [day, balance] = [columnOf('日期'), columnOf('余额')];
  const isGiven = given['借方'] !== undefined || given['贷方'] !== undefined;
  if (!debit || !credit || !day || !balance || isGiven || columnOf('借方') || columnOf('贷方'))
    return located;

  const lines = linesOf(located, day.column, columnOf('债务人')?.column);
  const unitOf = (moneyUnit: MoneyUnit | null): MoneyUnit => moneyUnit ?? located.moneyUnit ?? '元';
  const balances = figuresOf(located, lines, balance.column, unitOf(balance.moneyUnit));
  const others = columnsLeft(located).map(({ column, title }) => {
    const moneyUnit = moneyUnitOfTitle(title);
    return { column, title, moneyUnit, figures: figuresOf(located, lines, column, unitOf(moneyUnit)) };
  });
  for (const rising of others) {
    for (const falling of others) {
      if (rising === falling || !movesBy(lines, balances, rising.figures, falling.figures)) continue;
      const found = [rising, falling].map(({ column, title, moneyUnit }, side): LocatedColumn => ({
        column,
        title,
        moneyUnit,
        field: side === 0 ? debit : credit,
        confidence: 1,
        reason: 'figures',
      }));
      const columns = [...located.columns, ...found].sort((a, b) => a.column - b.column);
      return { ...located, columns, score: located.score + CERTAIN };
    }
  }
  return located;
}

interface Line {
  readonly row: number;
  /** Place of the line before it in the same account, or -1. */
  readonly before: number;
}

/** Lines with a date, by their debtors: sums have none. */
function linesOf({ sheet, headerRow }: LocatedTable, day: number, debtor: number | undefined): Line[] {
  const lines: Line[] = [];
  const last = new Map<string, number>();
  for (let row = headerRow + 1; row < sheet.rows.length && lines.length < ROWS_LOOKED_AT; row++) {
    const cells = sheet.rows[row];
    if (textOf(cells[day]) === '') continue;
    const account = debtor === undefined ? '' : textOf(cells[debtor]);
    lines.push({ row, before: last.get(account) ?? -1 });
    last.set(account, lines.length - 1);
  }
  return lines;
}

/** By line; null where a cell holds no amount. */
function figuresOf(
  { sheet }: LocatedTable,
  lines: readonly Line[],
  column: number,
  unit: MoneyUnit,
): (Fen | null)[] {
  return lines.map(({ row }) => quietAmount(sheet.rows[row][column], unit));
}

function movesBy(
  lines: readonly Line[],
  balances: readonly (Fen | null)[],
  rising: readonly (Fen | null)[],
  falling: readonly (Fen | null)[],
): boolean {
  let moves = 0;
  let agreeing = 0;
  lines.forEach(({ before }, at) => {
    const [from, to] = [before < 0 ? null : balances[before], balances[at]];
    if (from === null || to === null || from === to) return;
    moves++;
    if (to - from === (rising[at] ?? 0) - (falling[at] ?? 0)) agreeing++;
  });
  return agreeing >= FEWEST_MOVES && agreeing >= moves * SHARE_THAT_AGREES;
}
