import fc from 'fast-check';
import { NO_DAY } from '../../src/calendar/day';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import type { InterestResult } from '../../src/interest/interest-result';
import { settlementTermsOf } from '../../src/interest/settlement-terms';
import { parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { InterestTerms } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { settle, type ApplicationMethod } from '../../src/settlement/settle';
import type { Settlement } from '../../src/settlement/settlement';
import { type ClaimRow, day, fen, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const place = { file: '口径.xlsx' };
const TERMS: InterestTerms = {
  ...NO_INTEREST_TERMS,
  uplift: [{ from: -Infinity, to: NO_DAY, rate: parseRate('50%')!, place }],
  basis: '360',
  order: 'fees-interest-principal',
};
/** 9% a year after the due date: 360.00 a day. */
const LOAN: ClaimRow = {
  id: 'A',
  origin: '2012-01-15',
  due: '2012-01-15',
  amount: '1440000',
  contractRate: '6%',
};

function run(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  more: Partial<InterestTerms> = {},
  application: ApplicationMethod = '先进先出',
): { settlement: Settlement; interest: InterestResult } {
  const ledger = ledgerOf(claims, recoveries);
  const policy = policyOf({
    interest: { ...TERMS, ...more },
    settings: { ...DEFAULT_SETTINGS, application },
  });
  const asOf = day('2012-12-31');
  const settlement = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    asOf,
    application,
    settlementTermsOf(ledger.claims, policy),
  );
  return { settlement, interest: interestOfLedger(ledger, policy, settlement, asOf)! };
}

const owedOf = ({ interest, settlement }: ReturnType<typeof run>): number[] => {
  const { principal, interest: owed } = interest.claims[0].statement.owed;
  expect(settlement.balance[0]).toBe(principal);
  return [principal, owed];
};

describe('费用→利息→本金 (Civil Code art. 561): money pays the interest accrued by its day, then principal', () => {
  it('the balance falls by what is left after interest', () => {
    // 30 days are 10,800.00.
    const done = run([LOAN], [{ day: '2012-02-14', claim: 'A', amount: '110800' }]);
    expect(done.settlement.balance[0]).toBe(fen('1340000'));
    expect(Array.from(done.settlement.interestPaid.amount)).toEqual([fen('10800')]);
    // 321 days from 2012-02-14 to 2012-12-31 at 9% on 1,340,000.00.
    expect(owedOf(done)).toEqual([fen('1340000'), fen('107535')]);
  });

  it('money that does not cover the interest leaves the principal as it is', () => {
    const done = run([LOAN], [{ day: '2012-02-14', claim: 'A', amount: '800' }]);
    expect(owedOf(done)).toEqual([fen('1440000'), fen(String(351 * 360 - 800))]);
  });

  it('an unnamed payment pays a claim’s interest and principal before it goes on to the next claim', () => {
    const done = run(
      [LOAN, { ...LOAN, id: 'B', due: '2012-02-14' }],
      [{ day: '2012-02-14', amount: '1451000' }],
    );
    // B bore 6% to its due date: 30 days are 7,200.00, of which 200.00 are paid.
    expect(Array.from(done.settlement.balance)).toEqual([0, fen('1440000')]);
    expect(Array.from(done.settlement.interestPaid.amount)).toEqual([fen('10800'), fen('200')]);
  });

  it('a reversal gives back principal first, then interest, and interest runs on from its day', () => {
    const done = run(
      [LOAN],
      [
        { id: 'R', day: '2012-02-14', claim: 'A', amount: '20800' },
        { day: '2012-02-14', amount: '-15000', method: '冲销', reverses: 'R' },
      ],
    );
    expect(owedOf(done)).toEqual([fen('1440000'), fen(String(351 * 360 - 5800))]);
  });

  it('a write-off lowers principal only, and what is over a claim’s interest and principal waits', () => {
    const done = run(
      [LOAN],
      [
        { day: '2012-02-14', claim: 'A', amount: '1000000', method: '核销' },
        { day: '2012-02-14', claim: 'A', amount: '500000' },
      ],
    );
    expect(done.settlement.balance[0]).toBe(0);
    expect(done.settlement.unappliedRecovery[1]).toBe(fen('49200'));
  });

  it('a claim whose interest cannot be computed is paid by principal, and listed', () => {
    const done = run(
      [{ ...LOAN, contractRate: undefined! }],
      [{ day: '2012-02-14', claim: 'A', amount: '40000' }],
    );
    expect(done.settlement.balance[0]).toBe(fen('1400000'));
    expect(done.interest.missing).toEqual([{ claim: 0, why: 'no-rate' }]);
  });

  it('a claim without a date is paid by principal, and listed', () => {
    const done = run(
      [{ id: 'A', amount: '1440000', contractRate: '6%' }],
      [{ day: '2012-02-14', claim: 'A', amount: '40000' }],
    );
    expect(done.settlement.balance[0]).toBe(fen('1400000'));
    expect(done.interest.missing).toEqual([{ claim: 0, why: 'no-date' }]);
  });

  it.each([
    // Of the money 7,200.00 are the interest of 30 days at 6%: 447,200.00 bear 23,925.20 in the 321 days left.
    ['money paid before pays interest at the contract rate first', '银行' as const, '471125.2'],
    // The 7,200.00 stay owed: 440,000.00 bear 23,540.00.
    ['what was written off lowers principal alone', '核销' as const, '470740'],
  ])('under a concession %s', (_, method, due) => {
    // A penalty above the contract rate: more interest was settled than the concession reckons.
    const loan = { ...LOAN, penaltyRate: '9%' };
    const { interest } = run([loan], [{ day: '2012-02-14', claim: 'A', amount: '1000000', method }], {
      deadline: day('2012-12-31'),
    });
    expect(interest.claims[0].concession!.due).toBe(fen(due));
  });

  it('a concession never costs more than there is to pay without it', () => {
    const { interest } = run([{ ...LOAN, penaltyRate: '3%' }], [], { deadline: day('2012-12-31') });
    const { due, full, saving } = interest.claims[0].concession!;
    // 351 days at 3%, not at 6%.
    expect([due, full, saving]).toEqual([fen('1482120'), fen('1482120'), 0]);
  });
});

it('settlement and statement say the same, and all money is somewhere, whatever is paid and reversed when', () => {
  const claims = fc.array(
    fc.record({
      origin: fc.constantFrom('2012-01-01', '2012-03-20'),
      due: fc.constantFrom('2012-03-20', '2012-06-30', '2012-12-31'),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      contractRate: fc.constantFrom('6%', '24%'),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const payments = fc.array(
    fc.record({
      day: fc
        .integer({ min: 1, max: 12 })
        .chain((month) => fc.constantFrom(1, 20, 28).map((date) => `2012-${month}-${date}`)),
      named: fc.option(fc.nat(3), { nil: null }),
      amount: fc.integer({ min: 1, max: 400_000 }),
      reversed: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
      method: fc.constantFrom('银行' as const, '银行' as const, '减免' as const),
    }),
    { maxLength: 6 },
  );
  const policy = fc.record({ compound: fc.boolean() });
  const method = fc.constantFrom<ApplicationMethod>('先进先出', '法定顺序', '指定');
  fc.assert(
    fc.property(claims, payments, policy, method, (rows, paid, terms, application) => {
      const owing = rows.map((row, index) => ({ ...row, id: `C${index}` }));
      const recoveries = paid.flatMap(
        ({ day: on, named, amount, reversed, method: by }, index): RecoveryRow[] => [
          {
            id: `R${index}`,
            day: on,
            amount,
            method: by,
            ...(named !== null && named < rows.length && { claim: `C${named}` }),
          },
          ...(reversed === null
            ? []
            : [
                {
                  id: `X${index}`,
                  day: '2012-12-29',
                  amount: -Math.max(1, Math.floor((amount * reversed) / 100)),
                  method: '冲销' as const,
                  reverses: `R${index}`,
                },
              ]),
        ],
      );
      const { settlement, interest } = run(owing, recoveries, terms, application);
      const { balance, interestPaid, applications, unappliedRecovery } = settlement;
      const toInterest = new Map<number, number>();
      interestPaid.amount.forEach((amount, index) => {
        const claim = interestPaid.claim[index];
        toInterest.set(claim, (toInterest.get(claim) ?? 0) + amount);
      });
      for (const { claim, statement } of interest.claims) {
        expect(statement.owed.principal).toBe(balance[claim]);
        expect(statement.owed.interest).toBe(statement.interest - (toInterest.get(claim) ?? 0));
        expect(statement.owed.interest).toBeGreaterThanOrEqual(0);
      }
      const sum = (values: ArrayLike<number>): number =>
        Array.from(values).reduce((all, one) => all + one, 0);
      const money = recoveries.reduce((all, { amount }) => all + Number(amount) * 100, 0);
      const cut = paid.some(({ method: by }) => by === '减免');
      if (!cut)
        expect(sum(applications.amount) + sum(interestPaid.amount) + sum(unappliedRecovery)).toBe(money);
    }),
  );
});
