import { text, type Language } from '../locale/text';
import type { Job } from '../workbook/job';
import type { Choice, Stamp, Workbook, WriteReport } from '../workbook/workbook';
import { stepByStep } from './partly-done';
import type { PlanBatch, PlanState } from './plan-desk';

/** Policy sheets have no choices: what the user changed in them is not in question. */
const NO_CHOICES: ReadonlyMap<string, Choice> = new Map();

/** What accepting wrote. */
export interface AcceptedPlan {
  readonly report: WriteReport;
  /** Whether one undo takes all of it back. */
  readonly oneWriting: boolean;
}

/**
 * Writes what was accepted: first the sheets of tables that are missing, then rows below those that are there.
 * @throws Cancelled, WorkbookRefusal; PartlyDone where the sheets had been written by then
 */
export async function writeAccepted(
  workbook: Workbook,
  { forms, rows }: PlanBatch,
  stamp: Stamp,
  job: Job,
): Promise<AcceptedPlan | null> {
  const steps = [
    ...(forms.length > 0 ? [() => workbook.write(forms, stamp, NO_CHOICES, job)] : []),
    ...(rows.length > 0 ? [() => workbook.addRows(rows, job)] : []),
  ];
  const report = await stepByStep(steps);
  return report && { report, oneWriting: steps.length === 1 };
}

/** What the user still has to see to, one sentence each. */
export function leftToDo(plan: PlanState | null, batch: PlanBatch, language: Language): string[] {
  const items = plan?.items ?? [];
  return [
    ...items
      .filter(({ id, toFill }) => batch.ids.includes(id) && toFill.length > 0)
      .map(({ content, row, toFill }) =>
        text(language, 'action.plan.toFill', {
          content,
          table: row?.table ?? '',
          columns: toFill.join('、'),
        }),
      ),
    ...items
      .filter(({ id }) => batch.contradicting.includes(id))
      .map(({ kind, content }) => text(language, 'action.plan.contradicting', { kind, content })),
  ];
}
