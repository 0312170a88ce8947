import type { Place } from '../finding/finding';
import type { Ledger } from './ledger';

/** Where a claim stands: its row, and the column of a field where the table has it. */
export function claimPlace(ledger: Ledger, claim: number, field?: string): Place {
  return placeIn(ledger, ledger.claims.source[claim], ledger.claims.row[claim], field);
}

/** Where a recovery stands: its row, and the column of a field where the table has it. */
export function recoveryPlace(ledger: Ledger, recovery: number, field?: string): Place {
  return placeIn(ledger, ledger.recoveries.source[recovery], ledger.recoveries.row[recovery], field);
}

function placeIn(ledger: Ledger, source: number, row: number, field?: string): Place {
  const { file, sheet, mapping } = ledger.sources[source];
  const column = mapping.find((mapped) => mapped.field === field)?.column;
  return { file, sheet, row, ...(column !== undefined && { column }) };
}
