import {
  BooleanNumber,
  ICommandService,
  type Injector,
  type IWorkbookData,
  LocaleType,
  type Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import {
  AddWorksheetMergeMutation,
  type IAddWorksheetMergeMutationParams,
  InsertSheetMutation,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  ScrollToCellOperation,
  SetColDataMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowAutoHeightMutation,
  SetWorksheetRowCountMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
  ToggleGridlinesMutation,
} from '@univerjs/sheets';
import { SheetsDataValidationValidatorService } from '@univerjs/sheets-data-validation';
import { IEditorBridgeService, SheetSkeletonManagerService } from '@univerjs/sheets-ui';
import { IRenderManagerService } from '@univerjs/engine-render';
import { ILayoutService } from '@univerjs/ui';
import type { HostBook, HostSheet } from '../../../host/book';
import { STANDARD_HEIGHT, STANDARD_WIDTH } from '../../../host/book';
import { sameBox, SHEET_COLUMNS } from '../../../host/box';
import { formulasOverBook } from '../../../host/calculation/sight-of-book';
import type { Cell } from '../../../host/cell';
import type { Language } from '../../../locale/text';
import { cellKey, type ComputeAt, overlaid, overlayChanges, overlayOf, type Overlay } from '../overlay';
import type { CellMenuItem, SheetView, UserEdit } from '../sheet-view';
import { addToCellMenu } from './cell-menu';
import { gridCell } from './cell-data';
import { ChartLayer } from './chart-layer';
import { CommentLayer } from './comment-layer';
import { FilterLayer } from './filter-layer';
import { PromptLayer } from './prompt-layer';
import { rangeOf, lineRanges } from './range';
import { freezeOf, gridSize, sheetSnapshot, unseenRows } from './sheet-snapshot';
import { type CellChange, ShownCells } from './shown-cells';
import { pixelsOf } from './size';
import { SpillLayer } from './spill-layer';
import { startUniver } from './start-univer';
import { StyleBook } from './style-book';
import { UserWatch } from './user-watch';
import { ValidationLayer } from './validation-layer';

/** What the grid shows of a sheet beside its cells. */
interface ShownSheet {
  readonly sheet: HostSheet;
  readonly cells: ShownCells;
  widths: ReadonlyMap<number, number>;
  heights: ReadonlyMap<number, number>;
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  merges: string;
  freeze: string;
  columnLooks: readonly (string | undefined)[];
  /** Rows without a height of their own whose texts may need more than one line; fitted when the sheet is shown. */
  readonly unfitted: Set<number>;
  overlay: Overlay;
}

const UNIT = 'workbook';
const NOTHING: Cell = { content: null };
/** Fitting a row means laying out its texts. */
const MOST_FITTED_ROWS = 2_000;

/** A workbook in a Univer grid. */
export class UniverView implements SheetView {
  private readonly univer: Univer;
  private readonly injector: Injector;
  private readonly commands: ICommandService;
  private readonly workbook: Workbook;
  private readonly styles = new StyleBook();
  private readonly shown = new Map<string, ShownSheet>();
  private readonly watch: UserWatch;
  private readonly charts: ChartLayer;
  private readonly comments: CommentLayer;
  private readonly prompts: PromptLayer;
  private readonly spills: SpillLayer;
  private readonly filters: FilterLayer;
  private readonly validations: ValidationLayer;
  private selected = '';
  private inFormulaBar: Cell | undefined;
  private readonly computeAt: ComputeAt;

  /**
   * @param report is told of everything that the user does
   * @param menu what the menu of a cell offers beside the grid's own
   * @param today serial number of today
   */
  constructor(
    container: HTMLElement,
    private readonly book: HostBook,
    language: Language,
    report: (edit: UserEdit) => void,
    menu: readonly CellMenuItem[],
    today: number,
  ) {
    this.computeAt = formulasOverBook(book, today);
    this.univer = startUniver(container, language);
    const data: IWorkbookData = {
      id: UNIT,
      name: book.name,
      appVersion: '',
      locale: language === 'zh' ? LocaleType.ZH_CN : LocaleType.EN_US,
      styles: {},
      sheetOrder: [],
      sheets: {},
    };
    for (const sheet of book.sheets) {
      data.sheetOrder.push(sheet.id);
      data.sheets[sheet.id] = this.snapshot(sheet, this.styles);
    }
    data.styles = { ...this.styles.all() };
    this.workbook = this.univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    this.styles.onNew((id, look) => {
      this.workbook.getStyles().addCustomStyle(id, look);
    });
    this.injector = this.univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    addToCellMenu(this.injector, menu);
    this.comments = new CommentLayer(this.commands, UNIT);
    this.validations = new ValidationLayer(this.commands, UNIT);
    this.prompts = new PromptLayer(this.injector, this.workbook);
    this.charts = new ChartLayer(this.injector, this.workbook);
    this.spills = new SpillLayer(this.injector, this.workbook);
    this.filters = new FilterLayer(this.injector, this.workbook, language, report);
    this.watch = new UserWatch(this.injector, this.workbook, book, report, (sheet, row, column) =>
      this.shown.get(sheet.id)?.cells.forget(row, column),
    );
    this.refresh();
  }

  refresh(): void {
    this.watch.quietly(() => {
      this.refreshSheets();
      for (const sheet of this.book.sheets) this.refreshSheet(this.shown.get(sheet.id)!);
      this.comments.refresh(this.book);
      this.validations.refresh(this.book);
      this.refreshSelection();
      this.charts.refresh(this.book);
      this.prompts.refresh(this.book);
      this.spills.refresh(this.book);
      this.filters.refresh(this.book);
      this.refreshFormulaBar();
    });
  }

  resized(): void {
    window.dispatchEvent(new Event('resize'));
  }

  focus(): void {
    this.injector.get(ILayoutService).focus();
  }

  dispose(): void {
    this.watch.dispose();
    this.prompts.dispose();
    this.spills.dispose();
    this.filters.dispose();
    this.charts.dispose();
    // Univer checks cells against their rules in idle moments, also in those after the workbook has gone, and would not find it.
    const validator = this.injector.get(SheetsDataValidationValidatorService);
    validator.validatorRanges = () => Promise.resolve([]);
    this.univer.dispose();
  }

  private snapshot(sheet: HostSheet, styles: StyleBook) {
    const shown: ShownSheet = {
      sheet,
      cells: new ShownCells(),
      widths: new Map(sheet.columnWidths),
      heights: new Map(sheet.rowHeights),
      hiddenRows: unseenRows(sheet),
      hiddenColumns: new Set(sheet.hiddenColumns),
      merges: JSON.stringify(sheet.merges),
      freeze: JSON.stringify(freezeOf(sheet)),
      columnLooks: [],
      unfitted: new Set(),
      overlay: new Map(),
    };
    const data = sheetSnapshot(sheet, styles, (row, column, cell) => {
      shown.cells.set(row, column, cell);
      if (needsHeight(sheet, row, cell)) shown.unfitted.add(row);
    });
    shown.columnLooks = columnLooks(sheet, data.columnCount, styles);
    this.shown.set(sheet.id, shown);
    return data;
  }

  private run(id: string, params: object): void {
    // As if somebody else had done it: the grid then does not turn to a sheet only because it is new.
    this.commands.syncExecuteCommand(id, { unitId: UNIT, ...params }, { onlyLocal: true, fromCollab: true });
  }

  /** Which sheets there are, in which order, and what their tabs look like. */
  private refreshSheets(): void {
    const { sheets } = this.book;
    const ids = new Set(sheets.map((sheet) => sheet.id));
    sheets.forEach((sheet, index) => {
      if (!this.shown.has(sheet.id))
        this.run(InsertSheetMutation.id, { index, sheet: this.snapshot(sheet, this.styles) });
    });
    for (const id of [...this.shown.keys()]) {
      if (ids.has(id)) continue;
      if (this.workbook.getActiveSheet()?.getSheetId() === id) this.activate(this.book.active);
      this.run(RemoveSheetMutation.id, { subUnitId: id, subUnitName: '' });
      this.shown.delete(id);
    }
    sheets.forEach((sheet, index) => {
      const shown = this.workbook.getSheetBySheetId(sheet.id)!;
      const at = this.workbook.getSheets().findIndex((one) => one.getSheetId() === sheet.id);
      const params = { subUnitId: sheet.id };
      if (at !== index) this.run(SetWorksheetOrderMutation.id, { ...params, fromOrder: at, toOrder: index });
      if (shown.getName() !== sheet.name)
        this.run(SetWorksheetNameMutation.id, { ...params, name: sheet.name });
      if ((shown.getTabColor() ?? '') !== sheet.tabColor)
        this.run(SetTabColorMutation.id, { ...params, color: sheet.tabColor });
      const hidden = sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE;
      if (shown.isSheetHidden() !== hidden) this.run(SetWorksheetHideMutation.id, { ...params, hidden });
      const gridlines = sheet.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      if (shown.getConfig().showGridlines !== gridlines)
        this.run(ToggleGridlinesMutation.id, { ...params, showGridlines: gridlines });
    });
  }

  private refreshSheet(shown: ShownSheet): void {
    const { sheet } = shown;
    const grid = this.workbook.getSheetBySheetId(sheet.id)!;
    const params = { subUnitId: sheet.id };
    const size = gridSize(sheet);
    if (size.rows > grid.getRowCount())
      this.run(SetWorksheetRowCountMutation.id, { ...params, rowCount: size.rows });
    if (size.columns > grid.getColumnCount())
      this.run(SetWorksheetColumnCountMutation.id, { ...params, columnCount: size.columns });
    const looks = columnLooks(sheet, grid.getColumnCount(), this.styles);
    const columnData: Record<number, object> = {};
    looks.forEach((look, column) => {
      if (look !== shown.columnLooks[column]) columnData[column] = { s: look ?? null };
    });
    if (Object.keys(columnData).length > 0) this.run(SetColDataMutation.id, { ...params, columnData });
    shown.columnLooks = looks;

    // Conditions by formula are computed for what is seen.
    const overlay = overlayOf(this.book, sheet, sheet === this.book.active ? this.computeAt : null);
    const changes = [
      ...shown.cells.changes(sheet),
      ...overlayChanges(shown.overlay, overlay).map((key): CellChange => {
        const [row, column] = [Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS];
        return { row, column, cell: sheet.cells.get(row, column) };
      }),
    ];
    shown.overlay = overlay;
    if (changes.length > 0) {
      const matrix = grid.getCellMatrix();
      for (const { row, column, cell } of changes) {
        const over = overlay.get(cellKey(row, column));
        if (cell || over)
          matrix.setValue(row, column, gridCell(cell ?? NOTHING, this.styles.idOf(overlaid(cell, over))));
        else matrix.realDeleteValue(row, column);
        if (cell && needsHeight(sheet, row, cell)) shown.unfitted.add(row);
      }
      // The cells are in their places; a mutation without cells tells everybody else to look at them again.
      this.run(SetRangeValuesMutation.id, { ...params, cellValue: {} });
    }
    this.refreshLines(shown, grid.getRowCount(), grid.getColumnCount());
    const merges = JSON.stringify(sheet.merges);
    if (merges !== shown.merges) {
      const before = grid.getMergeData();
      const merged = (ranges: IAddWorksheetMergeMutationParams['ranges']) => ({ ...params, ranges });
      if (before.length > 0) this.run(RemoveWorksheetMergeMutation.id, merged([...before]));
      if (sheet.merges.length > 0) this.run(AddWorksheetMergeMutation.id, merged(sheet.merges.map(rangeOf)));
      shown.merges = merges;
    }
    const freeze = freezeOf(sheet);
    if (JSON.stringify(freeze) !== shown.freeze) {
      this.run(SetFrozenMutation.id, { ...params, ...freeze });
      shown.freeze = JSON.stringify(freeze);
    }
    if (shown.unfitted.size > 0 && sheet === this.book.active) this.fitRows(shown, grid.getColumnCount());
  }

  private refreshLines(shown: ShownSheet, rows: number, columns: number): void {
    const { sheet } = shown;
    const params = { subUnitId: sheet.id };
    const widths = changedSizes(shown.widths, sheet.columnWidths);
    if (widths.length > 0) {
      const colWidth: Record<number, number> = {};
      for (const column of widths)
        colWidth[column] = pixelsOf(sheet.columnWidths.get(column) ?? STANDARD_WIDTH);
      this.run(SetWorksheetColWidthMutation.id, {
        ...params,
        ranges: lineRanges('column', widths, rows),
        colWidth,
      });
      shown.widths = new Map(sheet.columnWidths);
    }
    const heights = changedSizes(shown.heights, sheet.rowHeights);
    if (heights.length > 0) {
      const ranges = lineRanges('row', heights, columns);
      const rowHeight: Record<number, number> = {};
      const autoHeightInfo: Record<number, BooleanNumber> = {};
      for (const row of heights) {
        const points = sheet.rowHeights.get(row);
        rowHeight[row] = pixelsOf(points ?? STANDARD_HEIGHT);
        autoHeightInfo[row] = points === undefined ? BooleanNumber.TRUE : BooleanNumber.FALSE;
      }
      this.run(SetWorksheetRowHeightMutation.id, { ...params, ranges, rowHeight });
      this.run(SetWorksheetRowIsAutoHeightMutation.id, { ...params, ranges, autoHeightInfo });
      shown.heights = new Map(sheet.rowHeights);
    }
    const unseen = unseenRows(sheet);
    this.hide(SetRowHiddenMutation.id, 'row', sheet, added(shown.hiddenRows, unseen), columns);
    this.hide(SetRowVisibleMutation.id, 'row', sheet, added(unseen, shown.hiddenRows), columns);
    shown.hiddenRows = unseen;
    this.hide(
      SetColHiddenMutation.id,
      'column',
      sheet,
      added(shown.hiddenColumns, sheet.hiddenColumns),
      rows,
    );
    this.hide(
      SetColVisibleMutation.id,
      'column',
      sheet,
      added(sheet.hiddenColumns, shown.hiddenColumns),
      rows,
    );
    shown.hiddenColumns = new Set(sheet.hiddenColumns);
  }

  private hide(
    id: string,
    axis: 'row' | 'column',
    sheet: HostSheet,
    lines: readonly number[],
    breadth: number,
  ): void {
    if (lines.length > 0) this.run(id, { subUnitId: sheet.id, ranges: lineRanges(axis, lines, breadth) });
  }

  /** Rows that have no height of their own are as high as their texts, as Excel shows them. */
  private fitRows(shown: ShownSheet, columns: number): void {
    const render = this.injector.get(IRenderManagerService).getRenderById(UNIT);
    const skeleton = render?.with(SheetSkeletonManagerService).ensureSkeleton(shown.sheet.id);
    if (!skeleton) return;
    const rows = [...shown.unfitted].slice(0, MOST_FITTED_ROWS);
    shown.unfitted.clear();
    const ranges = lineRanges('row', rows, columns);
    const rowsAutoHeightInfo = skeleton
      .calculateAutoHeightInRange(ranges)
      .filter(({ autoHeight }) => autoHeight);
    if (rowsAutoHeightInfo.length > 0)
      this.run(SetWorksheetRowAutoHeightMutation.id, { subUnitId: shown.sheet.id, rowsAutoHeightInfo });
  }

  /** The formula bar shows what the cell holds now, unless the user is typing in it. */
  private refreshFormulaBar(): void {
    const { selection } = this.book;
    const cell = selection.sheet.cells.get(selection.box.row, selection.box.column);
    if (cell === this.inFormulaBar) return;
    const bridge = this.injector.get(IEditorBridgeService);
    if (bridge.isVisible().visible) return;
    this.inFormulaBar = cell;
    bridge.refreshEditCellState();
  }

  private activate(sheet: HostSheet): void {
    this.run(SetWorksheetActiveOperation.id, { subUnitId: sheet.id });
  }

  private refreshSelection(): void {
    const { selection, active } = this.book;
    if (this.workbook.getActiveSheet()?.getSheetId() !== active.id) this.activate(active);
    const { sheet, box } = selection;
    const selected = JSON.stringify([sheet.id, box]);
    if (this.selected === selected || sheet !== active) return;
    const before = this.selected;
    this.selected = selected;
    const shown = this.watch.selection();
    if (shown?.sheet === sheet && sameBox(shown.box, box)) return;
    const grid = this.workbook.getSheetBySheetId(sheet.id)!;
    const size = { rows: grid.getRowCount(), columns: grid.getColumnCount() };
    const within = {
      ...box,
      rows: Math.min(box.rows, size.rows - box.row),
      columns: Math.min(box.columns, size.columns - box.column),
    };
    if (within.rows < 1 || within.columns < 1) return;
    const range = { ...rangeOf(within), rangeType: 0 };
    const primary = {
      actualRow: box.row,
      actualColumn: box.column,
      isMerged: false,
      isMergedMainCell: false,
      startRow: box.row,
      startColumn: box.column,
      endRow: box.row,
      endColumn: box.column,
    };
    this.run(SetSelectionsOperation.id, {
      subUnitId: sheet.id,
      selections: [{ range, primary, style: null }],
    });
    if (before !== '') this.run(ScrollToCellOperation.id, { range });
  }
}

/** Whether a cell's text may take more than one line in a row that has no height of its own. */
function needsHeight(sheet: HostSheet, row: number, { content, style }: Cell): boolean {
  return content !== null && style?.['WrapText'] === true && !sheet.rowHeights.has(row);
}

function columnLooks(sheet: HostSheet, columns: number, styles: StyleBook): (string | undefined)[] {
  return Array.from({ length: columns }, (_, column) => {
    const look = sheet.cells.columnLook(column);
    return look && styles.idOf(look);
  });
}

/** Lines whose size is another one than before. */
function changedSizes(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): number[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter((line) => before.get(line) !== now.get(line));
}

function added(before: ReadonlySet<number>, now: ReadonlySet<number>): number[] {
  return [...now].filter((line) => !before.has(line));
}
