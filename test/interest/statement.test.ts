import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayOf, formatDay, type Day } from '../../src/calendar/day';
import { parseRate, type Rate } from '../../src/money/rate';
import { constantRate, multipliedRate, RateGap, type RateSchedule } from '../../src/interest/rate-schedule';
import { statementOf, type StatementTerms } from '../../src/interest/statement';
import fc from 'fast-check';

const day = (text: string): Day => {
  const [year, month, date] = text.split('-').map(Number);
  return dayOf(year, month, date);
};
const rate = (text: string): Rate => parseRate(text)!;

const TERMS: StatementTerms = {
  principal: 120_000_000,
  fees: 0,
  origin: day('2011-01-15'),
  due: day('2012-01-15'),
  contract: null,
  penalty: constantRate(rate('9%')),
  compound: false,
  convention: 'actual/360',
  countsFirstDay: false,
  order: 'principal',
  payments: [],
  asOf: day('2012-07-31'),
};

describe('a statement of account', () => {
  it('the example of rules.md §6: 1,200,000.00 at 6% × 1.5 for 198 days is 59,400.00', () => {
    const { lines, interest } = statementOf({
      ...TERMS,
      penalty: [{ from: 0, rate: multipliedRate(rate('6%'), rate('1.5')) }],
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: 'penalty', days: 198, balance: 120_000_000 });
    expect(interest).toBe(5_940_000);
  });

  it('a payment lowers the balance from the day after it, a new rate counts from its own day', () => {
    const { lines, owed } = statementOf({
      ...TERMS,
      penalty: [
        { from: day('2000-01-01'), rate: rate('9%') },
        { from: day('2012-03-01'), rate: rate('8%') },
      ],
      payments: [{ day: day('2012-02-15'), fen: 20_000_000 }],
    });
    expect(
      lines.map(({ after, to, balance, days, rate: { num, den } }) => [
        formatDay(after),
        formatDay(to),
        balance,
        days,
        num / den,
      ]),
    ).toEqual([
      ['2012-01-15', '2012-02-15', 120_000_000, 31, 0.09],
      ['2012-02-15', '2012-02-29', 100_000_000, 14, 0.09],
      ['2012-02-29', '2012-07-31', 100_000_000, 153, 0.08],
    ]);
    expect(owed.principal).toBe(100_000_000);
  });

  it('fees, interest, principal: what each payment paid is told, and what is over', () => {
    const { payments, owed, interest } = statementOf({
      ...TERMS,
      fees: 1_000_00,
      order: 'fees-interest-principal',
      payments: [
        { day: day('2012-02-14'), fen: 1_000_000 },
        { day: day('2012-03-15'), fen: 200_000_000 },
      ],
    });
    // 30 days at 9% on 1,200,000.00 are 9,000.00: the first payment leaves the principal as it was.
    expect(payments[0]).toMatchObject({ toFees: 100_000, toInterest: 900_000, toPrincipal: 0, over: 0 });
    expect(payments[1]).toMatchObject({
      toFees: 0,
      toInterest: 900_000,
      toPrincipal: 120_000_000,
      over: 79_100_000,
    });
    expect(owed).toEqual({ fees: 0, interest: 0, principal: 0 });
    expect(interest).toBe(1_800_000);
  });

  it('两头都算 counts the day of origin too; a daily rate has days as its basis', () => {
    const terms = {
      ...TERMS,
      contract: constantRate(rate('0.05%')),
      penalty: null,
      convention: 'daily' as const,
    };
    const dueSoon = { ...terms, due: day('2011-01-25') };
    expect(statementOf(dueSoon).lines[0]).toMatchObject({ days: 10, interest: 600_000 });
    expect(statementOf({ ...dueSoon, countsFirstDay: true }).lines[0]).toMatchObject({
      days: 11,
      interest: 660_000,
    });
  });

  it('a daily penalty beside yearly contract interest: each is counted by its own convention', () => {
    const { lines } = statementOf({
      ...TERMS,
      origin: day('2012-01-05'),
      contract: constantRate(rate('6%')),
      penalty: constantRate(rate('0.05%')),
      penaltyConvention: 'daily',
      asOf: day('2012-01-25'),
    });
    // 10 days of 1,200,000.00 at 6% ÷ 360, then 10 days at 0.05%.
    expect(lines.map(({ kind, interest }) => [kind, interest])).toEqual([
      ['contract', 200_000],
      ['penalty', 600_000],
    ]);
  });

  it('compound interest runs on what was unpaid at the settlement day, whatever cuts the quarter', () => {
    const { lines } = statementOf({
      ...TERMS,
      compound: true,
      payments: [{ day: day('2012-04-10'), fen: 20_000_000 }],
      asOf: day('2012-04-30'),
    });
    // 65 days at 300.00 are unpaid on 2012-03-20; the payment lowers the principal, not that.
    expect(
      lines
        .filter(({ kind }) => kind === 'compound')
        .map(({ after, balance }) => [formatDay(after), balance]),
    ).toEqual([
      ['2012-03-20', 1_950_000],
      ['2012-04-10', 1_950_000],
    ]);
  });

  it.each([
    ['numerator', { num: 2 ** 52, den: 1 }, { num: 3, den: 1 }],
    ['denominator', { num: 1, den: 2 ** 52 }, { num: 1, den: 3 }],
  ])('a product of rates whose %s cannot be held exactly is refused', (_, one, other) => {
    expect(() => multipliedRate(one, other)).toThrow(RangeError);
  });

  it('a day without a rate is an error, never a guess', () => {
    const penalty: RateSchedule = [{ from: day('2012-02-01'), rate: rate('9%') }];
    expect(() => statementOf({ ...TERMS, penalty })).toThrow(RateGap);
    expect(() => statementOf({ ...TERMS, penalty })).toThrow('2012-01-16');
  });
});

