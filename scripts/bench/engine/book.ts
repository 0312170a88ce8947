import { civil, dayOf, type Day } from '../../../src/calendar/day';
import { Chance } from '../../sample/random';

const RECOVERIES_PER_CLAIM = 1.39;
const UNITS = ['一分公司', '二分公司', '三分公司', '信用社'] as const;
const AS_OF: Day = dayOf(2012, 12, 31);
/** All claims arise before the first recovery: no money of a made ledger waits for a claim. */
const FIRST_ORIGIN = dayOf(2006, 1, 1);
const LAST_ORIGIN = dayOf(2010, 12, 31);
const FIRST_PAYMENT = dayOf(2011, 1, 1);
const LAST_PAYMENT = dayOf(2013, 3, 31);

/** A phase: first and last day, both included. */
export type BookPhase = readonly [name: string, kind: string, first: Day, last: Day];

const PHASES: readonly BookPhase[] = [
  ['摸底阶段', '摸底', dayOf(2012, 5, 15), dayOf(2012, 5, 20)],
  ['认定阶段', '认定', dayOf(2012, 5, 21), dayOf(2012, 7, 22)],
  ['清收阶段', '清收', dayOf(2012, 7, 23), dayOf(2012, 11, 30)],
  ['复查阶段', '复查', dayOf(2012, 12, 1), dayOf(2012, 12, 31)],
];

/** The four phases of a campaign that ends with the as-of date. */
export function phasesUntil(asOf: Day): readonly BookPhase[] {
  return PHASES.map(([name, kind, first, last]) => [name, kind, first - AS_OF + asOf, last - AS_OF + asOf]);
}

/** Days overdue from which each bucket of the built-in set begins; what is not yet due stands before them. */
export const BUCKET_STARTS: readonly number[] = [1, 31, 61, 91, 181, 366];

/** Rates of the reward in thousandths, by full years overdue on the day of the recovery: below one year nothing. */
export const REWARD_YEARS: readonly (readonly [fromYear: number, thousandths: number])[] = [
  [1, 30],
  [3, 50],
];

/**
 * A ledger as columns: days as day numbers, amounts in fen and positive, codes from 0; every claim has arisen by the as-of date. A debtor
 * with an even code names the claims that he pays; one with an odd code pays first in, first out.
 */
export interface Book {
  readonly asOf: Day;
  readonly phases: readonly BookPhase[];
  /** Their names, by code. */
  readonly units: readonly string[];
  readonly debtors: number;
  readonly claims: {
    readonly count: number;
    readonly debtor: Int32Array;
    readonly unit: Int32Array;
    readonly origin: Int32Array;
    readonly due: Int32Array;
    readonly amount: Float64Array;
  };
  readonly recoveries: {
    readonly count: number;
    readonly day: Int32Array;
    /** Index of the claim, or -1 where only the debtor is named. */
    readonly claim: Int32Array;
    readonly debtor: Int32Array;
    readonly amount: Float64Array;
  };
}

/**
 * So many claims and 1.39 times as many recoveries, the same on every machine. Debtors with an even code name the claim that
 * they pay; the others pay first in, first out.
 * @param unnamed false: every recovery names its claim (for spreadsheets, whose formulas cannot do otherwise)
 */
export function madeBook(count: number, unnamed = true): Book {
  const chance = new Chance(count);
  const debtors = Math.max(2, Math.ceil(count / 20));
  const claims = {
    count,
    debtor: new Int32Array(count),
    unit: new Int32Array(count),
    origin: new Int32Array(count),
    due: new Int32Array(count),
    amount: new Float64Array(count),
  };
  for (let claim = 0; claim < count; claim++) {
    claims.debtor[claim] = chance.whole(0, debtors - 1);
    claims.unit[claim] = chance.whole(0, UNITS.length - 1);
    claims.origin[claim] = chance.whole(FIRST_ORIGIN, LAST_ORIGIN);
    claims.due[claim] = notLeapDay(claims.origin[claim] + chance.pick([30, 60, 90, 365, 730]));
    claims.amount[claim] = chance.whole(1_00, 5_000_000_00);
  }
  const total = Math.round(count * RECOVERIES_PER_CLAIM);
  const recoveries = {
    count: total,
    day: new Int32Array(total),
    claim: new Int32Array(total),
    debtor: new Int32Array(total),
    amount: new Float64Array(total),
  };
  for (let recovery = 0; recovery < total; recovery++) {
    const claim = chance.whole(0, count - 1);
    const debtor = claims.debtor[claim];
    recoveries.day[recovery] = chance.whole(FIRST_PAYMENT, LAST_PAYMENT);
    recoveries.claim[recovery] = unnamed && debtor % 2 === 1 ? -1 : claim;
    recoveries.debtor[recovery] = debtor;
    recoveries.amount[recovery] = Math.ceil(claims.amount[claim] * chance.next() * 0.8) || 1;
  }
  return { asOf: AS_OF, phases: phasesUntil(AS_OF), units: UNITS, debtors, claims, recoveries };
}

/** The peers' calendars differ about anniversaries of 29 February, so none is due then. */
export function notLeapDay(day: Day): Day {
  const { month, day: ofMonth } = civil(day);
  return month === 2 && ofMonth === 29 ? day + 1 : day;
}
