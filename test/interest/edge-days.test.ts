import { burdensOf } from '../../src/interest/burdens';
import { paymentDays } from '../../src/interest/concession-plan';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import { salesDefaultSchedule } from '../../src/interest/lpr';
import { constantRate, rateKnownOn, type RateSchedule, scheduleOf } from '../../src/interest/rate-schedule';
import { nextSettlementDay } from '../../src/interest/settlement-day';
import { type StatementTerms, statementOf } from '../../src/interest/statement';
import { formatDay } from '../../src/calendar/day';
import { formatRate, parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { DatedRate, InterestTerms } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { type ClaimRow, day, fen, ledgerOf } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const place = { file: '口径.xlsx' };
const dated = (from: string, to: string | undefined, rate: string): DatedRate => ({
  from: day(from),
  to: day(to),
  rate: parseRate(rate)!,
  place,
});

test.each([
  ['2012-01-01', '2012-03-20'],
  ['2012-03-19', '2012-03-20'],
  ['2012-03-20', '2012-06-20'],
  ['2012-06-20', '2012-09-20'],
  ['2012-09-20', '2012-12-20'],
  ['2012-12-19', '2012-12-20'],
  ['2012-12-20', '2013-03-20'],
  ['2012-12-31', '2013-03-20'],
])('interest that runs after %s is settled on %s', (after, expected) => {
  expect(formatDay(nextSettlementDay(day(after)))).toBe(expected);
});

describe('a rate that holds until a day', () => {
  const on = (rates: readonly DatedRate[], text: string): string | null => {
    const rate = rateKnownOn(scheduleOf(rates), day(text));
    return rate && formatRate(rate);
  };

  test.each<[string, string | null, string]>([
    ['2012-06-30', '6%', 'the day before the next'],
    ['2012-06-29', null, 'two days before it: one day has none'],
    ['2012-12-31', '6%', 'after the next has begun'],
  ])('to %s: on 2012-06-30 it is %s (%s)', (to, expected, _) => {
    const rates = [dated('2012-07-01', undefined, '8%'), dated('2012-01-01', to, '6%')];
    expect(on(rates, '2012-06-30')).toBe(expected);
    expect(on(rates, '2012-06-29')).toBe('6%');
    expect(on(rates, '2012-07-01')).toBe('8%');
    // A next one that has begun is not ended by the one before it.
    expect(on(rates, '2013-01-01')).toBe('8%');
  });

  test('with nothing after it, none is known from the next day on; before the first none is known', () => {
    const rates = [dated('2012-01-01', '2012-06-30', '6%')];
    expect(['2011-12-31', '2012-01-01', '2012-06-30', '2012-07-01'].map((text) => on(rates, text))).toEqual([
      null,
      '6%',
      '6%',
      null,
    ]);
  });
});

const STATEMENT: StatementTerms = {
  principal: 10_000_000,
  fees: 0,
  origin: day('2012-01-01'),
  due: day('2012-12-31'),
  contract: constantRate(parseRate('7.2%')!),
  penalty: null,
  compound: false,
  convention: 'actual/360',
  countsFirstDay: false,
  order: 'principal',
  payments: [],
  asOf: day('2012-06-20'),
};

test('a payment on the as-of date is in the statement, one on the next day is not', () => {
  const payments = [
    { day: day('2012-06-20'), fen: 100 },
    { day: day('2012-06-21'), fen: 200 },
  ];
  const statement = statementOf({ ...STATEMENT, payments });
  expect(statement.owed.principal).toBe(9_999_900);
  expect(statement.payments).toHaveLength(1);
});

test('复利: at the penalty rate on the interest unpaid on the settlement day, from the day after it', () => {
  // 79 days to 20 March: 1,580.00; 92 days to 20 June: 1,840.00, and on the 1,580.00 × 10.8% ÷ 360 × 92 = 43.61.
  const { lines, interest } = statementOf({
    ...STATEMENT,
    penalty: constantRate(parseRate('10.8%')!),
    compound: true,
  });
  expect(lines.map(({ kind, days, interest: part }) => [kind, days, part])).toEqual([
    ['contract', 79, 158_000],
    ['contract', 92, 184_000],
    ['compound', 92, 4_361],
  ]);
  expect(interest).toBe(346_361);
});

function interestOf(claim: ClaimRow, terms: Partial<InterestTerms>, asOf: string) {
  const ledger = ledgerOf([claim], []);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  const policy = policyOf({ interest: { ...NO_INTEREST_TERMS, basis: '365', ...terms } });
  return interestOfLedger(ledger, policy, settlement, day(asOf))!.claims[0].statement.interest;
}

test.each([
  // 2012-01-31 to 2012-03-31: 60 days, two months of 30.
  ['360', '2012-03-31', '1000'],
  ['365', '2012-03-31', '986.30'],
  ['实际', '2012-03-31', '983.61'],
  ['30/360', '2012-03-31', '1000'],
  // To 2012-05-31: 121 days, four months of 30.
  ['360', '2012-05-31', '2016.67'],
  ['30/360', '2012-05-31', '2000'],
] as const)('计息基础 %s to %s: %s on 100,000.00 at 6%%', (basis, asOf, expected) => {
  const claim = { id: 'A', origin: '2012-01-31', due: '2012-01-31', amount: '100000', penaltyRate: '6%' };
  expect(interestOf(claim, { basis }, asOf)).toBe(fen(expected));
});

describe('the days that a debtor compares', () => {
  const texts = (asOf: string, deadline: string): string[] =>
    paymentDays(day(asOf), day(deadline)).map(formatDay);

  test('a deadline at the end of a month is there once', () => {
    expect(texts('2012-07-15', '2012-08-31')).toEqual([
      '2012-07-15',
      '2012-07-31',
      '2012-08-31',
      '2012-09-01',
      '2012-09-30',
      '2012-10-30',
      '2012-11-29',
    ]);
  });

  test('no more than twelve ends of months', () => {
    expect(texts('2012-01-15', '2015-06-15').slice(0, 14)).toEqual([
      '2012-01-15',
      ...['01-31', '02-29', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30'].map(
        (end) => `2012-${end}`,
      ),
      '2012-10-31',
      '2012-11-30',
      '2012-12-31',
      '2015-06-15',
    ]);
  });

  test('a deadline that is past leaves the as-of date and the days after it', () => {
    expect(texts('2012-09-01', '2012-08-31')).toEqual([
      '2012-09-01',
      '2012-09-02',
      '2012-10-01',
      '2012-10-31',
      '2012-11-30',
    ]);
  });
});

describe('how heavy a debt is (Civil Code art. 560)', () => {
  const on = (claim: ClaimRow, terms: Partial<InterestTerms>, text: string): string | null => {
    const { claims } = ledgerOf([claim], []);
    const rate = burdensOf(claims, { ...NO_INTEREST_TERMS, ...terms }, []).on(0, day(text));
    return rate && formatRate(rate);
  };
  const loan = { id: 'A', origin: '2012-01-01', due: '2012-06-30', amount: '100' };

  test('the contract rate before the due date, the penalty rate from it on; without one the contract rate stays', () => {
    const both = { ...loan, contractRate: '6%', penaltyRate: '9%' };
    expect([on(both, {}, '2012-06-29'), on(both, {}, '2012-06-30')]).toEqual(['6%', '9%']);
    expect(on({ ...loan, contractRate: '6%' }, {}, '2012-07-01')).toBe('6%');
    expect(on(loan, {}, '2012-07-01')).toBeNull();
  });

  test('a daily rate of the law is measured by the year beside yearly ones', () => {
    const supply = { ...loan, origin: '2025-06-01', due: '2025-06-30' };
    const terms = { rule: '中小企业' as const, contract: [dated('2025-01-01', undefined, '6%')] };
    const lawful = { ...terms, contract: [], basis: '365' as const };
    expect(on(supply, lawful, '2025-07-01')).toBe('18.25%');
    expect(on(supply, { ...lawful, basis: '日利率' }, '2025-07-01')).toBe('0.05%');
    expect(on(supply, terms, '2025-06-29')).toBe('6%');
  });

  test('the days on which a rate may change, each once and in order', () => {
    const { claims } = ledgerOf([loan], []);
    const terms = {
      ...NO_INTEREST_TERMS,
      contract: [dated('2012-07-01', undefined, '7%'), dated('2012-01-01', '2012-06-30', '6%')],
      penalty: [
        { ...dated('2012-01-01', undefined, '9%'), from: -Infinity },
        dated('2012-03-01', undefined, '10%'),
      ],
      uplift: [dated('2012-07-01', '2012-12-31', '50%')],
    };
    const lpr = [{ from: day('2012-02-20'), oneYear: parseRate('4%')!, fiveYears: null, place }];
    expect(burdensOf(claims, terms, lpr).changes.map(formatDay)).toEqual([
      '2012-01-01',
      '2012-02-20',
      '2012-03-01',
      '2012-07-01',
      '2013-01-01',
    ]);
  });
});

test('a benchmark that is written on beyond the reform of the LPR counts only to the eve of it', () => {
  const reform = day('2019-08-20');
  const lpr = [{ from: reform, oneYear: parseRate('4.25%')!, fiveYears: null, place }];
  const benchmark = { from: day('2015-10-24'), rate: parseRate('4.35%')! };
  const beyond = [reform, reform + 30].map((from) => ({ from, rate: parseRate('9%')! }));
  const ofSales = (rates: RateSchedule): RateSchedule =>
    salesDefaultSchedule(lpr, rates, parseRate('50%')!, day('2018-01-01')).schedule;
  expect(ofSales([benchmark, ...beyond])).toEqual(ofSales([benchmark]));
});
