import { cellsOf, choiceOf, flagOf, onSheet, sheetNamed, textOf, wholeOf } from './arguments';
import { splitSheet } from './address';
import type { HostSheet } from './book';
import { cellBox, WHOLE_SHEET } from './box';
import { rewriteFormulas } from './cell-shift';
import { copySheet } from './copy-sheet';
import { ChartsObject } from './chart-object';
import { CommentsObject } from './comment-object';
import { EVENT, type EventType, WHOLE_WORKBOOK } from './event-board';
import { FilterObject } from './filter-object';
import { replaceReferences } from './formula-references';
import { FreezeObject } from './freeze-object';
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';
import { color, flag, oneOf, readOnly } from './member-rule';
import { NamesObject } from './name-object';
import { PageBreaksObject } from './page-breaks-object';
import { PageObject } from './page-object';
import { PropertyBag } from './property-bag';
import { RangeAreasObject, RangeObject } from './range-object';
import { SettingsObject } from './setting-object';
import type { Stage } from './stage';
import { TablesObject } from './table-object';

/** The sheets of the workbook. */
export class SheetsObject extends HostCollection<SheetObject> {
  readonly kind = 'WorksheetCollection';

  constructor(private readonly stage: Stage) {
    super();
  }

  items(): readonly SheetObject[] {
    return this.stage.book.sheets.map((sheet) => new SheetObject(this.stage, sheet));
  }

  protected found(key: unknown): SheetObject | undefined {
    const wanted = String(key);
    return this.items().find(
      (item) => item.Id === wanted || item.Name.toUpperCase() === wanted.toUpperCase(),
    );
  }

  override GetCount(visibleOnly?: unknown): number {
    return this.shown(visibleOnly).length;
  }
  GetActiveWorksheet(): SheetObject {
    return new SheetObject(this.stage, this.stage.book.active);
  }
  GetFirst(visibleOnly?: unknown): SheetObject {
    return new SheetObject(this.stage, this.shown(visibleOnly)[0]);
  }
  GetLast(visibleOnly?: unknown): SheetObject {
    const shown = this.shown(visibleOnly);
    return new SheetObject(this.stage, shown[shown.length - 1]);
  }

  Add(name?: unknown): SheetObject {
    this.stage.structureMustBeOpen();
    const { book } = this.stage;
    let free = typeof name === 'string' && name !== '' ? sheetName(this.stage, name, null) : '';
    for (let number = book.sheets.length + 1; free === ''; number++) {
      const next = `Sheet${String(number)}`;
      if (!book.sheets.some((sheet) => sheet.name.toUpperCase() === next.toUpperCase())) free = next;
    }
    const sheet = book.addSheet(free);
    // A formula may have waited for a sheet of this name.
    this.stage.outOfDate();
    this.stage.events.raise(EVENT.worksheetAdded, [WHOLE_WORKBOOK], {
      source: 'Local',
      worksheetId: sheet.id,
    });
    return new SheetObject(this.stage, sheet);
  }

  _RegisterDataChangedEvent(): void {
    this.stage.events.ask(EVENT.worksheetChanged, WHOLE_WORKBOOK);
  }
  _UnregisterDataChangedEvent(): void {
    this.stage.events.leave(EVENT.worksheetChanged, WHOLE_WORKBOOK);
  }
  _RegisterActivatedEvent(): void {
    this.stage.events.ask(EVENT.worksheetActivated, WHOLE_WORKBOOK);
  }
  _UnregisterActivatedEvent(): void {
    this.stage.events.leave(EVENT.worksheetActivated, WHOLE_WORKBOOK);
  }
  _RegisterDeactivatedEvent(): void {
    this.stage.events.ask(EVENT.worksheetDeactivated, WHOLE_WORKBOOK);
  }
  _UnregisterDeactivatedEvent(): void {
    this.stage.events.leave(EVENT.worksheetDeactivated, WHOLE_WORKBOOK);
  }
  _RegisterAddedEvent(): void {
    this.stage.events.ask(EVENT.worksheetAdded, WHOLE_WORKBOOK);
  }
  _UnregisterAddedEvent(): void {
    this.stage.events.leave(EVENT.worksheetAdded, WHOLE_WORKBOOK);
  }
  _RegisterDeletedEvent(): void {
    this.stage.events.ask(EVENT.worksheetDeleted, WHOLE_WORKBOOK);
  }
  _UnregisterDeletedEvent(): void {
    this.stage.events.leave(EVENT.worksheetDeleted, WHOLE_WORKBOOK);
  }
  _RegisterSelectionChangedEvent(): void {
    this.stage.events.ask(EVENT.worksheetSelectionChanged, WHOLE_WORKBOOK);
  }
  _UnregisterSelectionChangedEvent(): void {
    this.stage.events.leave(EVENT.worksheetSelectionChanged, WHOLE_WORKBOOK);
  }

