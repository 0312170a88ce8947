import type { Day } from '../calendar/day';
import type { Fen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';
import type { StatementPayment } from './statement';

/** A payment whose share of interest is settled. */
export interface SettledPayment extends StatementPayment {
  readonly interest: Fen;
}

/**
 * What was paid on each claim, day by day, and of it what paid interest; one payment a day, reversals below zero.
 * @param count number of claims
 * @returns by claim; undefined where nothing was paid
 */
export function paymentsByClaim(
  { applications, interestPaid }: Settlement,
  count: number,
  asOf: Day,
): (SettledPayment[] | undefined)[] {
  const byClaim = new Array<Map<Day, Mutable> | undefined>(count);
  const at = (claim: number, day: Day): Mutable => {
    const days = (byClaim[claim] ??= new Map<Day, Mutable>());
    let paid = days.get(day);
    if (!paid) days.set(day, (paid = { fen: 0, interest: 0 }));
    return paid;
  };
  for (let index = 0; index < applications.count; index++) {
    if (applications.day[index] > asOf) continue;
    at(applications.claim[index], applications.day[index]).fen += applications.amount[index];
  }
  for (let index = 0; index < interestPaid.count; index++) {
    const paid = at(interestPaid.claim[index], interestPaid.day[index]);
    paid.fen += interestPaid.amount[index];
    paid.interest += interestPaid.amount[index];
  }
  return byClaim.map(
    (days) =>
      days &&
      [...days]
        .filter(([, { fen, interest }]) => fen !== 0 || interest !== 0)
        .sort(([a], [b]) => a - b)
        .map(([day, { fen, interest }]) => ({ day, fen, interest })),
  );
}

interface Mutable {
  fen: Fen;
  interest: Fen;
}
