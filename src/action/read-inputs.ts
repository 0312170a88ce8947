import { columnsToRead, HEAD_ROWS } from '../ledger/columns-to-read';
import type { ColumnChoice } from '../ledger/read-ledger';
import { policySheetOf } from '../policy/read-policy';
import type { Job } from '../workbook/job';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { isFormId } from '../workbook/sheet-marks';
import type { SheetEntry, SheetRequest, Workbook } from '../workbook/workbook';

/** True for a generated sheet that is a report of ours; a form that the user fills in is read as his own sheet. */
export function isReport({ mark }: SheetEntry): boolean {
  return mark !== null && !isFormId(mark.id);
}

/**
 * What a run needs of the workbook: the heads of all sheets that are no reports of ours, then in full only the tables of the
 * ledger and the policy. Columns of ours beside a table are as if they were not there; every cell keeps its coordinates.
 * @throws Cancelled
 */
export async function readInputs(
  workbook: Workbook,
  entries: readonly SheetEntry[],
  mapping: ColumnChoice,
  job: Job,
): Promise<SheetData[]> {
  const wanted = entries.filter((entry) => !isReport(entry));
  const ours = new Map<string, Set<number>>();
  for (const { sheet, column } of await workbook.columns()) {
    ours.set(sheet, (ours.get(sheet) ?? new Set()).add(column));
  }
  const heads = (
    await workbook.read(
      wanted.map(({ name }) => ({ sheet: name, rows: HEAD_ROWS })),
      job,
    )
  ).map((head) => withoutOurs(head, ours.get(head.name)));
  const rowsOf = new Map(wanted.map(({ name, rows }) => [name, rows]));
  const requests = heads.flatMap((head): SheetRequest[] => {
    if ((rowsOf.get(head.name) ?? 0) <= HEAD_ROWS) return [];
    if (policySheetOf(head) !== null) return [{ sheet: head.name }];
    const columns = columnsToRead(head, mapping);
    const free = columns?.filter((column) => ours.get(head.name)?.has(column) !== true);
    return free ? [{ sheet: head.name, columns: free }] : [];
  });
  const read = requests.length === 0 ? [] : await workbook.read(requests, job);
  const full = new Map(read.map((sheet) => [sheet.name, withoutOurs(sheet, ours.get(sheet.name))]));
  return heads.map((head) => {
    const rest = full.get(head.name);
    return rest ? { ...rest, rows: [...head.rows, ...rest.rows.slice(head.rows.length)] } : head;
  });
}

/** The sheet as it would be without the columns that we added. */
function withoutOurs(sheet: SheetData, ours: ReadonlySet<number> | undefined): SheetData {
  if (ours === undefined) return sheet;
  const rows = sheet.rows.map((row) => {
    const own: CellValue[] = row.map((value, column) => (ours.has(column) ? null : value));
    while (own.length > 0 && own[own.length - 1] === null) own.pop();
    return own;
  });
  const isOurs = (column: number): boolean => ours.has(column);
  return {
    ...sheet,
    rows,
    dateColumns: new Set([...sheet.dateColumns].filter((column) => !isOurs(column))),
    uncomputed: sheet.uncomputed.filter(({ column }) => !isOurs(column)),
  };
}