describe('whatever is paid when', () => {
  const payments = fc
    .array(
      fc.record({
        day: fc.integer({ min: TERMS.origin, max: TERMS.asOf }),
        fen: fc.integer({ min: 1, max: 60_000_000 }),
      }),
      {
        maxLength: 6,
      },
    )
    .map((list) => list.sort((a, b) => a.day - b.day));
  const terms = fc.record({
    payments,
    compound: fc.boolean(),
    order: fc.constantFrom('principal' as const, 'fees-interest-principal' as const),
    contract: fc.constantFrom(null, constantRate(rate('6%'))),
  });

  it('the statement adds up line by line, and what came in was put somewhere', () => {
    fc.assert(
      fc.property(terms, (more) => {
        const statement = statementOf({ ...TERMS, ...more, fees: 5_000 });
        expect(statement.lines.reduce((sum, { interest }) => sum + interest, 0)).toBe(statement.interest);
        const paid = statement.payments.reduce(
          (sum, one) => sum + one.toFees + one.toInterest + one.toPrincipal,
          0,
        );
        const { fees, interest, principal } = statement.owed;
        expect(paid + fees + interest + principal).toBe(5_000 + statement.interest + TERMS.principal);
        for (const one of statement.payments)
          expect(one.toFees + one.toInterest + one.toPrincipal + one.over).toBe(one.fen);
      }),
    );
  });

  // Interest that bears compound interest at the penalty rate is dearer than principal at the contract rate: who pays interest
  // first then may gain by waiting a day, and that is no mistake.
  it('paying earlier never costs more, unless interest is paid first and compounded', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 300 }), ({ payments: paid, ...more }, earlier) => {
        fc.pre(!more.compound || more.order === 'principal');
        const before = paid.map((one) => ({ ...one, day: Math.max(TERMS.origin, one.day - earlier) }));
        const lines = statementOf({ ...TERMS, ...more, payments: paid }).lines.length;
        const sooner = statementOf({ ...TERMS, ...more, payments: before });
        // Each line is rounded by itself: at most one fen a line.
        expect(sooner.interest).toBeLessThanOrEqual(
          statementOf({ ...TERMS, ...more, payments: paid }).interest + lines + sooner.lines.length,
        );
      }),
    );
  });
});

