import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { areaText } from '../../src/host/address';
import { cellBox, WHOLE_SHEET } from '../../src/host/box';
import type { MemoryBook } from '../../src/host/memory-book';
import type { CellValue } from '../../src/workbook/sheet-data';
import { bookOf } from '../fixture/office/book-of';
import { openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from '../excel/opened-workbook';
import type { Formula, HeldCells, OpenPort, PortUnderTest } from './port-under-test';

/** The port on Office.js: the unmodified office.js, and our host in the place of Excel on the web. */
export const EXCEL_PORT: PortUnderTest = {
  name: 'in Excel',
  async open(data) {
    const book = bookOf(data);
    return new ExcelSession(await openedWorkbook(book), book);
  },
};

class ExcelSession implements OpenPort {
  workbook: OpenedWorkbook['workbook'];

  constructor(
    private readonly opened: OpenedWorkbook,
    private readonly book: MemoryBook,
  ) {
    this.workbook = opened.workbook;
  }

  async reopen(): Promise<void> {
    this.workbook = openExcelWorkbook(() => new Date());
    await Promise.resolve();
  }

  async cells(name: string): Promise<HeldCells> {
    await this.opened.host.settled();
    const sheet = sheetOf(this.book, name);
    const formulas: Record<string, string> = {};
    sheet.cells.each(WHOLE_SHEET, (row, column, { formula }) => {
      if (formula !== undefined) formulas[areaText(cellBox(row, column))] = formula.slice(1);
    });
    return { values: valuesOf(sheet) as CellValue[][], formulas };
  }

  async visibleSheets(): Promise<readonly string[]> {
    return Promise.resolve(
      this.book.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name),
    );
  }

  async rename(sheet: string, name: string): Promise<void> {
    await this.change(sheet, (one) => {
      one.name = name;
    });
  }

  async moveToEnd(sheet: string): Promise<void> {
    const last = this.book.sheets.length - 1;
    await this.change(sheet, (one) => {
      one.position = last;
    });
  }

  async type(sheet: string, row: number, column: number, value: CellValue | Formula): Promise<void> {
    const address = areaText(cellBox(row, column));
    const typed = typeof value === 'object' && value !== null ? value.formula : value;
    if (typed === null) this.opened.host.erase(sheet, address);
    else this.opened.host.type(sheet, address, [[typed]]);
    await Promise.resolve();
  }

  private async change(sheet: string, how: (sheet: Excel.Worksheet) => void): Promise<void> {
    await this.opened.Excel.run(async (context) => {
      how(context.workbook.worksheets.getItem(sheet));
      await context.sync();
    });
  }
}
