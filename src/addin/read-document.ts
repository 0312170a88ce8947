import { WorkbookRefusal } from '../workbook/workbook';
import { FileRefusal } from '../xlsx/file-refusal';
import { readDocument } from '../xlsx/read-document';

/**
 * The text of a document that the user chose in the pane.
 * @throws WorkbookRefusal where it is none, which the session tells as a sentence
 */
export async function readChosenDocument(file: string, bytes: Uint8Array): Promise<string> {
  try {
    return await readDocument(file, bytes);
  } catch (error) {
    if (error instanceof FileRefusal) throw new WorkbookRefusal(error.key, error.values, { cause: error });
    throw error;
  }
}
