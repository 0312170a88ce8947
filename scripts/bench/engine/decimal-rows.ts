import DecimalJs from 'decimal.js';
import { civil, dayOf, type Day } from '../../../src/calendar/day';
import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { BUCKET_STARTS, REWARD_YEARS, type Book } from './book';

const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP });
type Decimal = DecimalJs;

interface ClaimRow {
  readonly debtor: number;
  readonly unit: number;
  readonly due: Day;
  readonly origin: Day;
  readonly amount: Decimal;
  balance: Decimal;
}

interface RecoveryRow {
  readonly day: Day;
  readonly claim: number;
  readonly debtor: number;
  readonly amount: Decimal;
}

export interface DecimalRows {
  readonly book: Book;
  readonly claims: readonly ClaimRow[];
  readonly recoveries: readonly RecoveryRow[];
}

/** The same job as most programs would do it: an object for each row, decimal.js for each amount. */
export function prepareDecimalRows(book: Book): DecimalRows {
  const { claims, recoveries } = book;
  return {
    book,
    claims: Array.from({ length: claims.count }, (_, claim) => ({
      debtor: claims.debtor[claim],
      unit: claims.unit[claim],
      due: claims.due[claim],
      origin: claims.origin[claim],
      amount: new Decimal(claims.amount[claim]).div(100),
      balance: new Decimal(0),
    })),
    recoveries: Array.from({ length: recoveries.count }, (_, recovery) => ({
      day: recoveries.day[recovery],
      claim: recoveries.claim[recovery],
      debtor: recoveries.debtor[recovery],
      amount: new Decimal(recoveries.amount[recovery]).div(100),
    })),
  };
}

export function runDecimalRows({ book, claims, recoveries }: DecimalRows): () => Answer {
  const { asOf } = book;
  const zero = new Decimal(0);
  const sums = (count: number): Decimal[] => new Array<Decimal>(count).fill(zero);
  const units = sums(book.units.length * BUCKETS);
  const byDebtor = sums(book.debtors * BUCKETS);
  const phases = sums(book.phases.length * book.units.length * 3);
  let reward = zero;
  for (const claim of claims) claim.balance = claim.amount;
  const ofDebtor = new Map<number, ClaimRow[]>();
  for (const claim of [...claims].sort((a, b) => a.due - b.due || a.origin - b.origin)) {
    const own = ofDebtor.get(claim.debtor);
    if (own) own.push(claim);
    else ofDebtor.set(claim.debtor, [claim]);
  }
  const raise = (phase: number, unit: number, figure: 0 | 1 | 2, amount: Decimal): void => {
    const cell = phaseCell(book, phase, unit, figure);
    phases[cell] = phases[cell].plus(amount);
  };
  for (const { unit, origin, amount } of claims)
    book.phases.forEach(([, , first, last], phase) => {
      if (origin < first) raise(phase, unit, 0, amount);
      if (origin <= last) raise(phase, unit, 2, amount);
    });
  // Money that came before its claim waits until the claim arises.
  const pay = (claim: ClaimRow, money: Decimal, came: Day): Decimal => {
    const day = Math.max(came, claim.origin);
    const amount = Decimal.min(money, claim.balance);
    if (amount.isZero()) return zero;
    claim.balance = claim.balance.minus(amount);
    book.phases.forEach(([, , first, last], phase) => {
      const lower = (figure: 0 | 2): void => raise(phase, claim.unit, figure, amount.negated());
      if (day < first) lower(0);
      if (day <= last) lower(2);
      if (first <= day && day <= last) raise(phase, claim.unit, 1, amount);
    });
    const years = fullYears(claim.due, day);
    const bracket = REWARD_YEARS.filter(([from]) => years >= from).at(-1);
    if (bracket) reward = reward.plus(amount.times(bracket[1]).div(1000).toDecimalPlaces(2));
    return amount;
  };
  const paid = recoveries.filter(({ day }) => day <= asOf);
  for (const { claim, debtor, amount, day } of paid.sort((a, b) => a.day - b.day)) {
    if (claim >= 0) pay(claims[claim], amount, day);
    else {
      let left = amount;
      for (const own of ofDebtor.get(debtor) ?? []) {
        if (left.isZero()) break;
        left = left.minus(pay(own, left, day));
      }
    }
  }
  for (const { unit, debtor, due, balance } of claims) {
    const bucket = bucketOf(asOf - due);
    units[unit * BUCKETS + bucket] = units[unit * BUCKETS + bucket].plus(balance);
    byDebtor[debtor * BUCKETS + bucket] = byDebtor[debtor * BUCKETS + bucket].plus(balance);
  }
  return () => {
    const fen = (amounts: readonly Decimal[]): bigint[] =>
      amounts.map((amount) => BigInt(amount.times(100).toFixed(0)));
    return {
      ...emptyAnswer(book),
      units: fen(units),
      debtors: fen(byDebtor),
      phases: fen(phases),
      reward: fen([reward])[0],
    };
  };
}

function bucketOf(daysOverdue: number): number {
  return BUCKET_STARTS.filter((start) => daysOverdue >= start).length;
}

function fullYears(due: Day, day: Day): number {
  const from = civil(due);
  const to = civil(day);
  const years = to.year - from.year;
  return dayOf(to.year, from.month, from.day) <= day ? years : years - 1;
}
