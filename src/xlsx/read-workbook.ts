import type { SheetData, WorkbookData } from '../workbook/sheet-data';
import { compoundStreams } from './compound-file';
import { previewText } from './csv-encoding';
import { kindOf } from './file-kind';
import { FileRefusal } from './file-refusal';
import { readBiff } from './read-biff';
import { readCsv } from './read-csv';
import { readPackage } from './read-package';

const WORKBOOK_ENDINGS = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlt|et|xlsb|ods)$/i;
const TEXT_ENDINGS = /\.(?:csv|txt|tsv)$/i;

/**
 * Reads a file of the user's: .xlsx, .xlsm, .xls (Excel 97 to 2003), .csv or .txt. What the file is, is decided by
 * its content; its name is looked at only to refuse what its owner would be surprised by.
 * @param file the file's name, without folders
 * @param bytes its content
 * @throws FileRefusal for everything that cannot be read; nothing else
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<WorkbookData> {
  let sheets: SheetData[];
  try {
    sheets = await sheetsOf(file, bytes);
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal('file.damaged', { file });
  }
  if (!sheets.some(hasCells)) throw new FileRefusal('file.no-cells', { file });
  return { file, sheets };
}

async function sheetsOf(file: string, bytes: Uint8Array): Promise<SheetData[]> {
  const found = kindOf(bytes);
  const ending = /\.[^.]+$/.exec(file)?.[0] ?? '';
  switch (found.kind) {
    case 'empty':
      throw new FileRefusal('file.empty', { file });
    case 'other':
      throw new FileRefusal('file.other-format', { file, format: found.format });
    case 'html':
      throw new FileRefusal('file.html', { file });
    case 'xml-2003':
      throw new FileRefusal('file.xml-2003', { file });
    case 'unknown':
      throw new FileRefusal(TEXT_ENDINGS.test(file) ? 'file.encoding' : 'file.unknown', { file });
    case 'text':
      if (WORKBOOK_ENDINGS.test(file)) {
        // Systems write long styles before their tables, too far down for a first look.
        const isMarkup = /^\s*<[a-z!?]/i.test(previewText(bytes));
        throw new FileRefusal(isMarkup ? 'file.html' : 'file.text-named-workbook', { file, ending });
      }
      if (!TEXT_ENDINGS.test(file)) throw new FileRefusal('file.unknown', { file });
      return [readCsv(file, bytes)];
    case 'package':
    case 'compound': {
      const sheets = found.kind === 'package' ? await readPackage(file, bytes) : readCompound(file, bytes);
      if (TEXT_ENDINGS.test(file)) {
        const right = found.kind === 'package' ? '.xlsx' : '.xls';
        throw new FileRefusal('file.workbook-named-text', { file, ending, right });
      }
      return sheets;
    }
  }
}

function readCompound(file: string, bytes: Uint8Array): SheetData[] {
  const streams = compoundStreams(bytes);
  if (streams.has('EncryptedPackage')) throw new FileRefusal('file.encrypted', { file });
  const workbook = streams.get('Workbook');
  if (workbook !== undefined) return readBiff(file, workbook());
  if (streams.has('Book')) throw new FileRefusal('file.old-xls', { file });
  if (streams.has('WordDocument'))
    throw new FileRefusal('file.other-format', { file, format: 'Word (.doc)' });
  if (streams.has('PowerPoint Document')) {
    throw new FileRefusal('file.other-format', { file, format: 'PowerPoint (.ppt)' });
  }
  throw new FileRefusal('file.unknown', { file });
}

function hasCells(sheet: SheetData): boolean {
  if (sheet.uncomputed.length > 0) return true;
  return sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== ''));
}
