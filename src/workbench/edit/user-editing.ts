import { parseArea, splitSheet } from '../../host/address';
import type { HostSheet } from '../../host/book';
import { bounding, type Box, cellBox, sameBox, SHEET_COLUMNS, SHEET_ROWS } from '../../host/box';
import { shiftCells } from '../../host/cell-shift';
import { keepHeaders } from '../../host/cell-writing';
import { areaText } from '../../host/address';
import type { Cell } from '../../host/cell';
import { EVENT, WHOLE_WORKBOOK } from '../../host/event-board';
import { filterColumn } from '../../host/filter-rows';
import { HostError } from '../../host/host-error';
import { SheetObject, SheetsObject } from '../../host/sheet-object';
import type { Stage } from '../../host/stage';
import { typedEntry } from '../../host/typed-entry';
import type { CellEntry, UserEdit } from '../grid/sheet-view';
import { UndoHistory } from './undo-history';

/** Why the workbook did not do what the user wanted: the key of a text. */
export type Refusal =
  | 'workbench.protected'
  | 'workbench.torn'
  | 'workbench.sheet-name'
  | 'workbench.last-sheet'
  | 'workbench.formula'
  | 'workbench.not-done';

/** Carries out what the user does on the workbook, so that the add-in hears of it as it would in Excel. */
export class UserEditing {
  private readonly history: UndoHistory;

  constructor(private readonly stage: Stage) {
    this.history = new UndoHistory(stage.book, () => stage.undoSteps);
  }

  /**
   * Carries out one edit; calculation follows.
   * @returns why it was refused; null when it was done
   */
  apply(edit: UserEdit): Refusal | null {
    const { stage } = this;
    stage.author = 'user';
    try {
      this.carryOut(edit);
      return null;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return refusalOf(edit, error);
    } finally {
      stage.author = 'add-in';
      stage.endOfRequest();
    }
  }

  private carryOut(edit: UserEdit): void {
    switch (edit.kind) {
      case 'cells':
        this.writeCells(edit.sheet, edit.cells);
        return;
      case 'lines': {
        const { sheet, axis, action, first, count } = edit;
        const box: Box =
          axis === 'row'
            ? { row: first, rows: count, column: 0, columns: SHEET_COLUMNS }
            : { row: 0, rows: SHEET_ROWS, column: first, columns: count };
        this.recorded(() => {
          shiftCells(this.stage, { sheet, box, axis, kind: action });
          if (action === 'insert') this.lookLikeNeighbours(sheet, axis, first, count);
        });
        return;
      }
      case 'shift':
        this.recorded(() => {
          shiftCells(this.stage, { sheet: edit.sheet, box: edit.box, axis: edit.axis, kind: edit.action });
        });
        return;
      case 'sizes':
        this.recorded(() => {
          const sizes = edit.axis === 'row' ? edit.sheet.rowHeights : edit.sheet.columnWidths;
          for (const line of edit.lines) {
            if (edit.points === null) sizes.delete(line);
            else sizes.set(line, edit.points);
          }
        });
        return;
      case 'hide':
        this.recorded(() => {
          const hidden = edit.axis === 'row' ? edit.sheet.hiddenRows : edit.sheet.hiddenColumns;
          for (const line of edit.lines) {
            if (edit.hidden) hidden.add(line);
            else hidden.delete(line);
          }
          // Summaries leave out rows that are not seen.
          this.stage.outOfDate();
        });
        return;
      case 'filter': {
        const { sheet, filter, column, shown } = edit;
        this.stage.mustBeOpen(sheet);
        this.recorded(() => {
          filterColumn(this.stage, sheet, filter, column, shown);
        });
        return;
      }
      case 'merges':
        this.recorded(() => {
          edit.sheet.merges = [...edit.merges];
        });
        return;
      case 'freeze':
        this.recorded(() => {
          edit.sheet.frozen = frozenBox(edit.rows, edit.columns);
        });
        return;
      case 'comment':
        this.recorded(() => {
          this.comment(edit.sheet, edit.row, edit.column, edit.content);
        });
        return;
      case 'add-sheet':
        this.recorded(() => {
          const added = new SheetsObject(this.stage).Add(edit.name);
          added.Position = Math.min(edit.at, this.stage.book.sheets.length - 1);
          added.Activate();
        });
        return;
      case 'delete-sheet':
        new SheetObject(this.stage, edit.sheet).Delete();
        return;
      case 'rename-sheet':
        if (edit.name === edit.sheet.name) return;
        this.recorded(() => {
          new SheetObject(this.stage, edit.sheet).Name = edit.name;
        });
        return;
      case 'move-sheet':
        this.recorded(() => {
          new SheetObject(this.stage, edit.sheet).Position = edit.at;
        });
        return;
      case 'show-sheet':
        this.recorded(() => {
          new SheetObject(this.stage, edit.sheet).Visibility = edit.visible ? 'Visible' : 'Hidden';
        });
        return;
      case 'color-sheet':
        this.recorded(() => {
          new SheetObject(this.stage, edit.sheet).TabColor = edit.color;
        });
        return;
      case 'activate':
        this.activate(edit.sheet);
        return;
      case 'select':
        this.select(edit.sheet, edit.box);
        return;
      case 'click':
        this.follow(edit.sheet, edit.row, edit.column);
        return;
      case 'undo':
        this.tookBack(this.history.undo());
        return;
      case 'redo':
        this.tookBack(this.history.redo());
        return;
    }
  }

