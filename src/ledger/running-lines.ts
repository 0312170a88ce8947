import { FIRST_DAY, NO_DAY, type Day } from '../calendar/day';
import { formatFen, type Fen } from '../money/fen';
import { followBalances, type AccountLine } from './account-chain';
import type { LedgerTable } from './ledger-table';
import { ClaimLines, RecoveryLines, type TableLines } from './lines';
import { isOpeningLine } from './totals-label';

interface Entry extends AccountLine {
  readonly debtor: string;
  readonly day: Day;
  /** The line with which the account begins; its own date says nothing about how old the debt is. */
  readonly isOpening: boolean;
}

/**
 * The claims and recoveries of a running ledger (rules.md §4, §5): debits are claims without a due date, negative debits
 * credit notes, credits unnamed recoveries, negative credits reversals of the credits before them. What the 余额 column
 * proves to have been owed before the first line is a claim without any date.
 * @param rows the table's data rows
 */
export function runningLines(table: LedgerTable, rows: readonly number[]): TableLines {
  const entries = rows.map((row) => entryAt(table, row));
  const openings = openingsOf(table, entries);
  return linesOf(table, entries, openings, undoNegatives(entries));
}

function entryAt(table: LedgerTable, row: number): Entry {
  const { reader } = table;
  const day = table.day(row, '日期');
  const debit = table.amount(row, '借方') ?? 0;
  const credit = table.amount(row, '贷方') ?? 0;
  const balance = table.balance(row);
  const isOpening = isOpeningLine(table.text(row, '摘要'));
  if (table.isBlank(row, '借方') && table.isBlank(row, '贷方') && balance === null) {
    reader.report('error', 'entry-without-amount', row, undefined);
  }
  if (day === NO_DAY && !isOpening) {
    if (debit !== 0)
      reader.report('warning', 'debit-without-date', row, table.columnOf('日期'), {
        amount: formatFen(debit),
      });
    if (credit !== 0) reader.report('error', 'recovery-without-date', row, table.columnOf('日期'));
  }
  return { row, debtor: table.text(row, '债务人'), day, debit, credit, balance, isOpening };
}

/** What was owed before the first line, by the entry that it stands with. */
function openingsOf(table: LedgerTable, entries: readonly Entry[]): Map<Entry, Fen> {
  const openings = new Map<Entry, Fen>();
  if (!table.has('余额')) return openings;
  const accounts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const account = accounts.get(entry.debtor);
    if (account) account.push(entry);
    else accounts.set(entry.debtor, [entry]);
  }
  const chains = [...accounts.values()].map(followBalances).filter((chain) => chain !== null);
  const column = table.columnOf('余额');
  const together =
    accounts.size > 1 && chains.some(({ opening, breaks }) => opening !== 0 || breaks.length > 0);
  const whole = together ? followBalances(entries) : null;
  if (whole !== null && whole.links > 0 && whole.breaks.length === 0) {
    // One balance runs through all debtors: it does not say whose the opening is.
    if (whole.opening !== 0) {
      table.reader.report('error', 'opening-unassigned', whole.first.row, column, {
        amount: formatFen(whole.opening),
      });
    }
    return openings;
  }
  for (const { opening, first, links, breaks } of chains) {
    const entry = first as Entry;
    for (const { line, computed } of breaks) {
      const values = {
        debtor: entry.debtor,
        balance: formatFen(line.balance!),
        computed: formatFen(computed),
      };
      table.reader.report('error', 'running-balance-differs', line.row, column, values);
    }
    if (opening === 0) continue;
    const values = { debtor: entry.debtor, amount: formatFen(opening) };
    if (breaks.length * 2 > links) {
      table.reader.report('error', 'opening-doubtful', entry.row, column, values);
      continue;
    }
    table.reader.report('warning', 'opening-balance', entry.row, column, values);
    openings.set(entry, opening);
  }
  return openings;
}

