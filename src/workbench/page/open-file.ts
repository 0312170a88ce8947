import type { HostBook } from '../../host/book';
import { FileRefusal } from '../../xlsx/file-refusal';
import { kindOf } from '../../xlsx/file-kind';
import { bookFromCsv } from '../file/book-from-csv';
import { bookFromXlsx } from '../file/book-from-xlsx';

/**
 * Opens a file of the user's; it stays in this page.
 * @param today serial number of today
 * @throws FileRefusal for everything that cannot be opened
 */
export async function openFile(name: string, bytes: Uint8Array, today: number): Promise<HostBook> {
  const { kind } = kindOf(bytes);
  if (kind === 'text') return bookFromCsv(name, bytes, today);
  if (kind === 'empty') throw new FileRefusal('file.empty', { file: name });
  if (kind !== 'package') throw new FileRefusal('file.unknown', { file: name });
  try {
    return await bookFromXlsx(name, bytes);
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal('file.damaged', { file: name });
  }
}
