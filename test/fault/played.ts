import type { Session } from '../../src/action/session';
import type { HostSheet } from '../../src/host/book';
import type { MemoryBook } from '../../src/host/memory-book';
import type { OfficeHost } from '../../src/host/office-host';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import type { Workbook } from '../../src/workbook/workbook';
import { sessionOn } from '../action/opened-session';
import { openedWorkbook } from '../excel/opened-workbook';
import { copyOf, restore } from './book-copy';
import type { OwnLedger } from './own-ledger';
import { isDone, type UserAction } from './user-actions';

/** A workbook in which an action can be done, a session that has not done it yet, and what is the user's. */
export interface Prepared {
  readonly book: MemoryBook;
  readonly host: OfficeHost;
  readonly session: Session;
  readonly ledger: OwnLedger;
  /** The sheets that the user had before he knew us. */
  readonly users: readonly HostSheet[];
  /** How many columns of each of them are his: what stands right of them is ours. */
  readonly widths: Map<HostSheet, number>;
}

/** An action whose workbook has been played up to it, once for any number of tries. */
export interface Played {
  /** The workbook as it was then, with a session that knows nothing of earlier tries. */
  again(): Promise<Prepared>;
  close(): void;
}

/** Plays everything that the user has done before an action in the workbook of `ledger`. */
export async function played(action: UserAction, ledger: OwnLedger): Promise<Played> {
  const book = copyOf(ledger.book);
  const { host, workbook, close } = await openedWorkbook(book);
  const ids = book.sheets.map(({ id }) => id);
  const first = attended(workbook);
  await action.prepare?.(first.session, ledger, host);
  expectDone(action, first.session);
  await first.leave(host);
  const image = copyOf(book);
  let leave: (host: OfficeHost) => Promise<void> = () => Promise.resolve();
  return {
    async again() {
      await leave(host);
      restore(book, image);
      host.isCellEdited = false;
      host.stage.letGoAll();
      host.stage.outOfDate();
      host.stage.refresh();
      const opened = attended(openExcelWorkbook(() => new Date()));
      leave = opened.leave;
      // The session asks to be told of changes when it opens: a request that belongs to no action.
      await opened.workbook.sheets();
      await action.begin?.(opened.session, ledger);
      expectDone(action, opened.session);
      const users = ids.map((id) => book.sheets.find((sheet) => sheet.id === id)!);
      const widths = new Map(users.map((sheet) => [sheet, ledger.widths.get(sheet.name) ?? 0]));
      return { book, host, session: opened.session, ledger, users, widths };
    },
    close,
  };
}

function expectDone({ name }: UserAction, session: Session): void {
  expect([name, session.state().notice?.message, isDone(session.state())]).toEqual([
    name,
    session.state().notice?.message,
    true,
  ]);
}

/** A session on a workbook that stops listening to it when it is left, so that the next one is told alone. */
function attended(workbook: Workbook): {
  readonly workbook: Workbook;
  readonly session: Session;
  readonly leave: (host: OfficeHost) => Promise<void>;
} {
  const ends: (() => void)[] = [];
  const heard: Workbook = Object.assign(Object.create(workbook) as Workbook, {
    onChange: (listener: Parameters<Workbook['onChange']>[0]) => {
      const end = workbook.onChange(listener);
      ends.push(end);
      return end;
    },
  });
  return {
    workbook,
    session: sessionOn({ workbook: heard }),
    async leave(host) {
      host.stopFailing();
      for (const end of ends) end();
      while (host.stage.events.isAsked) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
