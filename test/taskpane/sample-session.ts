import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import type { Language } from '../../src/locale/text';
import type { SheetData, WorkbookData } from '../../src/workbook/sheet-data';
import type { FileWorkbook } from '../../src/xlsx/file-workbook';
import { openFileWorkbook } from '../../src/xlsx/open-file-workbook';
import { readWorkbook } from '../../src/xlsx/read-workbook';

const SAMPLE = 'qingqian-sample.xlsx';
const MILLISECONDS_A_TICK = 50;
let sample: Promise<WorkbookData> | null = null;

/** The sample workbook, read once. */
function sampleData(): Promise<WorkbookData> {
  const bytes = (): Uint8Array =>
    new Uint8Array(readFileSync(join(__dirname, '../../assets/sample', SAMPLE)));
  return (sample ??= readWorkbook(SAMPLE, bytes()));
}

/**
 * A session at the sample workbook, on files, in the middle of its fourth phase.
 * @param sheets which of its sheets there are; all where not given
 * @param change what is done to each of them before it is opened
 */
export async function sampleSession(
  language: Language = 'zh',
  sheets?: readonly string[],
  change: (sheet: SheetData) => SheetData = (sheet) => sheet,
): Promise<{ readonly session: Session; readonly workbook: FileWorkbook }> {
  const data = await sampleData();
  const wanted = sheets ? data.sheets.filter(({ name }) => sheets.includes(name)) : data.sheets;
  const workbook = await openFileWorkbook([{ ...data, sheets: wanted.map(change) }], null);
  let ticks = 0;
  const session = openSession({
    workbook,
    today: () => dayOf(2012, 10, 31),
    now: () => new Date(ticks++ * MILLISECONDS_A_TICK),
    language,
    producedBy: '清欠',
  });
  return { session, workbook };
}
