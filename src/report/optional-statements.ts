import type { CampaignResult } from '../campaign/result';
import type { SheetPlan } from '../workbook/sheet-plan';
import { planClasses } from './classes-sheet';
import { planClocks } from './clocks-sheet';
import { planInterestLines } from './interest-lines-sheet';
import { planInterest } from './interest-sheet';
import type { LedgerSheets } from './ledger-sheets';
import type { ReportContext } from './report-context';

/** Draws up one sheet; the ledger's sheets are there to link to. */
export type StatementPlanner = (context: ReportContext, ledgers: LedgerSheets) => SheetPlan;

/**
 * The sheets that a report has only where the user's tables ask for them, in their order: a plain ledger's report stays
 * small. How many there are is known without drawing any.
 */
export function optionalStatements({ interest, clocks, classes }: CampaignResult): StatementPlanner[] {
  return [
    // 利息计算表, 利息计算单: where the policy says how interest is computed.
    ...when(interest, (found) => [
      (context, ledgers) => planInterest(context, found, ledgers),
      (context) => planInterestLines(context, found),
    ]),
    // 时效预警表: where demands are logged or a warning is asked for.
    ...when(clocks, (found) => [(context, ledgers) => planClocks(context, found, ledgers)]),
    // 不良贷款统计表: where the ledger has classes.
    ...when(classes.present, () => [planClasses]),
  ];
}

function when<Found>(
  found: Found | null | false,
  planners: (found: Found) => readonly StatementPlanner[],
): readonly StatementPlanner[] {
  return found === null || found === false ? [] : planners(found);
}
