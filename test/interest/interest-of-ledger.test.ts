import { NO_DAY } from '../../src/calendar/day';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import type { InterestResult } from '../../src/interest/interest-result';
import { parseRate, type Rate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { DatedRate, InterestTerms } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { type ClaimRow, day, fen, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const rate = (text: string): Rate => parseRate(text)!;
const place = { file: '口径.xlsx' };
const always = (text: string): DatedRate => ({ from: -Infinity, to: NO_DAY, rate: rate(text), place });

const TERMS: InterestTerms = {
  ...NO_INTEREST_TERMS,
  contract: [],
  penalty: [],
  uplift: [always('50%')],
  lprUplift: [],
  basis: '360',
  countsFirstDay: false,
  compound: false,
  order: 'principal',
  deadline: NO_DAY,
};
const LOAN: ClaimRow = {
  id: 'A1',
  origin: '2012-01-15',
  due: '2012-01-15',
  amount: '1200000',
  contractRate: '6%',
};

function interestOf(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[] = [],
  terms: Partial<InterestTerms> = {},
  asOf = '2012-07-31',
  lpr = policyOf().lpr,
): InterestResult | null {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  return interestOfLedger(ledger, policyOf({ interest: { ...TERMS, ...terms }, lpr }), settlement, day(asOf));
}

test('penalty interest at the contract rate of the row and the uplift of the policy; the concession beside it', () => {
  const result = interestOf([LOAN], [], { deadline: day('2012-08-10') })!;
  expect(result.claims[0].statement.interest).toBe(fen('59400'));
  // Paid on the last day of the concession: 208 days at 6% instead of 9%.
  expect(result.claims[0].concession).toMatchObject({
    saving: fen('20800'),
    due: fen('1241600'),
    full: fen('1262400'),
  });
});

test('what came in lowers the balance from the day after, a reversal puts it back', () => {
  const result = interestOf(
    [LOAN],
    [
      { id: 'R1', day: '2012-03-15', claim: 'A1', amount: '200000' },
      { id: 'R2', day: '2012-04-14', claim: 'A1', amount: '-200000', method: '冲销', reverses: 'R1' },
    ],
  )!;
  expect(result.claims[0].statement.lines.map(({ days, balance }) => [days, balance])).toEqual([
    [60, fen('1200000')],
    [30, fen('1000000')],
    [108, fen('1200000')],
  ]);
});

test('a row’s own penalty rate comes first, then its contract rate with the uplift, then the policy, then the LPR', () => {
  const lpr = [{ from: day('2010-01-01'), oneYear: rate('4%'), fiveYears: null, place }];
  const plain = { origin: '2012-01-15', due: '2012-01-15', amount: '360000' };
  const percent = (claim: ClaimRow, terms: Partial<InterestTerms>): number => {
    const { rate: found } = interestOf([claim], [], terms, '2012-07-31', lpr)!.claims[0].statement.lines[0];
    return Number(((found.num / found.den) * 100).toFixed(4));
  };
  const terms = { penalty: [always('10%')], lprUplift: [always('30%')] };
  expect(percent({ ...plain, penaltyRate: '12%', contractRate: '6%' }, terms)).toBe(12);
  expect(percent({ ...plain, contractRate: '6%' }, terms)).toBe(9);
  expect(percent(plain, terms)).toBe(10);
  expect(percent(plain, { ...terms, penalty: [], contract: [always('8%')] })).toBe(12);
  expect(percent(plain, { ...terms, penalty: [] })).toBe(5.2);
});

test('a claim without a date, without a rate, or with a gap in its rates is listed with the reason, not guessed', () => {
  const result = interestOf(
    [
      { id: 'A', amount: '100' },
      { id: 'B', origin: '2012-01-01', due: '2012-02-01', amount: '100' },
      { id: 'C', origin: '2012-01-01', due: '2012-02-01', amount: '100', contractRate: '6%' },
      { id: 'D', origin: '2012-01-01', due: '2012-12-31', amount: '100' },
    ],
    [],
    { uplift: [{ from: day('2012-03-01'), to: NO_DAY, rate: rate('50%'), place }] },
  )!;
  expect(result.claims).toEqual([]);
  expect(result.missing).toEqual([
    { claim: 0, why: 'no-date' },
    { claim: 1, why: 'no-rate' },
    { claim: 2, why: 'rate-gap' },
  ]);
});

test('a claim that was paid late still owes the interest of that time; one paid on the due date owes none', () => {
  const result = interestOf(
    [LOAN, { ...LOAN, id: 'A2' }],
    [
      { day: '2012-01-15', claim: 'A2', amount: '1200000' },
      { day: '2012-02-14', claim: 'A1', amount: '1200000' },
    ],
  )!;
  expect(
    result.claims.map(({ claim, statement }) => [claim, statement.interest, statement.owed.principal]),
  ).toEqual([[0, fen('9000'), 0]]);
});

test('without a day basis nothing is computed', () => {
  expect(interestOf([LOAN], [], { basis: null })).toBeNull();
});

test('figures of more digits than can be held are listed, and stop no other claim', () => {
  const result = interestOf([
    { ...LOAN, amount: '9999999999999.99', contractRate: '100%', origin: '1920-01-01', due: '1920-01-01' },
    LOAN,
  ])!;
  expect(result.missing).toEqual([{ claim: 0, why: 'too-large' }]);
  expect(result.claims.map(({ claim }) => claim)).toEqual([1]);
  const digits = { ...LOAN, contractRate: '6.1234567890123%' };
  const exact = interestOf([digits], [], { uplift: [always('33.3333333%')] })!;
  expect(exact.missing).toEqual([{ claim: 0, why: 'rate-gap' }]);
});