interface RulebookLine {
  readonly kind?: string;
  readonly after: string;
  readonly to: string;
  readonly balanceFen: number;
  readonly days: number;
  readonly rate?: string;
  readonly lpr?: string;
  readonly fen: number;
}
interface Rulebook {
  readonly statement: readonly {
    principalFen: number;
    origin: string;
    due: string;
    rate: string;
    penaltyMultiple: string;
    basis: number;
    compound: boolean;
    recoveries: readonly { date: string; fen: number }[];
    asOf: string;
    lines: readonly RulebookLine[];
    totalFen: number;
  }[];
  readonly lpr: readonly {
    principalFen: number;
    after: string;
    to: string;
    table: readonly (readonly [string, string])[];
    multiple: string;
    basis: number;
    recoveries: readonly { date: string; fen: number }[];
    lines: readonly RulebookLine[];
    totalFen: number;
  }[];
}

const RULEBOOK = resolve(__dirname, '../../../shared/cases/rulebook.json');
const describeRulebook = existsSync(RULEBOOK) ? describe : describe.skip;
const rulebook = existsSync(RULEBOOK) ? (JSON.parse(readFileSync(RULEBOOK, 'utf8')) as Rulebook) : null;

describeRulebook('the worked statements', () => {
  it.each((rulebook?.statement ?? []).map((one, index) => [index + 1, one] as const))(
    'statement %i',
    (_, one) => {
      const contract = rate(one.rate);
      const statement = statementOf({
        principal: one.principalFen,
        fees: 0,
        origin: day(one.origin),
        due: day(one.due),
        contract: constantRate(contract),
        penalty: constantRate(multipliedRate(contract, rate(one.penaltyMultiple))),
        compound: one.compound,
        convention: one.basis === 360 ? 'actual/360' : 'actual/365',
        countsFirstDay: false,
        order: 'principal',
        payments: one.recoveries.map(({ date, fen }) => ({ day: day(date), fen })),
        asOf: day(one.asOf),
      });
      expect(
        statement.lines.map((line) => ({
          kind: line.kind,
          after: formatDay(line.after),
          to: formatDay(line.to),
          balanceFen: line.balance,
          days: line.days,
          fen: line.interest,
        })),
      ).toEqual(
        one.lines.map(({ kind, after, to, balanceFen, days, fen }) => ({
          kind,
          after,
          to,
          balanceFen,
          days,
          fen,
        })),
      );
      expect(statement.interest).toBe(one.totalFen);
    },
  );

  it.each((rulebook?.lpr ?? []).map((one, index) => [index + 1, one] as const))(
    'LPR statement %i',
    (_, one) => {
      const multiple = rate(one.multiple);
      const statement = statementOf({
        principal: one.principalFen,
        fees: 0,
        origin: day(one.after),
        due: day(one.after),
        contract: null,
        penalty: one.table.map(([from, text]) => ({
          from: day(from),
          rate: multipliedRate(rate(text), multiple),
        })),
        compound: false,
        convention: one.basis === 360 ? 'actual/360' : 'actual/365',
        countsFirstDay: false,
        order: 'principal',
        payments: one.recoveries.map(({ date, fen }) => ({ day: day(date), fen })),
        asOf: day(one.to),
      });
      expect(
        statement.lines.map((line) => [
          formatDay(line.after),
          formatDay(line.to),
          line.balance,
          line.days,
          line.interest,
        ]),
      ).toEqual(one.lines.map(({ after, to, balanceFen, days, fen }) => [after, to, balanceFen, days, fen]));
      expect(statement.interest).toBe(one.totalFen);
    },
  );
});
