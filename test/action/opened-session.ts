import { readFileSync } from 'node:fs';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import type { Language } from '../../src/locale/text';
import type { HostBook } from '../../src/host/book';
import type { WorkbookData } from '../../src/workbook/sheet-data';
import { readChosenDocument } from '../../src/addin/read-document';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { openedWorkbook, type OpenedWorkbook } from '../excel/opened-workbook';

export const TODAY = dayOf(2012, 12, 31);
const FILE = 'assets/sample/qingqian-sample.xlsx';

/** A session of a user in Excel: the unmodified office.js over our host. */
export interface OpenedSession extends OpenedWorkbook {
  readonly session: Session;
}

export async function openedSession(book: HostBook, language: Language = 'zh'): Promise<OpenedSession> {
  const opened = await openedWorkbook(book);
  return { ...opened, session: sessionOn(opened, language) };
}

/** A further session on the same workbook, as after closing and opening the file. */
export function sessionOn(
  { workbook }: Pick<OpenedWorkbook, 'workbook'>,
  language: Language = 'zh',
  plans: 'files' | 'no files' = 'files',
): Session {
  return openSession({
    workbook,
    today: () => TODAY,
    now: () => new Date(Date.UTC(2012, 11, 31, 8)),
    language,
    ...(plans === 'files' && { readDocument: readChosenDocument }),
    producedBy: 'Qingqian test',
  });
}

/** The sample ledger as the file reader gives it. */
export function sampleWorkbook(): Promise<WorkbookData> {
  return readWorkbook('qingqian-sample.xlsx', new Uint8Array(readFileSync(FILE)));
}
