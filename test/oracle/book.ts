import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { dayOfCell, type Day } from './calendar';
import { amountOfCell, ZERO, type Decimal } from './money';

/** A row of a sheet by its headers; an empty cell is null. */
export type Row = Readonly<Record<string, CellValue>>;

/** The rows of one of the sheets of §10, read by its header row; none where the workbook lacks the sheet. */
export function rowsOf(sheets: readonly SheetData[], name: string): Row[] {
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) return [];
  const [headers, ...rows] = sheet.rows;
  return rows.map((row) =>
    Object.fromEntries(headers.map((header, column) => [String(header), row[column] ?? null])),
  );
}

export function textOf(value: CellValue | undefined): string {
  return value == null ? '' : String(value);
}

/** One line of 台账, or one debit of 往来明细; a negative amount is a credit note. */
export interface Claim {
  readonly id: string;
  readonly debtor: string;
  readonly unit: string;
  readonly owner: string;
  readonly origin: Day | null;
  readonly due: Day | null;
  readonly amount: Decimal;
  /** 债权编号 of the claim that a credit note names. */
  readonly corrects: string;
  /** What else its row says. */
  readonly row: Row;
}

/** One line of 回款, or one credit of 往来明细; a negative amount is a reversal. */
export interface Recovery {
  readonly id: string;
  readonly day: Day;
  readonly claim: string;
  readonly debtor: string;
  readonly amount: Decimal;
  readonly method: string;
  readonly people: string;
  readonly rulingDay: Day | null;
  readonly rulingValue: Decimal | null;
  readonly realisedDay: Day | null;
  readonly realisedValue: Decimal | null;
  /** 回款编号 of what a reversal reverses. */
  readonly reverses: string;
}

/** The ledger, each list in ledger order. */
export interface Book {
  readonly claims: readonly Claim[];
  readonly recoveries: readonly Recovery[];
}

export function bookOf(sheets: readonly SheetData[]): Book {
  const running = rowsOf(sheets, '往来明细');
  return {
    claims: [
      ...rowsOf(sheets, '台账').map(claimOf),
      ...running.filter((row) => row.借方 !== null).map(debitOf),
    ],
    recoveries: [
      ...rowsOf(sheets, '回款').map(recoveryOf),
      ...running.filter((row) => row.贷方 !== null).map(creditOf),
    ],
  };
}

function claimOf(row: Row): Claim {
  return {
    id: textOf(row.债权编号),
    debtor: textOf(row.债务人),
    unit: textOf(row.所属单位),
    owner: textOf(row.责任人),
    origin: dayOfCell(row.发生日期),
    due: dueOf(row),
    amount: amountOfCell(row.应收金额) ?? ZERO,
    corrects: textOf(row.原债权编号),
    row,
  };
}

/** §5: no due date: origin + 信用期 (days) where both are given. */
function dueOf(row: Row): Day | null {
  const due = dayOfCell(row.到期日);
  const origin = dayOfCell(row.发生日期);
  if (due !== null) return due;
  return origin !== null && typeof row.信用期 === 'number' ? origin + row.信用期 : null;
}

function recoveryOf(row: Row): Recovery {
  return {
    id: textOf(row.回款编号),
    day: dayOfCell(row.日期)!,
    claim: textOf(row.债权编号),
    debtor: textOf(row.债务人),
    amount: amountOfCell(row.金额) ?? ZERO,
    method: textOf(row.方式),
    people: textOf(row.参与人),
    rulingDay: dayOfCell(row.裁定日期),
    rulingValue: amountOfCell(row.裁定价值),
    realisedDay: dayOfCell(row.变现日期),
    realisedValue: amountOfCell(row.变现金额),
    reverses: textOf(row.冲销回款编号),
  };
}

/** §4: a running ledger has no claim lines to match; a debit is a claim of its own date, a negative one a credit note. */
function debitOf(row: Row): Claim {
  return {
    id: '',
    debtor: textOf(row.债务人),
    unit: textOf(row.所属单位),
    owner: '',
    origin: dayOfCell(row.日期),
    due: null,
    amount: amountOfCell(row.借方)!,
    corrects: '',
    row,
  };
}

function creditOf(row: Row): Recovery {
  return {
    id: '',
    day: dayOfCell(row.日期)!,
    claim: '',
    debtor: textOf(row.债务人),
    amount: amountOfCell(row.贷方)!,
    method: '',
    people: '',
    rulingDay: null,
    rulingValue: null,
    realisedDay: null,
    realisedValue: null,
    reverses: '',
  };
}
