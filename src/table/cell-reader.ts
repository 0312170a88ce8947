import { NO_DAY, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { Finding, Place, Severity } from '../finding/finding';
import { isAmountRefusal, readAmount, type MoneyUnit } from '../money/amount';
import { formatFen, type Fen } from '../money/fen';
import { formatRate, isShare, parseRate, type Rate } from '../money/rate';
import type { CellValue, SheetData } from '../workbook/sheet-data';
import { isBlank, isErrorValue, saysNothing, textOf } from './cell';

const HASH = '#'.charCodeAt(0);

/**
 * Reads single cells of one sheet as what their column holds, and says of each unreadable one where it is and why.
 * A blank cell, and one that says 「-」 or 「无」 for a date or an amount, is never an error here: the caller knows whether
 * the column may be empty.
 */
export class CellReader {
  /**
   * @param sheet the sheet that is read
   * @param findings where findings are put, in the order of reading
   */
  constructor(
    private readonly sheet: SheetData,
    private readonly findings: Finding[],
  ) {}

  /** The cell, or null where the sheet ends before it. */
  value(row: number, column: number): CellValue {
    return this.sheet.rows[row]?.[column] ?? null;
  }

  /** The cell's text, blanks trimmed; an error value reads as empty and is reported. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    // An error value begins with #, or with blanks before it.
    if (value === null) return '';
    if (typeof value === 'string' && value.charCodeAt(0) > HASH) return value.trim();
    if (isErrorValue(value)) {
      this.report('warning', 'cell-error-value', row, column, { text: value.trim() });
      return '';
    }
    return textOf(value);
  }

  /**
   * The cell's day; NO_DAY for a blank one and for one that cannot be read, which is reported.
   * @param order of a column of a/b/yyyy texts whose order the column proves
   */
  day(row: number, column: number, order?: 'mdy' | 'dmy'): Day {
    const value = this.value(row, column);
    if (value === null || (typeof value !== 'number' && saysNothing(value))) return NO_DAY;
    if (typeof value === 'boolean' || (typeof value === 'string' && isErrorValue(value))) {
      this.report('error', 'date-unreadable', row, column, {
        text: textOf(value),
        reason: 'date-not-a-date',
      });
      return NO_DAY;
    }
    const day = parseDay(value as string | number, order);
    if (!isRefusal(day)) return day;
    this.report('error', 'date-unreadable', row, column, {
      text: textOf(value),
      ...day.values,
      reason: day.reason,
    });
    return NO_DAY;
  }

  /** The cell's amount in fen; null for a blank one and for one that cannot be read, which is reported. */
  amount(row: number, column: number, unit: MoneyUnit): Fen | null {
    const value = this.value(row, column);
    if (value === null || (typeof value !== 'number' && saysNothing(value))) return null;
    if (typeof value === 'boolean' || (typeof value === 'string' && isErrorValue(value))) {
      this.report('error', 'amount-unreadable', row, column, { text: textOf(value) });
      return null;
    }
    const amount = readAmount(value as string | number, unit);
    if (isAmountRefusal(amount)) {
      this.report('error', amount.reason, row, column, { text: textOf(value), ...amount.values });
      return null;
    }
    if (amount.rounded) {
      this.report('warning', 'amount-rounded', row, column, {
        text: textOf(value),
        amount: formatFen(amount.fen),
      });
    }
    return amount.fen;
  }

  /** The cell's rate as an exact fraction; null for a blank one and for one that cannot be read, which is reported. */
  rate(row: number, column: number): Rate | null {
    const value = this.value(row, column);
    if (isBlank(value)) return null;
    const rate =
      typeof value === 'boolean' || isErrorValue(value) ? null : parseRate(value as string | number);
    if (rate === null) this.report('error', 'rate-unreadable', row, column, { text: textOf(value) });
    return rate;
  }

  /**
   * The cell's rate per year; null for a blank one and for one that cannot be read or is beyond 100% a year, which is reported.
   * @param scale by what a plain number is to be multiplied, as the column's title says; a text with its own sign needs none
   */
  yearlyRate(row: number, column: number, scale: Rate): Rate | null {
    const read = this.rate(row, column);
    if (read === null) return null;
    const value = this.value(row, column);
    const signed = typeof value === 'string' && /[%‰‱％分]/.test(value);
    const rate = signed ? read : { num: read.num * scale.num, den: read.den * scale.den };
    if (isShare(rate) && Number.isSafeInteger(rate.num)) return rate;
    this.report('error', 'rate-out-of-range', row, column, { rate: formatRate(rate) });
    return null;
  }

  /** Adds a finding about a cell of this sheet. */
  report(
    severity: Severity,
    code: string,
    row: number,
    column: number | undefined,
    values: Finding['values'] = {},
  ): void {
    this.findings.push({ severity, code, place: this.place(row, column), values });
  }

  place(row?: number, column?: number): Place {
    return {
      file: this.sheet.file,
      sheet: this.sheet.name,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
    };
  }
}
