import { cellsOf, flagOf, wholeOf } from './arguments';
import type { HostSheet, HostTable } from './book';
import { type Box, intersection } from './box';
import { keepHeaders, writeEntries } from './cell-writing';
import { EVENT, WHOLE_WORKBOOK } from './event-board';
import { clearFilter } from './filter-rows';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { flag, text } from './member-rule';
import { RangeObject } from './range-object';
import { SheetObject } from './sheet-object';
import { FilterObject } from './filter-object';
import type { Stage } from './stage';

const LOOKS: Readonly<Record<string, unknown>> = {
  Style: 'TableStyleMedium2',
  ShowTotals: false,
  ShowHeaders: true,
  ShowBandedRows: true,
  ShowBandedColumns: false,
  ShowFilterButton: true,
  HighlightFirstColumn: false,
  HighlightLastColumn: false,
};

/** The tables of the workbook, or of one sheet. */
export class TablesObject extends HostCollection<TableObject> {
  readonly kind = 'TableCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet | null,
  ) {
    super();
  }

  items(): readonly TableObject[] {
    return this.stage.book.tables
      .filter((table) => this.sheet === null || table.sheet === this.sheet)
      .map((table) => new TableObject(this.stage, table));
  }

  protected found(key: unknown): TableObject | undefined {
    const wanted = String(key).toUpperCase();
    return this.items().find((item) => item.Id === key || item.Name.toUpperCase() === wanted);
  }

  Add(address: unknown, hasHeaders: unknown): TableObject {
    const { book } = this.stage;
    const { sheet, box } = cellsOf(this.stage, address, this.sheet ?? book.active);
    this.stage.mustBeOpen(sheet);
    if (!flagOf(hasHeaders, 'hasHeaders', false))
      throw invalidArgument(
        'a table without a header row would push cells down: this host does not play that',
      );
    refuseOverlap(this.stage, sheet, box, null);
    if (sheet.merges.some((merge) => intersection(merge, box)))
      throw invalidArgument('a table cannot lie on merged cells');
    let number = book.tables.length + 1;
    while (book.tables.some((table) => table.name.toUpperCase() === `表${String(number)}`)) number += 1;
    // A header alone gets an empty row for data.
    const withData = box.rows === 1 ? { ...box, rows: 2 } : box;
    const table: HostTable = {
      id: `{${String(book.nextNumber()).padStart(8, '0')}-TABLE}`,
      name: `表${String(number)}`,
      sheet,
      box: withData,
      looks: {},
    };
    book.tables.push(table);
    keepHeaders(this.stage, sheet, withData);
    this.stage.outOfDate();
    this.stage.events.raise(EVENT.tableAdded, [WHOLE_WORKBOOK, sheet.id], {
      source: 'Local',
      tableId: table.id,
      worksheetId: sheet.id,
    });
    return new TableObject(this.stage, table);
  }

  _RegisterDataChangedEvent(): void {
    this.stage.events.ask(EVENT.tableChanged, this.sheet?.id ?? WHOLE_WORKBOOK);
  }
  _UnregisterDataChangedEvent(): void {
    this.stage.events.leave(EVENT.tableChanged, this.sheet?.id ?? WHOLE_WORKBOOK);
  }
}

function refuseOverlap(stage: Stage, sheet: HostSheet, box: Box, own: HostTable | null): void {
  if (stage.book.tables.some((one) => one !== own && one.sheet === sheet && intersection(one.box, box)))
    throw invalidArgument('a table cannot overlap another table');
}

class TableObject extends HostObject {
  readonly kind = 'Table';
  readonly scalars = [
    'HighlightFirstColumn',
    'HighlightLastColumn',
    'Id',
    'Name',
    'ShowBandedColumns',
    'ShowBandedRows',
    'ShowFilterButton',
    'ShowHeaders',
    'ShowTotals',
    'Style',
  ];

  constructor(
    private readonly stage: Stage,
    private readonly table: HostTable,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }

  override readMember(name: string): unknown {
    return name in LOOKS ? (this.table.looks[name] ?? LOOKS[name]) : super.readMember(name);
  }

  override writeMember(name: string, value: unknown): void {
    if (!(name in LOOKS)) {
      super.writeMember(name, value);
      return;
    }
    if (name === 'ShowTotals' && value === true)
      throw invalidArgument('a totals row is not played by this host');
    if (name === 'ShowHeaders' && value === false)
      throw invalidArgument('a table without its header row is not played by this host');
    this.table.looks[name] = (name === 'Style' ? text : flag)(value, name);
  }

  get Id(): string {
    return this.table.id;
  }
  get Name(): string {
    return this.table.name;
  }
  set Name(value: unknown) {
    if (typeof value !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(value))
      throw invalidArgument(`"${String(value)}" is no name for a table`);
    const upper = value.toUpperCase();
    const { book } = this.stage;
    if (book.tables.some((one) => one !== this.table && one.name.toUpperCase() === upper))
      throw itemAlreadyExists(`a table ${value}`);
    if (book.names.some((one) => one.sheet === null && one.name.toUpperCase() === upper))
      throw itemAlreadyExists(`a name ${value}`);
    this.table.name = value;
    this.stage.outOfDate();
  }
  get Worksheet(): HostObject {
    return new SheetObject(this.stage, this.table.sheet);
  }
  get Columns(): HostObject {
    return new TableColumnsObject(this.stage, this.table);
  }
  get Rows(): HostObject {
    return new TableRowsObject(this.stage, this.table);
  }
  get AutoFilter(): HostObject {
    return new FilterObject(this.stage, this.table.sheet, this.table);
  }

