import type { Finding } from '../finding/finding';
import type { ClaimTable } from './claim-lines';
import type { LedgerTable } from './ledger-table';

const SUMMARY_NAME = /汇总|统计|透视|分析|排名|pivot|summary/i;

/**
 * Leaves out lists of balances by debtor that only add up what another table of the same file says in detail: counted
 * together, everything would be owed twice. A list with dates or ids of its own is never one.
 * @param tables claims tables whose rows are known
 * @param accounts running ledgers, which are detail as well, with their data rows
 */
export function withoutSummaries(
  tables: readonly ClaimTable[],
  accounts: readonly { readonly table: LedgerTable; readonly rows: readonly number[] }[],
  findings: Finding[],
): ClaimTable[] {
  const details = [...tables.filter(isDetail), ...accounts];
  return tables.filter((table) => {
    if (isDetail(table)) return true;
    const { file, name } = table.table.sheet;
    const known = new Set<string>();
    for (const { table: detail, rows } of details) {
      if (detail.sheet.file === file) for (const row of rows) known.add(detail.text(row, '债务人'));
    }
    if (known.size === 0) return true;
    const debtors = table.rows.map((row) => table.table.text(row, '债务人'));
    const isList = new Set(debtors).size === debtors.length && debtors.every((debtor) => known.has(debtor));
    if (!isList && !SUMMARY_NAME.test(name)) return true;
    findings.push({
      severity: 'error',
      code: 'summary-sheet-skipped',
      place: { file, sheet: name },
      values: { sheet: name },
    });
    return false;
  });
}

function isDetail({ table, rows }: ClaimTable): boolean {
  if (table.located.columns.some(({ reason }) => reason === 'given')) return true;
  return ['债权编号', '发生日期', '到期日'].some((field) => table.hasValues(field, rows));
}
