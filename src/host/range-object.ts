import { areaText, quotedSheet } from './address';
import {
  cellsOf,
  choiceOf,
  flagOf,
  gridOf,
  onSheet,
  wholeOf,
  type CellsArgument,
  type OnCells,
} from './arguments';
import type { HostSheet } from './book';
import { STANDARD_HEIGHT, STANDARD_WIDTH } from './book';
import {
  bounding,
  type Box,
  cellBox,
  intersection,
  isWholeColumns,
  isWholeRows,
  SHEET_COLUMNS,
  SHEET_ROWS,
  sameBox,
} from './box';
import { type Cell, CellError, type CellContent, isUsed } from './cell';
import { changeLooks, clearLooks, formatAt } from './cell-looks';
import { readCellProperties, writeCellProperties } from './cell-properties';
import { clearContents, MOST_CELLS, writeEntries } from './cell-writing';
import { ConditionsObject } from './condition-object';
import { copyCells, COPY_TYPES } from './copy-cells';
import { shiftCells } from './cell-shift';
import { HostError, invalidArgument, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { contentText, formatCategory } from './number-text';
import { RangeFormatObject } from './range-format';
import { SheetObject } from './sheet-object';
import { specialBoxes, SPECIAL_CELLS } from './special-cells';
import type { Keepable, KeptRange, Stage } from './stage';
import { ValidationObject } from './validation-object';

/** A rectangle of cells. */
export class RangeObject extends HostObject implements OnCells, Keepable {
  readonly kind = 'Range';
  readonly scalars = [
    'Address',
    'CellCount',
    'ColumnCount',
    'ColumnHidden',
    'ColumnIndex',
    'Formulas',
    'HasSpill',
    'NumberFormat',
    'RowCount',
    'RowHidden',
    'RowIndex',
    'Text',
    'ValueTypes',
    'Values',
  ];
  private reference: { readonly id: string; readonly place: KeptRange } | null = null;

  constructor(
    private readonly stage: Stage,
    readonly sheet: HostSheet,
    private readonly at: Box,
  ) {
    super();
  }

  /** Where the range lies now: one that the add-in keeps hold of moves along with its cells. */
  get box(): Box {
    if (!this.reference) return this.at;
    const { box } = this.reference.place;
    if (!box) throw new HostError('InvalidReference', 'The cells of this range have been deleted.');
    return box;
  }

  cells(): CellsArgument {
    return { sheet: this.sheet, box: this.box };
  }

  /** The add-in keeps hold of the range under this id. */
  keepAs(id: string): void {
    if (this.reference) return;
    const place: KeptRange = { sheet: this.sheet, box: this.at };
    this.stage.keptRanges.add(place);
    this.reference = { id, place };
  }

  letGo(): void {
    if (this.reference) this.stage.keptRanges.delete(this.reference.place);
    this.reference = null;
  }

  override identity(): Record<string, unknown> {
    return this.reference ? { _ReferenceId: this.reference.id } : {};
  }

  // ---- where it lies

  get Address(): string {
    return `${quotedSheet(this.sheet.name)}!${areaText(this.box)}`;
  }
  get RowIndex(): number {
    return this.box.row;
  }
  get ColumnIndex(): number {
    return this.box.column;
  }
  get RowCount(): number {
    return this.box.rows;
  }
  get ColumnCount(): number {
    return this.box.columns;
  }
  /** -1 for more cells than a number of 32 bits counts. */
  get CellCount(): number {
    const count = this.box.rows * this.box.columns;
    return count > 2_147_483_647 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return isWholeColumns(this.box);
  }
  get IsEntireRow(): boolean {
    return isWholeRows(this.box);
  }
  get Left(): number {
    return sum(this.sheet.columnWidths, 0, this.box.column, STANDARD_WIDTH);
  }
  get Top(): number {
    return sum(this.sheet.rowHeights, 0, this.box.row, STANDARD_HEIGHT);
  }
  get Width(): number {
    return sum(this.sheet.columnWidths, this.box.column, this.box.columns, STANDARD_WIDTH);
  }
  get Height(): number {
    return sum(this.sheet.rowHeights, this.box.row, this.box.rows, STANDARD_HEIGHT);
  }
  get Worksheet(): HostObject {
    return new SheetObject(this.stage, this.sheet);
  }

  // ---- what it holds

  get Values(): unknown {
    this.stage.refresh();
    return this.grid((cell) => wireValue(cell?.content ?? null));
  }
  set Values(values: unknown) {
    writeEntries(this.stage, this.sheet, this.box, values);
  }
  get Formulas(): unknown {
    this.stage.refresh();
    return this.grid((cell) => cell?.formula ?? wireValue(cell?.content ?? null));
  }
  set Formulas(formulas: unknown) {
    writeEntries(this.stage, this.sheet, this.box, formulas);
  }
  get Text(): unknown {
    this.stage.refresh();
    return this.grid((cell) => contentText(cell?.content ?? null, cell?.format));
  }
  get ValueTypes(): unknown {
    this.stage.refresh();
    return this.grid((cell) => valueType(cell?.content ?? null));
  }
  get NumberFormat(): unknown {
    return this.grid((_cell, row, column) => formatAt(this.sheet, row, column));
  }
  set NumberFormat(formats: unknown) {
    this.stage.mustBeOpen(this.sheet);
    const { box } = this;
    const one =
      Array.isArray(formats) && formats.length === 1 && Array.isArray(formats[0]) && formats[0].length === 1;
    const single: unknown = one ? (formats as unknown[][])[0][0] : formats;
    if (!Array.isArray(single)) {
      if (typeof single !== 'string') throw invalidArgument('a number format must be a text');
      changeLooks(this.sheet, box, null, single);
      return;
    }
    const grid = gridOf(formats, box);
    if (grid.some((row) => row.some((format) => format !== null && typeof format !== 'string')))
      throw invalidArgument('a number format must be a text');
    grid.forEach((row, y) => {
      row.forEach((format, x) => {
        if (typeof format === 'string')
          changeLooks(this.sheet, cellBox(box.row + y, box.column + x), null, format);
      });
    });
  }
  get NumberFormatCategories(): unknown {
    return this.grid((_cell, row, column) => formatCategory(formatAt(this.sheet, row, column)));
  }
  /** Whether the range is one cell that spills, or all of its cells lie in one spill; null where only some do. */
  get HasSpill(): boolean | null {
    this.stage.refresh();
    let count = 0;
    this.sheet.cells.each(this.box, (row, column, cell) => {
      if (cell.spilledFrom || (cell.formula !== undefined && this.spillOf(row, column))) count += 1;
    });
    if (count === 0) return false;
    return count === this.box.rows * this.box.columns ? true : null;
  }
  get Hyperlink(): unknown {
    return this.sheet.cells.get(this.box.row, this.box.column)?.link ?? null;
  }
  set Hyperlink(link: unknown) {
    this.stage.mustBeOpen(this.sheet);
    if (typeof link !== 'object' || link === null) throw invalidArgument('a hyperlink must be an object');
    const known = ['address', 'documentReference', 'screenTip', 'textToDisplay'];
    for (const [name, value] of Object.entries(link)) {
      if (!known.includes(name) || (value !== undefined && value !== null && typeof value !== 'string'))
        throw invalidArgument(`a hyperlink cannot have ${name}`);
    }
    const { textToDisplay } = link as { textToDisplay?: string };
    this.eachPlace((row, column) => {
      this.sheet.cells.change(row, column, { link: { ...link } });
    });
    if (textToDisplay) writeEntries(this.stage, this.sheet, this.box, textToDisplay);
    changeLooks(this.sheet, this.box, { 'Font/Color': '#0563C1', 'Font/Underline': 'Single' });
  }

  get RowHidden(): boolean | null {
    return shared(this.box.row, this.box.rows, this.sheet.hiddenRows, this.sheet.filteredRows);
  }
  set RowHidden(hidden: unknown) {
    this.stage.mustBeOpen(this.sheet);
    setLines(this.sheet.hiddenRows, this.box.row, this.box.rows, hidden);
    if (hidden === false) setLines(this.sheet.filteredRows, this.box.row, this.box.rows, false);
    // Summaries leave out what is not seen.
    this.stage.outOfDate();
  }
  get ColumnHidden(): boolean | null {
    return shared(this.box.column, this.box.columns, this.sheet.hiddenColumns);
  }
  set ColumnHidden(hidden: unknown) {
    this.stage.mustBeOpen(this.sheet);
    setLines(this.sheet.hiddenColumns, this.box.column, this.box.columns, hidden);
  }
  get Hidden(): boolean | null {
    const rows = this.RowHidden;
    const columns = this.ColumnHidden;
    return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
  }

  get Format(): HostObject {
    return new RangeFormatObject(this.stage, this.sheet, this.box);
  }
  get DataValidation(): HostObject {
    return new ValidationObject(this.stage, this.sheet, this.box);
  }
  get ConditionalFormats(): HostObject {
    return new ConditionsObject(this.stage, this.sheet, this.box);
  }

  // ---- other ranges

  GetCell(row: unknown, column: unknown): RangeObject {
    const { box } = this;
    return this.other(cellBox(box.row + wholeOf(row, 'row'), box.column + wholeOf(column, 'column')));
  }
  GetRow(row: unknown): RangeObject {
    return this.other({ ...this.box, row: this.box.row + this.within(row, this.box.rows, 'row'), rows: 1 });
  }
  GetColumn(column: unknown): RangeObject {
    const at = this.within(column, this.box.columns, 'column');
    return this.other({ ...this.box, column: this.box.column + at, columns: 1 });
  }
  GetLastCell(): RangeObject {
    return this.other(cellBox(this.box.row + this.box.rows - 1, this.box.column + this.box.columns - 1));
  }
  GetLastRow(): RangeObject {
    return this.GetRow(this.box.rows - 1);
  }
  GetLastColumn(): RangeObject {
    return this.GetColumn(this.box.columns - 1);
  }
  GetRowsBelow(count: unknown = 1): RangeObject {
    return this.other({ ...this.box, row: this.box.row + this.box.rows, rows: wholeOf(count ?? 1, 'count') });
  }
  GetRowsAbove(count: unknown = 1): RangeObject {
    const rows = wholeOf(count ?? 1, 'count');
    return this.other({ ...this.box, row: this.box.row - rows, rows });
  }
  GetColumnsAfter(count: unknown = 1): RangeObject {
    const columns = wholeOf(count ?? 1, 'count');
    return this.other({ ...this.box, column: this.box.column + this.box.columns, columns });
  }
  GetColumnsBefore(count: unknown = 1): RangeObject {
    const columns = wholeOf(count ?? 1, 'count');
    return this.other({ ...this.box, column: this.box.column - columns, columns });
  }
  GetResizedRange(rows: unknown, columns: unknown): RangeObject {
    const { box } = this;
    const more = {
      rows: box.rows + wholeOf(rows, 'deltaRows'),
      columns: box.columns + wholeOf(columns, 'deltaColumns'),
    };
    return this.other({ ...box, ...more });
  }
  GetAbsoluteResizedRange(rows: unknown, columns: unknown): RangeObject {
    return this.other({
      ...this.box,
      rows: wholeOf(rows, 'numRows'),
      columns: wholeOf(columns, 'numColumns'),
    });
  }
  GetOffsetRange(rows: unknown, columns: unknown): RangeObject {
    const { box } = this;
    const moved = {
      row: box.row + wholeOf(rows, 'rowOffset'),
      column: box.column + wholeOf(columns, 'columnOffset'),
    };
    return this.other({ ...box, ...moved });
  }
  GetBoundingRect(another: unknown): RangeObject {
    const cells = cellsOf(this.stage, another, this.sheet);
    if (cells.sheet !== this.sheet) throw invalidArgument('the ranges lie on different sheets');
    return this.other(bounding(this.box, cells.box));
  }
  GetIntersectionOrNullObject(another: unknown): RangeObject | null {
    const cells = cellsOf(this.stage, another, this.sheet);
    const common = cells.sheet === this.sheet ? intersection(this.box, cells.box) : null;
    return common && this.other(common);
  }
  GetIntersection(another: unknown): RangeObject {
    return this.GetIntersectionOrNullObject(another) ?? missing('an intersection');
  }
  GetEntireColumn(): RangeObject {
    return this.other({ ...this.box, row: 0, rows: SHEET_ROWS });
  }
  GetEntireRow(): RangeObject {
    return this.other({ ...this.box, column: 0, columns: SHEET_COLUMNS });
  }
  /** The smallest range around what is used within this one: what stands beside it does not count. */
  GetUsedRangeOrNullObject(valuesOnly?: unknown): RangeObject | null {
    this.stage.refresh();
    const isValues = flagOf(valuesOnly, 'valuesOnly', false);
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    this.sheet.cells.each(this.box, (row, column, cell) => {
      if (!isUsed(cell) && (isValues || (cell.format === undefined && cell.style === undefined))) return;
      [top, left] = [Math.min(top, row), Math.min(left, column)];
      [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
    });
    if (bottom < 0) return null;
    return this.other({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
  }
  GetUsedRange(valuesOnly?: unknown): RangeObject {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? missing('used cells in the range');
  }
  GetVisibleView(): HostObject {
    return new RangeViewObject(this.stage, this.sheet, this.box);
  }
  GetSpecialCellsOrNullObject(type: unknown, valueType?: unknown): HostObject | null {
    if (valueType !== undefined && valueType !== null)
      throw invalidArgument('kinds of values are not told apart by this host');
    const kind = choiceOf(type, 'cellType', SPECIAL_CELLS);
    // Where formulas stand does not depend on what they show.
    if (kind !== 'Formulas') this.stage.refresh();
    const boxes = specialBoxes(this.sheet, this.box, kind);
    return boxes.length > 0 ? new RangeAreasObject(this.stage, this.sheet, boxes) : null;
  }
  GetSpecialCells(type: unknown, valueType?: unknown): HostObject {
    return this.GetSpecialCellsOrNullObject(type, valueType) ?? missing('cells of this kind');
  }
  GetSpillingToRangeOrNullObject(): RangeObject | null {
    this.stage.refresh();
    const spill = this.spillOf(this.box.row, this.box.column);
    return spill && this.other(spill);
  }
  GetSpillingToRange(): RangeObject {
    return this.GetSpillingToRangeOrNullObject() ?? missing('a spill');
  }
  GetSpillParentOrNullObject(): RangeObject | null {
    this.stage.refresh();
    const from = this.sheet.cells.get(this.box.row, this.box.column)?.spilledFrom;
    if (from) return this.other(cellBox(from.row, from.column));
    return this.spillOf(this.box.row, this.box.column)
      ? this.other(cellBox(this.box.row, this.box.column))
      : null;
  }
  GetSpillParent(): RangeObject {
    return this.GetSpillParentOrNullObject() ?? missing('a cell that spills');
  }

  // ---- what can be done with it

  Clear(applyTo?: unknown): void {
    this.stage.mustBeOpen(this.sheet);
    const what = choiceOf(applyTo, 'applyTo', CLEAR, 'All');
    const { box, sheet } = this;
    if (what === 'Contents' && sheet.merges.some((merge) => isTorn(merge, box)))
      throw new HostError('MergedRangeConflict', 'this would empty a part of merged cells');
    if (what === 'All' || what === 'Contents') clearContents(this.stage, sheet, box);
    if (what === 'All' || what === 'Formats') {
      clearLooks(sheet, box);
      sheet.conditions = sheet.conditions.filter((one) => !intersection(one.box, box));
      this.Unmerge();
    }
    if (what === 'All' || what === 'Hyperlinks' || what === 'RemoveHyperlinks') {
      this.eachPlace((row, column, cell) => {
        if (cell?.link) sheet.cells.change(row, column, { link: undefined });
      });
    }
    if (what === 'All') {
      new ValidationObject(this.stage, sheet, box).Clear();
      const { comments } = this.stage.book;
      for (let at = comments.length - 1; at >= 0; at--) {
        const { sheet: on, row, column } = comments[at];
        if (on === sheet && intersection(cellBox(row, column), box)) comments.splice(at, 1);
      }
    }
    if (what === 'All' || what === 'Contents') this.stage.wrote(sheet, box);
  }

  Merge(across?: unknown): void {
    const { box, sheet, stage } = this;
    stage.mustBeOpen(sheet);
    if (stage.book.tables.some((table) => table.sheet === sheet && intersection(table.box, box)))
      throw invalidArgument('cells of a table cannot be merged');
    const parts = flagOf(across, 'across', false)
      ? Array.from({ length: box.rows }, (_, at) => ({ ...box, row: box.row + at, rows: 1 }))
      : [box];
    for (const part of parts) {
      if (part.rows * part.columns < 2) continue;
      sheet.merges = sheet.merges.filter((merge) => !intersection(merge, part));
      sheet.merges.push(part);
      // Only the first cell keeps what it holds.
      sheet.cells.each(part, (row, column, cell) => {
        if (
          (row !== part.row || column !== part.column) &&
          (cell.content !== null || cell.formula !== undefined)
        )
          sheet.cells.change(row, column, { content: null, formula: undefined, spilledFrom: undefined });
      });
    }
    stage.wrote(sheet, box);
  }

  /** The whole of each merge that the range touches. */
  GetMergedAreasOrNullObject(): RangeAreasObject | null {
    const merges = this.sheet.merges.filter((merge) => intersection(merge, this.box));
    return merges.length === 0 ? null : new RangeAreasObject(this.stage, this.sheet, merges);
  }

  Unmerge(): void {
    this.stage.mustBeOpen(this.sheet);
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, this.box));
  }

  Select(): void {
    this.stage.book.active = this.sheet;
    this.stage.book.selection = { sheet: this.sheet, box: this.box };
  }

  Insert(shift: unknown): RangeObject {
    const axis = choiceOf(shift, 'shift', ['Down', 'Right']) === 'Down' ? 'row' : 'column';
    const { box } = this;
    shiftCells(this.stage, { sheet: this.sheet, box, axis, kind: 'insert' });
    return this.other(box);
  }

  Delete(shift: unknown): void {
    const axis = choiceOf(shift, 'shift', ['Up', 'Left']) === 'Up' ? 'row' : 'column';
    shiftCells(this.stage, { sheet: this.sheet, box: this.box, axis, kind: 'delete' });
  }

  CopyFrom(source: unknown, type?: unknown, skipBlanks?: unknown, transpose?: unknown): void {
    if (flagOf(transpose, 'transpose', false))
      throw invalidArgument('transposing is not played by this host');
    const from = cellsOf(this.stage, source, this.sheet);
    const what = choiceOf(type, 'copyType', COPY_TYPES, 'All');
    copyCells(this.stage, from, this.cells(), what, flagOf(skipBlanks, 'skipBlanks', false));
  }

  SetCellProperties(properties: unknown): void {
    writeCellProperties(this.stage, this.sheet, this.box, properties);
  }

  GetCellProperties(wanted: unknown): unknown {
    return readCellProperties(this.sheet, this.box, wanted);
  }

  Calculate(): void {
    this.stage.calculateNow(true);
  }

  /** Called by office.js for a range that a program tracks by hand; those within `Excel.run` are kept by themselves. */
  _KeepReference(): void {
    this.stage.keep(this);
  }
  get _ReferenceId(): string {
    return this.reference?.id ?? '';
  }

  /** Whether rows of values have the size of the range: office.js asks before it writes many of them in pieces. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.box.rows || columns !== this.box.columns)
      throw invalidArgument(
        "the number of rows or columns in the input array doesn't match the size or dimensions of the range",
      );
  }

  private other(box: Box): RangeObject {
    return new RangeObject(this.stage, this.sheet, onSheet(box));
  }

  private within(value: unknown, count: number, name: string): number {
    const at = wholeOf(value, name);
    if (at < 0 || at >= count) throw invalidArgument(`${name} ${String(at)} lies outside of the range`);
    return at;
  }

  private spillOf(row: number, column: number): Box | null {
    const { cells } = this.sheet;
    if (cells.get(row, column)?.formula === undefined) return null;
    const from = (y: number, x: number): boolean => {
      const origin = cells.get(y, x)?.spilledFrom;
      return origin?.row === row && origin.column === column;
    };
    let columns = 1;
    while (from(row, column + columns)) columns += 1;
    let rows = 1;
    while (from(row + rows, column)) rows += 1;
    return rows * columns > 1 ? { row, column, rows, columns } : null;
  }

  /** A value for each cell; null, as in Excel, for more cells than can be read at once. */
  private grid(read: (cell: Cell | undefined, row: number, column: number) => unknown): unknown[][] | null {
    const { box, sheet } = this;
    if (box.rows * box.columns > MOST_CELLS) return null;
    return Array.from({ length: box.rows }, (_, y) =>
      Array.from({ length: box.columns }, (__, x) => {
        const row = box.row + y;
        const column = box.column + x;
        return read(sheet.cells.get(row, column), row, column);
      }),
    );
  }

  private eachPlace(visit: (row: number, column: number, cell: Cell | undefined) => void): void {
    const { box, sheet } = this;
    if (box.rows * box.columns > MOST_CELLS) {
      const present: [number, number, Cell][] = [];
      sheet.cells.each(box, (row, column, cell) => present.push([row, column, cell]));
      for (const [row, column, cell] of present) visit(row, column, cell);
      return;
    }
    for (let row = box.row; row < box.row + box.rows; row++) {
      for (let column = box.column; column < box.column + box.columns; column++)
        visit(row, column, sheet.cells.get(row, column));
    }
  }
}

const CLEAR = ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'] as const;

function missing(what: string): never {
  throw itemNotFound(what);
}

/** A value as it goes over the wire. */
export function wireValue(content: CellContent): string | number | boolean {
  if (content === null) return '';
  return content instanceof CellError ? content.code : content;
}

function valueType(content: CellContent): string {
  if (content === null) return 'Empty';
  if (content instanceof CellError) return 'Error';
  return typeof content === 'number' ? 'Double' : typeof content === 'boolean' ? 'Boolean' : 'String';
}

function sum(sizes: ReadonlyMap<number, number>, first: number, count: number, standard: number): number {
  let total = count * standard;
  for (const [line, points] of sizes) if (line >= first && line < first + count) total += points - standard;
  return total;
}

function shared(first: number, count: number, ...hidden: readonly ReadonlySet<number>[]): boolean | null {
  const lines = new Set<number>();
  for (const set of hidden)
    for (const line of set) if (line >= first && line < first + count) lines.add(line);
  return lines.size === 0 ? false : lines.size === count ? true : null;
}

function setLines(lines: Set<number>, first: number, count: number, hidden: unknown): void {
  if (typeof hidden !== 'boolean') throw invalidArgument('hidden must be true or false');
  if (!hidden) {
    for (const line of [...lines]) if (line >= first && line < first + count) lines.delete(line);
    return;
  }
  for (let line = first; line < first + count; line++) lines.add(line);
}

/** Several rectangles of one sheet. */
export class RangeAreasObject extends HostObject implements Keepable {
  readonly kind = 'RangeAreas';
  readonly scalars = ['Address', 'AreaCount', 'CellCount'];
  private reference: { readonly id: string; readonly places: readonly KeptRange[] } | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly at: readonly Box[],
  ) {
    super();
  }

  /** Where they lie now: areas that the add-in keeps hold of move along with their cells. */
  get boxes(): readonly Box[] {
    return this.reference?.places.map(({ box }) => box).filter((box) => box !== null) ?? this.at;
  }

  keepAs(id: string): void {
    const places = this.at.map((box): KeptRange => ({ sheet: this.sheet, box }));
    for (const place of places) this.stage.keptRanges.add(place);
    this.reference = { id, places };
  }
  letGo(): void {
    for (const place of this.reference?.places ?? []) this.stage.keptRanges.delete(place);
    this.reference = null;
  }
  override identity(): Record<string, unknown> {
    return this.reference ? { _ReferenceId: this.reference.id } : {};
  }
  _KeepReference(): void {
    this.stage.keep(this);
  }
  get _ReferenceId(): string {
    return this.reference?.id ?? '';
  }

  get Address(): string {
    return this.boxes.map((box) => `${quotedSheet(this.sheet.name)}!${areaText(box)}`).join(',');
  }
  get AreaCount(): number {
    return this.boxes.length;
  }
  get CellCount(): number {
    return this.boxes.reduce((count, box) => count + box.rows * box.columns, 0);
  }
  get Areas(): HostObject {
    return new RangesObject(this.stage, this.sheet, this.boxes);
  }
  get Worksheet(): HostObject {
    return new SheetObject(this.stage, this.sheet);
  }
  Clear(applyTo?: unknown): void {
    for (const box of this.boxes) new RangeObject(this.stage, this.sheet, box).Clear(applyTo);
  }
}

class RangesObject extends HostCollection<RangeObject> {
  readonly kind = 'RangeCollection';

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly boxes: readonly Box[],
  ) {
    super();
  }

  items(): readonly RangeObject[] {
    return this.boxes.map((box) => new RangeObject(this.stage, this.sheet, box));
  }

  protected found(): undefined {
    return undefined;
  }
}

