import type { Day } from '../calendar/day';
import { endOfMonth } from '../calendar/months';
import { FenTotals } from '../money/sum';
import { concessionOn, type ConcessionSums } from './concession';
import type { StatementTerms } from './statement';

const MOST_MONTH_ENDS = 12;
const DAYS_AFTER = [1, 30, 60, 90];

/** What all open claims would cost their debtors on one day of payment. Fen. */
export interface ConcessionDay {
  readonly day: Day;
  /** Of what is due, principal and interest. */
  readonly principal: bigint;
  readonly interest: bigint;
  readonly due: bigint;
  readonly full: bigint;
}

/** What one debtor would pay on the days that matter. Fen. */
export interface ConcessionDebtor {
  readonly debtor: number;
  /** Paid on the as-of date; on the last day of the concession; on the day after it. */
  readonly today: bigint;
  readonly deadline: bigint;
  readonly dayAfter: bigint;
  /** Paid on the last day, without the concession. */
  readonly full: bigint;
}

/** The what-if of the concession: all open claims whose contract rate is known, paid in full on one of several days. */
export interface ConcessionPlan {
  readonly deadline: Day;
  readonly days: readonly ConcessionDay[];
  /** By saving, the largest first; empty once the deadline is past. */
  readonly debtors: readonly ConcessionDebtor[];
  /** Open claims that have no contract rate, or a gap in the rates of the days to come. */
  readonly omitted: number;
}

/**
 * Days of payment that a debtor compares: the as-of date, the ends of months before the deadline (at most twelve), the deadline,
 * the day after it, 30, 60 and 90 days after it; none before the as-of date.
 */
export function paymentDays(asOf: Day, deadline: Day): Day[] {
  const days = new Set<Day>([asOf]);
  for (let end = endOfMonth(asOf); end < deadline && days.size <= MOST_MONTH_ENDS; end = endOfMonth(end + 1))
    days.add(end);
  const last = Math.max(deadline, asOf);
  days.add(last);
  for (const after of DAYS_AFTER) days.add(last + after);
  return [...days].sort((a, b) => a - b);
}

const Part = { Principal: 0, Interest: 1, Due: 2, Full: 3 } as const;
const PARTS = 4;

/** Adds up the what-if, claim by claim. */
export class ConcessionPlanner {
  private readonly days: readonly Day[];
  private readonly byDay: FenTotals;
  private readonly byDebtor = new Map<number, bigint[]>();
  private omitted = 0;

  constructor(
    asOf: Day,
    private readonly deadline: Day,
  ) {
    this.days = paymentDays(asOf, deadline);
    this.byDay = new FenTotals(this.days.length * PARTS);
  }

  omit(): void {
    this.omitted++;
  }

  /**
   * @returns what is due when paid on the last day of the concession; null once it is past
   * @throws RateGap where a rate is missing for one of the days to come; nothing is then added
   */
  add(debtor: number, terms: StatementTerms): ConcessionSums | null {
    const sums = concessionOn(terms, this.days, this.deadline);
    sums.forEach(({ due, full, interest }, day) => {
      this.byDay.add(day * PARTS + Part.Principal, due - interest);
      this.byDay.add(day * PARTS + Part.Interest, interest);
      this.byDay.add(day * PARTS + Part.Due, due);
      this.byDay.add(day * PARTS + Part.Full, full);
    });
    const last = this.days.indexOf(this.deadline);
    if (last < 0) return null;
    let parts = this.byDebtor.get(debtor);
    if (!parts) this.byDebtor.set(debtor, (parts = [0n, 0n, 0n, 0n]));
    parts[0] += BigInt(sums[0].due);
    parts[1] += BigInt(sums[last].due);
    parts[2] += BigInt(sums[last + 1].due);
    parts[3] += BigInt(sums[last].full);
    return sums[last];
  }

  plan(): ConcessionPlan {
    return {
      deadline: this.deadline,
      days: this.days.map((day, index) => ({
        day,
        principal: this.byDay.value(index * PARTS + Part.Principal),
        interest: this.byDay.value(index * PARTS + Part.Interest),
        due: this.byDay.value(index * PARTS + Part.Due),
        full: this.byDay.value(index * PARTS + Part.Full),
      })),
      debtors: [...this.byDebtor]
        .map(([debtor, [today, deadline, dayAfter, full]]) => ({ debtor, today, deadline, dayAfter, full }))
        .sort((a, b) => {
          const difference = b.full - b.deadline - (a.full - a.deadline);
          return difference === 0n ? a.debtor - b.debtor : difference < 0n ? -1 : 1;
        }),
      omitted: this.omitted,
    };
  }
}
