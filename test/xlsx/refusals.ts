import { text, type Language } from '../../src/locale/text';
import { FileRefusal } from '../../src/xlsx/file-refusal';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import type { WorkbookData } from '../../src/workbook/sheet-data';

/** What reading gives: the workbook, or the key of a refusal that has a whole sentence in both languages. */
export async function outcome(file: string, bytes: Uint8Array): Promise<WorkbookData | string> {
  try {
    return await readWorkbook(file, bytes);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    for (const language of ['zh', 'en'] satisfies Language[]) {
      const sentence = text(language, error.key, error.values);
      expect(sentence).toContain(file);
      expect(sentence).toMatch(/[。.]$/);
    }
    return error.key;
  }
}
