import { join } from 'node:path';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { registerFunctions, type FunctionRuntime } from '../../src/functions/register';
import { MOST_BYTES } from '../../src/host/office-host';
import { bookOf } from '../../test/fixture/office/book-of';
import { loadOffice, type LoadedOffice } from '../../test/fixture/office/load-office';
import type { WorkbookData } from '../../src/workbook/sheet-data';
import { madeWorkbook } from './made-ledger';
import { inOwnProcess } from './own-process';

const AS_OF = dayOf(2012, 12, 31);
const DUE_DATE_EDITED = 'a due date is edited';
/** Actions after which cell functions are called. */
const FORMULA_ACTIONS = ['aging columns as formulas', DUE_DATE_EDITED];
const NOW = new Date(Date.UTC(2012, 11, 31, 8));
const SIZES = [1_000, 20_000, 100_000];

/** What one action sent to Excel and got back: round trips, bytes of all requests and of all answers, and of the largest of either. */
export interface Counted {
  readonly action: string;
  readonly trips: number;
  readonly sent: number;
  readonly received: number;
  readonly largest: number;
  /** Calls of the add-in's cell functions while Excel recalculated after it. */
  readonly calls: number;
}

/** An action that was not done, and why. */
export interface Undone {
  readonly action: string;
  readonly failed: string;
}
export type OfficeRow = Counted | Undone;

/** Counts by the number of claims. */
export type OfficeFigures = Readonly<Record<string, readonly OfficeRow[]>>;

/** Which ledger stands in the workbook: a made one of so many claims, or one's own. */
export interface OfficeOrder {
  readonly claims?: number;
  readonly path?: string;
}

/**
 * Round trips and bytes of what a user does in Excel, counted by the host that plays Excel for the unmodified office.js. An action
 * that is not done, or comes to no end, is a row that says so. No request or answer may pass what Excel on the web takes.
 */
export async function officeFigures(sizes: readonly number[] = SIZES): Promise<OfficeFigures> {
  const figures: Record<string, readonly OfficeRow[]> = {};
  for (const claims of sizes) figures[claims] = await printed(`${claims} claims`, { claims });
  return figures;
}

/**
 * The same over a ledger of one's own.
 * @throws BenchRefusal where the file holds none
 */
export async function ownOfficeFigures(path: string): Promise<void> {
  await printed(path, { path });
}

async function printed(what: string, order: OfficeOrder): Promise<readonly OfficeRow[]> {
  console.log(`${what}\n  action                      trips      sent  received   largest  calls`);
  const rows: OfficeRow[] = [];
  const counted = (row: OfficeRow): void => {
    rows.push(row);
    print(row);
  };
  const stopped = await inOwnProcess<OfficeRow>(join(__dirname, 'office-job.ts'), order, counted);
  if (stopped !== null) counted({ action: stopped.name, failed: stopped.failed });
  return rows;
}

function print(row: OfficeRow): void {
  const action = `  ${row.action.padEnd(26)}`;
  if ('failed' in row) {
    console.log(`${action}  ${row.failed}`);
    process.exitCode = 1;
    return;
  }
  const { trips, sent, received, largest, calls } = row;
  const bytes = [sent, received, largest].map(megabytes);
  console.log([action, String(trips).padStart(5), ...bytes, String(calls).padStart(5)].join('  '));
  if (largest > MOST_BYTES) {
    console.error(`${row.action}: a request or an answer over ${MOST_BYTES} bytes`);
    process.exitCode = 1;
  }
}

/**
 * What each action of a user costs at a ledger of so many claims; the same at every run, byte for byte.
 * @throws Error where an action is not done
 */
export async function countedActions(claims: number): Promise<Counted[]> {
  const rows: Counted[] = [];
  await countActions(madeWorkbook(claims), MADE_DUE_DATE, (row) => {
    if ('failed' in row) throw new Error(`${row.action}: ${row.failed}`);
    rows.push(row);
    return Promise.resolve();
  });
  return rows;
}

/** Where a due date of the first made claim stands. */
export const MADE_DUE_DATE: DueDate = { sheet: '台账', cell: 'F2' };

interface DueDate {
  readonly sheet: string;
  readonly cell: string;
}

/**
 * Does one thing after the other in a workbook that a user can do there, and counts.
 * @param dueDate of a claim, to be edited at the end; left out where nobody knows where one stands
 * @param done told of each action
 * @param begun told before each
 */
export async function countActions(
  workbook: WorkbookData,
  dueDate: DueDate | null,
  done: (row: OfficeRow) => Promise<void>,
  begun: (action: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const functions = Object.keys(ALL_FUNCTIONS).map((id) => ({ id, name: `AR.${id}` }));
  const office = await loadOffice(bookOf(workbook), {
    functions,
    requirements: { customfunctionsruntime: '1.4' },
  });
  const close = office.install();
  let calls = 0;
  // The runtime of cell functions waits with timers that keep no process alive.
  const awake = setInterval(() => undefined, 1_000);
  registerFunctions(
    countedFunctions(office, () => calls++),
    { language: 'zh', rest: () => Promise.resolve(), today: () => AS_OF },
  );
  try {
    const session = openSession({
      workbook: openExcelWorkbook(() => new Date()),
      today: () => AS_OF,
      // The moment of writing stands in what is written: a clock of its own makes every run the same.
      now: () => NOW,
      language: 'zh',
      producedBy: 'bench',
    });
    const count = async (action: string, work: (session: Session) => Promise<void>): Promise<void> => {
      const before = office.host.requests.length;
      calls = 0;
      await begun(action);
      await work(session);
      if (FORMULA_ACTIONS.includes(action)) await office.host.settled();
      const { notice } = session.state();
      if (notice !== null && notice.kind !== 'done') return done({ action, failed: notice.message });
      const made = office.host.requests.slice(before);
      const sum = (of: 'sent' | 'received'): number => made.reduce((all, one) => all + one[of], 0);
      const largest = Math.max(0, ...made.map((one) => Math.max(one.sent, one.received)));
      const bytes = { sent: sum('sent'), received: sum('received'), largest };
      return done({ action, trips: made.length, ...bytes, calls });
    };
    await count('recognise', (one) => one.recognise());
    await count('generate all', (one) => one.generate());
    await count('generate again, no change', (one) => one.generate());
    await count('as-of date one month back', (one) => one.change({ asOf: dayOf(2012, 11, 30) }));
    await count('generate again, changed', (one) => one.generate());
    await count('aging columns as values', (one) => one.addAgingColumns('values'));
    await count('remove aging columns', (one) => one.removeAgingColumns());
    await count('aging columns as formulas', (one) => one.addAgingColumns('formulas'));
    if (dueDate)
      await count(DUE_DATE_EDITED, () =>
        Promise.resolve(office.host.type(dueDate.sheet, dueDate.cell, 40_000)),
      );
  } finally {
    clearInterval(awake);
    close();
  }
}

/** The runtime of custom functions; `called` is told of every call. */
function countedFunctions({ CustomFunctions: runtime }: LoadedOffice, called: () => void): FunctionRuntime {
  return {
    Error: runtime.Error as FunctionRuntime['Error'],
    associate: (id, run) => {
      runtime.associate(id, (...given: unknown[]) => {
        called();
        return run(...given);
      });
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`.padStart(8);
}
