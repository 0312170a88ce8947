import { NO_DAY, type Day } from '../calendar/day';
import { isRefusal, parseDay } from '../calendar/parse';
import type { Place, Severity } from '../finding/finding';
import { isAmountRefusal, readAmount, type MoneyUnit } from '../money/amount';
import { formatFen, type Fen } from '../money/fen';
import { plainNumberText } from '../money/plain-text';
import { compareRates, formatRate, isShare, parseRate, type Rate } from '../money/rate';
import { isBlank, isErrorValue, textOf } from '../table/cell';
import type { CellValue } from '../workbook/sheet-data';
import type { OpenTable } from './open-table';

const YES = new Set(['是', '√', '对', '有', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '×', 'x', '不', '无', 'n', 'no', 'false', '0']);

/** A completion beyond this is a percentage written without its sign. */
const HIGHEST_MULTIPLE: Rate = { num: 10, den: 1 };

type Values = Readonly<Record<string, string | number>>;

/**
 * One data row of a policy table. Blank cells read as not said. A cell that cannot be read is reported by its address
 * and makes the row unusable: half a rule would pay, bar or measure something that nobody decided.
 */
export class PolicyRow<Name extends string = string> {
  private rejected = false;

  constructor(
    private readonly table: OpenTable<Name>,
    /** Zero-based row of the sheet. */
    readonly row: number,
  ) {}

  /** False once something about the row was found that keeps it out of every calculation. */
  get usable(): boolean {
    return !this.rejected;
  }

  /** The row itself, or one of its cells; the row where the table lacks the column. */
  place(name?: Name): Place {
    return this.table.cells.place(this.row, name === undefined ? undefined : this.table.columnOf(name));
  }

  /** True where the cell holds something, readable or not. */
  said(name: Name): boolean {
    const column = this.table.columnOf(name);
    return (
      column !== undefined &&
      (!isBlank(this.table.cells.value(this.row, column)) || this.table.isUncomputed(this.row, column))
    );
  }

  /** True where the cell holds a number that is shown as a date: Excel's reading of a typed 1-30. */
  isShownAsDate(name: Name): boolean {
    const column = this.table.columnOf(name);
    if (column === undefined || !this.table.sheet.dateColumns.has(column)) return false;
    return typeof this.table.cells.value(this.row, column) === 'number';
  }

  /** Reports an error and keeps the row out. */
  reject(code: string, name?: Name, values: Values = {}): void {
    this.rejected = true;
    this.report('error', code, name, values);
  }

  /** Reports an error about a row that is used all the same. */
  error(code: string, name?: Name, values: Values = {}): void {
    this.report('error', code, name, values);
  }

  /** Keeps the row out; why has been reported elsewhere. */
  exclude(): void {
    this.rejected = true;
  }

  warn(code: string, name?: Name, values: Values = {}): void {
    this.report('warning', code, name, values);
  }

  /** Keeps the row out where the cell is blank. */
  require(name: Name): void {
    if (!this.said(name)) this.reject('policy-cell-missing', name, { column: name });
  }

  text(name: Name): string {
    return textOf(this.value(name));
  }

  /**
   * The cell's day, NO_DAY where blank or unreadable.
   * @param unreadable code of the finding for a table whose row stays in force without the date; by default the row is kept out
   */
  day(name: Name, unreadable?: string): Day {
    const value = this.value(name, unreadable);
    if (isBlank(value)) return NO_DAY;
    const day = parseDay(typeof value === 'number' ? value : textOf(value));
    if (!isRefusal(day)) return day;
    const values = { column: name, text: textOf(value), ...day.values, reason: day.reason };
    if (unreadable === undefined) this.reject('policy-date-unreadable', name, values);
    else this.error(unreadable, name, values);
    return NO_DAY;
  }

  /** The money unit that the column's title or a title above the table names, otherwise the given one. */
  unitOf(name: Name, otherwise: MoneyUnit): MoneyUnit {
    return this.table.unitOf(name, otherwise);
  }

  /** Fen, not negative; null where blank or unreadable. */
  amount(name: Name, unit: MoneyUnit): Fen | null {
    const fen = this.signedAmount(name, unit);
    if (fen === null || fen >= 0) return fen;
    this.reject('policy-amount-negative', name, { column: name, amount: formatFen(fen) });
    return null;
  }

