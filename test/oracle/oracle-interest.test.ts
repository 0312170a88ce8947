import fc from 'fast-check';
import { concessionOn } from '../../src/interest/concession';
import type { RateSchedule } from '../../src/interest/rate-schedule';
import { statementOf, type StatementTerms } from '../../src/interest/statement';
import { parseRate } from '../../src/money/rate';
import { owedByDays, type OracleRate } from './interest-by-days';
import { Decimal } from './money';

const LOANS = Number(process.env.QINGQIAN_LOANS ?? 300);
/** 2011-12-31; all days lie in the three years after it. */
const FIRST = 15_339;

const percent = fc.constantFrom('0', '1', '3.85', '6', '4.35', '18.25', '7.2', '24');
/** Rates that change on days of their own; the first holds from the beginning. */
const schedule = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), percent), { maxLength: 3 })
  .chain((later) =>
    percent.map((first) => {
      const days = new Map([[-400, first], ...later]);
      return [...days].sort(([a], [b]) => a - b).map(([day, rate]) => ({ from: FIRST + day, percent: rate }));
    }),
  );
const loan = fc.record({
  fen: fc.oneof(fc.constantFrom(1, 100, 120_000_000), fc.integer({ min: 1, max: 9_999_999_999 })),
  origin: fc.integer({ min: 0, max: 200 }),
  length: fc.integer({ min: 0, max: 400 }),
  contract: schedule,
  penalty: schedule,
  basis: fc.constantFrom<360 | 365>(360, 365),
  compound: fc.boolean(),
  interestFirst: fc.boolean(),
  payments: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0.001, max: 0.6, noNaN: true })),
    {
      maxLength: 4,
    },
  ),
  days: fc.integer({ min: 0, max: 900 }),
  deadline: fc.integer({ min: 0, max: 900 }),
});

const steps = (rates: readonly { from: number; percent: string }[]): RateSchedule =>
  rates.map(({ from, percent: text }) => ({ from, rate: parseRate(`${text}%`)! }));
const decimals = (rates: readonly { from: number; percent: string }[]): OracleRate[] =>
  rates.map(({ from, percent: text }) => ({ from, rate: new Decimal(text).div(100) }));

test('on random loans the statement and a walk day by day agree to the fen, with the concession and without it', () => {
  const seen = { compound: 0, paid: 0, saved: 0 };
  fc.assert(
    fc.property(loan, (drawn) => {
      const origin = FIRST + drawn.origin;
      const due = origin + drawn.length;
      const asOf = origin + drawn.days;
      const payments = drawn.payments
        .map(([after, share]) => ({ day: origin + after, fen: Math.max(1, Math.floor(drawn.fen * share)) }))
        .filter(({ day }) => day <= asOf)
        .sort((a, b) => a.day - b.day);
      const terms: StatementTerms = {
        principal: drawn.fen,
        fees: 0,
        origin,
        due,
        contract: steps(drawn.contract),
        penalty: steps(drawn.penalty),
        compound: drawn.compound,
        convention: drawn.basis === 360 ? 'actual/360' : 'actual/365',
        countsFirstDay: false,
        order: drawn.interestFirst ? 'fees-interest-principal' : 'principal',
        payments,
        asOf,
      };
      const slow = {
        ...drawn,
        principal: new Decimal(drawn.fen).div(100),
        origin,
        due,
        contract: decimals(drawn.contract),
        penalty: decimals(drawn.penalty),
        payments: payments.map(({ day, fen }) => ({ day, amount: new Decimal(fen).div(100) })),
      };
      const fen = ({ principal, interest }: { principal: Decimal; interest: Decimal }): number[] =>
        [principal, interest].map((amount) => amount.times(100).toNumber());
      const full = owedByDays(slow, asOf);
      const { owed, lines } = statementOf(terms);
      expect([owed.principal, owed.interest]).toEqual(fen(full));

      // §6: paid on or before the deadline, interest at the contract rate to the day of payment, no compound interest.
      const lenient = owedByDays({ ...slow, due: asOf, compound: false }, asOf);
      const inTime = drawn.deadline >= drawn.days;
      const due2 = inTime ? lenient : full;
      const [sums] = concessionOn(terms, [asOf], origin + drawn.deadline);
      const total = (all: { principal: Decimal; interest: Decimal }): number =>
        all.principal.plus(all.interest).times(100).toNumber();
      // It never costs more.
      expect([sums.due, sums.full]).toEqual([Math.min(total(due2), total(full)), total(full)]);
      if (lines.some(({ kind }) => kind === 'compound')) seen.compound++;
      if (payments.length > 0) seen.paid++;
      if (sums.due < sums.full) seen.saved++;
    }),
    { numRuns: LOANS, ...(process.env.QINGQIAN_SEED && { seed: Number(process.env.QINGQIAN_SEED) }) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(LOANS / 20);
});
