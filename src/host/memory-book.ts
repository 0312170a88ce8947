import type { HostBook, HostComment, HostName, HostSetting, HostSheet, HostTable, HostXmlPart } from './book';
import { cellBox, type Box } from './box';
import type { CellContent } from './cell';
import { MemoryCells } from './memory-cells';

/** A workbook in memory. A new one has one empty sheet, `Sheet1`, unless sheets are given. */
export class MemoryBook implements HostBook {
  name = 'Book1.xlsx';
  readonly sheets: HostSheet[] = [];
  active: HostSheet;
  selection: { sheet: HostSheet; box: Box };
  readonly names: HostName[] = [];
  readonly tables: HostTable[] = [];
  readonly parts: HostXmlPart[] = [];
  readonly settings: HostSetting[] = [];
  readonly comments: HostComment[] = [];
  readonly properties: Record<string, string> = {};
  structureProtected = false;
  calculationMode: HostBook['calculationMode'] = 'Automatic';
  private numbers = 0;

  /** @param sheets rows of cell contents by sheet name, from A1 on */
  constructor(sheets: Readonly<Record<string, readonly (readonly CellContent[])[]>> = { Sheet1: [] }) {
    for (const [name, rows] of Object.entries(sheets)) {
      const sheet = this.addSheet(name);
      rows.forEach((values, row) => {
        values.forEach((content, column) => {
          if (content !== null) sheet.cells.change(row, column, { content });
        });
      });
    }
    const first = this.sheets[0] ?? this.addSheet('Sheet1');
    this.active = first;
    this.selection = { sheet: first, box: cellBox(0, 0) };
  }

  addSheet(name: string): HostSheet {
    const sheet: HostSheet = {
      id: `{${String(this.nextNumber()).padStart(8, '0')}-0000-0000-0000-000000000000}`,
      name,
      visibility: 'Visible',
      tabColor: '',
      gridlines: true,
      headings: true,
      protected: false,
      cells: new MemoryCells(),
      columnWidths: new Map(),
      rowHeights: new Map(),
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      filteredRows: new Set(),
      filter: null,
      criteria: [],
      merges: [],
      frozen: null,
      validations: [],
      conditions: [],
      charts: [],
      custom: [],
      page: {
        looks: {},
        headersFooters: {},
        printArea: null,
        titleRows: null,
        titleColumns: null,
        rowBreaks: [],
      },
    };
    this.sheets.push(sheet);
    return sheet;
  }

  nextNumber(): number {
    this.numbers += 1;
    return this.numbers;
  }
}
