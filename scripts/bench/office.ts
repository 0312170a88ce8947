import { basename } from 'node:path';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { registerFunctions, type FunctionRuntime } from '../../src/functions/register';
import { MOST_BYTES } from '../../src/host/office-host';
import { bookOf } from '../../test/fixture/office/book-of';
import { loadOffice, type LoadedOffice } from '../../test/fixture/office/load-office';
import { readFiles } from '../../src/headless/read-files';
import type { WorkbookData } from '../../src/workbook/sheet-data';
import { madeWorkbook } from './made-ledger';

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

/** Counts by the number of claims. */
export type OfficeFigures = Readonly<Record<string, readonly Counted[]>>;

/**
 * Round trips and bytes of what a user does in Excel, counted by the host that plays Excel for the unmodified office.js. No request or
 * answer may pass what Excel on the web takes.
 * @throws where one does
 */
export async function officeFigures(sizes: readonly number[] = SIZES): Promise<OfficeFigures> {
  const figures: Record<string, readonly Counted[]> = {};
  for (const claims of sizes) {
    figures[claims] = await countedActions(claims);
    print(`${claims} claims`, figures[claims]);
  }
  return figures;
}

/** The same over a ledger of one's own. */
export async function ownOfficeFigures(path: string): Promise<void> {
  print(path, await counted({ file: basename(path), sheets: await readFiles([path], 'zh') }));
}

function print(what: string, figures: readonly Counted[]): void {
  console.log(`${what}\n  action                      trips      sent  received   largest  calls`);
  for (const { action, trips, sent, received, largest, calls } of figures) {
    const cells = [`  ${action.padEnd(26)}`, String(trips).padStart(5)];
    console.log(
      [...cells, ...[sent, received, largest].map(megabytes), String(calls).padStart(5)].join('  '),
    );
    if (largest > MOST_BYTES) throw new Error(`${action}: a request or an answer over ${MOST_BYTES} bytes`);
  }
}

/** What each action of a user costs at a ledger of so many claims; the same at every run, byte for byte. */
export function countedActions(claims: number): Promise<Counted[]> {
  const dueDate = { sheet: '台账', cell: 'F2' };
  return counted(madeWorkbook(claims), dueDate);
}

/** @param dueDate of a claim, to be edited at the end; left out where nobody knows where one stands */
async function counted(
  workbook: WorkbookData,
  dueDate?: { readonly sheet: string; readonly cell: string },
): Promise<Counted[]> {
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
      workbook: openExcelWorkbook(),
      today: () => AS_OF,
      // The moment of writing stands in what is written: a clock of its own makes every run the same.
      now: () => NOW,
      language: 'zh',
      producedBy: 'bench',
    });
    const figures: Counted[] = [];
    const count = async (action: string, work: (session: Session) => Promise<void>): Promise<void> => {
      const before = office.host.requests.length;
      calls = 0;
      await work(session);
      if (FORMULA_ACTIONS.includes(action)) await office.host.settled();
      const { notice } = session.state();
      if (notice !== null && notice.kind !== 'done') throw new Error(`${action}: ${notice.message}`);
      const made = office.host.requests.slice(before);
      const sum = (of: 'sent' | 'received'): number => made.reduce((all, one) => all + one[of], 0);
      const largest = Math.max(0, ...made.map((one) => Math.max(one.sent, one.received)));
      const bytes = { sent: sum('sent'), received: sum('received'), largest };
      figures.push({ action, trips: made.length, ...bytes, calls });
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
    return figures;
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
