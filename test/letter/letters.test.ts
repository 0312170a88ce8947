import fc from 'fast-check';
import { NO_DAY } from '../../src/calendar/day';
import { interestOfLedger } from '../../src/interest/interest-of-ledger';
import { lettersOf, type Letters } from '../../src/letter/letters';
import { parseRate } from '../../src/money/rate';
import { NO_INTEREST_TERMS } from '../../src/policy/interest-terms';
import type { LetterWish } from '../../src/policy/letter-rows';
import { settle } from '../../src/settlement/settle';
import { day, fen, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const AS_OF = '2012-12-31';

function wish(said: Partial<LetterWish>): LetterWish {
  return {
    kind: '催款函',
    debtor: '',
    overdueMoreThan: null,
    owesMoreThan: null,
    day: NO_DAY,
    payBy: NO_DAY,
    instalments: null,
    firstPayment: NO_DAY,
    account: '',
    contact: '',
    phone: '',
    place: { file: '口径.xlsx', sheet: '函件', row: 1 },
    ...said,
  };
}

function write(
  claims: readonly ClaimRow[],
  wishes: readonly Partial<LetterWish>[],
  recoveries: readonly RecoveryRow[] = [],
  application: '先进先出' | '指定' = '先进先出',
): Letters {
  const ledger = ledgerOf(claims, recoveries);
  const asOf = day(AS_OF);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, application);
  return lettersOf({ ledger, settlement, interest: null, asOf }, wishes.map(wish));
}

const CLAIMS: readonly ClaimRow[] = [
  { id: '1', debtor: '甲', due: '2012-06-30', amount: 100 },
  { id: '2', debtor: '甲', due: '2013-06-30', amount: 50 },
  { id: '3', debtor: '乙', due: '2011-12-31', amount: 200 },
  { id: '4', debtor: '丙', amount: 70 },
  { id: '5', debtor: '甲', due: '2012-12-31', amount: 5 },
];

function said({ letters }: Letters): unknown {
  return letters.map(({ kind, debtor, claims, owed }) => [
    kind,
    debtor,
    claims.map(({ claim }) => claim),
    owed,
  ]);
}

test('where the interest of none of its claims can be computed, a letter says nothing of interest, not that it is nil', () => {
  const ledger = ledgerOf(CLAIMS, []);
  const asOf = day(AS_OF);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const rates = (penalty: string | null) => {
    const place = { file: '口径.xlsx' };
    const from = { from: -Infinity, to: NO_DAY, place };
    const interest = {
      ...NO_INTEREST_TERMS,
      contract: [],
      penalty: penalty === null ? [] : [{ ...from, rate: parseRate(penalty)! }],
      uplift: [],
      lprUplift: [],
      basis: '365' as const,
    };
    return interestOfLedger(ledger, policyOf({ interest }), settlement, asOf);
  };
  const [unknown] = lettersOf({ ledger, settlement, interest: rates(null), asOf }, [wish({})]).letters;
  expect([unknown.interest, unknown.owed]).toEqual([null, 10000n]);
  const [known] = lettersOf({ ledger, settlement, interest: rates('36.5%'), asOf }, [wish({})]).letters;
  expect(known.interest).toBe(1840n);
});

describe('who gets which letter', () => {
  test('a demand speaks of what is overdue: not of what falls due today or later, nor of what has no due date', () => {
    expect(said(write(CLAIMS, [{}]))).toEqual([
      ['催款函', '甲', [0], 10000n],
      ['催款函', '乙', [2], 20000n],
    ]);
  });

  test('the other kinds state all that is open, the earliest due date first, what has none last', () => {
    expect(
      said(
        write(CLAIMS, [
          { kind: '对账函', debtor: '甲' },
          { kind: '询证函', debtor: '丙' },
        ]),
      ),
    ).toEqual([
      ['对账函', '甲', [0, 4, 1], 15500n],
      ['询证函', '丙', [3], 7000n],
    ]);
  });

  test('both limits are exclusive', () => {
    const reached = (limits: Partial<LetterWish>): readonly string[] =>
      write(CLAIMS, [limits]).letters.map(({ debtor }) => debtor);
    expect(reached({ overdueMoreThan: 365 })).toEqual(['乙']);
    expect(reached({ overdueMoreThan: 366 })).toEqual([]);
    expect(reached({ owesMoreThan: fen(100) })).toEqual(['乙']);
    expect(reached({ owesMoreThan: fen('99.99') })).toEqual(['甲', '乙']);
  });

  test('nobody gets the same kind twice, and numbers run by kind', () => {
    const { letters } = write(CLAIMS, [
      { debtor: '甲' },
      {},
      { kind: '对账函', debtor: '甲', day: day('2013-01-05') },
    ]);
    expect(letters.map(({ number, debtor }) => [number, debtor])).toEqual([
      ['CK-20121231-001', '甲'],
      ['CK-20121231-002', '乙'],
      ['DZ-20130105-001', '甲'],
    ]);
  });

  test('a wish that reaches nobody is said', () => {
    const codes = write(CLAIMS, [{ debtor: '丁' }, { debtor: '丙' }, { overdueMoreThan: 4000 }]).findings;
    expect(codes.map(({ code }) => code)).toEqual([
      'letter-debtor-unknown',
      'letter-nobody',
      'letter-nobody',
    ]);
  });
});

