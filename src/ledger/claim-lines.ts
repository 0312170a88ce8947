import { dayOf, NO_DAY } from '../calendar/day';
import { formatFen, type Fen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { ageBackwards } from './backwards';
import { dataRowsOf } from './data-rows';
import type { LedgerTable } from './ledger-table';
import { ClaimLines, RecoveryLines, type TableLines } from './lines';
import { yearColumns, type YearColumn } from './year-columns';

/** A table of claims whose rows are known and whose shape is decided. */
export interface ClaimTable {
  readonly table: LedgerTable;
  readonly rows: readonly number[];
  /** Columns of yearly debits by which balances are aged backwards; empty: an ordinary table. */
  readonly years: readonly YearColumn[];
  readonly hasAmounts: boolean;
}

/** Finds a claims table's data rows and its shape. */
export function* openClaims(table: LedgerTable): Paced<ClaimTable> {
  const candidates = yearColumns(table);
  const figures = candidates.map(({ column }) => column);
  if (table.creditColumn !== -1) figures.push(table.creditColumn);
  const rows = yield* dataRowsOf(table, figures);
  const dated = table.hasValues('发生日期', rows) || table.hasValues('到期日', rows);
  const years = !dated && table.hasValues('余额', rows) ? candidates : [];
  return { table, rows, years, hasAmounts: table.hasValues('应收金额', rows) || !table.has('余额') };
}

/**
 * The claims of a table, and what the table itself says was paid on them (rules.md §4, §5).
 * @param covered a table of recoveries says what was paid: columns 已收金额, 余额 and 结清日期 are then only checked
 */
export function* claimLines(
  { table, rows, years, hasAmounts }: ClaimTable,
  covered: boolean,
): Paced<TableLines> {
  const lines = { claims: new ClaimLines(table), recoveries: new RecoveryLines(table) };
  if (years.length > 0) {
    readBackwards(lines.claims, rows, years);
  } else if (hasAmounts) {
    yield* readAmounts(lines.claims, rows);
    if (!covered) yield* readPaid(lines, rows);
  } else {
    yield* readBalances(lines, rows, covered);
  }
  return lines;
}

function* readAmounts(claims: ClaimLines, rows: readonly number[]): Paced<void> {
  for (const row of rows) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const amount = claims.table.amount(row, '应收金额');
    if (amount === null) withoutAmount(claims.table, row, '应收金额');
    else claims.add(row, amount);
  }
}

function withoutAmount(table: LedgerTable, row: number, field: string): void {
  const column = table.columnOf(field);
  table.reader.report('error', 'claim-without-amount', row, column === -1 ? undefined : column);
}

/** No amounts, only what is still owed: that is the amount; what 已收金额 says came in before is added and taken off. */
function* readBalances(
  { claims, recoveries }: TableLines,
  rows: readonly number[],
  covered: boolean,
): Paced<void> {
  const { table } = claims;
  const usesPaid = !covered && table.hasValues('已收金额', rows);
  for (const row of rows) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const balance = table.balance(row);
    if (balance === null) {
      withoutAmount(table, row, '余额');
      continue;
    }
    const paid = usesPaid ? (table.amount(row, '已收金额') ?? 0) : 0;
    if (paid > 0 && balance >= 0) recoveries.addPaid(row, NO_DAY, paid, claims.count);
    claims.add(row, paid > 0 && balance >= 0 ? balance + paid : balance);
  }
  if (claims.count === 0) return;
  const code = covered ? 'balance-as-amount-with-recoveries' : 'balance-as-amount';
  const place = table.columnOf('余额');
  table.reader.report('warning', code, table.located.headerRow, place, { count: claims.count });
  reportUndated(recoveries, '已收金额');
}

/** A title that says money came in, not that nothing is left. */
const PAYMENT_DATE = /收款|回款|还款|到账|付款|payment/i;

