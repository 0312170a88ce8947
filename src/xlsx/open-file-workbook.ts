import type { WorkbookData } from '../workbook/sheet-data';
import { FileWorkbook } from './file-workbook';
import { NO_REPORT, readReport } from './report-sheets';

/**
 * Opens the workbook on files.
 * @param sources the user's files, read; they are never changed
 * @param report the report workbook of an earlier run; null where there is none yet
 * @param file its name, under which its sheets are read and refused
 * @throws FileRefusal where the report cannot be read, WorkbookRefusal where a newer version of the program has written it
 */
export async function openFileWorkbook(
  sources: readonly WorkbookData[],
  report: Uint8Array | null,
  file = '',
): Promise<FileWorkbook> {
  return new FileWorkbook(sources, report === null ? NO_REPORT : await readReport(file, report), file);
}
