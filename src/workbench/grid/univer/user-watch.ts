import {
  AFTER_CELL_EDIT,
  type IMoveRangeMutationParams,
  type ISetRangeValuesMutationParams,
  type ISetSelectionsOperationParams,
  SheetInterceptorService,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import { HoverManagerService } from '@univerjs/sheets-ui';
import {
  BooleanNumber,
  CanceledError,
  CellValueType,
  ICommandService,
  type ICellData,
  type ICommandInfo,
  type Injector,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type Nullable,
  type Workbook,
} from '@univerjs/core';
import type { HostBook, HostSheet } from '../../../host/book';
import type { Box } from '../../../host/box';
import type { CellEntry, UserEdit } from '../sheet-view';
import { hostStyle } from './cell-style';
import { boxOf, linesOf } from './range';
import { pointsOf } from './size';

type Matrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;
interface Params {
  readonly subUnitId?: string;
  readonly sheetId?: string;
  readonly range?: IRange;
  readonly ranges?: IRange[];
  readonly [more: string]: unknown;
}

/**
 * Listens to what the user does in the grid and tells it in terms of the workbook. What the workbook must carry out itself (lines that
 * are inserted, sheets that are renamed) is kept from happening in the grid: it shows there when the workbook has done it.
 */
export class UserWatch {
  private quiet = 0;
  private readonly listeners: { dispose(): void }[];

  /**
   * @param report is told what the user does
   * @param touched is told of cells that the grid has changed by itself
   */
  constructor(
    private readonly injector: Injector,
    private readonly workbook: Workbook,
    private readonly book: HostBook,
    private readonly report: (edit: UserEdit) => void,
    private readonly touched: (sheet: HostSheet, row: number, column: number) => void,
  ) {
    const commands = injector.get(ICommandService);
    const interceptors = injector.get(SheetInterceptorService);
    const clicks = injector.get(HoverManagerService).currentClickedCell$.subscribe((clicked) => {
      const sheet = clicked && this.sheet(clicked.location.subUnitId);
      if (sheet) report({ kind: 'click', sheet, row: clicked.location.row, column: clicked.location.col });
    });
    this.listeners = [
      commands.beforeCommandExecuted((info) => {
        this.before(info);
      }),
      commands.onCommandExecuted((info) => {
        this.after(info);
      }),
      // What the user types stays a text: the workbook reads it as Excel would.
      {
        dispose: interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
          priority: 10_000,
          handler: (cell) => cell,
        }),
      },
      {
        dispose: () => {
          clicks.unsubscribe();
        },
      },
    ];
  }

  /** Carries out changes of the grid that are not the user's. */
  quietly(change: () => void): void {
    this.quiet += 1;
    try {
      change();
    } finally {
      this.quiet -= 1;
    }
  }

  /** What is selected in the grid. */
  selection(): { readonly sheet: HostSheet; readonly box: Box } | null {
    const last = this.injector.get(SheetsSelectionsService).getCurrentLastSelection();
    const sheet = this.sheet(this.workbook.getActiveSheet()?.getSheetId());
    return last && sheet ? { sheet, box: boxOf(last.range) } : null;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private sheet(id: string | undefined): HostSheet | undefined {
    return this.book.sheets.find((sheet) => sheet.id === id);
  }

  /** Commands that the workbook carries out instead of the grid. */
  private before({ id, params }: Readonly<ICommandInfo>): void {
    if (this.quiet > 0) return;
    const edits = this.instead(id, (params ?? {}) as Params);
    if (!edits) return;
    for (const edit of edits) this.report(edit);
    throw new CanceledError();
  }

  /** The user's doing in terms of the workbook; null for a command that the grid may carry out. */
  private instead(id: string, params: Params): UserEdit[] | null {
    const sheet = this.sheet(params.subUnitId) ?? this.sheet(this.workbook.getActiveSheet()?.getSheetId());
    if (!sheet) return null;
    const ranges = (): IRange[] => {
      if (params.ranges) return params.ranges;
      if (params.range) return [params.range];
      return (this.injector.get(SheetsSelectionsService).getCurrentSelections() ?? []).map(
        ({ range }) => range,
      );
    };
    const lines = (axis: 'row' | 'column', action: 'insert' | 'delete'): UserEdit[] =>
      // From the end, so that the places of those before stay right.
      [...ranges()]
        .sort((a, b) => (axis === 'row' ? b.startRow - a.startRow : b.startColumn - a.startColumn))
        .map((range) => {
          const all = linesOf(axis, [range]);
          return { kind: 'lines', sheet, axis, action, first: all[0], count: all.length };
        });
    const shifts = (axis: 'row' | 'column', action: 'insert' | 'delete'): UserEdit[] =>
      ranges().map((range) => ({ kind: 'shift', sheet, axis, action, box: boxOf(range) }));
    switch (id) {
      case 'univer.command.undo':
        return [{ kind: 'undo' }];
      case 'univer.command.redo':
        return [{ kind: 'redo' }];
      case 'sheet.command.insert-row':
      case 'sheet.command.insert-row-by-range':
        return lines('row', 'insert');
      case 'sheet.command.insert-col':
      case 'sheet.command.insert-col-by-range':
        return lines('column', 'insert');
      case 'sheet.command.remove-row':
      case 'sheet.command.remove-row-by-range':
        return lines('row', 'delete');
      case 'sheet.command.remove-col':
      case 'sheet.command.remove-col-by-range':
        return lines('column', 'delete');
      case 'sheet.command.insert-range-move-down':
        return shifts('row', 'insert');
      case 'sheet.command.insert-range-move-right':
        return shifts('column', 'insert');
      case 'sheet.command.delete-range-move-up':
        return shifts('row', 'delete');
      case 'sheet.command.delete-range-move-left':
        return shifts('column', 'delete');
      case 'sheet.command.insert-sheet':
        return [{ kind: 'add-sheet', name: this.freeName(), at: this.book.sheets.indexOf(sheet) + 1 }];
      case 'sheet.command.remove-sheet':
        return [{ kind: 'delete-sheet', sheet }];
      case 'sheet.command.set-worksheet-name':
        return [{ kind: 'rename-sheet', sheet, name: String(params['name']) }];
      case 'sheet.command.set-worksheet-order':
        return [{ kind: 'move-sheet', sheet, at: Number(params['order']) }];
      case 'sheet.command.set-worksheet-hidden':
        return [{ kind: 'show-sheet', sheet, visible: false }];
      case 'sheet.command.set-worksheet-show':
        return [{ kind: 'show-sheet', sheet, visible: true }];
      case 'sheet.command.set-tab-color':
        return [{ kind: 'color-sheet', sheet, color: String(params['value'] ?? '') }];
      case 'sheet.command.copy-sheet':
      case 'sheet.command.move-rows':
      case 'sheet.command.move-cols':
        return [];
      default:
        return null;
    }
  }

  /** What the grid has done by itself; the workbook does the same. */
  private after({ id, params }: Readonly<ICommandInfo>): void {
    if (this.quiet > 0) return;
    const given = (params ?? {}) as Params;
    const sheet = this.sheet(given.subUnitId ?? given.sheetId);
    if (id === 'sheet.mutation.move-range') {
      const { from, to } = params as IMoveRangeMutationParams;
      this.cells(from.subUnitId, from.value);
      this.cells(to.subUnitId, to.value);
      return;
    }
    if (!sheet) return;
    const lines = (axis: 'row' | 'column'): number[] => linesOf(axis, given.ranges ?? []);
    switch (id) {
      case 'sheet.mutation.set-range-values':
        this.cells(sheet.id, (params as ISetRangeValuesMutationParams).cellValue as Matrix | undefined);
        return;
      case 'sheet.operation.set-worksheet-active':
        // Told late: the grid may have turned to another sheet and back in the meantime.
        if (this.workbook.getActiveSheet()?.getSheetId() === sheet.id && this.book.active !== sheet)
          this.report({ kind: 'activate', sheet });
        return;
      case 'sheet.operation.set-selections': {
        const { selections } = params as ISetSelectionsOperationParams;
        const last = selections[selections.length - 1];
        if (last) this.report({ kind: 'select', sheet, box: boxOf(last.range) });
        return;
      }
      case 'sheet.mutation.set-worksheet-row-height':
        this.sizes(sheet, 'row', lines('row'), given['rowHeight']);
        return;
      case 'sheet.mutation.set-worksheet-col-width':
        this.sizes(sheet, 'column', lines('column'), given['colWidth']);
        return;
      case 'sheet.mutation.set-row-hidden':
      case 'sheet.mutation.set-row-visible':
        this.report({ kind: 'hide', sheet, axis: 'row', lines: lines('row'), hidden: id.endsWith('hidden') });
        return;
      case 'sheet.mutation.set-col-hidden':
      case 'sheet.mutation.set-col-visible':
        this.report({
          kind: 'hide',
          sheet,
          axis: 'column',
          lines: lines('column'),
          hidden: id.endsWith('hidden'),
        });
        return;
      case 'sheet.mutation.add-worksheet-merge':
      case 'sheet.mutation.remove-worksheet-merge': {
        const merges = this.workbook.getSheetBySheetId(sheet.id)?.getMergeData() ?? [];
        this.report({ kind: 'merges', sheet, merges: merges.map(boxOf) });
        return;
      }
      case 'sheet.mutation.set-frozen':
        this.report({
          kind: 'freeze',
          sheet,
          rows: Number(given['ySplit']),
          columns: Number(given['xSplit']),
        });
        return;
      case 'sheet.mutation.update-note': {
        const note = given['note'] as { note?: string } | undefined;
        this.report({
          kind: 'comment',
          sheet,
          row: Number(given['row']),
          column: Number(given['col']),
          content: note?.note ?? '',
        });
        return;
      }
      case 'sheet.mutation.remove-note':
        if (typeof given['row'] === 'number' && typeof given['col'] === 'number')
          this.report({ kind: 'comment', sheet, row: given['row'], column: given['col'], content: null });
        return;
    }
  }

  private cells(subUnitId: string, matrix: Matrix | undefined): void {
    const sheet = this.sheet(subUnitId);
    if (!sheet || !matrix) return;
    const cells: CellEntry[] = [];
    for (const [row, columns] of Object.entries(matrix)) {
      for (const [column, data] of Object.entries((columns ?? {}) as Record<string, Nullable<ICellData>>)) {
        const at = { row: Number(row), column: Number(column) };
        this.touched(sheet, at.row, at.column);
        cells.push({ ...at, ...this.entryOf(data) });
      }
    }
    if (cells.length > 0) this.report({ kind: 'cells', sheet, cells });
  }

  private entryOf(data: Nullable<ICellData>): Omit<CellEntry, 'row' | 'column'> {
    if (!data) return { entry: 'empty' };
    const look = typeof data.s === 'string' ? this.workbook.getStyles().get(data.s) : data.s;
    const styled = data.s === null ? { style: {}, format: 'General' } : look ? hostStyle(look) : {};
    const { f: formula, v: value, p: rich, t: type } = data;
    if (formula) return { ...styled, entry: { typed: formula } };
    const text = rich?.body?.dataStream.replace(/[\r\n]+$/, '').replaceAll('\r', '\n');
    if (text) return { ...styled, entry: { typed: text } };
    if (value === null || value === '' || ('v' in data && value === undefined && formula === null))
      return { ...styled, entry: 'empty' };
    if (value === undefined) return styled;
    if (type === CellValueType.BOOLEAN)
      return { ...styled, entry: { value: value === 1 || value === true || value === BooleanNumber.TRUE } };
    if (type === CellValueType.FORCE_STRING) return { ...styled, entry: { typed: `'${String(value)}` } };
    if (typeof value === 'string' && type !== CellValueType.STRING)
      return { ...styled, entry: { typed: value } };
    return { ...styled, entry: { value } };
  }

  private sizes(sheet: HostSheet, axis: 'row' | 'column', lines: readonly number[], given: unknown): void {
    const bySize = new Map<number, number[]>();
    for (const line of lines) {
      const pixels: unknown =
        typeof given === 'object' && given !== null ? (given as Record<number, unknown>)[line] : given;
      if (typeof pixels !== 'number') continue;
      const same = bySize.get(pixels);
      if (same) same.push(line);
      else bySize.set(pixels, [line]);
    }
    for (const [pixels, same] of bySize)
      this.report({ kind: 'sizes', sheet, axis, lines: same, points: pointsOf(pixels) });
  }

  private freeName(): string {
    const taken = new Set(this.book.sheets.map((sheet) => sheet.name.toUpperCase()));
    for (let number = this.book.sheets.length + 1; ; number++)
      if (!taken.has(`SHEET${String(number)}`)) return `Sheet${String(number)}`;
  }
}