/** What 已收金额, 余额 and 结清日期 say was paid; without a date it stands on the claim's own origin. */
function* readPaid({ claims, recoveries }: TableLines, rows: readonly number[]): Paced<void> {
  const { table } = claims;
  const usesPaid = table.hasValues('已收金额', rows);
  const usesBalance = table.hasValues('余额', rows);
  const usesSettled = table.hasValues('结清日期', rows);
  if (!usesPaid && !usesBalance && !usesSettled) return;
  const inParts = PAYMENT_DATE.test(table.titleOf('结清日期'));
  const paidColumn = table.columnOf('已收金额');
  const balanceColumn = table.columnOf('余额');
  for (let line = 0; line < claims.count; line++) {
    if (line % ROWS_BETWEEN_RESTS === 0) yield;
    const row = claims.rows[line];
    const amount = claims.amounts[line];
    const said = usesPaid ? table.amount(row, '已收金额') : null;
    const balance = usesBalance ? table.balance(row) : null;
    const settled = usesSettled ? table.day(row, '结清日期') : NO_DAY;
    if (!(amount > 0)) continue;
    const byColumns = said ?? (balance === null ? null : amount - balance);
    let paid = byColumns ?? 0;
    if (said !== null && balance !== null && amount - said !== balance) {
      const values = {
        amount: formatFen(amount),
        paid: formatFen(said),
        balance: formatFen(balance),
        computed: formatFen(amount - said),
      };
      table.reader.report('error', 'paid-and-balance-differ', row, balanceColumn, values);
    }
    if (settled !== NO_DAY && !(inParts && said !== null)) {
      if (byColumns !== null && byColumns !== amount) {
        const values = { amount: formatFen(amount), paid: formatFen(byColumns) };
        table.reader.report('error', 'settled-not-in-full', row, table.columnOf('结清日期'), values);
      }
      paid = amount;
    }
    if (paid < 0) {
      if (said !== null)
        table.reader.report('error', 'paid-negative', row, paidColumn, { paid: formatFen(paid) });
      else {
        const values = { amount: formatFen(amount), balance: formatFen(amount - paid) };
        table.reader.report('error', 'balance-above-amount', row, balanceColumn, values);
      }
    } else if (paid > 0) {
      recoveries.addPaid(row, settled, paid, line);
    }
  }
  reportUndated(recoveries, usesPaid ? '已收金额' : '余额');
  if (usesPaid && !usesBalance) reportTakenOff(recoveries);
}

/** Titles that say what was owed at first; others (欠款, 应收账款) are as often what is still owed. */
const OWED_AT_FIRST = /总|原|合同|发票|开票|贷款|借款|放款|发放|销售|货款|价税|含税|本金|本币|应还|应付/;

/** Nothing but the title says whether the money received is in the amount already. */
function reportTakenOff({ table, amounts }: RecoveryLines): void {
  const title = table.titleOf('应收金额');
  const isClear = table.located.columns.some(
    ({ field, reason }) => field.name === '应收金额' && (reason === 'exact' || reason === 'given'),
  );
  if (amounts.length === 0 || isClear || OWED_AT_FIRST.test(title) || !/\p{Script=Han}/u.test(title)) return;
  const values = { amount: title, paid: table.titleOf('已收金额'), count: amounts.length };
  const column = table.columnOf('应收金额');
  table.reader.report('warning', 'paid-taken-off', table.located.headerRow, column, values);
}

function reportUndated(recoveries: RecoveryLines, field: string): void {
  const { table } = recoveries;
  let count = 0;
  let amount = 0n;
  recoveries.days.forEach((day, line) => {
    if (day !== NO_DAY) return;
    count++;
    amount += BigInt(recoveries.amounts[line]);
  });
  if (count === 0) return;
  const values = { column: table.titleOf(field), count, amount: formatFen(amount) };
  table.reader.report('warning', 'paid-undated', table.located.headerRow, table.columnOf(field), values);
}

/** A balance beside the debits of each year is aged backwards (rules.md §5); a negative balance is money to give back. */
function readBackwards(claims: ClaimLines, rows: readonly number[], years: readonly YearColumn[]): void {
  const { table } = claims;
  claims.named = false;
  const oldest = years[years.length - 1].year;
  let older = 0n;
  let olderRows = 0;
  for (const row of rows) {
    const balance = table.balance(row);
    if (balance === null) {
      withoutAmount(table, row, '余额');
      continue;
    }
    if (balance < 0) claims.add(row, balance, NO_DAY);
    if (balance <= 0) continue;
    const debits: Fen[] = years.map(({ column, moneyUnit }) => {
      return (
        table.amountAt(row, column, moneyUnit === null ? table.moneyUnit : table.unitNamed(moneyUnit)) ?? 0
      );
    });
    const aged = ageBackwards(balance, debits);
    aged.parts.forEach((part, index) => part > 0 && claims.add(row, part, dayOf(years[index].year, 1, 1)));
    if (aged.older > 0) {
      claims.add(row, aged.older, NO_DAY);
      older += BigInt(aged.older);
      olderRows++;
    }
  }
  const title = table.titleOf('余额');
  const place = table.columnOf('余额');
  table.reader.report('warning', 'aged-backwards', table.located.headerRow, place, {
    column: title,
    years: years.length,
  });
  if (olderRows > 0) {
    const values = { year: oldest, count: olderRows, amount: formatFen(older) };
    table.reader.report('warning', 'backwards-older', table.located.headerRow, place, values);
  }
}
