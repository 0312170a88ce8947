import type { DateOrder } from '../calendar/order';
import { NO_DAY, type Day } from '../calendar/day';
import type { Finding } from '../finding/finding';
import type { MoneyUnit } from '../money/amount';
import type { Fen } from '../money/fen';
import { isBlank, saysNothing, textOf } from '../table/cell';
import { CellReader } from '../table/cell-reader';
import { orderOfColumn } from '../table/date-order';
import { columnHasDecimalComma, isDoubtful } from '../table/decimal-sign';
import type { LocatedColumn, LocatedTable } from '../table/locate';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { creditColumnOf } from './credit-column';
import type { LedgerSource } from './ledger';

/** What a table of the user's holds. */
export type TableKind = LedgerSource['kind'];

/** The first of these that a table has is its main amount: its unit is the table's. */
const MAIN_AMOUNTS = ['应收金额', '金额', '借方', '余额', '贷方'];

/** What stands before and behind the first comma of 1,234.50. */
const LEADING_DIGITS = /^\s*[-+(（¥￥]?\d{1,3}\s*$/;
const THREE_DIGITS = /^\s*\d{3}(?:\.\d*)?[)）]?\s*$/;

/** A table of the user's that was recognised, and the reading of its cells by the names of its fields. */
export class LedgerTable {
  readonly sheet: SheetData;
  readonly reader: CellReader;
  /** Unit of amounts in columns whose own title names none. */
  readonly moneyUnit: MoneyUnit;
  /** Zero-based column of credit balances, or -1. */
  readonly creditColumn: number;
  private readonly columns: ReadonlyMap<string, LocatedColumn>;
  private readonly orders = new Map<number, DateOrder | undefined>();
  private readonly decimalCommas = new Map<number, boolean>();
  private readonly uncomputed: ReadonlySet<string>;
  private readonly told = new Set<string>();

  /**
   * @param forced the unit that the user forces upon all tables
   * @param findings where findings are put
   */
  constructor(
    readonly kind: TableKind,
    readonly located: LocatedTable,
    private readonly forced: MoneyUnit | undefined,
    readonly findings: Finding[],
  ) {
    this.sheet = located.sheet;
    this.reader = new CellReader(located.sheet, findings);
    this.columns = new Map(located.columns.map((column) => [column.field.name, column]));
    this.uncomputed = new Set(located.sheet.uncomputed.map(({ row, column }) => `${row}:${column}`));
    this.creditColumn = creditColumnOf(located);
    this.moneyUnit = forced ?? this.unitOfMainColumn() ?? located.moneyUnit ?? '元';
  }

  /** True where the user forces a unit upon all tables: what the sheets say of theirs does not matter then. */
  get unitForced(): boolean {
    return this.forced !== undefined;
  }

  /** Zero-based row on which the data begin. */
  get firstRow(): number {
    return this.located.headerRow + 1;
  }

  get rows(): SheetData['rows'] {
    return this.sheet.rows;
  }

  has(field: string): boolean {
    return this.columns.has(field);
  }

  /** Zero-based column of a field, or -1. */
  columnOf(field: string): number {
    return this.columns.get(field)?.column ?? -1;
  }

  /** The column's title, or the field's name where the table has no such column. */
  titleOf(field: string): string {
    return this.columns.get(field)?.title || field;
  }

  /** Columns of the fields of one kind. */
  columnsOf(...kinds: readonly LocatedColumn['field']['kind'][]): number[] {
    return this.located.columns.filter(({ field }) => kinds.includes(field.kind)).map(({ column }) => column);
  }

  value(row: number, field: string): CellValue {
    const column = this.columnOf(field);
    return column === -1 ? null : this.reader.value(row, column);
  }

  text(row: number, field: string): string {
    const column = this.columnOf(field);
    if (column === -1) return '';
    if (this.isUncomputed(row, column)) this.reportUncomputed(row, column);
    return this.reader.text(row, column);
  }

  /** An id as text: `1930659387.0`, as exporters write numbers, is 1930659387. */
  id(row: number, field: string): string {
    return idText(this.text(row, field));
  }

  day(row: number, field: string): Day {
    const column = this.columnOf(field);
    if (column === -1) return NO_DAY;
    if (this.isUncomputed(row, column)) {
      this.reportUncomputed(row, column);
      return NO_DAY;
    }
    const value = this.reader.value(row, column);
    return value === null
      ? NO_DAY
      : this.reader.day(row, column, typeof value === 'string' ? this.orderOf(column) : undefined);
  }

  /** Fen, or null where the cell is blank or cannot be read, which is reported. */
  amount(row: number, field: string): Fen | null {
    const column = this.columnOf(field);
    return column === -1 ? null : this.amountAt(row, column, this.unitOf(field));
  }

  /**
   * The balance, in fen: negative where it stands in the column of credits beside it, or 方向 says 贷; null where there is none.
   */
  balance(row: number): Fen | null {
    const debit = this.amount(row, '余额');
    const credit =
      this.creditColumn === -1 ? null : this.amountAt(row, this.creditColumn, this.unitOf('余额'));
    if (credit !== null) return (debit ?? 0) - credit;
    return debit !== null && /^(?:贷|cr|c)/i.test(this.side(row)) ? -Math.abs(debit) + 0 : debit;
  }

