import { NO_DAY, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import { methodOf } from '../ledger/words';
import { text } from '../locale/text';
import { isAmountRefusal, readAmount } from '../money/amount';
import type { Fen } from '../money/fen';
import { parseRate, type Rate } from '../money/rate';
import { saysNothing, textOf } from '../table/cell';
import { CellError, cellsOf, type Cell } from './cell';
import { refuse, type FunctionContext } from './context';

/** A cell without an error. */
export type PlainCell = Exclude<Cell, CellError>;

/** An argument: its cells, and how each of them is read. */
export interface Argument<Value> {
  readonly cells: readonly (readonly Cell[])[];
  /** @throws CellError for a cell that cannot be read */
  read(cell: PlainCell): Value;
}

function argument<Value>(given: unknown, read: (cell: PlainCell) => Value): Argument<Value> {
  return { cells: cellsOf(given) ?? [[null]], read };
}

/** Dates as serials or texts (rules.md §2); NO_DAY for a blank cell, a 0 or a 「-」. */
export function days(context: FunctionContext, given: unknown): Argument<Day> {
  return argument(given, (cell) => dayIn(context, cell));
}

/** As-of dates: today where left out or blank. */
export function asOfDays(context: FunctionContext, given: unknown): Argument<Day> {
  return argument(given, (cell) => asOfIn(context, cell));
}

/** Amounts in 元, in fen; null for a blank cell. */
export function amounts(context: FunctionContext, given: unknown): Argument<Fen | null> {
  return argument(given, (cell) => amountIn(context, cell));
}

/** Balances: null where the argument was left out; 'blank' for a blank cell: its row is no claim. */
export function balances(context: FunctionContext, given: unknown): Argument<Fen | null | 'blank'> {
  const omitted = given === undefined || given === null;
  return argument(given, (cell) => (omitted ? null : (amountIn(context, cell) ?? 'blank')));
}

/** True where a balance is given and nothing is owed by it. */
export function owesNothing(owed: Fen | null | 'blank'): boolean {
  return owed === 0 || owed === 'blank';
}

/** Rates (5%, 0.05); null for a blank cell. */
export function rates(context: FunctionContext, given: unknown): Argument<Rate | null> {
  return argument(given, (cell) => {
    if (saysNothing(cell)) return null;
    const rate = typeof cell === 'boolean' ? null : parseRate(cell!);
    if (rate === null) throw refuse(context, 'functions.refused.rate', { text: textOf(cell) });
    return rate;
  });
}

/** Codes of 方式; 0 for a blank cell. */
export function methods(context: FunctionContext, given: unknown): Argument<number> {
  return argument(given, (cell) => {
    const code = methodOf(textOf(cell === 0 ? null : cell));
    if (code < 0) throw refuse(context, 'functions.refused.method', { text: textOf(cell) });
    return code;
  });
}

/** Texts, trimmed; empty for a blank cell. */
export function texts(given: unknown): Argument<string> {
  return argument(given, textOf);
}

/** The one value of an argument that is no range. */
export function single<Value>({ cells, read }: Argument<Value>): Value {
  const cell = cells[0]?.[0] ?? null;
  if (cell instanceof CellError) throw cell;
  return read(cell);
}

export function dayIn(context: FunctionContext, cell: PlainCell): Day {
  if (cell === 0 || saysNothing(cell)) return NO_DAY;
  const day = parseDay(typeof cell === 'number' ? cell : textOf(cell));
  if (!isRefusal(day)) return day;
  const reason = text(context.language, day.reason, day.values);
  throw refuse(context, 'functions.refused.date', { text: textOf(cell), reason });
}

export function asOfIn(context: FunctionContext, cell: PlainCell): Day {
  const day = dayIn(context, cell);
  return day === NO_DAY ? context.today : day;
}

export function amountIn(context: FunctionContext, cell: PlainCell): Fen | null {
  if (saysNothing(cell)) return null;
  if (typeof cell === 'boolean') throw refuse(context, 'amount-unreadable.message', { text: textOf(cell) });
  const amount = readAmount(cell!, '元');
  if (!isAmountRefusal(amount)) return amount.fen;
  throw refuse(context, `${amount.reason}.message`, amount.values);
}
