import type { Day } from '../calendar/day';
import { Effect } from '../ledger/method';
import type { Fen } from '../money/fen';
import type { Settlement } from '../settlement/settlement';
import type { PaymentOrder, StatementPayment } from './statement';

/** A payment whose share of interest is settled. */
export interface SettledPayment extends StatementPayment {
  readonly interest: Fen;
  readonly relief: Fen;
}

/**
 * What was paid on each claim, day by day, and of it what paid interest; one payment a day, reversals below zero.
 * @param count number of claims
 * @param order where interest is paid first, interest is reckoned up to every payment, also up to one that was taken back the same day
 * @returns by claim; undefined where nothing was paid
 */
export function paymentsByClaim(
  { applications, interestPaid }: Settlement,
  count: number,
  asOf: Day,
  order: PaymentOrder,
): (SettledPayment[] | undefined)[] {
  const byClaim = new Array<Map<Day, Mutable> | undefined>(count);
  const at = (claim: number, day: Day): Mutable => {
    const days = (byClaim[claim] ??= new Map<Day, Mutable>());
    let paid = days.get(day);
    if (!paid) days.set(day, (paid = { fen: 0, interest: 0, relief: 0 }));
    return paid;
  };
  for (let index = 0; index < applications.count; index++) {
    if (applications.day[index] > asOf) continue;
    const amount = applications.amount[index];
    const paid = at(applications.claim[index], applications.day[index]);
    paid.fen += amount;
    if (applications.effect[index] !== Effect.Recovered) paid.relief += amount;
  }
  for (let index = 0; index < interestPaid.count; index++) {
    const paid = at(interestPaid.claim[index], interestPaid.day[index]);
    paid.fen += interestPaid.amount[index];
    paid.interest += interestPaid.amount[index];
  }
  const counts = ({ fen, interest, relief }: Mutable): boolean =>
    order !== 'principal' || fen !== 0 || interest !== 0 || relief !== 0;
  return byClaim.map(
    (days) =>
      days &&
      [...days]
        .filter(([, paid]) => counts(paid))
        .sort(([a], [b]) => a - b)
        .map(([day, paid]) => ({ day, ...paid })),
  );
}

interface Mutable {
  fen: Fen;
  interest: Fen;
  relief: Fen;
}
