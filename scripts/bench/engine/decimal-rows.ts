import DecimalJs from 'decimal.js';
import { civil, dayOf, type Day } from '../../../src/calendar/day';
import { BUCKETS, emptyAnswer, phaseCell, type Answer } from './answer';
import { AS_OF, BUCKET_STARTS, PHASES, REWARD_YEARS, UNITS, type Book } from './book';

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
  readonly debtors: number;
  readonly claims: readonly ClaimRow[];
  readonly recoveries: readonly RecoveryRow[];
}

/** The same job as most programs would do it: an object for each row, decimal.js for each amount. */
export function prepareDecimalRows({ debtors, claims, recoveries }: Book): DecimalRows {
  return {
    debtors,
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

export function runDecimalRows({ debtors, claims, recoveries }: DecimalRows): () => Answer {
  const zero = new Decimal(0);
  const sums = (count: number): Decimal[] => new Array<Decimal>(count).fill(zero);
  const units = sums(UNITS.length * BUCKETS);
  const byDebtor = sums(debtors * BUCKETS);
  const phases = sums(PHASES.length * UNITS.length * 3);
  let reward = zero;
  for (const claim of claims) claim.balance = claim.amount;
  const ofDebtor = new Map<number, ClaimRow[]>();
  for (const claim of [...claims].sort((a, b) => a.due - b.due || a.origin - b.origin)) {
    const own = ofDebtor.get(claim.debtor);
    if (own) own.push(claim);
    else ofDebtor.set(claim.debtor, [claim]);
  }
  // All claims are older than all phases.
  const arisen = sums(UNITS.length);
  for (const { unit, amount } of claims) arisen[unit] = arisen[unit].plus(amount);
  PHASES.forEach((_, phase) =>
    arisen.forEach((amount, unit) => {
      phases[phaseCell(phase, unit, 0)] = amount;
      phases[phaseCell(phase, unit, 2)] = amount;
    }),
  );
  const pay = (claim: ClaimRow, money: Decimal, day: Day): Decimal => {
    const amount = Decimal.min(money, claim.balance);
    if (amount.isZero()) return zero;
    claim.balance = claim.balance.minus(amount);
    PHASES.forEach(([, , first, last], phase) => {
      const lower = (figure: 0 | 2): void => {
        const cell = phaseCell(phase, claim.unit, figure);
        phases[cell] = phases[cell].minus(amount);
      };
      if (day < first) lower(0);
      if (day <= last) lower(2);
      if (first <= day && day <= last) {
        const cell = phaseCell(phase, claim.unit, 1);
        phases[cell] = phases[cell].plus(amount);
      }
    });
    const years = fullYears(claim.due, day);
    const bracket = REWARD_YEARS.filter(([from]) => years >= from).at(-1);
    if (bracket) reward = reward.plus(amount.times(bracket[1]).div(1000).toDecimalPlaces(2));
    return amount;
  };
  const paid = recoveries.filter(({ day }) => day <= AS_OF);
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
    const bucket = bucketOf(due);
    units[unit * BUCKETS + bucket] = units[unit * BUCKETS + bucket].plus(balance);
    byDebtor[debtor * BUCKETS + bucket] = byDebtor[debtor * BUCKETS + bucket].plus(balance);
  }
  return () => {
    const fen = (amounts: readonly Decimal[]): bigint[] =>
      amounts.map((amount) => BigInt(amount.times(100).toFixed(0)));
    return {
      ...emptyAnswer(debtors),
      units: fen(units),
      debtors: fen(byDebtor),
      phases: fen(phases),
      reward: fen([reward])[0],
    };
  };
}

function bucketOf(due: Day): number {
  return BUCKET_STARTS.filter((start) => AS_OF - due >= start).length;
}

function fullYears(due: Day, day: Day): number {
  const from = civil(due);
  const to = civil(day);
  const years = to.year - from.year;
  return dayOf(to.year, from.month, from.day) <= day ? years : years - 1;
}
