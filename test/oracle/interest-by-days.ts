import type { Day } from './calendar';
import { Decimal, toFen, ZERO } from './money';

/** A rate and the first day on which it counts. */
export interface OracleRate {
  readonly from: Day;
  readonly rate: Decimal;
}

export interface OracleLoan {
  readonly principal: Decimal;
  readonly origin: Day;
  readonly due: Day;
  /** In the order of their first days, the first at the origin or before. */
  readonly contract: readonly OracleRate[];
  readonly penalty: readonly OracleRate[];
  /** Days of a year. */
  readonly basis: 360 | 365;
  readonly compound: boolean;
  readonly interestFirst: boolean;
  /** In the order of their days, none before the origin. */
  readonly payments: readonly { readonly day: Day; readonly amount: Decimal }[];
}

/**
 * §6, walked day by day: what is owed at the end of a day. Every day bears interest on the balance at the end of the day before, at
 * that day's rate: the contract's up to the due date, the penalty's after it. Days of one balance and one rate are one interval,
 * whose interest is rounded once, at its end: where a payment comes in, the rate changes, the due date is reached, interest is
 * settled (20 March, June, September, December, where 复利 is on) or the as-of date is reached.
 */
export function owedByDays(loan: OracleLoan, asOf: Day): { principal: Decimal; interest: Decimal } {
  let { principal } = loan;
  let interest = ZERO;
  /** What bears compound interest: unpaid at the last settlement day and since. */
  let settled = ZERO;
  /** Balance × rate of each day so far of the interval. */
  let running = { plain: ZERO, compound: ZERO };
  const close = (): void => {
    const inFen = (products: Decimal): Decimal => toFen(products.div(loan.basis));
    interest = interest.plus(inFen(running.plain)).plus(inFen(running.compound));
    running = { plain: ZERO, compound: ZERO };
  };
  for (let day = loan.origin + 1; day <= asOf; day++) {
    const schedule = day <= loan.due ? loan.contract : loan.penalty;
    const daily = (base: Decimal, rates: readonly OracleRate[]): Decimal => base.times(rateOn(rates, day));
    running.plain = running.plain.plus(daily(principal, schedule));
    if (loan.compound) running.compound = running.compound.plus(daily(settled, loan.penalty));
    const today = loan.payments.filter((payment) => payment.day === day);
    const bearing = [
      ...(day < loan.due ? [loan.contract] : []),
      ...(day >= loan.due || (loan.compound && settled.gt(0)) ? [loan.penalty] : []),
    ];
    const isEnd =
      today.length > 0 ||
      day === loan.due ||
      day === asOf ||
      (loan.compound && isSettlementDay(day)) ||
      bearing.some((rates) => !rateOn(rates, day).eq(rateOn(rates, day + 1)));
    if (isEnd) close();
    for (const { amount } of today) {
      const wanted = loan.interestFirst ? interest : Decimal.max(ZERO, amount.minus(principal));
      const toInterest = Decimal.min(amount, interest, wanted);
      interest = interest.minus(toInterest);
      settled = Decimal.max(ZERO, settled.minus(toInterest));
      principal = principal.minus(Decimal.min(principal, amount.minus(toInterest)));
    }
    if (loan.compound && isSettlementDay(day)) settled = interest;
  }
  return { principal, interest };
}

function rateOn(rates: readonly OracleRate[], day: Day): Decimal {
  return rates.filter(({ from }) => from <= day).at(-1)!.rate;
}

function isSettlementDay(day: Day): boolean {
  return /-(?:03|06|09|12)-20$/.test(new Date(day * 86_400_000).toISOString().slice(0, 10));
}