  /** Does something that concerns more than cells, so that it can be taken back. */
  private recorded(act: () => void): void {
    this.history.everything();
    try {
      act();
    } catch (error) {
      this.history.dropLast();
      throw error;
    }
  }

  private writeCells(sheet: HostSheet, cells: readonly CellEntry[]): void {
    this.stage.mustBeOpen(sheet);
    const today = this.stage.today();
    // Everything is read before anything is written: an entry that no cell can hold leaves all cells as they were.
    const read = cells.map(({ row, column, entry, style, format }) => {
      const before = sheet.cells.get(row, column) ?? sheet.cells.columnLook(column);
      const held =
        entry === undefined
          ? {}
          : entry === 'empty'
            ? { content: null, formula: undefined }
            : 'value' in entry
              ? { content: entry.value, formula: undefined }
              : typedEntry(entry.typed, format ?? before?.format, today);
      const looks = {
        ...(style && { style: { ...before?.style, ...style } }),
        ...(format !== undefined && { format }),
      };
      return {
        row,
        column,
        change: { ...looks, ...held, ...(entry !== undefined && { spilledFrom: undefined }) },
      };
    });
    // A grid may tell the same twice; what changes nothing is no step to take back.
    const changes = read.filter(({ row, column, change }) => differs(sheet.cells.get(row, column), change));
    if (changes.length === 0) return;
    this.history.cells(
      sheet,
      changes.map(({ row, column }) => [row, column] as const),
    );
    let box: Box | null = null;
    for (const { row, column, change } of changes) {
      sheet.cells.change(row, column, change);
      box = box ? bounding(box, cellBox(row, column)) : cellBox(row, column);
    }
    if (!box) return;
    this.growTables(sheet, box);
    keepHeaders(this.stage, sheet, box);
    // A look alone is no change of what cells hold.
    if (cells.some(({ entry }) => entry !== undefined)) this.stage.wrote(sheet, box);
  }

  /** What is typed directly below or beside a table becomes a part of it, as in Excel. */
  private growTables(sheet: HostSheet, box: Box): void {
    for (const table of this.stage.book.tables) {
      if (table.sheet !== sheet || table.looks['ShowTotals'] === true) continue;
      const own = table.box;
      const inColumns = box.column >= own.column && box.column + box.columns <= own.column + own.columns;
      if (inColumns && box.row === own.row + own.rows) table.box = { ...own, rows: own.rows + box.rows };
    }
  }