  private shown(visibleOnly: unknown): HostSheet[] {
    const only = flagOf(visibleOnly, 'visibleOnly', false);
    return this.stage.book.sheets.filter((sheet) => !only || sheet.visibility === 'Visible');
  }
}

/**
 * A name that a sheet can have.
 * @param own the sheet that is to bear it
 */
function sheetName(stage: Stage, value: unknown, own: HostSheet | null): string {
  const name = textOf(value, 'the name of a sheet');
  if (
    name.length > 31 ||
    /[\\/?*[\]:]/.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'") ||
    /^history$/i.test(name)
  )
    throw invalidArgument(`"${name}" is no name for a sheet`);
  if (stage.book.sheets.some((sheet) => sheet !== own && sheet.name.toUpperCase() === name.toUpperCase()))
    throw itemAlreadyExists(`a worksheet ${name}`);
  return name;
}

/** One sheet. */
export class SheetObject extends HostObject {
  readonly kind = 'Worksheet';
  readonly scalars = ['Id', 'Name', 'Position', 'ShowGridlines', 'ShowHeadings', 'TabColor', 'Visibility'];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
  ) {
    super();
  }

  override identity(): Record<string, unknown> {
    return { Id: this.Id };
  }

  get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  set Name(value: unknown) {
    this.stage.structureMustBeOpen();
    const name = sheetName(this.stage, value, this.sheet);
    const before = this.sheet.name;
    this.sheet.name = name;
    // Formulas and names that look at the sheet follow.
    const follow = (formula: string): string =>
      replaceReferences(formula, (reference) =>
        reference.sheet?.toUpperCase() === before.toUpperCase() ? { ...reference, sheet: name } : reference,
      );
    for (const each of this.stage.book.sheets) rewriteFormulas(each, follow);
    for (const item of this.stage.book.names) item.formula = follow(item.formula);
    this.stage.outOfDate();
    this.stage.events.raise(EVENT.worksheetNameChanged, [this.Id, WHOLE_WORKBOOK], {
      nameBefore: before,
      nameAfter: name,
      source: 'Local',
      worksheetId: this.Id,
    });
  }
  get Position(): number {
    return this.stage.book.sheets.indexOf(this.sheet);
  }
  set Position(value: unknown) {
    this.stage.structureMustBeOpen();
    const at = wholeOf(value, 'Position');
    const { sheets } = this.stage.book;
    if (at < 0 || at >= sheets.length) throw invalidArgument(`there is no position ${String(at)}`);
    sheets.splice(this.Position, 1);
    sheets.splice(at, 0, this.sheet);
  }
  get Visibility(): string {
    return this.sheet.visibility;
  }
  set Visibility(value: unknown) {
    this.stage.structureMustBeOpen();
    const next = oneOf('Visible', 'Hidden', 'VeryHidden')(value, 'Visibility') as HostSheet['visibility'];
    const others = this.stage.book.sheets.filter((one) => one !== this.sheet && one.visibility === 'Visible');
    if (next !== 'Visible' && others.length === 0)
      throw invalidArgument('a workbook needs at least one visible sheet');
    this.sheet.visibility = next;
    if (next !== 'Visible' && this.stage.book.active === this.sheet) this.stage.book.active = others[0];
  }
  get TabColor(): string {
    return this.sheet.tabColor;
  }
  set TabColor(value: unknown) {
    this.sheet.tabColor = color(value, 'TabColor') as string;
  }
  get ShowGridlines(): boolean {
    return this.sheet.gridlines;
  }
  get ShowHeadings(): boolean {
    return this.sheet.headings;
  }

  /** Under these names office.js sets what it loads as ShowGridlines and ShowHeadings. */
  set Gridlines(value: unknown) {
    this.sheet.gridlines = flag(value, 'Gridlines') as boolean;
  }
  set Headings(value: unknown) {
    this.sheet.headings = flag(value, 'Headings') as boolean;
  }

  get Names(): HostObject {
    return new NamesObject(this.stage, this.sheet);
  }
  get Tables(): HostObject {
    return new TablesObject(this.stage, this.sheet);
  }
  get Charts(): HostObject {
    return new ChartsObject(this.stage, this.sheet);
  }
  get Comments(): HostObject {
    return new CommentsObject(this.stage, this.sheet);
  }
  get CustomProperties(): HostObject {
    return new SettingsObject('WorksheetCustomPropertyCollection', this.sheet.custom, true);
  }
  get FreezePanes(): HostObject {
    return new FreezeObject(this.stage, this.sheet);
  }
  get PageLayout(): HostObject {
    return new PageObject(this.stage, this.sheet);
  }
  get HorizontalPageBreaks(): HostObject {
    return new PageBreaksObject(this.stage, this.sheet);
  }
  get AutoFilter(): HostObject {
    return new FilterObject(this.stage, this.sheet, null);
  }
  get Protection(): HostObject {
    const { sheet } = this;
    return new PropertyBag(
      'WorksheetProtection',
      { Protected: { initial: sheet.protected, rule: readOnly } },
      {},
      {
        Protect: () => {
          if (sheet.protected) throw new HostError('AccessDenied', 'The sheet is protected already.', 403);
          sheet.protected = true;
          this.stage.forgetUndo();
        },
        Unprotect: () => {
          sheet.protected = false;
          this.stage.forgetUndo();
        },
      },
    );
  }

  GetRange(address?: unknown): RangeObject {
    if (address === undefined || address === null || address === '')
      return new RangeObject(this.stage, this.sheet, WHOLE_SHEET);
    const { sheet, box } = this.addressed(address);
    return new RangeObject(this.stage, sheet, box);
  }
  GetRanges(addresses?: unknown): HostObject {
    if (addresses === undefined || addresses === null)
      return new RangeAreasObject(this.stage, this.sheet, [WHOLE_SHEET]);
    const boxes = textOf(addresses, 'address')
      .split(',')
      .map((address) => this.addressed(address.trim()).box);
    return new RangeAreasObject(this.stage, this.sheet, boxes);
  }
  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): RangeObject {
    const box = onSheet({
      row: wholeOf(row, 'startRow'),
      column: wholeOf(column, 'startColumn'),
      rows: wholeOf(rows, 'rowCount'),
      columns: wholeOf(columns, 'columnCount'),
    });
    return new RangeObject(this.stage, this.sheet, box);
  }
  GetCell(row: unknown, column: unknown): RangeObject {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }
  GetUsedRangeOrNullObject(valuesOnly?: unknown): RangeObject | null {
    this.stage.refresh();
    const used = this.sheet.cells.used(flagOf(valuesOnly, 'valuesOnly', false));
    return used && new RangeObject(this.stage, this.sheet, used);
  }
  GetUsedRange(valuesOnly?: unknown): RangeObject {
    return (
      this.GetUsedRangeOrNullObject(valuesOnly) ?? new RangeObject(this.stage, this.sheet, cellBox(0, 0))
    );
  }
  GetNextOrNullObject(visibleOnly?: unknown): SheetObject | null {
    return this.neighbour(1, visibleOnly);
  }
  GetPreviousOrNullObject(visibleOnly?: unknown): SheetObject | null {
    return this.neighbour(-1, visibleOnly);
  }

  Activate(): void {
    const { book, events } = this.stage;
    if (this.sheet.visibility !== 'Visible') throw invalidArgument('a hidden sheet cannot be activated');
    const before = book.active;
    if (before === this.sheet) return;
    book.active = this.sheet;
    book.selection = { sheet: this.sheet, box: cellBox(0, 0) };
    events.raise(EVENT.worksheetDeactivated, [before.id, WHOLE_WORKBOOK], { worksheetId: before.id });
    events.raise(EVENT.worksheetActivated, [this.Id, WHOLE_WORKBOOK], { worksheetId: this.Id });
  }

  /** @param relativeTo the sheet before or after which the copy stands */
  Copy(positionType?: unknown, relativeTo?: unknown): SheetObject {
    this.stage.structureMustBeOpen();
    const { sheets } = this.stage.book;
    const where = choiceOf(
      positionType,
      'positionType',
      ['None', 'Before', 'After', 'Beginning', 'End'],
      'None',
    );
    const next = relativeTo instanceof SheetObject ? relativeTo.Position : -1;
    if ((where === 'Before' || where === 'After') && next < 0)
      throw invalidArgument('the position needs a sheet that it is relative to');
    // Without a position Excel puts the copy right behind its source.
    const at = { None: this.Position + 1, Before: next, After: next + 1, Beginning: 0, End: sheets.length }[
      where
    ];
    const copy = copySheet(this.stage, this.sheet, (sheets[at] as HostSheet | undefined) ?? null);
    this.stage.events.raise(EVENT.worksheetAdded, [WHOLE_WORKBOOK], {
      source: 'Local',
      worksheetId: copy.id,
    });
    return new SheetObject(this.stage, copy);
  }

  Calculate(markAllDirty?: unknown): void {
    this.stage.calculateNow(flagOf(markAllDirty, 'markAllDirty', true));
  }

  Delete(): void {
    this.stage.structureMustBeOpen();
    const { book } = this.stage;
    const others = book.sheets.filter((one) => one !== this.sheet && one.visibility === 'Visible');
    if (others.length === 0)
      throw new HostError('InvalidOperation', 'A workbook needs at least one visible sheet.');
    if (!book.sheets.includes(this.sheet)) throw itemNotFound(`worksheet ${this.sheet.name}`);
    book.sheets.splice(this.Position, 1);
    if (book.active === this.sheet) book.active = others[0];
    if (book.selection.sheet === this.sheet) book.selection = { sheet: book.active, box: cellBox(0, 0) };
    const gone = this.sheet.name.toUpperCase();
    const lost = (formula: string): string =>
      replaceReferences(formula, (reference) =>
        reference.sheet?.toUpperCase() === gone ? '#REF!' : reference,
      );
    for (const each of book.sheets) rewriteFormulas(each, lost);
    for (const item of book.names) item.formula = lost(item.formula);
    drop(book.names, (item) => item.sheet === this.sheet);
    drop(book.tables, (table) => table.sheet === this.sheet);
    drop(book.comments, (comment) => comment.sheet === this.sheet);
    for (const kept of this.stage.keptRanges) if (kept.sheet === this.sheet) kept.box = null;
    // As in Excel, nothing can be taken back after this.
    this.stage.forgetUndo();
    this.stage.outOfDate();
    this.stage.events.raise(EVENT.worksheetDeleted, [WHOLE_WORKBOOK], {
      source: 'Local',
      worksheetId: this.Id,
    });
  }

  /** Called by office.js for sheets that it knows by their id. */
  _GetSheetById(id: unknown): SheetObject {
    const found = this.stage.book.sheets.find((sheet) => sheet.id === id);
    if (!found) throw itemNotFound(`worksheet ${String(id)}`);
    return new SheetObject(this.stage, found);
  }

  _GetAnotherWorksheetById(id: unknown): SheetObject {
    return this._GetSheetById(id);
  }

  _RegisterDataChangedEvent(): void {
    this.ask(EVENT.worksheetChanged);
  }
  _UnregisterDataChangedEvent(): void {
    this.leave(EVENT.worksheetChanged);
  }
  _RegisterActivatedEvent(): void {
    this.ask(EVENT.worksheetActivated);
  }
  _UnregisterActivatedEvent(): void {
    this.leave(EVENT.worksheetActivated);
  }
  _RegisterDeactivatedEvent(): void {
    this.ask(EVENT.worksheetDeactivated);
  }
  _UnregisterDeactivatedEvent(): void {
    this.leave(EVENT.worksheetDeactivated);
  }
  _RegisterSelectionChangedEvent(): void {
    this.ask(EVENT.worksheetSelectionChanged);
  }
  _UnregisterSelectionChangedEvent(): void {
    this.leave(EVENT.worksheetSelectionChanged);
  }

  private ask(type: EventType): void {
    this.stage.events.ask(type, this.Id);
  }
  private leave(type: EventType): void {
    this.stage.events.leave(type, this.Id);
  }

  /** An address, or a name that leads to cells. */
  private addressed(address: unknown): { sheet: HostSheet; box: RangeObject['box'] } {
    const text = textOf(address, 'address');
    const { sheet, rest } = splitSheet(text);
    if (sheet !== null && sheetNamed(this.stage, sheet) !== this.sheet)
      throw invalidArgument(`${text} does not lie on the sheet ${this.sheet.name}`);
    const named =
      new NamesObject(this.stage, this.sheet).GetItemOrNullObject(rest) ??
      new NamesObject(this.stage, null).GetItemOrNullObject(rest);
    const range = named?.GetRangeOrNullObject();
    return range ? range.cells() : cellsOf(this.stage, rest, this.sheet);
  }

  private neighbour(step: 1 | -1, visibleOnly: unknown): SheetObject | null {
    const only = flagOf(visibleOnly, 'visibleOnly', false);
    const { sheets } = this.stage.book;
    for (let at = this.Position + step; at >= 0 && at < sheets.length; at += step) {
      if (!only || sheets[at].visibility === 'Visible') return new SheetObject(this.stage, sheets[at]);
    }
    return null;
  }
}

function drop<T>(list: T[], gone: (item: T) => boolean): void {
  for (let at = list.length - 1; at >= 0; at--) if (gone(list[at])) list.splice(at, 1);
}
