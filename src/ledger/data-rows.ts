import { isRefusal, parseDay } from '../calendar/parse';
import { isAmountRefusal, readAmount } from '../money/amount';
import { formatFen, type Fen } from '../money/fen';
import { ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { isBlank, saysNothing, textOf } from '../table/cell';
import type { CellValue } from '../workbook/sheet-data';
import { reportUnitsOfRow } from './check-units';
import { furtherHeader } from './further-header';
import { headingSums } from './heading-sums';
import { idText, type LedgerTable, type TableKind } from './ledger-table';
import { quietAmount } from './quiet-amount';
import { headingDepth, isBreakdown, isNote, isSumLine, isTotalsLabel } from './totals-label';

/** Columns in which a row that adds up others says so. */
const LABELLED = ['债权编号', '回款编号', '债务人', '所属单位', '责任人', '款项性质', '凭证号', '摘要'];
const ID_FIELDS: Readonly<Record<TableKind, readonly string[]>> = {
  claims: ['债权编号'],
  recoveries: ['回款编号', '债权编号'],
  running: ['凭证号'],
};
const MAIN_AMOUNTS: Readonly<Record<TableKind, readonly string[]>> = {
  claims: ['应收金额', '余额'],
  recoveries: ['金额'],
  running: ['借方', '贷方'],
};

/** A block under a header with other columns than the table's, and how many of its rows are left out. */
interface OtherBlock {
  readonly row: number;
  left: number;
}

/**
 * The rows of a table that hold data, from top to bottom: without blank rows, repeated headers, a junk row under the
 * header, rows that add up others, notes and signatures (rules.md §11). What an auditor would miss is reported. It rests between
 * the rows.
 * @param moreFigures columns of amounts that are no fields (the years of a balance)
 * @returns zero-based rows of the sheet
 */
export function* dataRowsOf(table: LedgerTable, moreFigures: readonly number[] = []): Paced<number[]> {
  return yield* new RowSifter(table, moreFigures).rows();
}

class RowSifter {
  private readonly mapped: readonly number[];
  private readonly amounts: readonly number[];
  private readonly days: readonly number[];
  private readonly labelled: readonly number[];
  private readonly id: number;
  private readonly debtor: number;
  private readonly summary: number;

  constructor(
    private readonly table: LedgerTable,
    moreFigures: readonly number[],
  ) {
    this.amounts = [...table.columnsOf('amount'), ...moreFigures];
    this.days = table.columnsOf('day');
    this.mapped = [...table.located.columns.map(({ column }) => column), ...moreFigures];
    this.labelled = LABELLED.map((field) => table.columnOf(field)).filter((column) => column !== -1);
    const ids = ID_FIELDS[table.kind].map((field) => table.columnOf(field));
    this.id = ids.find((column) => column !== -1) ?? -1;
    this.debtor = table.columnOf('债务人');
    this.summary = table.columnOf('摘要');
  }

  *rows(): Paced<number[]> {
    const { table } = this;
    const { rows } = table;
    const lastFigure = this.lastRowWithFigure();
    const kept: number[] = [];
    const totals: number[] = [];
    const unlabelled: number[] = [];
    const headings: number[] = [];
    const others: OtherBlock[] = [];
    let other: OtherBlock | null = null;
    let belowHeader = table.firstRow;
    for (let row = table.firstRow; row < rows.length; row++) {
      if (row % ROWS_BETWEEN_RESTS === 0) yield;
      const cells = rows[row];
      if (this.isEmpty(row, cells)) continue;
      if (this.repeatsHeader(cells)) {
        other = null;
        continue;
      }
      if (row === belowHeader && this.isJunk(cells)) {
        if (row === table.firstRow)
          table.reader.report('warning', 'junk-row', row, undefined, { text: firstText(cells) });
        else table.reader.report('error', 'header-too-deep', row, undefined, { text: firstText(cells) });
        belowHeader = table.firstRow + 1;
        continue;
      }
      const header = furtherHeader(table.located, cells);
      if (header !== null) {
        other = header === 'same' ? null : { row, left: 0 };
        if (other !== null) others.push(other);
        continue;
      }
      if (other !== null) {
        other.left++;
        continue;
      }
      const label = this.totalsLabel(cells);
      if (label !== '') {
        table.reader.report('warning', 'totals-row', row, undefined, { label });
        totals.push(row);
        continue;
      }
      if (this.isNoteRow(row, cells, row > lastFigure)) {
        reportUnitsOfRow(table, row, cells);
        continue;
      }
      const name = this.isUndated(cells) ? this.nameOf(cells) : '';
      if (isBreakdown(name)) {
        table.reader.report('error', 'breakdown-row', row, undefined, { label: name });
        continue;
      }
      if (headingDepth(name) > 0) headings.push(row);
      if (this.hasAmountsOnly(row, cells)) unlabelled.push(row);
      kept.push(row);
    }
    for (const { row, left } of others)
      table.reader.report('error', 'other-header', row, undefined, { count: left });
    const claims = headings.length === 0 ? kept : this.withoutHeadings(kept, headings);
    const data = unlabelled.length === 0 ? claims : this.withoutSums(claims, totals, unlabelled);
    const hidden = data.filter((row) => table.sheet.hiddenRows.has(row));
    if (hidden.length > 0) {
      table.reader.report('warning', 'hidden-rows', hidden[0], undefined, { count: hidden.length });
    }
    return data;
  }

  private isEmpty(row: number, cells: readonly CellValue[]): boolean {
    for (const column of this.mapped) {
      if (!isBlank(cells[column]) || this.table.isUncomputed(row, column)) return false;
    }
    return true;
  }

  private repeatsHeader(cells: readonly CellValue[]): boolean {
    const { headerRow } = this.table.located;
    return (
      isSameRow(cells, this.table.rows[headerRow]) ||
      (headerRow > 0 && isSameRow(cells, this.table.rows[headerRow - 1]))
    );
  }

  /** Column numbers, names of another language, kinds of values: nothing that could be a first claim. */
  private isJunk(cells: readonly CellValue[]): boolean {
    if (isNumbering(cells)) return true;
    if (this.id !== -1 && /\d/.test(textOf(cells[this.id]))) return false;
    let unreadable = 0;
    for (const column of this.amounts) {
      const value = cells[column];
      if (saysNothing(value)) continue;
      if (typeof value !== 'string' || !isAmountRefusal(readAmount(value, '元'))) return false;
      unreadable++;
    }
    for (const column of this.days) {
      const value = cells[column];
      if (saysNothing(value)) continue;
      if (typeof value !== 'string') return false;
      const day = parseDay(value, 'mdy');
      if (!isRefusal(day) || day.reason !== 'date-not-a-date') return false;
      unreadable++;
    }
    return unreadable > 0;
  }

  /** The label of a row that adds up others, or an empty text. */
  private totalsLabel(cells: readonly CellValue[]): string {
    if (this.summary !== -1) {
      const summary = cells[this.summary];
      if (typeof summary === 'string' && isSumLine(summary)) return summary.trim();
    }
    if (this.id !== -1) {
      const id = textOf(cells[this.id]);
      if (id !== '' && !isTotalsLabel(id)) return '';
    }
    for (const column of this.labelled) {
      const value = cells[column];
      if (typeof value === 'string' && isTotalsLabel(value.trim()) && !this.isEntry(cells, column))
        return value.trim();
    }
    const nameless = this.debtor !== -1 && isBlank(cells[this.debtor]);
    const candidates = nameless ? cells.map((value) => textOf(value)) : [firstText(cells)];
    return candidates.find((text) => isTotalsLabel(text) && !this.isEntry(cells, -1)) ?? '';
  }

  /** A row with a debtor of its own and a date is an entry, whatever another cell calls it. */
  private isEntry(cells: readonly CellValue[], labelColumn: number): boolean {
    if (this.debtor === -1 || this.debtor === labelColumn) return false;
    const debtor = textOf(cells[this.debtor]);
    return debtor !== '' && !isTotalsLabel(debtor) && this.days.some((column) => !saysNothing(cells[column]));
  }

  /** Notes and signatures under the table, and rows with nothing but one text; a lone name inside the data is reported. */
  private isNoteRow(row: number, cells: readonly CellValue[], isBelow: boolean): boolean {
    let filled = 0;
    let only = -1;
    for (let column = 0; column < cells.length; column++) {
      if (isBlank(cells[column])) continue;
      if (typeof cells[column] === 'number' && (!isBelow || this.amounts.includes(column))) return false;
      if (++filled === 1) only = column;
      else if (!isBelow) break;
    }
    if (isBelow) {
      const first = firstText(cells);
      if (filled > 1 && !isNote(first) && this.isNamed(cells)) return false;
      if (this.isWaiting(row)) return false;
      return true;
    }
    if (filled !== 1 || this.isWaiting(row)) return isNote(firstText(cells)) && !this.hasFigure(row, cells);
    if (only === this.debtor || only === this.id) {
      this.table.reader.report('warning', 'lone-text-row', row, only, { text: textOf(cells[only]) });
    }
    return true;
  }

  /** An id and a debtor: a row of the table that lacks its amount. */
  private isNamed(cells: readonly CellValue[]): boolean {
    return this.id !== -1 && !isBlank(cells[this.id]) && (this.debtor === -1 || !isBlank(cells[this.debtor]));
  }

  /** Formulas without a result stand where figures belong. */
  private isWaiting(row: number): boolean {
    return this.amounts.some((column) => this.table.isUncomputed(row, column));
  }

  private lastRowWithFigure(): number {
    const { rows } = this.table;
    for (let row = rows.length - 1; row >= this.table.firstRow; row--) {
      if (this.hasFigure(row, rows[row])) return row;
    }
    return -1;
  }

  private hasFigure(row: number, cells: readonly CellValue[]): boolean {
    for (const column of this.amounts) {
      const value = cells[column];
      if (typeof value === 'number' || this.table.isUncomputed(row, column)) return true;
      if (typeof value === 'string' && /\d/.test(value) && !isNote(value)) return true;
    }
    for (const column of this.days) {
      const value = cells[column];
      if (typeof value === 'number') return true;
      if (typeof value === 'string' && /^\s*\d{4}/.test(value)) return true;
    }
    return false;
  }

  private hasAmountsOnly(row: number, cells: readonly CellValue[]): boolean {
    if (this.labelled.some((column) => this.table.isUncomputed(row, column))) return false;
    let amounts = 0;
    for (let column = 0; column < cells.length; column++) {
      if (saysNothing(cells[column])) continue;
      if (!this.amounts.includes(column)) return false;
      amounts++;
    }
    return amounts > 0;
  }

  /** True of a row with neither an id nor a day. */
  private isUndated(cells: readonly CellValue[]): boolean {
    return [this.id, ...this.days].every((column) => column === -1 || saysNothing(cells[column]));
  }

  /** What the row is called by: its debtor, or else its first text. */
  private nameOf(cells: readonly CellValue[]): string {
    return (this.debtor === -1 ? '' : textOf(cells[this.debtor])) || firstText(cells);
  }

  /** Leaves out headings (一、工程款, （一）…) whose amount is the sum of the rows below them, down to the next heading as high. */
  private withoutHeadings(kept: readonly number[], headings: readonly number[]): number[] {
    const field = this.mainAmount();
    if (field === undefined) return [...kept];
    const sums = headingSums(
      kept,
      new Map(headings.map((row) => [row, headingDepth(this.nameOf(this.table.rows[row]))])),
      (row) => this.quietAmount(row, field) ?? 0,
    );
    return kept.filter((row) => {
      if (!sums.has(row)) return true;
      const label = this.nameOf(this.table.rows[row]);
      this.table.reader.report('warning', 'totals-row', row, undefined, { label });
      return false;
    });
  }

  private mainAmount(): string | undefined {
    return MAIN_AMOUNTS[this.table.kind].find((name) => this.table.has(name));
  }

  /** Leaves out rows without a label whose amount is the sum of the rows above them since the last sum, or of all. */
  private withoutSums(
    kept: readonly number[],
    totals: readonly number[],
    unlabelled: readonly number[],
  ): number[] {
    const field = this.mainAmount();
    if (field === undefined) return [...kept];
    const suspects = new Set(unlabelled);
    const ends = new Set(totals);
    const amountOf = (row: number): Fen | null => this.quietAmount(row, field);
    const all = kept.reduce((sum, row) => (suspects.has(row) ? sum : sum + BigInt(amountOf(row) ?? 0)), 0n);
    const data: number[] = [];
    let before = 0n;
    let since = 0n;
    let rowsSince = 0;
    for (const row of [...kept, ...totals].sort((a, b) => a - b)) {
      const amount = amountOf(row);
      const isSum =
        suspects.has(row) &&
        amount !== null &&
        ((rowsSince > 0 && BigInt(amount) === since) || BigInt(amount) === (before === 0n ? all : before));
      if (isSum)
        this.table.reader.report('warning', 'totals-row-unlabelled', row, undefined, {
          amount: formatFen(amount),
        });
      if (isSum || ends.has(row)) {
        since = 0n;
        rowsSince = 0;
        continue;
      }
      data.push(row);
      before += BigInt(amount ?? 0);
      since += BigInt(amount ?? 0);
      rowsSince++;
    }
    return data;
  }

  private quietAmount(row: number, field: string): Fen | null {
    return quietAmount(this.table.value(row, field), this.table.unitOf(field));
  }
}

function firstText(cells: readonly CellValue[]): string {
  for (const value of cells) if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return '';
}

/** True where every text of a header stands again in its own column, and nothing else. */
function isSameRow(cells: readonly CellValue[], header: readonly CellValue[]): boolean {
  let same = 0;
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column];
    if (isBlank(value)) continue;
    if (typeof value !== 'string' || typeof header[column] !== 'string') return false;
    if (value !== header[column] && value.trim() !== (header[column] as string).trim()) return false;
    same++;
  }
  return same >= 2;
}

/** 1 2 3 4 …, (1) (2) (3) …: the numbers of the columns, and nothing else. */
function isNumbering(cells: readonly CellValue[]): boolean {
  let previous = NaN;
  let count = 0;
  for (const value of cells) {
    if (isBlank(value)) continue;
    const text = idText(textOf(value)).replace(/^[（(]?(\d{1,2})[)）]?$/, '$1');
    if (!/^\d{1,2}$/.test(text)) return false;
    const number = Number(text);
    if (count > 0 && number !== previous + 1) return false;
    previous = number;
    count++;
  }
  return count >= 3;
}
