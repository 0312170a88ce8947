import { madeLedger } from '../../scripts/bench/made-ledger';
import type { SheetData, WorkbookData } from '../../src/workbook/sheet-data';

/** A ledger of so many claims, without blemishes, as the file reader would give it. */
export function madeData(claims: number): WorkbookData {
  const file = '台账.xlsx';
  const sheets = madeLedger(claims).map(({ name, rows, columns }): SheetData => ({
    file,
    name,
    hidden: false,
    rows,
    hiddenRows: new Set(),
    dateColumns: new Set(columns.flatMap(({ style }, index) => (style === 'plainDate' ? [index] : []))),
    uncomputed: [],
  }));
  return { file, sheets };
}