describe('who gets none, and why', () => {
  const why = (
    said: Partial<LetterWish>,
    recoveries: readonly RecoveryRow[] = [],
    wishes: readonly Partial<LetterWish>[] = [],
  ): unknown =>
    write(CLAIMS, [...wishes, said], recoveries, '指定').omitted.map(({ debtor, reason, balance }) => [
      debtor,
      reason,
      balance,
    ]);

  test.each<[string, Partial<LetterWish>, readonly RecoveryRow[], unknown]>([
    ['nothing is past its due date', {}, [], [['丙', 'notOverdue', 7000n]]],
    ['a name that the ledger has not', { debtor: '甲、丁' }, [], [['丁', 'unknown', 0n]]],
    [
      'not overdue for so long',
      { overdueMoreThan: 200 },
      [],
      [
        ['甲', 'notOverdueEnough', 15500n],
        ['丙', 'notOverdue', 7000n],
      ],
    ],
    [
      'does not owe so much',
      { kind: '对账函', owesMoreThan: fen(155) },
      [],
      [
        ['甲', 'notOwingEnough', 15500n],
        ['丙', 'notOwingEnough', 7000n],
      ],
    ],
    [
      'what is here covers it',
      { debtor: '甲' },
      [{ day: '2012-07-01', debtor: '甲', amount: 100 }],
      [['甲', 'covered', 15500n]],
    ],
    [
      'has paid all',
      { debtor: '乙' },
      [{ day: '2012-07-01', claim: '3', debtor: '乙', amount: 200 }],
      [['乙', 'nothingOwed', 0n]],
    ],
  ])('%s', (_, said, recoveries, omitted) => {
    expect(why(said, recoveries)).toEqual(omitted);
  });

  test('one that an earlier wish has written to', () => {
    expect(why({ debtor: '甲、乙' }, [], [{ debtor: '甲' }])).toEqual([['甲', 'earlier', 15500n]]);
  });

  test('everybody who owes something either gets a letter or is said to get none', () => {
    const { letters, omitted } = write(CLAIMS, [{ overdueMoreThan: 200 }]);
    expect([...letters, ...omitted].map(({ debtor }) => debtor).sort()).toEqual(['丙', '乙', '甲'].sort());
  });
});

describe('what is asked for', () => {
  test('money that is here and waits for a claim is taken off', () => {
    const paid: RecoveryRow[] = [{ day: '2012-07-01', debtor: '甲', amount: 30 }];
    const [letter] = write(CLAIMS, [{ debtor: '甲' }], paid, '指定').letters;
    expect([letter.balance, letter.unapplied, letter.owed]).toEqual([10000n, 3000n, 7000n]);
    const all: RecoveryRow[] = [{ day: '2012-07-01', debtor: '甲', amount: 300 }];
    expect(write(CLAIMS, [{ debtor: '甲' }], all, '指定').letters).toEqual([]);
    const [statement] = write(CLAIMS, [{ kind: '对账函', debtor: '甲' }], all, '指定').letters;
    expect([statement.balance, statement.unapplied, statement.owed]).toEqual([15500n, 15500n, 0n]);
  });

  test('instalments fall on the same day of each month and add up to the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 1, max: 24 }),
        (amount, instalments) => {
          const [letter] = write(
            [{ id: '1', debtor: '甲', due: '2012-06-30', amount: amount / 100 }],
            [{ kind: '还款计划', instalments, firstPayment: day('2013-01-31') }],
          ).letters;
          const total = letter.instalments.reduce((sum, part) => sum + BigInt(part.amount!), 0n);
          expect(total).toBe(letter.owed);
          expect(letter.instalments).toHaveLength(instalments);
          if (instalments > 1) expect(letter.instalments[1].day).toBe(day('2013-02-28'));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a plan without terms has lines for the debtor to fill in', () => {
    const [{ instalments }] = write(CLAIMS, [{ kind: '还款计划', debtor: '乙' }]).letters;
    expect(instalments).toEqual(Array(6).fill({ day: null, amount: null }));
  });
});

test("address, contact and telephone are the debtor's own, not those of our people", () => {
  const ledger = ledgerOf([{ id: '1', debtor: '甲', due: '2012-06-30', amount: 1 }]);
  const [claims, recoveries] = ledger.sources;
  const source = {
    ...claims,
    firstColumn: 2,
    titles: ['债务人', '经办人电话', '联系地址', '联系人', '手机'],
    rows: [[], [null, null, '甲', '999', '青岛市××路1号', '王某', 13800001111]],
  };
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(AS_OF), '先进先出');
  const basis = { ledger: { ...ledger, sources: [source, recoveries] }, settlement, interest: null };
  const [letter] = lettersOf({ ...basis, asOf: day(AS_OF) }, [wish({})]).letters;
  expect(letter.address).toEqual({ address: '青岛市××路1号', contact: '王某', phone: '13800001111' });
});
