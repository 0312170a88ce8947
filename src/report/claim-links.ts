import { claimPlace } from '../ledger/place';
import type { LinkTarget } from './block';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** A longer list has no links: Excel holds 65,530 on a sheet, and nobody follows them one by one. */
export const MOST_LINKED_CLAIMS = 20_000;

/**
 * The links of a list of claims: from a row's claim to its amount in the ledger.
 * @param list the list's rows in their order; `claimOf` says the claim of one
 * @param columns those that lead there
 */
export function claimLinks<Row>(
  context: ReportContext,
  ledgers: LedgerSheets,
  list: readonly Row[],
  claimOf: (row: Row) => number,
  columns: readonly number[],
): (row: number, column: number) => LinkTarget | null {
  return (row, column) =>
    columns.includes(column) && list.length <= MOST_LINKED_CLAIMS
      ? ledgers.find(claimPlace(context.result.ledger, claimOf(list[row]), '应收金额'))
      : null;
}