  /** Fen, of either sign; null where blank or unreadable. */
  signedAmount(name: Name, unit: MoneyUnit): Fen | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const amount = readAmount(typeof value === 'number' ? value : textOf(value), unit);
    if (isAmountRefusal(amount)) {
      const reason = `${amount.reason}.message`;
      this.reject('policy-amount-unreadable', name, {
        column: name,
        text: textOf(value),
        ...amount.values,
        reason,
      });
      return null;
    }
    if (amount.rounded) {
      this.warn('amount-rounded', name, { text: textOf(value), amount: formatFen(amount.fen) });
    }
    return amount.fen;
  }

  /** A rate from 0% to 100%; null where blank, unreadable or beyond. */
  rate(name: Name): Rate | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const rate = parseRate(typeof value === 'number' ? value : textOf(value));
    if (rate === null) {
      this.reject('policy-rate-unreadable', name, { column: name, text: textOf(value) });
    } else if (!isShare(rate)) {
      this.reject('policy-rate-out-of-range', name, { column: name, rate: formatRate(rate) });
      return null;
    }
    return rate;
  }

  /** A rate from 0% to 1000%, such as a completion; null where blank, unreadable or beyond. */
  multiple(name: Name): Rate | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const rate = parseRate(typeof value === 'number' ? value : textOf(value));
    if (rate !== null && rate.num >= 0 && compareRates(rate, HIGHEST_MULTIPLE) <= 0) return rate;
    this.reject('policy-multiple-unreadable', name, { column: name, text: textOf(value) });
    return null;
  }

  /** A whole number from 0 to `most`; null where blank or unreadable. */
  count(name: Name, most: number): number | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const plain = typeof value === 'string' ? plainNumberText(value).replace(/,(?=\d{3}(?:,|$))/g, '') : '';
    const number =
      typeof value === 'number' ? value : /^\d{1,15}(?:\.0*)?$/.test(plain) ? Number(plain) : NaN;
    if (Number.isInteger(number) && number >= 0 && number <= most) return number + 0;
    this.reject('policy-number-unreadable', name, { column: name, text: textOf(value), most });
    return null;
  }

  /**
   * A value of the column's closed list; null where blank or not on the list.
   * @param unknown code of the warning for a table whose row stays in force then; by default the row is kept out
   */
  choice<Choice extends string>(name: Name, unknown?: string): Choice | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const choices = Object.entries(this.table.describe(name).choices ?? {});
    const key = listKey(textOf(value));
    const found = choices.find(([choice, synonyms]) =>
      [choice, ...synonyms].some((way) => listKey(way) === key),
    );
    if (found) return found[0] as Choice;
    const values = {
      column: name,
      text: textOf(value),
      choices: choices.map(([choice]) => choice).join('、'),
    };
    if (unknown === undefined) this.reject('policy-choice-unknown', name, values);
    else this.warn(unknown, name, values);
    return null;
  }

  /** 是 or 否; null where blank or neither. */
  yesNo(name: Name): boolean | null {
    const value = this.value(name);
    if (isBlank(value)) return null;
    const key = listKey(textOf(value));
    if (YES.has(key)) return true;
    if (NO.has(key)) return false;
    this.reject('policy-choice-unknown', name, { column: name, text: textOf(value), choices: '是、否' });
    return null;
  }

  /** The cell as it stands; null, and reported, where it holds an error value or a formula without a result. */
  private value(name: Name, unreadable?: string): CellValue {
    const column = this.table.columnOf(name);
    if (column === undefined) return null;
    const value = this.table.cells.value(this.row, column);
    const uncomputed = this.table.isUncomputed(this.row, column);
    if (!isErrorValue(value) && !uncomputed) return value;
    const text = uncomputed ? '' : textOf(value);
    if (unreadable !== undefined)
      this.error(unreadable, name, { column: name, text, reason: 'date-not-a-date' });
    else if (uncomputed) this.reject('policy-formula-uncomputed', name, { column: name });
    else this.reject('policy-error-value', name, { column: name, text });
    return null;
  }

  private report(severity: Severity, code: string, name: Name | undefined, values: Values): void {
    this.table.findings.push({ severity, code, place: this.place(name), values });
  }
}

/** True where the first of two days lies after the second; an open end (NO_DAY) is never out of order. */
export function isReversed(first: Day, last: Day): boolean {
  return first !== NO_DAY && last !== NO_DAY && first > last;
}

/** Text as closed lists are compared: width, case and blanks do not count. */
function listKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
