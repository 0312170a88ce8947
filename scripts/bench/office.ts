import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { MOST_BYTES } from '../../src/host/office-host';
import { bookOf } from '../../test/fixture/office/book-of';
import { loadOffice } from '../../test/fixture/office/load-office';
import { madeWorkbook } from './made-ledger';

const AS_OF = dayOf(2012, 12, 31);
const SIZES = [1_000, 5_000, 20_000];

/** What one action sent to Excel and got back. */
interface Counted {
  readonly action: string;
  readonly trips: number;
  readonly sent: number;
  readonly received: number;
  readonly largest: number;
}

/**
 * Round trips and bytes of what a user does in Excel, counted by the host that plays Excel for the unmodified office.js:
 * reading, 一键生成 the first time and again, aging columns. No request or answer may pass what Excel on the web takes.
 * @returns exit code
 */
export async function benchOffice(): Promise<number> {
  let tooLarge = 0;
  console.log('claims  action                      trips      sent  received   largest');
  for (const claims of SIZES) {
    for (const { action, trips, sent, received, largest } of await countedActions(claims)) {
      if (largest > MOST_BYTES) tooLarge++;
      const cells = [String(claims).padStart(6), action.padEnd(26), String(trips).padStart(5)];
      console.log([...cells, ...[sent, received, largest].map(megabytes)].join('  '));
    }
  }
  const limit = megabytes(MOST_BYTES).trim();
  console.log(
    tooLarge === 0 ? `no request or answer above ${limit}` : `${tooLarge} actions with more than ${limit}`,
  );
  return tooLarge === 0 ? 0 : 1;
}

async function countedActions(claims: number): Promise<Counted[]> {
  const office = await loadOffice(bookOf(madeWorkbook(claims)), { transport: 'bridge' });
  const close = office.install();
  try {
    const session = openSession({
      workbook: openExcelWorkbook(),
      today: () => AS_OF,
      now: () => new Date(),
      language: 'zh',
      producedBy: 'bench',
    });
    const counted: Counted[] = [];
    const count = async (action: string, work: (session: Session) => Promise<void>): Promise<void> => {
      const before = office.host.requests.length;
      await work(session);
      const { notice } = session.state();
      if (notice !== null && notice.kind !== 'done') throw new Error(`${action}: ${notice.message}`);
      const made = office.host.requests.slice(before);
      const sum = (of: 'sent' | 'received'): number => made.reduce((all, one) => all + one[of], 0);
      const largest = Math.max(0, ...made.map((one) => Math.max(one.sent, one.received)));
      counted.push({ action, trips: made.length, sent: sum('sent'), received: sum('received'), largest });
    };
    await count('recognise', (one) => one.recognise());
    await count('generate all', (one) => one.generate());
    await count('generate again, no change', (one) => one.generate());
    await count('as-of date one month back', (one) => one.change({ asOf: dayOf(2012, 11, 30) }));
    await count('generate again, changed', (one) => one.generate());
    await count('aging columns as values', (one) => one.addAgingColumns('values'));
    await count('remove aging columns', (one) => one.removeAgingColumns());
    return counted;
  } finally {
    close();
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`.padStart(8);
}
