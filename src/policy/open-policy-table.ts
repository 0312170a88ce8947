import type { SheetData } from '../workbook/sheet-data';
import { openTable, type OpenTable } from './open-table';
import { READ_TABLES } from './policy-sheet';

/**
 * One of the tables of rules.md §10 on its sheet, to look up what stands in it already and where a new row would go; what is wrong
 * with the sheet is told by the reading of the whole policy, not here.
 * @param table its own name, one of `READ_TABLES`
 * @returns null where the sheet lacks the header or a column that the table needs
 * @throws RangeError for a table that does not exist
 */
export function openPolicyTable(table: string, sheet: SheetData): OpenTable | null {
  const description = READ_TABLES.find(({ name }) => name === table);
  if (description === undefined) throw new RangeError(`no table ${table}`);
  return openTable(description, sheet, []);
}

/** Columns without which a row of the table says nothing, as its reader asks for them. */
export function requiredColumns(table: string): readonly string[] {
  const description = READ_TABLES.find(({ name }) => name === table);
  return (description?.columns ?? []).filter(({ required }) => required).map(({ name }) => name);
}
