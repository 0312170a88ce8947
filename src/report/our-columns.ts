import { overdueDays } from '../aging/overdue';
import { NO_DAY } from '../calendar/day';
import { fullYears } from '../calendar/months';
import type { CellValue } from '../workbook/sheet-data';
import type { StyleName } from '../workbook/sheet-plan';
import { inUnit } from './figures';
import { lastPaidPhase } from './last-paid-phase';
import type { ReportContext } from './report-context';

/** The columns that 台账 has right of the user's own; their titles and comments stand under these keys. */
export const OUR_COLUMNS = ['balance', 'overdueDays', 'ageYears', 'bucket', 'phase'] as const;
export type OurColumn = (typeof OUR_COLUMNS)[number];
export const OUR_STYLES: readonly StyleName[] = ['plainMoney', 'plainCount', 'plainCount', 'plain', 'plain'];

/**
 * Our columns of one row of a ledger. A row has one claim as a rule; in a ledger with yearly debits it has several:
 * then balances are added up, the longest time counts, and buckets and phases stand side by side.
 */
export class OurColumns {
  private readonly phases: readonly string[];

  constructor(private readonly context: ReportContext) {
    this.phases = lastPaidPhase(context.result);
  }

  /**
   * Writes them into a row.
   * @param claims of the row, in ledger order; none where the row is a payment
   * @param at first of our columns
   */
  write(claims: readonly number[], row: CellValue[], at: number): void {
    if (claims.length === 1) this.writeClaim(claims[0], row, at);
    else if (claims.length > 1) this.writeAll(claims, row, at);
    else for (let column = 0; column < OUR_COLUMNS.length; column++) row[at + column] = null;
  }

  private writeClaim(claim: number, row: CellValue[], at: number): void {
    const { ledger, settlement, aging, asOf } = this.context.result;
    const { due, origin } = ledger.claims;
    const isOpen = aging.bucketOf[claim] >= 0;
    row[at] = inUnit(settlement.balance[claim], '元');
    row[at + 1] = isOpen ? overdueDays(due[claim], asOf) : null;
    row[at + 2] = isOpen && origin[claim] !== NO_DAY ? fullYears(origin[claim], asOf) : null;
    row[at + 3] = this.bucketOf(claim);
    row[at + 4] = this.phases[claim];
  }

  private writeAll(claims: readonly number[], row: CellValue[], at: number): void {
    const { settlement, aging } = this.context.result;
    const open = claims.filter((claim) => aging.bucketOf[claim] >= 0);
    const single = (open.length > 0 ? open : claims).map((claim) => {
      const cells: CellValue[] = [];
      this.writeClaim(claim, cells, 0);
      return cells;
    });
    const longest = (column: number): CellValue => {
      const values = single.flatMap((cells) => (typeof cells[column] === 'number' ? [cells[column]] : []));
      return values.length > 0 ? Math.max(...values) : null;
    };
    const words = (column: number): string =>
      [...new Set(single.map((cells) => String(cells[column])))].filter((word) => word !== '').join('、');
    row[at] = inUnit(
      claims.reduce((sum, claim) => sum + BigInt(settlement.balance[claim]), 0n),
      '元',
    );
    row[at + 1] = longest(1);
    row[at + 2] = longest(2);
    row[at + 3] = words(3);
    row[at + 4] = words(4);
  }

  /** The claim's bucket, or why it has none. */
  private bucketOf(claim: number): string {
    const { ledger, settlement, aging } = this.context.result;
    const bucket = aging.bucketOf[claim];
    if (bucket >= 0) return aging.labels[bucket];
    if (ledger.claims.amount[claim] < 0) return this.context.t('ledger.state.creditNote');
    return this.context.t(settlement.exists[claim] === 0 ? 'ledger.state.notYet' : 'ledger.state.settled');
  }
}
