import fc from 'fast-check';
import { settlementTermsOf } from '../../src/interest/settlement-terms';
import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { InterestTerms, LprRow } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { settle } from '../../src/settlement/settle';
import { type ClaimRow, day, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const place = { file: '口径.xlsx' };

/** What is left of each claim, in 元. */
function balances(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  interest: Partial<InterestTerms> = {},
  lpr: readonly LprRow[] = [],
): number[] {
  const ledger = ledgerOf(claims, recoveries);
  const policy = policyOf({
    settings: { ...DEFAULT_SETTINGS, application: '法定顺序' },
    interest: { ...NO_INTEREST_TERMS, ...interest },
    lpr,
  });
  const terms = settlementTermsOf(ledger.claims, policy);
  const settlement = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    day('2020-12-31'),
    '法定顺序',
    terms,
  );
  return Array.from(settlement.balance, (fen) => fen / 100);
}

const claim = (due: string | undefined, more: Partial<ClaimRow> = {}): ClaimRow => ({
  origin: '2019-01-01',
  ...(due !== undefined && { due }),
  amount: 100,
  ...more,
});
const paid = (amount: number, on = '2020-06-30'): RecoveryRow[] => [{ day: on, amount }];

describe('法定顺序: which debt an unnamed payment pays (Civil Code art. 560)', () => {
  it.each<[string, ClaimRow[], RecoveryRow[], number[]]>([
    [
      'what is due comes before what is not, however secured and dear it is',
      [
        claim('2020-12-01', { contractRate: '20%' }),
        claim('2020-06-30', { security: '抵押', contractRate: '1%' }),
      ],
      paid(60),
      [100, 40],
    ],
    [
      'of what is due the least secured: without security, then a surety, then a mortgage',
      [
        claim('2019-02-01', { security: '抵押' }),
        claim('2019-03-01', { security: '连带责任保证' }),
        claim('2019-04-01', { security: '信用' }),
      ],
      paid(150),
      [100, 50, 0],
    ],
    [
      'equally secured: the heavier burden, by the penalty rate of what is due',
      [
        claim('2019-02-01', { contractRate: '6%', penaltyRate: '7%' }),
        claim('2019-03-01', { contractRate: '5%', penaltyRate: '8%' }),
        claim('2019-01-15'),
      ],
      paid(150),
      [50, 0, 100],
    ],
    [
      'equal burden: the earliest due',
      [claim('2019-03-01'), claim('2019-02-01'), claim('2019-02-02')],
      paid(130),
      [100, 0, 70],
    ],
    [
      'all equal: pro rata, to the fen',
      [claim('2019-02-01'), claim('2019-02-01', { amount: 200 }), claim('2019-02-01')],
      paid(100.01),
      [75, 149.99, 75],
    ],
    [
      'a debtor’s designation is a recovery that names its claim, and comes first',
      [claim('2019-02-01', { id: 'A' }), claim('2020-12-31', { id: 'B', security: '质押' })],
      [{ day: '2020-06-30', claim: 'B', amount: 30 }, ...paid(10)],
      [90, 70],
    ],
    [
      'what is not due yet follows in the same order, what has no due date comes last',
      [claim(undefined), claim('2020-12-01'), claim('2020-11-01', { security: '抵押' })],
      paid(250),
      [50, 0, 0],
    ],
    [
      'what falls due between two payments then comes first',
      [claim('2019-02-01', { security: '抵押' }), claim('2020-07-31')],
      [...paid(10), ...paid(30, '2020-07-31')],
      [90, 70],
    ],
    [
      'a reversal puts a claim back in line',
      [claim('2019-02-01', { id: 'A' }), claim('2019-03-01')],
      [
        { id: 'R', day: '2020-01-01', amount: 100 },
        { day: '2020-02-01', amount: -100, method: '冲销', reverses: 'R' },
        ...paid(150),
      ],
      [0, 50],
    ],
    [
      'a fen that cannot be split goes to the first in the ledger, also where a reversal put it back in line',
      [claim('2019-02-01', { id: 'A' }), claim('2019-02-01'), claim('2019-02-01')],
      [
        { id: 'R', day: '2020-01-01', claim: 'A', amount: 100 },
        ...paid(3, '2020-01-02'),
        { day: '2020-02-01', amount: -98.5, method: '冲销', reverses: 'R' },
        ...paid(0.01),
      ],
      [98.49, 98.5, 98.5],
    ],
    [
      'of equals that are paid but for a fen the one that is not stays in line',
      [claim('2019-02-01'), claim('2019-02-01', { amount: 0.01 }), claim('2019-03-01')],
      [...paid(100), ...paid(0.02)],
      [0, 0, 99.99],
    ],
  ])('%s', (_, claims, recoveries, left) => {
    expect(balances(claims, recoveries)).toEqual(left);
  });

  it('a burden by the LPR is that of the day of the payment', () => {
    const claims = [claim('2019-02-01', { contractRate: '4%', penaltyRate: '4%' }), claim('2019-02-01')];
    const lpr = ['4.25%', '3.85%'].map((rate, index) => ({
      from: day(index === 0 ? '2019-08-20' : '2020-04-20'),
      oneYear: parseRate(rate)!,
      fiveYears: null,
      place,
    }));
    const terms = { lprUplift: [{ from: -Infinity, to: NO_DAY, rate: parseRate('0%')!, place }] };
    expect(balances(claims, paid(10, '2020-04-19'), terms, lpr)).toEqual([100, 90]);
    expect(balances(claims, paid(10, '2020-04-20'), terms, lpr)).toEqual([90, 100]);
    const both = [...paid(10, '2020-04-19'), ...paid(20, '2020-04-20')];
    expect(balances(claims, both, terms, lpr)).toEqual([80, 90]);
  });

  it('whatever the order of the rows, each claim keeps the same balance', () => {
    const rows = fc.uniqueArray(
      fc.record({
        due: fc.constantFrom('2019-02-01', '2020-01-31', '2020-12-01'),
        security: fc.constantFrom('', '保证', '抵押'),
        contractRate: fc.constantFrom('4%', '6%'),
        // Different amounts and payments that no remainder of a fen depends on.
        amount: fc.integer({ min: 1, max: 40 }).map((ten) => ten * 10),
      }),
      { minLength: 1, maxLength: 8, selector: ({ amount }) => amount },
    );
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 9 }),
        (claims, amount, seed) => {
          const shuffled = [...claims].sort((a, b) => ((a.amount * seed) % 11) - ((b.amount * seed) % 11));
          const byAmount = (list: readonly (typeof claims)[number][]): Map<number, number> => {
            const left = balances(
              list.map((row, index) => ({ ...row, id: `${index}`, origin: '2019-01-01' })),
              [...paid(amount, '2020-01-31'), ...paid(amount * 2)],
            );
            return new Map(list.map((row, index) => [row.amount, left[index]]));
          };
          const [one, other] = [byAmount(claims), byAmount(shuffled)];
          for (const [key, left] of one) expect(Math.abs(left - other.get(key)!)).toBeLessThan(0.015);
        },
      ),
    );
  });

  it('what equal debts cost grows with the debts and the payments, not with one times the other', () => {
    const asked = (debts: number, payments: number): number => {
      const claims = Array.from({ length: debts }, () => claim('2019-02-01', { amount: 1000 }));
      const recoveries = Array.from({ length: payments }, () => paid(debts)).flat();
      const ledger = ledgerOf(claims, recoveries);
      let count = 0;
      const burdens = { on: () => (count++, null), changes: [] };
      const { applications } = settle(
        ledger.claims,
        ledger.recoveries,
        ledger.debtors.size,
        day('2020-12-31'),
        '法定顺序',
        { burdens },
      );
      // Each payment pays each debt its share: that many applications there must be.
      expect(applications.count).toBe(debts * payments);
      return count;
    };
    // Once for each debt: all are due when the first payment looks for them.
    expect([asked(20, 5), asked(20, 50), asked(200, 5)]).toEqual([20, 20, 200]);
  });
});