/** Whether a part of merged cells, but not all of them, lies in a box. */
function isTorn(merge: Box, box: Box): boolean {
  const part = intersection(merge, box);
  return part !== null && !sameBox(part, merge);
}

/** What of a range is not hidden, row by row. */
class RangeViewObject extends HostObject {
  readonly kind = 'RangeView';
  readonly scalars = [
    'CellAddresses',
    'ColumnCount',
    'Formulas',
    'NumberFormat',
    'RowCount',
    'Text',
    'ValueTypes',
    'Values',
  ];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
    private readonly box: Box,
  ) {
    super();
  }

  get RowCount(): number {
    return this.rows().length;
  }
  get ColumnCount(): number {
    return this.columns().length;
  }
  get Values(): unknown {
    return this.grid((range) => range.Values);
  }
  get Formulas(): unknown {
    return this.grid((range) => range.Formulas);
  }
  get Text(): unknown {
    return this.grid((range) => range.Text);
  }
  get ValueTypes(): unknown {
    return this.grid((range) => range.ValueTypes);
  }
  get NumberFormat(): unknown {
    return this.grid((range) => range.NumberFormat);
  }
  get CellAddresses(): unknown {
    return this.grid((range) => [[range.Address]]);
  }
  GetRange(): RangeObject {
    return new RangeObject(this.stage, this.sheet, this.box);
  }

  private rows(): number[] {
    const { hiddenRows, filteredRows } = this.sheet;
    return lines(this.box.row, this.box.rows).filter((row) => !hiddenRows.has(row) && !filteredRows.has(row));
  }
  private columns(): number[] {
    return lines(this.box.column, this.box.columns).filter((column) => !this.sheet.hiddenColumns.has(column));
  }
  private grid(read: (range: RangeObject) => unknown): unknown[][] {
    const columns = this.columns();
    return this.rows().map((row) =>
      columns.map(
        (column) =>
          (read(new RangeObject(this.stage, this.sheet, cellBox(row, column))) as unknown[][])[0][0],
      ),
    );
  }
}

function lines(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}
