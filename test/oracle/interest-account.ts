import type { Day } from './calendar';
import { Decimal, toFen, ZERO } from './money';

/** A rate as the rule writes it: value ÷ over, by a year of 360, 365 or its own days, 12 months of 30, or by the day. */
export interface OracleRate {
  readonly value: Decimal;
  readonly over: number;
  readonly by: '360' | '365' | '实际' | '30/360' | '日利率';
}

/** No rate is known for a day that bears interest (§6: an error, not a guess). */
export class Gap extends Error {}

/** §6: what a claim bears interest by; a rate is asked for by day, and throws `Gap` where the tables have none. */
export interface OracleTerms {
  readonly principal: Decimal;
  readonly origin: Day;
  readonly due: Day;
  readonly contract: ((day: Day) => OracleRate) | null;
  readonly penalty: ((day: Day) => OracleRate) | null;
  readonly compound: boolean;
  readonly countsOrigin: boolean;
  /** 费用→利息→本金; otherwise principal. */
  readonly interestFirst: boolean;
}

/** What happens to a claim at the end of a day: money, what lowers the principal alone, or the reversal of an earlier one. */
export interface OracleEvent {
  readonly day: Day;
  readonly amount: Decimal;
  readonly kind: 'money' | 'relief' | 'reversal';
  readonly undoes: OracleEvent | null;
}

export interface OracleLine {
  readonly kind: 'contract' | 'penalty' | 'compound';
  readonly after: Day;
  readonly to: Day;
  readonly balance: Decimal;
  readonly rate: OracleRate;
  readonly interest: Decimal;
}

export interface OracleAccount {
  readonly lines: readonly OracleLine[];
  readonly principal: Decimal;
  /** Interest owed and not paid. */
  readonly owed: Decimal;
  /** What of money found nothing to pay. */
  readonly over: Decimal;
}

/** One balance at one rate that still runs. */
interface Running {
  readonly kind: OracleLine['kind'];
  readonly after: Day;
  readonly balance: Decimal;
  readonly rate: OracleRate;
}

/**
 * The account of one claim, written down day by day: each day looks up its own rate and its own balance, and joins the day before
 * where both are the same.
 */