  /**
   * As `amount`, of a column that is no field (the years of a balance). In a column that has a comma for its decimal sign, 1.500 and
   * 1,500 are not read: either could be thousands.
   */
  amountAt(row: number, column: number, unit: MoneyUnit): Fen | null {
    if (this.isUncomputed(row, column)) {
      this.reportUncomputed(row, column);
      return null;
    }
    const value = this.reader.value(row, column);
    if (typeof value === 'string' && this.isSplit(row, column, value)) {
      const text = `${value.trim()},${textOf(this.reader.value(row, column + 1))}`;
      this.reader.report('error', 'amount-split', row, column, { text });
      return null;
    }
    if (typeof value === 'string' && isDoubtful(value) && this.hasDecimalComma(column)) {
      this.reader.report('error', 'amount-separator-unclear', row, column, { text: value.trim() });
      return null;
    }
    return this.reader.amount(row, column, unit);
  }

  titleAt(column: number): string {
    return this.located.titles[column - this.located.firstColumn] ?? '';
  }

  /** Unit of a field's column: forced, named in its title, or the table's. */
  unitOf(field: string): MoneyUnit {
    return this.forced ?? this.columns.get(field)?.moneyUnit ?? this.moneyUnit;
  }

  /** A unit that a title names, unless the user forces another. */
  unitNamed(unit: MoneyUnit): MoneyUnit {
    return this.forced ?? unit;
  }

  /**
   * A column of amounts that names a unit, where neither the main amount's title nor a text above the table names one:
   * it may well be meant for both.
   */
  get lonelyUnit(): LocatedColumn | null {
    if (this.unitForced || this.located.moneyUnit !== null || this.unitOfMainColumn() !== null) return null;
    return (
      this.located.columns.find(({ field, moneyUnit }) => {
        return field.kind === 'amount' && moneyUnit !== null && moneyUnit !== this.moneyUnit;
      }) ?? null
    );
  }

  isUncomputed(row: number, column: number): boolean {
    return this.uncomputed.size > 0 && this.uncomputed.has(`${row}:${column}`);
  }

  /** True where one of the rows has something in the field's column. */
  hasValues(field: string, rows: readonly number[]): boolean {
    const column = this.columnOf(field);
    if (column === -1) return false;
    return rows.some((row) => !saysNothing(this.rows[row][column]) || this.isUncomputed(row, column));
  }

  /** True where the cell of a field is blank. */
  isBlank(row: number, field: string): boolean {
    return isBlank(this.value(row, field));
  }

  /** What the ledger keeps of the table. */
  source(): LedgerSource {
    const { located, sheet, kind, moneyUnit } = this;
    return {
      file: sheet.file,
      sheet: sheet.name,
      kind,
      headerRow: located.headerRow,
      titles: located.titles,
      firstColumn: located.firstColumn,
      mapping: located.columns.map(({ column, title, field, confidence, reason }) => {
        const unit = field.kind === 'amount' ? this.unitOf(field.name) : moneyUnit;
        return {
          column,
          title,
          field: field.name,
          confidence,
          reason,
          ...(unit !== moneyUnit && { moneyUnit: unit }),
        };
      }),
      moneyUnit,
      dateColumns: sheet.dateColumns,
      rows: sheet.rows,
    };
  }

  /** Once for each cell, however often it is read. */
  private reportUncomputed(row: number, column: number): void {
    const cell = `${row}:${column}`;
    if (this.told.has(cell)) return;
    this.told.add(cell);
    this.reader.report('error', 'formula-uncomputed', row, column, { column: this.titleAt(column) });
  }

  /** What 方向 says of the balance: of two columns of that title the one nearest before it. */
  private side(row: number): string {
    const mapped = this.columnOf('方向');
    if (mapped === -1) return '';
    const { titles, firstColumn } = this.located;
    const before = this.columnOf('余额') - firstColumn;
    const nearest = titles.lastIndexOf(this.titleAt(mapped), before);
    return this.reader.text(row, nearest === -1 ? mapped : firstColumn + nearest);
  }

  /** True in a row with more cells than the header where thousands stand in the next cell: their comma parted them in a .csv file. */
  private isSplit(row: number, column: number, value: string): boolean {
    if (this.rows[row].length <= this.rows[this.located.headerRow].length || !LEADING_DIGITS.test(value))
      return false;
    const next = this.reader.value(row, column + 1);
    return typeof next === 'string' && THREE_DIGITS.test(next);
  }

  private orderOf(column: number): DateOrder | undefined {
    if (!this.orders.has(column)) this.orders.set(column, orderOfColumn(this.rows, this.firstRow, column));
    return this.orders.get(column);
  }

  private hasDecimalComma(column: number): boolean {
    let has = this.decimalCommas.get(column);
    if (has === undefined) {
      has = columnHasDecimalComma(this.rows, this.firstRow, column);
      this.decimalCommas.set(column, has);
    }
    return has;
  }

  /** The unit that the title of the main amount names; null where it names none. */
  unitOfMainColumn(): MoneyUnit | null {
    const main = MAIN_AMOUNTS.find((field) => this.has(field));
    return main === undefined ? null : this.columns.get(main)!.moneyUnit;
  }
}

/** An id as it is compared and shown: blanks trimmed, `.0` behind whole numbers dropped. */
export function idText(text: string): string {
  return text.endsWith('0') && /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}
