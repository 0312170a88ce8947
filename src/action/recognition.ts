import { formatDay } from '../calendar/day';
import type { CampaignResult } from '../campaign/result';
import { pacedCampaign } from '../campaign/run';
import { carryOut, type Job } from '../workbook/job';
import type { EarlierState } from '../truth/earlier-state';
import type { Workbook } from '../workbook/workbook';
import { fingerprint } from './fingerprint';
import { readInputs } from './read-inputs';
import type { SessionSettings } from './session';
import { checkCancelled } from './task-runner';

/** What one reading of the workbook found out. */
export interface Recognition {
  readonly result: CampaignResult;
  /** Fingerprint of all cells that were read and of the settings. */
  readonly fingerprint: string;
}

/**
 * Reads the workbook and computes everything.
 * @param remembered open claims of an earlier report
 * @throws LedgerNotFound, Cancelled, WorkbookRefusal
 */
export async function readAndCompute(
  workbook: Workbook,
  settings: SessionSettings,
  job: Job,
  remembered: EarlierState | null = null,
): Promise<Recognition> {
  const { asOf, moneyUnit, mapping } = settings;
  const sheets = await readInputs(workbook, await workbook.sheets(), mapping, job);
  checkCancelled(job);
  const input = { sheets, asOf, mapping, ...(moneyUnit && { moneyUnit }), ...(remembered && { remembered }) };
  const run = pacedCampaign(input, (step) => {
    checkCancelled(job);
    job.progress({ step, subject: '', done: 0, total: 0 });
  });
  const result = await carryOut(run, job);
  const decided = [formatDay(asOf), moneyUnit ?? '', JSON.stringify(inOrder(mapping))];
  return { result, fingerprint: await carryOut(fingerprint(sheets, decided), job) };
}

/** The same choices in the same order, whichever was made first. */
function inOrder(mapping: SessionSettings['mapping']): unknown {
  return Object.keys(mapping)
    .sort()
    .map((table) => [table, Object.entries(mapping[table]).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
