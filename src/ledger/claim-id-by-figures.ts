import { isBlank, textOf } from '../table/cell';
import type { LocatedColumn, LocatedTable } from '../table/locate';
import { matchTitle } from '../table/title';
import { idText } from './ledger-table';
import { isTotalsLabel } from './totals-label';

const CLAIM_ID = '债权编号';
/** In a credit note the claim that it lowers. */
const CORRECTED = '原债权编号';

/**
 * Of several columns that could name a claim (合同号, 发票号) the one by which recoveries and credit notes name claims, and else the one in which
 * no value comes twice: a contract has several invoices, an invoice stands once. What the title says counts where neither tells.
 * @param claims a table of claims
 * @param recoveries the tables of recoveries beside it
 * @param given fields that the user has mapped; they are obeyed
 * @returns the same table where nothing speaks for another column
 */
export function claimIdByFigures(
  claims: LocatedTable,
  recoveries: readonly LocatedTable[],
  given: Readonly<Record<string, string>>,
): LocatedTable {
  const titled = claims.columns.find(({ field }) => field.name === CLAIM_ID);
  if (titled === undefined || given[CLAIM_ID] !== undefined) return claims;
  const taken = new Set(claims.columns.map(({ column }) => column));
  const others = claims.titles.flatMap((title, index): LocatedColumn[] => {
    const column = claims.firstColumn + index;
    const [match] = taken.has(column) ? [] : matchTitle(title, [titled.field]);
    if (match === undefined || match.reason === 'contains') return [];
    return [{ ...titled, column, title, confidence: match.confidence, reason: 'figures' }];
  });
  if (others.length === 0) return claims;

  const named = new Set<string>();
  const naming = [...recoveries.map((table) => [table, CLAIM_ID] as const), [claims, CORRECTED] as const];
  for (const [table, name] of naming) {
    const column = table.columns.find(({ field }) => field.name === name);
    if (column !== undefined) for (const id of idsIn(table, column.column)) named.add(id);
  }
  const options = [titled, ...others].map((column) => {
    const ids = idsIn(claims, column.column);
    const known = new Set(ids);
    const found = [...named].filter((id) => known.has(id)).length;
    return { column, found, filled: ids.length, isUnique: known.size === ids.length };
  });
  const [first] = options;
  const best = options.reduce((one, other) => {
    if (other.found !== one.found) return other.found > one.found ? other : one;
    return !one.isUnique && other.isUnique && other.filled >= first.filled ? other : one;
  });
  if (best === first) return claims;
  const columns = claims.columns.map((column) => (column === titled ? best.column : column));
  return { ...claims, columns: columns.sort((a, b) => a.column - b.column) };
}

/** What stands in a column below the header, blanks and labels of sums left out. */
function idsIn({ sheet, headerRow }: LocatedTable, column: number): string[] {
  const ids: string[] = [];
  for (let row = headerRow + 1; row < sheet.rows.length; row++) {
    const value = sheet.rows[row][column];
    if (isBlank(value)) continue;
    const id = idText(textOf(value)).normalize('NFKC');
    if (!isTotalsLabel(id)) ids.push(id);
  }
  return ids;
}