  GetRange(): RangeObject {
    return this.range(this.table.box);
  }
  GetHeaderRowRange(): RangeObject {
    return this.range({ ...this.table.box, rows: 1 });
  }
  GetDataBodyRange(): RangeObject {
    return this.range({ ...this.table.box, row: this.table.box.row + 1, rows: this.table.box.rows - 1 });
  }

  Resize(newRange: unknown): void {
    const { sheet, box } = cellsOf(this.stage, newRange, this.table.sheet);
    this.stage.mustBeOpen(sheet);
    const before = this.table.box;
    if (sheet !== this.table.sheet) throw invalidArgument('a table cannot move to another sheet');
    if (box.row !== before.row) throw invalidArgument('the header of a table must stay in its row');
    if (!intersection(box, before)) throw invalidArgument('the new range must overlap the old one');
    if (box.rows < 2) throw invalidArgument('a table needs a row for data');
    refuseOverlap(this.stage, sheet, box, this.table);
    this.table.box = box;
    keepHeaders(this.stage, sheet, box);
    this.stage.outOfDate();
  }

  /** The table goes, the cells stay. */
  ConvertToRange(): RangeObject {
    this.remove();
    return this.range(this.table.box);
  }

  /** The table goes with its cells. */
  Delete(): void {
    this.remove();
    this.range(this.table.box).Clear('All');
  }

  ClearFilters(): void {
    clearFilter(this.stage, this.table.sheet, this.table.box);
  }

  _RegisterDataChangedEvent(): void {
    this.stage.events.ask(EVENT.tableChanged, this.Id);
  }
  _UnregisterDataChangedEvent(): void {
    this.stage.events.leave(EVENT.tableChanged, this.Id);
  }

  /** Members kept in a table of their own, for the check against office.js. */
  memberNames(): string[] {
    return Object.keys(LOOKS);
  }

  private remove(): void {
    this.stage.mustBeOpen(this.table.sheet);
    const { tables } = this.stage.book;
    const at = tables.indexOf(this.table);
    if (at < 0) throw itemNotFound(`the table ${this.table.name}`);
    tables.splice(at, 1);
    this.stage.outOfDate();
    this.stage.events.raise(EVENT.tableDeleted, [WHOLE_WORKBOOK, this.table.sheet.id], {
      source: 'Local',
      tableId: this.table.id,
      tableName: this.table.name,
      worksheetId: this.table.sheet.id,
    });
  }

  private range(box: Box): RangeObject {
    return new RangeObject(this.stage, this.table.sheet, box);
  }
}

class TableColumnsObject extends HostCollection<TableColumnObject> {
  readonly kind = 'TableColumnCollection';

  constructor(
    private readonly stage: Stage,
    private readonly table: HostTable,
  ) {
    super();
  }

  items(): readonly TableColumnObject[] {
    return Array.from(
      { length: this.table.box.columns },
      (_, at) => new TableColumnObject(this.stage, this.table, at),
    );
  }

  protected found(key: unknown): TableColumnObject | undefined {
    const items = this.items();
    if (typeof key === 'number') return items.find((item) => item.Id === key);
    return items.find((item) => item.Name.toUpperCase() === String(key).toUpperCase());
  }
}

class TableColumnObject extends HostObject {
  readonly kind = 'TableColumn';
  readonly scalars = ['Id', 'Index', 'Name', 'Values'];

  constructor(
    private readonly stage: Stage,
    private readonly table: HostTable,
    readonly Index: number,
  ) {
    super();
  }

  get Id(): number {
    return this.Index + 1;
  }
  get Name(): string {
    return String(
      this.table.sheet.cells.get(this.table.box.row, this.table.box.column + this.Index)?.content ?? '',
    );
  }
  set Name(value: unknown) {
    writeEntries(this.stage, this.table.sheet, { ...this.box(), rows: 1 }, text(value, 'Name'));
  }
  get Values(): unknown {
    return this.GetRange().Values;
  }
  set Values(values: unknown) {
    writeEntries(this.stage, this.table.sheet, this.box(), values);
  }

  GetRange(): RangeObject {
    return new RangeObject(this.stage, this.table.sheet, this.box());
  }
  GetHeaderRowRange(): RangeObject {
    return new RangeObject(this.stage, this.table.sheet, { ...this.box(), rows: 1 });
  }
  GetDataBodyRange(): RangeObject {
    const box = this.box();
    return new RangeObject(this.stage, this.table.sheet, { ...box, row: box.row + 1, rows: box.rows - 1 });
  }

  private box(): Box {
    return { ...this.table.box, column: this.table.box.column + this.Index, columns: 1 };
  }
}

class TableRowsObject extends HostCollection<TableRowObject> {
  readonly kind = 'TableRowCollection';

  constructor(
    private readonly stage: Stage,
    private readonly table: HostTable,
  ) {
    super();
  }

  items(): readonly TableRowObject[] {
    return Array.from(
      { length: this.table.box.rows - 1 },
      (_, at) => new TableRowObject(this.stage, this.table, at),
    );
  }

  protected found(key: unknown): TableRowObject | undefined {
    return this.items()[wholeOf(key, 'index')];
  }
}

class TableRowObject extends HostObject {
  readonly kind = 'TableRow';
  readonly scalars = ['Index', 'Values'];

  constructor(
    private readonly stage: Stage,
    private readonly table: HostTable,
    readonly Index: number,
  ) {
    super();
  }

  get Values(): unknown {
    return this.GetRange().Values;
  }
  set Values(values: unknown) {
    writeEntries(this.stage, this.table.sheet, this.GetRange().box, values);
  }
  GetRange(): RangeObject {
    const box = { ...this.table.box, row: this.table.box.row + 1 + this.Index, rows: 1 };
    return new RangeObject(this.stage, this.table.sheet, box);
  }
}
