import type { CampaignResult } from '../campaign/result';
import { openPolicyTable } from '../policy/open-policy-table';
import type { OpenTable } from '../policy/open-table';
import type { Job } from '../workbook/job';
import type { Workbook } from '../workbook/workbook';
import { ActionRefusal } from './failure-notice';

/**
 * The policy tables of these names as they stand in the workbook now; those that are missing are left out.
 * @throws Cancelled, WorkbookRefusal
 */
export async function standingTables(
  workbook: Workbook,
  result: CampaignResult,
  names: readonly string[],
  job: Job,
): Promise<Map<string, OpenTable>> {
  const wanted = names.flatMap((name) => {
    const sheet = result.policy.tables.find(({ table }) => table === name)?.place.sheet;
    return sheet === undefined ? [] : [{ name, sheet }];
  });
  if (wanted.length === 0) return new Map();
  const sheets = await workbook.read(
    wanted.map(({ sheet }) => ({ sheet })),
    job,
  );
  return new Map(
    wanted.flatMap(({ name }, index) => {
      const table = openPolicyTable(name, sheets[index]);
      return table === null ? [] : [[name, table] as const];
    }),
  );
}

/**
 * A sheet that bears a table's name, or that was made for it, and cannot be read as such is not doubled.
 * @throws WorkbookRefusal; ActionRefusal that names the sheet
 */
export async function refuseUnreadable(workbook: Workbook, missing: readonly string[]): Promise<void> {
  if (missing.length === 0) return;
  const entries = await workbook.sheets();
  for (const name of missing) {
    const id = `input:${name}`;
    const there = entries.find((entry) => entry.name === name || entry.mark?.id === id);
    if (there) throw new ActionRefusal('action.refused.tableUnreadable', { sheet: there.name, table: name });
  }
}
