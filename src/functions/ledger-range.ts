import type { Day } from '../calendar/day';
import type { Ledger } from '../ledger/ledger';
import { LedgerNotFound } from '../ledger/ledger-not-found';
import { pacedLedger } from '../ledger/read-ledger';
import type { Paced } from '../pace/pace';
import { pacedSettle } from '../settlement/settle';
import type { Settlement } from '../settlement/settlement';
import { cellsOf, CellError, type Cell } from './cell';
import { refuse, type FunctionContext } from './context';
import { rangeSheet } from './range-sheet';

/** Claims and recoveries from ranges, settled first in, first out. */
export interface SettledRange {
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  /** Which of the ledger's sources is the range of claims; -1 where nothing in it was recognised. */
  readonly claimsSource: number;
}

/** Names under which the two ranges are read; they stand in findings only. */
const CLAIMS_RANGE = '台账';
const RECOVERIES_RANGE = '回款';
/** Fields on which balances and ages depend; an error in a remark changes no figure. */
const COUNTED = new Set(
  '债权编号 原债权编号 债务人 发生日期 到期日 信用期 应收金额 已收金额 余额 结清日期 回款编号 日期 金额 方式 冲销回款编号 摘要 借方 贷方 方向'.split(
    ' ',
  ),
);

/**
 * Reads the ranges of claims and of recoveries, each with its header row, as the ledger's sheets are read: titles may stand
 * above, columns in any order. An error in a column that counts is the result: a sum without it would be too small. Ranges of a
 * whole ledger take their time: it rests.
 * @throws CellError
 */
export function* settledRange(
  context: FunctionContext,
  claims: unknown,
  recoveries: unknown,
  asOf: Day,
): Paced<SettledRange> {
  const ranges = [
    { name: CLAIMS_RANGE, cells: cellsOf(claims) ?? [] },
    { name: RECOVERIES_RANGE, cells: cellsOf(recoveries) ?? [] },
  ].filter(({ cells }) => cells.some((row) => row.some((cell) => cell !== null)));
  try {
    const ledger = yield* pacedLedger(
      ranges.map(({ name, cells }) => rangeSheet(name, cells)),
      { asOf },
    );
    for (const { sheet, headerRow, mapping } of ledger.sources) {
      const { cells } = ranges.find(({ name }) => name === sheet)!;
      const columns = mapping.filter(({ field }) => COUNTED.has(field)).map(({ column }) => column);
      throwFirstError(cells.slice(headerRow + 1), columns);
    }
    const { debtors, sources } = ledger;
    return {
      ledger,
      settlement: yield* pacedSettle(ledger.claims, ledger.recoveries, debtors.size, asOf, '先进先出', {}),
      claimsSource: sources.findIndex(({ sheet, kind }) => sheet === CLAIMS_RANGE && kind !== 'recoveries'),
    };
  } catch (error) {
    if (error instanceof LedgerNotFound) throw refuse(context, error.key, error.values);
    throw error;
  }
}

function throwFirstError(rows: readonly (readonly Cell[])[], columns: readonly number[]): void {
  for (const row of rows) {
    for (const column of columns) {
      const cell = row[column];
      if (cell instanceof CellError) throw cell;
    }
  }
}
