import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { LedgerTable } from './ledger-table';

/** In `ClaimLines.origins`: the table's own date column says it. */
export const BY_COLUMN = 0x7fffffff;

/**
 * The claims of one table before they become columns of the ledger: which rows, with which amounts. A row can be
 * several claims (a balance that is aged backwards), or none.
 */
export class ClaimLines {
  readonly rows: number[] = [];
  readonly amounts: Fen[] = [];
  readonly origins: Day[] = [];
  /** False where a row is several claims, so that its id would name none of them. */
  named = true;

  constructor(readonly table: LedgerTable) {}

  get count(): number {
    return this.rows.length;
  }

  add(row: number, amount: Fen, origin: Day = BY_COLUMN): void {
    this.rows.push(row);
    this.amounts.push(amount);
    this.origins.push(origin);
  }
}

/** The recoveries of one table before they become columns of the ledger. */
export class RecoveryLines {
  readonly rows: number[] = [];
  readonly days: Day[] = [];
  readonly amounts: Fen[] = [];
  readonly methods: number[] = [];
  /** For what a table of claims says was paid: which of the table's claim lines; otherwise -1. */
  readonly claimLine: number[] = [];
  /** For negative credits of an account: which of these lines is reversed; otherwise -1. */
  readonly reverses: number[] = [];

  constructor(readonly table: LedgerTable) {}

  get count(): number {
    return this.rows.length;
  }

  /** A recovery of a 回款 table or a credit of an account. */
  add(row: number, day: Day, amount: Fen, method = 0): void {
    this.push(row, day, amount, method, -1, -1);
  }

  /** What a table of claims says was paid on one of its lines; on NO_DAY: on the claim's origin. */
  addPaid(row: number, day: Day, amount: Fen, claimLine: number): void {
    this.push(row, day, amount, 0, claimLine, -1);
  }

  /** A negative credit of an account that takes back another of these lines. */
  addReversal(row: number, day: Day, amount: Fen, reverses: number): void {
    this.push(row, day, amount, 0, -1, reverses);
  }

  private push(
    row: number,
    day: Day,
    amount: Fen,
    method: number,
    claimLine: number,
    reverses: number,
  ): void {
    this.rows.push(row);
    this.days.push(day);
    this.amounts.push(amount);
    this.methods.push(method);
    this.claimLine.push(claimLine);
    this.reverses.push(reverses);
  }
}

/** What one table contributes to the ledger. */
export interface TableLines {
  readonly claims: ClaimLines;
  readonly recoveries: RecoveryLines;
}