export function accountOf(terms: OracleTerms, events: readonly OracleEvent[], asOf: Day): OracleAccount {
  const { origin, due, contract, penalty, compound, interestFirst } = terms;
  const lines: OracleLine[] = [];
  let principal = terms.principal;
  let owed = ZERO;
  let over = ZERO;
  let [unpaidThen, paidSince] = [ZERO, ZERO];
  let running: Running[] = [];
  const parts = new Map<OracleEvent, { of: 'principal' | 'interest'; standing: Decimal }[]>();

  const close = (to: Day): void => {
    for (const { kind, after, balance, rate } of running) {
      const interest = interestOn(balance, rate, after, to);
      lines.push({ kind, after, to, balance, rate, interest });
      owed = owed.plus(interest);
    }
    running = [];
  };
  const bearing = (day: Day): Running[] => {
    const found: Running[] = [];
    const add = (kind: Running['kind'], balance: Decimal, rates: OracleTerms['contract']): void => {
      if (rates !== null && balance.gt(0)) found.push({ kind, after: day - 1, balance, rate: rates(day) });
    };
    if (day <= due) add('contract', principal, contract);
    else add('penalty', principal, penalty);
    const base = Decimal.min(unpaidThen, Decimal.max(ZERO, unpaidThen.minus(paidSince)));
    if (compound) add('compound', base, penalty);
    return found;
  };
  /** Nothing is settled on a day on which nothing was left to write off, or to take back. */
  const changes = ({ kind, undoes }: OracleEvent): boolean => {
    if (kind === 'money') return true;
    if (kind === 'relief') return principal.gt(0);
    return (undoes ? (parts.get(undoes) ?? []) : []).some(({ standing }) => standing.gt(0));
  };
  const happen = (event: OracleEvent): void => {
    const own: { of: 'principal' | 'interest'; standing: Decimal }[] = [];
    const take = (of: 'principal' | 'interest', amount: Decimal): void => {
      if (amount.isZero()) return;
      if (of === 'principal') principal = principal.minus(amount);
      else {
        owed = owed.minus(amount);
        paidSince = paidSince.plus(amount);
      }
    };
    if (event.kind === 'reversal') {
      let rest = event.amount.neg();
      for (const part of [...(event.undoes ? (parts.get(event.undoes) ?? []) : [])].reverse()) {
        const back = Decimal.min(rest, part.standing);
        part.standing = part.standing.minus(back);
        rest = rest.minus(back);
        take(part.of, back.neg());
      }
      return;
    }
    let left = event.amount;
    const pay = (of: 'principal' | 'interest', most: Decimal): void => {
      const standing = Decimal.min(left, Decimal.max(ZERO, most));
      left = left.minus(standing);
      take(of, standing);
      own.push({ of, standing });
    };
    if (event.kind === 'money' && interestFirst) pay('interest', owed);
    pay('principal', principal);
    over = over.plus(left);
    parts.set(event, own);
  };

  // Without contract interest nothing accrues before the due date.
  const first = (contract === null ? Math.max(origin, due) : origin - (terms.countsOrigin ? 1 : 0)) + 1;
  let next = 0;
  const happenUntil = (day: Day): boolean => {
    const before = next;
    for (; next < events.length && events[next].day <= day; next++) {
      if (interestFirst && changes(events[next])) close(day);
      happen(events[next]);
    }
    return next > before;
  };
  happenUntil(first - 1);
  for (let day = first; day <= asOf; day++) {
    const today = bearing(day);
    const same = running.length === today.length && running.every((one, index) => isSame(one, today[index]));
    if (!same) {
      close(day - 1);
      running = today;
    }
    if (day === due) close(day);
    const settles = compound && isSettlementDay(day);
    if (settles) close(day);
    happenUntil(day);
    if (settles) [unpaidThen, paidSince] = [owed, ZERO];
  }
  close(asOf);
  happenUntil(asOf);
  return { lines, principal, owed, over };
}

function isSame(a: Running, b: Running): boolean {
  return (
    a.kind === b.kind &&
    (a.balance === b.balance || a.balance.eq(b.balance)) &&
    (a.rate === b.rate || a.rate.value.times(b.rate.over).eq(b.rate.value.times(a.rate.over))) &&
    a.rate.by === b.rate.by
  );
}

/** §6: 20 March, June, September, December. */
function isSettlementDay(day: Day): boolean {
  const date = new Date(day * MS_PER_DAY);
  return date.getUTCDate() === 20 && date.getUTCMonth() % 3 === 2;
}

/** §6: principal × rate ÷ basis × days, rounded once. */
export function interestOn(balance: Decimal, { value, over, by }: OracleRate, after: Day, to: Day): Decimal {
  const product = balance.times(value);
  switch (by) {
    case '360':
    case '365':
      return toFen(product.times(to - after).div(Number(by) * over));
    case '日利率':
      return toFen(product.times(to - after).div(over));
    case '30/360':
      return toFen(product.times(days30(after, to)).div(360 * over));
    case '实际': {
      // 算头不算尾, as ISDA has it: the day that ends on 1 January belongs to the old year.
      let [inLeap, inOther] = [0, 0];
      for (let day = after; day < to; day++) {
        if (isLeap(yearOf(day))) inLeap++;
        else inOther++;
      }
      return toFen(product.times(inLeap * 365 + inOther * 366).div(365 * 366 * over));
    }
  }
}

export function daysOf(line: OracleLine): number {
  return line.rate.by === '30/360' ? days30(line.after, line.to) : line.to - line.after;
}

/** 30/360, ISDA 2006 §4.16(f). */
function days30(after: Day, to: Day): number {
  const [a, b] = [after, to].map((day) => new Date(day * MS_PER_DAY));
  const first = Math.min(30, a.getUTCDate());
  const last = b.getUTCDate() === 31 && first === 30 ? 30 : b.getUTCDate();
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return months * 30 + last - first;
}

const MS_PER_DAY = 86_400_000;

function yearOf(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
