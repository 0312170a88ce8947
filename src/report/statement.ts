import { NO_DAY } from '../calendar/day';
import { serialOfDay } from '../calendar/serial';
import { MAX_FEN } from '../money/fen';
import type { CellValue } from '../workbook/sheet-data';
import type { Area, CellPlan, ChartPlan, SheetPlan, StyleName } from '../workbook/sheet-plan';
import { areaAddress, cellAddress, fixedRowAddress } from './address';
import {
  bodyStyle,
  isFigureKind,
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
import { inUnit, shownHundredths, type ShownUnit } from './figures';
import { ColumnWidth, linesOf, textWidth } from './width';

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
const LINE_POINTS = 15;
const ROW_POINTS = 18;
const LANDSCAPE_FROM = 9;

type Cell = { -readonly [Key in keyof CellPlan]: CellPlan[Key] };

/**
 * A statement under construction: title and sub-title first, then lines, tables and charts from top to bottom, then
 * notes and signature. It keeps what all statements have in common: header bands, totals as formulas with their exact
 * values, widths that show every figure, notes on rounding, print set-up.
 */
export class Statement {
  private readonly rows: CellValue[][] = [[], []];
  private readonly cells = new Map<number, Cell>();
  private readonly merges: Area[] = [];
  private readonly heights = new Map<number, number>();
  private readonly widths: ColumnWidth[] = [];
  /** Rows merged over the whole width once that is known. */
  private readonly wideRows: { readonly row: number; readonly text: string; readonly wraps: boolean }[] = [];
  private readonly fitted: { readonly row: number; readonly text: string; readonly firstColumn: number; readonly columns: number }[] = [];
  private readonly headers: { readonly area: Area; readonly text: string }[] = [];
  private readonly charts: ChartPlan[] = [];
  private columnStyles: StyleName[] = [];
  private repeatRows: SheetPlan['print']['repeatRows'];
  private freeze: SheetPlan['freeze'];
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
    this.rows.push([]);
    this.put(row, 0, text, style);
    this.wideRows.push({ row, text, wraps: style === 'note' });
    if (style !== 'note') this.heights.set(row, ROW_POINTS + 4);
  }

  /** A single cell, for what is no table. */
  put(row: number, column: number, value: CellValue, style: StyleName, more: Partial<CellPlan> = {}): void {
    while (this.rows.length <= row) this.rows.push([]);
    setAt(this.rows[row], column, value);
    this.describe(row, column, { style, ...more });
    this.widthOf(column);
  }

  /** A formula for a cell that has its value already. */
  formula(row: number, column: number, formula: string): void {
    this.describe(row, column, { formula });
  }

  /** Makes a row as high as a text over merged columns needs; Excel fits no merged cells by itself. */
  fitHeight(row: number, text: string, firstColumn: number, columns: number): void {
    this.fitted.push({ row, text, firstColumn, columns });
  }

  /** Merges cells that have been put. */
  merge(area: Area): void {
    if (area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn) this.merges.push(area);
  }

  /** Fixes the height of a row. */
  height(row: number, points: number): void {
    this.heights.set(row, points);
  }

  /** Asks for a width of at least so many characters. */
  atLeast(column: number, width: number): void {
    this.widthOf(column).atLeast(width);
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
  }

  /**
   * Writes a table.
   * @param row first row of its header; the next row where not given
   * @param column first column of the sheet
   */
  block(block: Block, row = this.nextRow, column = 0): BlockPlace {
    const columns: number[] = [];
    let next = column;
    for (const { span = 1 } of block.columns) {
      columns.push(next);
      next += span;
    }
    const headerRows = block.columns.some(({ band }) => band !== undefined) ? 2 : 1;
    const firstRow = row + headerRows;
    const lastRow = firstRow + block.rows.length - 1;
    const place: BlockPlace = {
      headerRow: firstRow - 1,
      firstRow,
      lastRow,
      totalRow: block.total ? lastRow + 1 : -1,
      columns,
      lastColumn: next - 1,
    };
    this.header(block.columns, place, row, headerRows);
    if (block.total) this.checkParts(block, block.total);
    this.body(block, place);
    if (block.total) this.total(block, place, block.total);
    block.foot?.forEach((foot, index) => this.foot(block, place, foot, lastRow + (block.total ? 2 : 1) + index));
    if (block.long) this.columnStyles = block.columns.flatMap(({ kind, span = 1 }) => Array<StyleName>(span).fill(bodyStyle(kind, this.frame.unit)));
    if (block.repeated) this.repeatRows = { first: row, last: place.headerRow };
    if (block.frozenColumns !== undefined) this.freeze = { rows: firstRow, columns: block.frozenColumns };
    return place;
  }

  /**
   * The notes that a reader needs to trust the statement, then the signature line. Notes on rounding differences and
   * on totals with more digits than a cell shows are added where they apply.
   */
  close(notes: readonly string[]): void {
    const all = [...notes];
    if (this.partsDiffer) all.push(this.frame.texts.roundingNote);
    if (this.totalIsLong) all.push(this.frame.texts.longTotalNote);
    all.forEach((note, index) => this.line(`${index === 0 ? this.frame.texts.notes : ''}${index + 1}. ${note}`));
    this.line(this.frame.texts.signature, 'signature');
  }

  /** The finished sheet. */
  plan(): SheetPlan {
    const { frame, freeze, repeatRows } = this;
    const widths = this.finalWidths();
    const lastColumn = widths.length - 1;
    for (const { row, text, wraps } of this.wideRows) {
      this.merge({ firstRow: row, lastRow: row, firstColumn: 0, lastColumn });
      if (wraps) this.heights.set(row, linesOf(text, sum(widths)) * LINE_POINTS);
    }
    this.merge({ firstRow: TITLE_ROW, lastRow: TITLE_ROW, firstColumn: 0, lastColumn });
    this.subtitle(widths);
    this.headerHeights(widths);
    for (const { row, text, firstColumn, columns } of this.fitted) {
      const lines = linesOf(text, sum(widths.slice(firstColumn, firstColumn + columns)));
      this.heights.set(row, Math.max(this.heights.get(row) ?? ROW_POINTS, lines * LINE_POINTS + 3));
    }
    return {
      name: frame.name,
      id: frame.id,
      columns: widths.map((width, column) => {
        const style = this.columnStyles[column];
        return style === undefined ? { width } : { width, style };
      }),
      rows: this.rows,
      cells: [...this.cells.values()],
      rowHeights: [...this.heights].map(([row, points]) => ({ row, points })),
      merges: this.merges,
      freeze: freeze ?? { rows: SUBTITLE_ROW + 1, columns: 0 },
      ...(this.charts.length > 0 && { charts: this.charts }),
      print: {
        landscape: widths.length >= LANDSCAPE_FROM,
        area: { firstRow: 0, firstColumn: 0, lastRow: this.rows.length - 1, lastColumn },
        ...(repeatRows && { repeatRows }),
      },
    };
  }

  private header(columns: readonly BlockColumn[], place: BlockPlace, top: number, headerRows: number): void {
    let start = 0;
    while (start < columns.length) {
      const { band } = columns[start];
      let end = start;
      while (band !== undefined && end + 1 < columns.length && columns[end + 1].band === band) end++;
      if (band !== undefined) this.headerCell(band, top, top, place.columns[start], lastColumnOf(columns, place, end));
      for (let index = start; index <= end; index++) {
        const first = place.columns[index];
        const last = lastColumnOf(columns, place, index);
        this.headerCell(columns[index].title, band === undefined ? top : top + headerRows - 1, place.headerRow, first, last);
        if (last === first) this.widthOf(first).title(columns[index].title);
      }
      start = end + 1;
    }
  }

  private headerCell(text: string, firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): void {
    const area = { firstRow, lastRow, firstColumn, lastColumn };
    this.fill(area, 'header');
    this.put(firstRow, firstColumn, text, 'header');
    this.merge(area);
    this.headers.push({ area, text });
  }

  /** Gives every cell of an area a look, so that borders close around merged cells. */
  private fill(area: Area, style: StyleName): void {
    for (let row = area.firstRow; row <= area.lastRow; row++) {
      for (let column = area.firstColumn; column <= area.lastColumn; column++) this.put(row, column, null, style);
    }
  }

  private body(block: Block, place: BlockPlace): void {
    const { columns, rows, link, long = false } = block;
    const simple = place.columns[0] === 0 && columns.every(({ span = 1 }) => span === 1);
    columns.forEach((column, index) => this.measure(column, index, rows, place));
    const convert = columns.map(({ kind }) => this.converter(kind));
    const formulas = columns.flatMap(({ formula }, index) => (formula ? [{ index, formula }] : []));
    rows.forEach((values, offset) => {
      const row = place.firstRow + offset;
      for (const { index, formula } of formulas) {
        if (!isNumber(values[index])) continue;
        this.describe(row, place.columns[index], { formula: formula(this.cellsOf(place, row)) });
      }
      for (let index = 0; index < columns.length; index++) {
        const value = values[index];
        const { kind } = columns[index];
        if (typeof value === 'string' && isFigureKind(kind)) this.describe(row, place.columns[index], { style: 'center' });
        else values[index] = convert[index](value);
      }
      if (simple && this.rows.length === row) this.rows.push(values as CellValue[]);
      else columns.forEach((_, index) => this.setValue(row, place.columns[index], values[index] as CellValue));
      if (!long) columns.forEach((column, index) => this.bodyLook(column, row, place.columns[index]));
      if (link) columns.forEach((_, index) => this.follow(link(offset, index), row, place.columns[index]));
    });
  }

  private setValue(row: number, column: number, value: CellValue): void {
    while (this.rows.length <= row) this.rows.push([]);
    setAt(this.rows[row], column, value);
  }

  private bodyLook({ kind, span = 1 }: BlockColumn, row: number, first: number): void {
    for (let column = first; column < first + span; column++) {
      const style = this.cells.get(keyOf(row, column))?.style ?? bodyStyle(kind, this.frame.unit);
      this.describe(row, column, { style });
    }
    this.merge({ firstRow: row, lastRow: row, firstColumn: first, lastColumn: first + span - 1 });
  }

  private follow(target: LinkTarget | null, row: number, column: number): void {
    if (target) this.describe(row, column, { link: target, style: 'link' });
  }

  /** What a cell holds of a figure. */
  private converter(kind: ColumnKind): (value: Figure) => CellValue {
    const { unit } = this.frame;
    if (kind === 'money') return (value) => (isNumber(value) ? inUnit(value, unit) : value);
    if (kind === 'date') return (value) => (typeof value === 'number' ? (value === NO_DAY ? null : serialOfDay(value)) : (value as CellValue));
    return (value) => (typeof value === 'bigint' ? Number(value) : value);
  }

  private measure({ kind, span = 1 }: BlockColumn, index: number, rows: readonly (readonly Figure[])[], place: BlockPlace): void {
    if (span > 1) return;
    const width = this.widthOf(place.columns[index]);
    if (kind === 'date') width.atLeast(10.5);
    if (kind === 'ratio') width.atLeast(7.5);
    if (kind === 'typing') width.atLeast(22);
    for (const row of rows) this.measureValue(width, kind, row[index]);
  }

  private measureValue(width: ColumnWidth, kind: ColumnKind, value: Figure): void {
    if (typeof value === 'string') width.text(value);
    else if (kind === 'money' && isNumber(value)) width.amount(value);
    else if (isNumber(value) && kind !== 'ratio' && kind !== 'date') width.count(Number(value));
  }

  private total(block: Block, place: BlockPlace, values: readonly Figure[]): void {
    const row = place.totalRow;
    this.labelled(block, place, row, this.frame.texts.total, values, (index) => block.columns[index].kind);
    if (block.rows.length === 0) return;
    const area = { firstRow: place.firstRow, lastRow: place.lastRow };
    block.columns.forEach((column, index) => {
      if (!isNumber(values[index])) return;
      const sheetColumn = place.columns[index];
      const formula = totalKind(column) === 'sum'
        ? `SUM(${areaAddress({ ...area, firstColumn: sheetColumn, lastColumn: sheetColumn })})`
        : totalKind(column) === 'formula'
          ? column.formula?.(this.cellsOf(place, row))
          : undefined;
      if (formula !== undefined) this.describe(row, sheetColumn, { formula });
      if (column.kind === 'money' && Math.abs(Number(values[index])) > MAX_FEN) this.totalIsLong = true;
    });
  }

  private foot(block: Block, place: BlockPlace, foot: FootRow, row: number): void {
    this.labelled(block, place, row, foot.label, foot.values, (index) => foot.kinds?.[index] ?? foot.kind);
    foot.values.forEach((value, index) => {
      if (!foot.formula || !isNumber(value)) return;
      this.describe(row, place.columns[index], { formula: foot.formula(index, this.cellsOf(place, row)) });
    });
  }

  /** A row that begins with a label over its leading columns: those before the first figure. */
  private labelled(
    { columns }: Block,
    place: BlockPlace,
    row: number,
    label: string,
    values: readonly Figure[],
    kindOf: (index: number) => ColumnKind,
  ): void {
    const figure = columns.findIndex((column) => isFigureKind(column.kind));
    const leading = figure < 0 ? columns.length : figure;
    columns.forEach((_, index) => {
      const first = place.columns[index];
      const last = lastColumnOf(columns, place, index);
      const kind = kindOf(index);
      for (let sheetColumn = first; sheetColumn <= last; sheetColumn++) {
        this.put(row, sheetColumn, null, index < leading ? 'totalText' : totalStyle(kind, this.frame.unit));
      }
      if (index >= leading) {
        this.setValue(row, first, this.converter(kind)(values[index] ?? null));
        this.merge({ firstRow: row, lastRow: row, firstColumn: first, lastColumn: last });
        if (last === first) this.measureValue(this.widthOf(first), kind, values[index] ?? null);
      }
    });
    if (leading === 0) return;
    this.setValue(row, place.columns[0], label);
    this.merge({
      firstRow: row,
      lastRow: row,
      firstColumn: place.columns[0],
      lastColumn: lastColumnOf(columns, place, leading - 1),
    });
  }

  /** Remembers where parts as shown do not add up to the total as shown. */
  private checkParts({ columns, rows }: Block, total: readonly Figure[]): void {
    const { unit } = this.frame;
    if (unit === '元' || this.partsDiffer) return;
    const shown = (value: Figure): bigint => (isNumber(value) ? shownHundredths(value, unit) : 0n);
    columns.forEach((column, index) => {
      if (column.kind !== 'money' || totalKind(column) !== 'sum' || !isNumber(total[index])) return;
      const parts = rows.reduce((all, row) => all + shown(row[index]), 0n);
      if (parts !== shown(total[index])) this.partsDiffer = true;
    });
    columns.forEach(({ partsOf }, index) => {
      if (!partsOf) return;
      for (const row of [...rows, total]) {
        const plus = partsOf.plus.reduce((all, part) => all + shown(row[part]), 0n);
        const minus = (partsOf.minus ?? []).reduce((all, part) => all + shown(row[part]), 0n);
        if (isNumber(row[index]) && plus - minus !== shown(row[index])) this.partsDiffer = true;
      }
    });
  }

  private cellsOf(place: BlockPlace, row: number): FormulaCells {
    return {
      at: (column) => cellAddress(row, place.columns[column]),
      total: (column) => fixedRowAddress(place.totalRow, place.columns[column]),
    };
  }

  private describe(row: number, column: number, more: Partial<CellPlan>): void {
    const key = keyOf(row, column);
    const cell = this.cells.get(key);
    if (cell) Object.assign(cell, more);
    else this.cells.set(key, { row, column, ...more });
  }

  private widthOf(column: number): ColumnWidth {
    while (this.widths.length <= column) this.widths.push(new ColumnWidth());
    return this.widths[column];
  }

  /** A narrow table is widened so that title and sub-title fit over it. */
  private finalWidths(): number[] {
    const { title, left, middle, right, unit } = this.frame;
    const widths = this.widths.map((width) => width.characters(unit));
    const needed = Math.max(textWidth(left) + textWidth(middle) + textWidth(right) + 8, textWidth(title) * 1.6);
    const factor = Math.max(1, needed / sum(widths));
    return widths.map((width) => Math.ceil(width * factor * 10) / 10);
  }

  /** Left, middle and right of row 2 share the width as their texts need it. */
  private subtitle(widths: readonly number[]): void {
    const { left, middle, right } = this.frame;
    const last = widths.length - 1;
    this.fill({ firstRow: SUBTITLE_ROW, lastRow: SUBTITLE_ROW, firstColumn: 0, lastColumn: last }, 'subtitle');
    const wide = (text: string): number => textWidth(text) + 1;
    let firstOfRight = last;
    while (firstOfRight > 1 && sum(widths.slice(firstOfRight)) < wide(right)) firstOfRight--;
    let lastOfLeft = 0;
    while (lastOfLeft < firstOfRight - 2 && sum(widths.slice(0, lastOfLeft + 1)) < wide(left)) lastOfLeft++;
    const between = widths.slice(lastOfLeft + 1, firstOfRight);
    const roomy = between.length > 0 && sum(between) >= wide(middle) && sum(widths.slice(0, lastOfLeft + 1)) >= wide(left);
    const span = (firstColumn: number, lastColumn: number): void =>
      this.merge({ firstRow: SUBTITLE_ROW, lastRow: SUBTITLE_ROW, firstColumn, lastColumn });
    if (roomy) {
      this.put(SUBTITLE_ROW, 0, left, 'subtitle');
      this.put(SUBTITLE_ROW, lastOfLeft + 1, middle, 'subtitleCenter');
      span(0, lastOfLeft);
      span(lastOfLeft + 1, firstOfRight - 1);
    } else {
      this.put(SUBTITLE_ROW, 0, [left, middle].filter((text) => text !== '').join('　　'), 'subtitle');
      span(0, Math.max(0, firstOfRight - 1));
    }
    this.put(SUBTITLE_ROW, firstOfRight, right, 'subtitleRight');
    span(firstOfRight, last);
  }

  private headerHeights(widths: readonly number[]): void {
    for (const { area, text } of this.headers) {
      const width = sum(widths.slice(area.firstColumn, area.lastColumn + 1));
      const perRow = linesOf(text, width) / (area.lastRow - area.firstRow + 1);
      for (let row = area.firstRow; row <= area.lastRow; row++) {
        const points = Math.max(this.heights.get(row) ?? ROW_POINTS + 2, Math.ceil(perRow * LINE_POINTS) + 4);
        this.heights.set(row, points);
      }
    }
  }
}

/** A total adds up money and counts; ratios and whatever has no sum are computed by their formula. */
function totalKind({ kind, total, formula }: BlockColumn): 'sum' | 'formula' | 'value' {
  if (total) return total;
  if (kind === 'money' || kind === 'count') return 'sum';
  return formula ? 'formula' : 'value';
}

function lastColumnOf(columns: readonly BlockColumn[], place: BlockPlace, index: number): number {
  return place.columns[index] + (columns[index].span ?? 1) - 1;
}

function isNumber(value: Figure): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Rows are as long as what stands in them. */
function setAt(row: CellValue[], column: number, value: CellValue): void {
  while (row.length < column) row.push(null);
  row[column] = value;
}

function keyOf(row: number, column: number): number {
  return row * 16384 + column;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
