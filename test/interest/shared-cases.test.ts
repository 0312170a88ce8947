import fc from 'fast-check';
import { overdueDays } from '../../src/aging/overdue';
import { type Day, dayOf } from '../../src/calendar/day';
import type { InterestConvention } from '../../src/interest/convention';
import { constantRate } from '../../src/interest/rate-schedule';
import { simpleInterest } from '../../src/interest/simple-interest';
import { statementOf } from '../../src/interest/statement';
import { parseRate } from '../../src/money/rate';
import { day } from '../fixture/ledger-of';
import { describeSharedCases } from '../shared-cases';

interface Accrual {
  readonly id: string;
  readonly principal?: number;
  readonly ratePct?: number;
  readonly start?: string;
  readonly end?: string;
  readonly daysInclusive?: number;
  readonly interest?: number;
}

describeSharedCases<Accrual>('interest_penalty_frappe_lending.json', (cases) => {
  const accruals = cases.filter(({ daysInclusive }) => daysInclusive !== undefined);

  test('holds accruals to compare', () => {
    expect(accruals.length).toBeGreaterThan(0);
  });

  test.each(accruals.map((one) => [one.id, one] as const))('%s: both ends counted, actual/365', (_, one) => {
    const { lines, interest } = statementOf({
      principal: one.principal! * 100,
      fees: 0,
      origin: day(one.start!),
      due: day(one.end!),
      contract: constantRate(parseRate(`${one.ratePct!}%`)!),
      penalty: null,
      compound: false,
      convention: 'actual/365',
      countsFirstDay: true,
      order: 'principal',
      payments: [],
      asOf: day(one.end!),
    });
    expect([lines[0].days, interest]).toEqual([one.daysInclusive, Math.round(one.interest! * 100)]);
  });
});

interface Delinquency {
  readonly dueDaysAgo?: number;
  readonly grace?: number;
  readonly delinquentDays?: number;
}

describeSharedCases<Delinquency>('pause_periods_fineract.json', (cases) => {
  const today: Day = dayOf(2024, 6, 30);
  const overdue = cases.filter(({ delinquentDays }) => delinquentDays !== undefined);

  test.each(overdue.map((one) => [one.dueDaysAgo!, one.delinquentDays!] as const))(
    'due %i days ago is %i days overdue',
    (ago, days) => {
      expect(overdueDays(today - ago, today)).toBe(days);
    },
  );
});

test('splitting an interval changes simple interest by rounding only', () => {
  const conventions = fc.constantFrom<InterestConvention>(
    'actual/360',
    'actual/365',
    'actual/actual',
    'daily',
  );
  const span = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e13 }),
      fc.integer({ min: 1, max: 9999 }),
      span,
      conventions,
      (fen, basisPoints, [first, second], convention) => {
        const rate = { num: basisPoints, den: convention === 'daily' ? 1e7 : 1e4 };
        const from = dayOf(2011, 11, 30);
        const whole = simpleInterest(fen, rate, from, from + first + second, convention);
        const parts =
          simpleInterest(fen, rate, from, from + first, convention) +
          simpleInterest(fen, rate, from + first, from + first + second, convention);
        expect(Math.abs(whole - parts)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