/** Which credits a negative one takes back, the latest first; `rest` is what no credit before it can bear. */
interface Undone {
  readonly parts: readonly { readonly of: Entry; readonly amount: Fen }[];
  readonly rest: Fen;
}

/** For every negative credit with a date: the credits of its debtor up to its day that it takes back. */
function undoNegatives(entries: readonly Entry[]): Map<Entry, Undone> {
  const undone = new Map<Entry, Undone>();
  const debtors = new Set(entries.filter(({ credit }) => credit < 0).map(({ debtor }) => debtor));
  if (debtors.size === 0) return undone;
  const credits = entries.filter((entry) => debtors.has(entry.debtor) && isUsableCredit(entry));
  // On one day money comes in before it is taken back.
  credits.sort(
    (a, b) => dayOfCredit(a) - dayOfCredit(b) || Number(a.credit < 0) - Number(b.credit < 0) || a.row - b.row,
  );
  const standing = new Map<string, { of: Entry; left: Fen }[]>();
  for (const entry of credits) {
    const stack = standing.get(entry.debtor) ?? [];
    standing.set(entry.debtor, stack);
    if (entry.credit > 0) stack.push({ of: entry, left: entry.credit });
    else undone.set(entry, takeBack(-entry.credit, stack));
  }
  return undone;
}

function takeBack(amount: Fen, stack: { of: Entry; left: Fen }[]): Undone {
  const parts: { of: Entry; amount: Fen }[] = [];
  let rest = amount;
  while (rest > 0 && stack.length > 0) {
    const top = stack[stack.length - 1];
    const part = Math.min(rest, top.left);
    parts.push({ of: top.of, amount: part });
    rest -= part;
    top.left -= part;
    if (top.left === 0) stack.pop();
  }
  return { parts, rest };
}

function linesOf(
  table: LedgerTable,
  entries: readonly Entry[],
  openings: ReadonlyMap<Entry, Fen>,
  undone: ReadonlyMap<Entry, Undone>,
): TableLines {
  const claims = new ClaimLines(table);
  const recoveries = new RecoveryLines(table);
  const lineOf = new Map<Entry, number>();
  let line = 0;
  for (const entry of entries) {
    if ((openings.get(entry) ?? 0) < 0) line++;
    if (!isUsableCredit(entry)) continue;
    lineOf.set(entry, line);
    line += entry.credit > 0 ? 1 : undone.get(entry)!.parts.length;
  }
  for (const entry of entries) {
    const { row, day, debit, credit, isOpening } = entry;
    const opening = openings.get(entry) ?? 0;
    if (debit !== 0) claims.add(row, debit, isOpening ? NO_DAY : day);
    if (opening > 0) claims.add(row, opening, NO_DAY);
    if (opening < 0) recoveries.add(row, FIRST_DAY, -opening);
    if (!isUsableCredit(entry)) continue;
    if (credit > 0) {
      recoveries.add(row, dayOfCredit(entry), credit);
      continue;
    }
    const { parts, rest } = undone.get(entry)!;
    for (const { of, amount } of parts) recoveries.addReversal(row, day, -amount, lineOf.get(of)!);
    if (rest > 0) claims.add(row, rest, day);
    const values = { amount: formatFen(credit), rest: formatFen(rest) };
    table.reader.report(
      'warning',
      rest > 0 ? 'negative-credit-as-debit' : 'negative-credit',
      row,
      table.columnOf('贷方'),
      values,
    );
  }
  return { claims, recoveries };
}

/** Money without a date is left out, except for what an account begins with. */
function isUsableCredit({ credit, day, isOpening }: Entry): boolean {
  return credit > 0 ? day !== NO_DAY || isOpening : credit < 0 && day !== NO_DAY;
}

function dayOfCredit({ day, isOpening }: Entry): Day {
  return isOpening && day === NO_DAY ? FIRST_DAY : day;
}
