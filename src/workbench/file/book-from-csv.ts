import type { HostBook } from '../../host/book';
import { MemoryBook } from '../../host/memory-book';
import { typedEntry } from '../../host/typed-entry';
import type { CellValue } from '../../workbook/sheet-data';
import { readCsv } from '../../xlsx/read-csv';

/**
 * Opens a text file as a workbook of one sheet. Its cells are read as if they were typed.
 * @param today serial number of today, for dates without a year
 * @throws FileRefusal
 */
export function bookFromCsv(name: string, bytes: Uint8Array, today: number): HostBook {
  const { rows } = readCsv(name, bytes);
  const title =
    name
      .replace(/\.[^.]+$/, '')
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31) || 'Sheet1';
  const book = new MemoryBook({ [title]: [] });
  book.name = `${title}.xlsx`;
  const { cells } = book.sheets[0];
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null || value === '') return;
      const { content, format } = isText(value)
        ? { content: value, format: undefined }
        : typedEntry(value, undefined, today);
      cells.change(row, column, { content, ...(format !== undefined && { format }) });
    });
  });
  return book;
}

/**
 * What stays a text, where Excel would spoil it or carry it out: numbers of accounts and customers, which begin with zeros or are
 * longer than a number can be, and formulas that come from somebody else's file.
 */
function isText(value: CellValue): boolean {
  return typeof value === 'string' && /^(?:=|0\d|\d{16,}$)/.test(value.trim());
}
