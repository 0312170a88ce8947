import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { LedgerTable } from './ledger-table';

/**
 * The claims of one table before they become columns of the ledger: which rows, with which amounts. A row can be
 * several claims (a balance that is aged backwards), or none.
 */
export class ClaimLines {
  readonly rows: number[] = [];
  readonly amounts: Fen[] = [];
  /** Origin of each claim where the table's 发生日期 or 日期 does not say it; otherwise undefined. */
  readonly origins: (Day | undefined)[] = [];
  /** False where a row is several claims, so that its id would name none of them. */
  named = true;

  constructor(readonly table: LedgerTable) {}

  get count(): number {
    return this.rows.length;
  }

  add(row: number, amount: Fen, origin?: Day): void {
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
  /** For what a table of claims says was paid: which of the table's claim lines. */
  readonly claimLine: (number | undefined)[] = [];
  /** For negative credits of an account: which of these lines is reversed. */
  readonly reverses: (number | undefined)[] = [];

  constructor(readonly table: LedgerTable) {}

  get count(): number {
    return this.rows.length;
  }

  /** @param more of what kind of table it comes; a day of NO_DAY becomes the claim's origin */
  add(row: number, day: Day, amount: Fen, more: { method?: number; claimLine?: number; reverses?: number } = {}): void {
    this.rows.push(row);
    this.days.push(day);
    this.amounts.push(amount);
    this.methods.push(more.method ?? 0);
    this.claimLine.push(more.claimLine);
    this.reverses.push(more.reverses);
  }
}

/** What one table contributes to the ledger. */
export interface TableLines {
  readonly claims: ClaimLines;
  readonly recoveries: RecoveryLines;
}
