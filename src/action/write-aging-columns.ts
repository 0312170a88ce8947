import type { CampaignResult } from '../campaign/result';
import type { ReportOptions } from '../report/report-options';
import { carryOut, unwatchedJob, type Job } from '../workbook/job';
import type { ColumnsEntry, SheetEntry, Workbook, WriteReport } from '../workbook/workbook';
import { firstFree, planAgingColumns, type AgingColumns, type ValuesOnly } from './aging-columns';
import { PartlyDone, stepByStep } from './partly-done';

/** What was written beside one table. */
export interface WrittenColumns {
  readonly sheet: string;
  readonly valuesOnly: readonly ValuesOnly[];
  readonly report: WriteReport;
}

/** How the aging columns of a workbook are to be written. */
export interface AgingWish {
  readonly as: 'formulas' | 'values';
  readonly options: ReportOptions;
  readonly entries: readonly SheetEntry[];
  /** Writes the sheet with the named as-of date, which formulas count to; before the first of them. */
  readonly writeParameters: () => Promise<WriteReport>;
}

/**
 * Writes the aging columns beside every table of claims.
 * @throws Cancelled, WorkbookRefusal; PartlyDone where some tables had been written by then
 */
export async function writeAgingColumns(
  workbook: Workbook,
  result: CampaignResult,
  { as, options, entries, writeParameters }: AgingWish,
  job: Job,
): Promise<WrittenColumns[]> {
  const extents = new Map(entries.map(({ name, rows, columns }) => [name, { rows, columns }]));
  const extentOf = (sheet: string) => extents.get(sheet) ?? null;
  const plan = (source: number, balanceColumn: number): Promise<AgingColumns | null> =>
    carryOut(planAgingColumns(result, source, as, options, { balanceColumn, extentOf }), job);
  const before = await workbook.columns();
  const planned: { readonly index: number; readonly presumed: number; readonly columns: AgingColumns }[] = [];
  for (const [index, source] of result.ledger.sources.entries()) {
    if (source.kind === 'recoveries') continue;
    const presumed = balanceColumn(before, source.sheet) ?? firstFree(source);
    const columns = await plan(index, presumed);
    if (columns) planned.push({ index, presumed, columns });
  }
  /** The port puts columns where it is free; formulas that look at the balances follow them there, or there are none. */
  const follow = async (index: number, presumed: number, sheet: string): Promise<AgingColumns | null> => {
    try {
      const stands = balanceColumn(await workbook.columns(), sheet) ?? presumed;
      const moved = stands === presumed ? null : await plan(index, stands);
      if (moved) await workbook.writeColumns(moved.plan, job);
      return moved;
    } catch (error) {
      const isTakenBack = await workbook.undo(unwatchedJob()).catch(() => false);
      throw isTakenBack ? error : new PartlyDone([sheet], error);
    }
  };
  const written: WrittenColumns[] = [];
  const steps = planned.map(({ index, presumed, columns }) => async (): Promise<WriteReport> => {
    const { sheet } = columns.plan;
    const report = await workbook.writeColumns(columns.plan, job);
    const moved = hasFormulas(columns) ? await follow(index, presumed, sheet) : null;
    written.push({ sheet, valuesOnly: (moved ?? columns).valuesOnly, report });
    return report;
  });
  if (planned.some(({ columns }) => hasFormulas(columns))) steps.unshift(writeParameters);
  await stepByStep(steps);
  return written;
}

function hasFormulas({ plan }: AgingColumns): boolean {
  return plan.columns.some(({ formula }) => formula !== undefined);
}

function balanceColumn(columns: readonly ColumnsEntry[], sheet: string): number | undefined {
  return columns.find((entry) => entry.sheet === sheet && entry.id === 'balance')?.column;
}