  /** New lines look like the line before them. */
  private lookLikeNeighbours(sheet: HostSheet, axis: 'row' | 'column', first: number, count: number): void {
    if (first === 0) return;
    const line: Box =
      axis === 'row'
        ? { row: first - 1, rows: 1, column: 0, columns: SHEET_COLUMNS }
        : { row: 0, rows: SHEET_ROWS, column: first - 1, columns: 1 };
    sheet.cells.each(line, (row, column, { format, style }) => {
      if (format === undefined && style === undefined) return;
      for (let at = 1; at <= count; at++) {
        const place = axis === 'row' ? [row + at, column] : [row, column + at];
        sheet.cells.change(place[0], place[1], { format, style });
      }
    });
    const sizes = axis === 'row' ? sheet.rowHeights : sheet.columnWidths;
    const size = sizes.get(first - 1);
    if (size !== undefined) for (let at = 0; at < count; at++) sizes.set(first + at, size);
  }

  private comment(sheet: HostSheet, row: number, column: number, content: string | null): void {
    const { comments } = this.stage.book;
    const at = comments.findIndex((one) => one.sheet === sheet && one.row === row && one.column === column);
    if (content === null) {
      if (at >= 0) comments.splice(at, 1);
    } else if (at >= 0) comments[at].content = content;
    else
      comments.push({ id: `{${String(this.stage.book.nextNumber())}-COMMENT}`, sheet, row, column, content });
  }

  private activate(sheet: HostSheet): void {
    if (this.stage.book.active !== sheet) new SheetObject(this.stage, sheet).Activate();
  }

  private select(sheet: HostSheet, box: Box): void {
    const { book, events } = this.stage;
    this.activate(sheet);
    if (book.selection.sheet === sheet && sameBox(book.selection.box, box)) return;
    book.selection = { sheet, box };
    events.raise(EVENT.worksheetSelectionChanged, [sheet.id, WHOLE_WORKBOOK], {
      address: areaText(box),
      worksheetId: sheet.id,
    });
  }

  /** Follows a link within the workbook. */
  private follow(sheet: HostSheet, row: number, column: number): void {
    const target = sheet.cells.get(row, column)?.link?.documentReference;
    if (target === undefined) return;
    const { sheet: name, rest } = splitSheet(target.replace(/^#/, ''));
    const { book } = this.stage;
    const on =
      name === null ? sheet : book.sheets.find((one) => one.name.toUpperCase() === name.toUpperCase());
    const box = parseArea(rest.replaceAll('$', ''));
    if (on && box && on.visibility === 'Visible') this.select(on, box);
  }

  private tookBack(what: ReturnType<UndoHistory['undo']>): void {
    if (what === null) return;
    this.stage.outOfDate();
    if (what === 'everything') {
      for (const sheet of this.stage.book.sheets) {
        const used = sheet.cells.used(true);
        if (used) this.stage.wrote(sheet, used);
      }
      return;
    }
    const boxes = what.places.map(([row, column]) => cellBox(row, column));
    const [first, ...others] = boxes;
    if (!first) return;
    const box = others.reduce(bounding, first);
    this.select(what.sheet, box);
    this.stage.wrote(what.sheet, box);
  }
}

/** Whether a change makes anything of a cell that it is not already. */
function differs(cell: Cell | undefined, change: Partial<Cell>): boolean {
  const { content, formula, style, format } = change;
  if ('formula' in change && formula !== cell?.formula) return true;
  if (formula === undefined && 'content' in change && content !== (cell?.content ?? null)) return true;
  if (format !== undefined && format !== (cell?.format ?? 'General')) return true;
  return style !== undefined && Object.entries(style).some(([key, value]) => cell?.style?.[key] !== value);
}

function frozenBox(rows: number, columns: number): Box | null {
  if (rows <= 0 && columns <= 0) return null;
  return {
    row: 0,
    column: 0,
    rows: rows > 0 ? rows : SHEET_ROWS,
    columns: columns > 0 ? columns : SHEET_COLUMNS,
  };
}

function refusalOf(edit: UserEdit, error: HostError): Refusal {
  if (error.code === 'AccessDenied') return 'workbench.protected';
  if (edit.kind === 'cells') return 'workbench.formula';
  if (edit.kind === 'lines' || edit.kind === 'shift') return 'workbench.torn';
  if (edit.kind === 'rename-sheet' || edit.kind === 'add-sheet') return 'workbench.sheet-name';
  if (edit.kind === 'delete-sheet' || edit.kind === 'show-sheet') return 'workbench.last-sheet';
  return 'workbench.not-done';
}
