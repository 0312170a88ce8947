import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import { MAX_FEN } from '../money/fen';
import { atOnce, ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import type { CellValue } from '../workbook/sheet-data';
import { pagesAcross } from '../workbook/pages-across';
import type { Area, CellPlan, ChartPlan, SheetPlan, StyleName, TypingPlan } from '../workbook/sheet-plan';
import { areaAddress, cellAddress, fixedRowAddress } from './address';
import {
  bodyStyle,
  isFigureKind,
  isNumber,
  totalKind,
  totalStyle,
  type Block,
  type BlockColumn,
  type BlockPlace,
  type ColumnKind,
  type Figure,
  type FootRow,
  type FormulaCells,
  type LinkTarget,
} from './block';
import { inUnit, type ShownUnit } from './figures';
import { pageFlow, type PrintedItem, type RowSpan } from './page-flow';
import { partsDiffer } from './rounding-difference';
import { ROW_POINTS, RowHeights } from './row-heights';
import { subtitleParts } from './subtitle';
import { typingOf } from './typing';
import { ColumnWidth, isWider, textWidth, WIDEST_TEXT } from './width';

/** What stands around the tables of every statement (报表). */
export interface StatementFrame {
  readonly name: string;
  readonly id: string;
  readonly title: string;
  /** Row 2: 编制单位, 基准日, 金额单位. */
  readonly left: string;
  readonly middle: string;
  readonly right: string;
  readonly unit: ShownUnit;
  readonly texts: StatementTexts;
  /** Upright however many columns there are; otherwise landscape where there are more than eight. */
  readonly upright: boolean;
}

/** Wording that every statement shares, in the reader's language. */
export interface StatementTexts {
  readonly total: string;
  readonly notes: string;
  readonly signature: string;
  readonly roundingNote: string;
  readonly longTotalNote: string;
}

const TITLE_ROW = 0;
const SUBTITLE_ROW = 1;
const TITLE_POINTS = 30;
const LANDSCAPE_FROM = 9;
/** Notes are set in type this much smaller, 9 points. */
const NOTE_SCALE = 0.9;
/** A title is set in type this much larger than the body. */
const TITLE_SCALE = 1.6;

/** Number and name of what a row is about. */
const KEY_COLUMNS = 2;

type Cell = { -readonly [Key in keyof CellPlan]: CellPlan[Key] };

/** Columns of a statement without a table, and their width in characters. */
const EMPTY_COLUMNS = 6;
const EMPTY_WIDTH = 14;

/**
 * A statement under construction: title and sub-title first, then lines, tables and charts from top to bottom, then
 * notes and signature. It keeps what all statements have in common: header bands, totals as formulas with their exact
 * values, widths that show every figure, notes on rounding, print set-up.
 */
export class Statement {
  private readonly rows: CellValue[][] = [[], []];
  private readonly cells = new Map<number, Cell>();
  private readonly merges: Area[] = [];
  private readonly heights = new RowHeights();
  private readonly widths: ColumnWidth[] = [];
  private readonly typing: TypingPlan[] = [];
  /** Rows merged over the whole width once that is known. */
  private readonly wideRows: number[] = [TITLE_ROW];
  private readonly charts: ChartPlan[] = [];
  private columnStyles: readonly StyleName[] = [];
  private readonly items: PrintedItem[] = [];
  private closing: RowSpan | null = null;
  private freeze: SheetPlan['freeze'];
  private keyColumns = KEY_COLUMNS;
  private partsDiffer = false;
  private totalIsLong = false;

  constructor(private readonly frame: StatementFrame) {
    this.put(TITLE_ROW, 0, frame.title, 'title');
    this.heights.set(TITLE_ROW, TITLE_POINTS);
    this.heights.set(SUBTITLE_ROW, ROW_POINTS);
  }

  /** Zero-based row that is written next. */
  get nextRow(): number {
    return this.rows.length;
  }

  /** Empty rows. */
  space(count = 1): void {
    for (let row = 0; row < count; row++) this.rows.push([]);
  }

  /** A line over the whole width. */
  line(text: string, style: 'note' | 'section' | 'signature' = 'note'): void {
    const row = this.nextRow;
    this.put(row, 0, text, style);
    this.wideRows.push(row);
    this.heights.set(row, style === 'note' ? ROW_POINTS - 3 : ROW_POINTS + 4);
    this.heights.fit(row, text, 0, Infinity, 1, style === 'note' ? NOTE_SCALE : 1);
  }

  /** A single cell, for what is no table. */
  put(row: number, column: number, value: CellValue, style: StyleName, more: Partial<CellPlan> = {}): void {
    this.setValue(row, column, value);
    this.describe(row, column, { style, ...more });
    this.widthOf(column);
  }

  /** A formula for a cell that has its value already. */
  formula(row: number, column: number, formula: string): void {
    this.describe(row, column, { formula });
  }

  /** Merges cells that have been put. */
  merge(area: Area): void {
    if (area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn) this.merges.push(area);
  }

  /** The height of a row in points. */
  height(row: number, points: number): void {
    this.heights.set(row, points);
  }

  /** Asks for columns at least so many characters wide. */
  atLeast(width: number, firstColumn: number, lastColumn = firstColumn): void {
    for (let column = firstColumn; column <= lastColumn; column++) this.widthOf(column).atLeast(width);
  }

  /** Reserves rows for a chart. */
  chart(plan: Omit<ChartPlan, 'anchor'>, rows: number, firstColumn: number, lastColumn: number): void {
    const firstRow = this.nextRow;
    this.space(rows);
    this.chartAt(plan, { firstRow, lastRow: firstRow + rows - 1, firstColumn, lastColumn });
  }

  /** A chart over rows that are there already. */
  chartAt(plan: Omit<ChartPlan, 'anchor'>, anchor: Area): void {
    this.charts.push({ ...plan, anchor });
    this.items.push({ first: anchor.firstRow, last: anchor.lastRow });
  }

  /**
   * Writes a table.
   * @param row first row of its header; the next row where not given
   * @param column first column of the sheet
   */
  block(block: Block, row = this.nextRow, column = 0): BlockPlace {
    return atOnce(this.pacedBlock(block, row, column));
  }

  /** Writes a table that may have very many rows, with rests between them. */
  *pacedBlock(block: Block, row = this.nextRow, column = 0): Paced<BlockPlace> {
    const place = placeOf(block, row, column);
    const afterBody = place.lastRow + (block.total ? 2 : 1);
    this.partsDiffer ||= partsDiffer(block, this.frame.unit);
    this.header(block.columns, place, row);
    yield* this.body(block, place);
    if (block.total) this.total(block, place, block.total);
    block.foot?.forEach((foot, index) => this.foot(block, place, foot, afterBody + index));
    this.typing.push(...typingOf(block, place));
    if (block.long) this.columnStyles = block.columns.map(({ kind }) => bodyStyle(kind, this.frame.unit));
    this.items.push({
      first: row,
      last: afterBody + (block.foot?.length ?? 0) - 1,
      body: { first: place.firstRow, last: place.lastRow },
      header: { first: row, last: place.headerRow },
    });
    const { frozenColumns, keyColumns = frozenColumns } = block;
    if (frozenColumns !== undefined) this.freeze = { rows: place.firstRow, columns: frozenColumns };
    if (keyColumns !== undefined) this.keyColumns = keyColumns;
    return place;
  }

  /**
   * The notes that a reader needs to trust the statement, then the signature line. Notes on rounding differences and
   * on totals with more digits than a cell shows are added where they apply.
   */
  close(notes: readonly string[]): void {
    const { texts } = this.frame;
    const first = this.nextRow;
    const all = [...notes];
    if (this.partsDiffer) all.push(texts.roundingNote);
    if (this.totalIsLong) all.push(texts.longTotalNote);
    all.forEach((note, index) => this.line(`${index === 0 ? texts.notes : ''}${index + 1}. ${note}`));
    this.line(texts.signature, 'signature');
    this.closing = { first, last: this.nextRow - 1 };
  }

  /** The finished sheet. */
  plan(): SheetPlan {
    return atOnce(this.pacedPlan());
  }

  /** The same of a sheet that may have very many rows, with rests between them. */
  *pacedPlan(): Paced<SheetPlan> {
    const { frame, freeze } = this;
    // A statement that has only lines to say is a page wide all the same.
    if (this.widths.length < 2) this.atLeast(EMPTY_WIDTH, 0, EMPTY_COLUMNS - 1);
    const widths = this.finalWidths();
    const lastColumn = widths.length - 1;
    const landscape = !frame.upright && widths.length >= LANDSCAPE_FROM;
    const { across, lastOfFirst } = pagesAcross(widths, this.keyColumns, landscape);
    // A line that runs from one page to the next could not be read: lines stand on the first.
    for (const row of this.wideRows)
      this.merge({ firstRow: row, lastRow: row, firstColumn: 0, lastColumn: lastOfFirst });
    this.subtitle(widths.slice(0, lastOfFirst + 1));
    const rowHeights = yield* this.heights.all(widths, lastOfFirst);
    const repeated = widths.slice(0, (across?.repeatColumns?.last ?? -1) + 1);
    const total = (some: readonly number[]): number => some.reduce((all, width) => all + width, 0);
    const flow = yield* pageFlow({
      rowCount: this.rows.length,
      heights: new Map(rowHeights.map(({ row, points }) => [row, points])),
      width: total(widths) + ((across?.pages ?? 1) - 1) * total(repeated),
      landscape,
      ...(across && { pagesAcross: across.pages }),
      items: this.items.map((item) => this.withLines(item)),
      closing: this.closing,
    });
    return {
      name: frame.name,
      id: frame.id,
      columns: widths.map((width, column) => {
        const style = this.columnStyles[column];
        return style === undefined ? { width } : { width, style };
      }),
      rows: this.rows,
      cells: [...this.cells.values()],
      rowHeights,
      merges: this.merges,
      freeze: freeze ?? { rows: SUBTITLE_ROW + 1, columns: 0 },
      ...(this.charts.length > 0 && { charts: this.charts }),
      ...(this.typing.length > 0 && { typing: this.typing }),
      print: {
        landscape,
        area: { firstRow: 0, firstColumn: 0, lastRow: this.rows.length - 1, lastColumn },
        ...(across && { across }),
        ...flow,
      },
    };
  }

  /** With an item go the lines directly above and below it, such as its heading. */
  private withLines(item: PrintedItem): PrintedItem {
    const isLine = (row: number): boolean =>
      (this.rows[row]?.length ?? 0) > 0 &&
      !(this.closing && row >= this.closing.first && row <= this.closing.last) &&
      !this.items.some(({ first, last }) => row >= first && row <= last);
    let { first, last } = item;
    while (first > 0 && isLine(first - 1)) first--;
    while (isLine(last + 1)) last++;
    return { ...item, first, last };
  }

  private header(columns: readonly BlockColumn[], place: BlockPlace, top: number): void {
    let start = 0;
    while (start < columns.length) {
      const { band } = columns[start];
      let end = start;
      while (band !== undefined && end + 1 < columns.length && columns[end + 1].band === band) end++;
      if (band !== undefined)
        this.headerCell(band, top, top, place.columns[start], lastColumnOf(columns, place, end));
      for (let index = start; index <= end; index++) {
        const { title, widest } = columns[index];
        const first = place.columns[index];
        const last = lastColumnOf(columns, place, index);
        this.headerCell(title, band === undefined ? top : place.headerRow, place.headerRow, first, last);
        if (last === first) this.widthOf(first).title(title, widest);
      }
      start = end + 1;
    }
  }

  private headerCell(
    text: string,
    firstRow: number,
    lastRow: number,
    firstColumn: number,
    lastColumn: number,
  ): void {
    const area = { firstRow, lastRow, firstColumn, lastColumn };
    this.fill(area, 'header');
    this.setValue(firstRow, firstColumn, text);
    this.merge(area);
    for (let row = firstRow; row <= lastRow; row++) this.heights.set(row, ROW_POINTS + 2);
    this.heights.fit(firstRow, text, firstColumn, lastColumn, lastRow - firstRow + 1);
  }

  /** Gives every cell of an area a look, so that borders close around merged cells. */
  private fill(area: Area, style: StyleName): void {
    for (let row = area.firstRow; row <= area.lastRow; row++) {
      for (let column = area.firstColumn; column <= area.lastColumn; column++)
        this.put(row, column, null, style);
    }
  }

  private *body(block: Block, place: BlockPlace): Paced<void> {
    const { columns, rows, link, long = false } = block;
    for (const [index, column] of columns.entries()) {
      this.measure(column, index, rows, place);
      if (rows.length > ROWS_BETWEEN_RESTS) yield;
    }
    const convert = columns.map(({ kind }) => this.converter(kind));
    const formulas = columns.flatMap(({ formula }, index) => (formula ? [{ index, formula }] : []));
    const asItIs = long && place.columns[0] === 0;
    for (const [offset, values] of rows.entries()) {
      if (offset > 0 && offset % ROWS_BETWEEN_RESTS === 0) yield;
      const row = place.firstRow + offset;
      for (const { index, formula } of formulas) {
        if (!isNumber(values[index])) continue;
        this.describe(row, place.columns[index], { formula: formula(this.cellsOf(place, row)) });
      }
      for (let index = 0; index < columns.length; index++) {
        const value = values[index];
        const isWord = typeof value === 'string' && isFigureKind(columns[index].kind);
        if (isWord) this.describe(row, place.columns[index], { style: 'center' });
        else values[index] = convert[index](value);
      }
      if (asItIs) this.rows.push(values as CellValue[]);
      else {
        columns.forEach((column, index) => {
          this.setValue(row, place.columns[index], values[index] as CellValue);
          this.bodyLook(column, row, place.columns[index]);
        });
      }
      if (link)
        columns.forEach(({ kind }, index) =>
          this.follow(link(offset, index), row, place.columns[index], kind),
        );
    }
  }

  private bodyLook({ kind, span = 1 }: BlockColumn, row: number, first: number): void {
    for (let column = first; column < first + span; column++) {
      const style = this.cells.get(keyOf(row, column))?.style ?? bodyStyle(kind, this.frame.unit);
      this.describe(row, column, { style });
    }
    this.merge({ firstRow: row, lastRow: row, firstColumn: first, lastColumn: first + span - 1 });
  }

  private follow(target: LinkTarget | null, row: number, column: number, kind: ColumnKind): void {
    if (target)
      this.describe(row, column, { link: target, style: kind === 'center' ? 'linkCenter' : 'link' });
  }

  /** What a cell holds of a figure. */
  private converter(kind: ColumnKind): (value: Figure) => CellValue {
    const { unit } = this.frame;
    if (kind === 'money') return (value) => (isNumber(value) ? inUnit(value, unit) : value);
    const plain = (value: Figure): CellValue => (typeof value === 'bigint' ? Number(value) : value);
    if (kind !== 'date') return plain;
    return (value) =>
      typeof value !== 'number' ? plain(value) : value === NO_DAY ? null : serialOfDay(value);
  }

  private measure(
    { kind, span = 1, widest = WIDEST_TEXT }: BlockColumn,
    index: number,
    rows: readonly (readonly Figure[])[],
    place: BlockPlace,
  ): void {
    const first = place.columns[index];
    const width = span > 1 ? null : this.widthOf(first);
    if (kind === 'date') width?.atLeast(10);
    if (kind === 'ratio') width?.atLeast(7);
    if (kind === 'typing') width?.atLeast(16);
    rows.forEach((row, offset) => {
      const value = row[index];
      if (width) this.measureValue(width, kind, value, widest);
      if (typeof value !== 'string') return;
      if (span > 1 || isWider(value, widest)) {
        this.heights.fit(place.firstRow + offset, value, first, first + span - 1);
      }
    });
  }

  private measureValue(width: ColumnWidth, kind: ColumnKind, value: Figure, widest?: number): void {
    if (typeof value === 'string') width.text(value, widest);
    else if (kind === 'money' && isNumber(value)) width.amount(value);
    else if (isNumber(value) && kind !== 'ratio' && kind !== 'date') width.count(Number(value));
  }

  private total(block: Block, place: BlockPlace, values: readonly Figure[]): void {
    const { columns } = block;
    const row = place.totalRow;
    const figure = columns.findIndex(({ kind }) => isFigureKind(kind));
    const looks = columns.map(({ kind }) => totalStyle(kind, this.frame.unit));
    this.labelled(
      columns,
      place,
      row,
      this.frame.texts.total,
      values,
      figure < 0 ? columns.length : figure,
      looks,
      'totalText',
    );
    if (block.rows.length === 0) return;
    columns.forEach((column, index) => {
      if (!isNumber(values[index])) return;
      const formula = this.totalFormula(column, place, place.columns[index]);
      if (formula !== undefined) this.describe(row, place.columns[index], { formula });
      if (column.kind === 'money' && Math.abs(Number(values[index])) > MAX_FEN) this.totalIsLong = true;
    });
  }

  private totalFormula(column: BlockColumn, place: BlockPlace, sheetColumn: number): string | undefined {
    const { firstRow, lastRow, totalRow } = place;
    switch (totalKind(column)) {
      case 'sum':
        return `SUM(${areaAddress({ firstRow, lastRow, firstColumn: sheetColumn, lastColumn: sheetColumn })})`;
      case 'formula':
        return column.formula?.(this.cellsOf(place, totalRow));
      case 'value':
        return undefined;
    }
  }

  private foot({ columns }: Block, place: BlockPlace, foot: FootRow, row: number): void {
    const kinds = columns.map((_, index) => foot.kinds?.[index] ?? foot.kind);
    const figure = foot.values.findIndex((value) => value !== null);
    const first = figure < 0 ? columns.length : figure;
    const looks = kinds.map((kind) => bodyStyle(kind, this.frame.unit));
    this.labelled(columns, place, row, foot.label, foot.values, first, looks, 'center', kinds);
    foot.values.forEach((value, index) => {
      if (!foot.formula || !isNumber(value)) return;
      this.describe(row, place.columns[index], { formula: foot.formula(index, this.cellsOf(place, row)) });
    });
  }

  /** A row that begins with a label over its leading columns. */
  private labelled(
    columns: readonly BlockColumn[],
    place: BlockPlace,
    row: number,
    label: string,
    values: readonly Figure[],
    leading: number,
    looks: readonly StyleName[],
    labelLook: StyleName,
    kinds: readonly ColumnKind[] = columns.map(({ kind }) => kind),
  ): void {
    columns.forEach((_, index) => {
      const firstColumn = place.columns[index];
      const lastColumn = lastColumnOf(columns, place, index);
      const area = { firstRow: row, lastRow: row, firstColumn, lastColumn };
      this.fill(area, index < leading ? labelLook : looks[index]);
      if (index < leading) return;
      const value = values[index] ?? null;
      this.setValue(row, firstColumn, this.converter(kinds[index])(value));
      this.merge(area);
      if (lastColumn === firstColumn) this.measureValue(this.widthOf(firstColumn), kinds[index], value);
    });
    if (leading === 0) return;
    const [firstColumn, lastColumn] = [place.columns[0], lastColumnOf(columns, place, leading - 1)];
    this.setValue(row, firstColumn, label);
    this.merge({ firstRow: row, lastRow: row, firstColumn, lastColumn });
    this.heights.fit(row, label, firstColumn, lastColumn);
  }

  private cellsOf(place: BlockPlace, row: number): FormulaCells {
    return {
      at: (column) => cellAddress(row, place.columns[column]),
      total: (column) => fixedRowAddress(place.totalRow, place.columns[column]),
    };
  }

  private subtitle(widths: readonly number[]): void {
    const span = { firstRow: SUBTITLE_ROW, lastRow: SUBTITLE_ROW };
    this.fill({ ...span, firstColumn: 0, lastColumn: widths.length - 1 }, 'subtitle');
    for (const { text, style, firstColumn, lastColumn } of subtitleParts(this.frame, widths)) {
      this.put(SUBTITLE_ROW, firstColumn, text, style);
      this.merge({ ...span, firstColumn, lastColumn });
    }
  }

  /** A narrow table is widened so that title and sub-title fit over it. */
  private finalWidths(): number[] {
    const { title, left, middle, right, unit } = this.frame;
    const widths = this.widths.map((width) => width.characters(unit));
    const needed = Math.max(
      textWidth(left) + textWidth(middle) + textWidth(right) + 8,
      textWidth(title) * TITLE_SCALE,
    );
    const factor = Math.max(1, needed / widths.reduce((all, width) => all + width, 0));
    return widths.map((width) => Math.ceil(width * factor * 10) / 10);
  }

  private describe(row: number, column: number, more: Partial<CellPlan>): void {
    const key = keyOf(row, column);
    const cell = this.cells.get(key);
    if (cell) Object.assign(cell, more);
    else this.cells.set(key, { row, column, ...more });
  }

  /** Rows are as long as what stands in them. */
  private setValue(row: number, column: number, value: CellValue): void {
    while (this.rows.length <= row) this.rows.push([]);
    const values = this.rows[row];
    while (values.length < column) values.push(null);
    values[column] = value;
  }

  private widthOf(column: number): ColumnWidth {
    while (this.widths.length <= column) this.widths.push(new ColumnWidth());
    return this.widths[column];
  }
}

function placeOf({ columns, rows, total }: Block, row: number, column: number): BlockPlace {
  const firsts: number[] = [];
  let next = column;
  for (const { span = 1 } of columns) {
    firsts.push(next);
    next += span;
  }
  const firstRow = row + (columns.some(({ band }) => band !== undefined) ? 2 : 1);
  const lastRow = firstRow + rows.length - 1;
  return {
    headerRow: firstRow - 1,
    firstRow,
    lastRow,
    totalRow: total ? lastRow + 1 : -1,
    columns: firsts,
    lastColumn: next - 1,
  };
}

function lastColumnOf(columns: readonly BlockColumn[], place: BlockPlace, index: number): number {
  return place.columns[index] + (columns[index].span ?? 1) - 1;
}

function keyOf(row: number, column: number): number {
  return row * 16384 + column;
}
