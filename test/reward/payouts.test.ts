import fc from 'fast-check';
import { fen, type RecoveryRow } from '../fixture/ledger-of';
import { barred, bracket } from '../fixture/policy-of';
import { payout, rewardOf, type PaidRow } from './reward-run';

const CLAIMS = [
  { id: 'A', due: '2009-07-16', amount: 1_000_000, owner: '张三' },
  { id: 'B', due: '2010-07-16', amount: 1_000_000, owner: '李四' },
];
/** 5% of every recovery. */
const FIVE = { brackets: [bracket({ at: '5%' })] };
const R1: RecoveryRow = {
  id: 'R1',
  day: '2012-08-01',
  claim: 'A',
  amount: 20_000,
  people: '张三:60;李四:40',
};
const R2: RecoveryRow = { id: 'R2', day: '2012-09-01', claim: 'B', amount: 10_000 };

function run(rows: PaidRow[] | null, recoveries = [R1, R2], policy = FIVE, asOf = '2012-12-31') {
  const payouts = rows && rows.map(payout);
  const { result, findings } = rewardOf({ claims: CLAIMS, recoveries, policy, tables: { payouts }, asOf });
  return {
    ...result,
    findings,
    due: Object.fromEntries(result.people.map(({ name, due }) => [name, Number(due) / 100])),
    table: (result.payouts?.shares ?? []).map(({ line, person, payable, paid }) =>
      [line, person, payable / 100, paid / 100].join(' '),
    ),
  };
}

test('without a register nothing was paid, and all is due', () => {
  const { paid, payouts, due } = run(null);
  expect([paid, payouts, due]).toEqual([0n, null, { 张三: 600, 李四: 900 }]);
});

test.each<[string, PaidRow[], string[]]>([
  [
    'to a person for a line',
    [{ person: '张三', recovery: 'R1', claim: 'A', amount: 600 }],
    ['0 张三 600 600'],
  ],
  [
    'for a line: to its people by what they earned',
    [{ recovery: 'R1', amount: 500 }],
    ['0 张三 600 300', '0 李四 400 200'],
  ],
  [
    'to a person: the oldest line first',
    [{ person: '李四', amount: 700 }],
    ['0 李四 400 400', '1 李四 500 300'],
  ],
  [
    'a line, after one of its people was paid: what is open',
    [
      { recovery: 'R1', amount: 400 },
      { person: '张三', recovery: 'R1', amount: 600 },
    ],
    ['0 张三 600 600', '0 李四 400 400'],
  ],
  [
    'more than was earned belongs to no line',
    [{ person: '张三', amount: 650 }],
    ['0 张三 600 600', '-1 张三 0 50'],
  ],
  [
    'to somebody who has no part in the line',
    [{ person: '王五', recovery: 'R1', amount: 80 }],
    ['0 王五 0 80'],
  ],
  ['a day after the as-of date', [{ person: '张三', amount: 600, on: '2013-01-01' }], ['0 张三 600 0']],
  ['on the as-of date itself', [{ person: '张三', amount: 600, on: '2012-12-31' }], ['0 张三 600 600']],
  [
    'to a person for a line, before what only names the person, in whatever order they stand',
    [
      { person: '李四', amount: 400 },
      { person: '李四', recovery: 'R1', amount: 300 },
    ],
    ['0 李四 400 400', '1 李四 500 300'],
  ],
  [
    'taken back for a line: from who was paid too much of it',
    [
      { person: '张三', recovery: 'R1', amount: 800 },
      { recovery: 'R1', amount: -100 },
    ],
    ['0 张三 600 700', '0 李四 400 0'],
  ],
  [
    'paid and taken back',
    [
      { person: '张三', amount: 600 },
      { person: '张三', amount: -100 },
    ],
    ['0 张三 600 500'],
  ],
])('a payout %s', (_, rows, expected) => {
  const { table, findings } = run(rows);
  expect(table).toEqual(expect.arrayContaining(expected));
  expect(findings).toEqual([]);
});

describe('a recovery that paid two claims', () => {
  // 1,000,000 on A earns 50,000, the other 20,000 on B earns 1,000; both go to who is named.
  const over: RecoveryRow = {
    id: 'R1',
    day: '2012-08-01',
    debtor: '甲',
    amount: 1_020_000,
    people: '张三:50;李四:50',
  };
  const table = (rows: PaidRow[]): string[] => {
    const claims = CLAIMS.map((claim) => ({ ...claim, debtor: '甲' }));
    const tables = { payouts: rows.map(payout) };
    const { result } = rewardOf({ claims, recoveries: [over], policy: FIVE, tables });
    return result.payouts!.shares.map(({ line, person, payable, paid }) =>
      [line, person, payable / 100, paid / 100].join(' '),
    );
  };

  test.each<[string, PaidRow, string[]]>([
    [
      'for both: to its people by what they earned',
      { recovery: 'R1', amount: 5_100 },
      ['2500', '2500', '50', '50'],
    ],
    ['for one claim', { recovery: 'R1', claim: 'B', amount: 400 }, ['0', '0', '200', '200']],
    [
      'to a person for one claim',
      { person: '张三', recovery: 'R1', claim: 'B', amount: 400 },
      ['0', '0', '400', '0'],
    ],
    [
      'to a person for both: the first line first',
      { person: '张三', recovery: 'R1', amount: 25_100 },
      ['25000', '0', '100', '0'],
    ],
  ])('is paid %s', (_, row, paid) => {
    expect(table([row])).toEqual([
      `0 张三 25000 ${paid[0]}`,
      `0 李四 25000 ${paid[1]}`,
      `1 张三 500 ${paid[2]}`,
      `1 李四 500 ${paid[3]}`,
    ]);
  });

  test('what one row says of the recovery and another of one of its claims comes to the same in any order', () => {
    const rows: PaidRow[] = [
      { person: '张三', recovery: 'R1', amount: 25_100 },
      { person: '张三', recovery: 'R1', claim: 'A', amount: 10_000 },
    ];
    expect(table([...rows].reverse())).toEqual(table(rows));
  });
});

test('a line that the ledger does not have is reported, and what was paid for it stands all the same', () => {
  const { table, findings, due, paid } = run([{ person: '张三', recovery: 'R9', amount: 10 }]);
  expect(findings).toMatchObject([{ code: 'payout-line-unknown' }]);
  expect(table).toContain('-1 张三 0 10');
  expect([due.张三, paid]).toEqual([590, 10_00n]);
});

test('what names neither a person nor a line that is known stands by itself', () => {
  const { table, findings } = run([{ recovery: 'R9', amount: 10 }]);
  expect(table).toContain('-1  0 10');
  expect(findings).toMatchObject([{ code: 'payout-line-unknown' }]);
});

test('what is taken back of a person comes off the oldest line first, whatever its number', () => {
  const recoveries = [
    { ...R1, id: 'R9' },
    { ...R2, id: 'R1' },
  ];
  const rows: PaidRow[] = [
    { person: '王五', recovery: 'R9', amount: 80 },
    { person: '王五', recovery: 'R1', amount: 50 },
    { person: '王五', amount: -100 },
  ];
  const { table } = run(rows, recoveries);
  expect(table.filter((row) => row.includes('王五'))).toEqual(['1 王五 0 30']);
});

describe('a later change never touches what was paid', () => {
  const rows: PaidRow[] = [
    { recovery: 'R1', amount: 1000 },
    { person: '李四', recovery: 'R2', amount: 500 },
  ];

  test('a reversal of the recovery is 追回, person by person', () => {
    const back: RecoveryRow = {
      id: 'R3',
      day: '2012-11-01',
      claim: 'A',
      amount: -20_000,
      method: '冲销',
      reverses: 'R1',
    };
    const { paid, due, table } = run(rows, [R1, R2, back]);
    expect([paid, due]).toEqual([1500_00n, { 张三: -600, 李四: -400 }]);
    expect(table).toEqual(['0 张三 0 600', '0 李四 0 400', '1 李四 500 500']);
  });

  test('a lower rate decided later is 追回, a higher one 补发', () => {
    expect(run(rows, [R1, R2], { brackets: [bracket({ at: '4%' })] }).due).toEqual({
      张三: -120,
      李四: -180,
    });
    expect(run(rows, [R1, R2], { brackets: [bracket({ at: '6%' })] }).due).toEqual({ 张三: 120, 李四: 180 });
  });

  test('a target missed after all holds the line, and its payment is 追回', () => {
    const gated = { brackets: [bracket({ at: '5%', gated: true })] };
    const { held, payable, due } = run(rows, [R1, R2], gated);
    expect([held, payable, due]).toEqual([1500_00n, 0n, { 张三: -600, 李四: -900 }]);
  });

  test('other shares: one is paid more, the other pays back', () => {
    const { due } = run(rows, [{ ...R1, people: '张三:50;王五:50' }, R2]);
    // The line's 1,000 count for those who share it now; nobody is named in the register.
    expect(due).toEqual({ 张三: 0, 王五: 0, 李四: 0 });
    const named = run([{ person: '李四', recovery: 'R1', amount: 400 }], [{ ...R1, people: '张三' }]);
    expect(named.due).toEqual({ 张三: 1000, 李四: -400 });
  });
});

test('external people are taxed on what this run pays', () => {
  const people = new Map([['李四', { name: '李四', unit: '', external: true }]]);
  const { people: paid } = run([{ person: '李四', amount: 400 }], [R1, { ...R2, amount: 120_000 }], {
    ...FIVE,
    people,
  } as typeof FIVE);
  // 6,400 earned, 400 paid: 6,000 × 80% × 20%.
  expect(paid.find(({ name }) => name === '李四')).toMatchObject({
    gross: 6400_00n,
    due: 6000_00n,
    tax: 960_00n,
    net: 5040_00n,
  });
});

test('property: whatever was paid, Σ people + returned = payable, Σ paid is the register, in any order of its rows', () => {
  const row = fc.record({
    person: fc.constantFrom('', '张三', '李四', '王五'),
    recovery: fc.constantFrom('', 'R1', 'R2', 'R9'),
    claim: fc.constantFrom('', 'A', 'B'),
    amount: fc.integer({ min: -50_000, max: 200_000 }).map((cents) => cents / 100),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (drawn) => {
      const rows = drawn.filter(({ person, recovery }) => person + recovery !== '');
      const policy = { ...FIVE, barred: [barred('李四', '2012-09-01', '2012-09-30')] };
      const one = run(rows, [R1, R2], policy);
      const gross = one.people.reduce((sum, person) => sum + person.gross, 0n);
      expect(gross + one.returned).toBe(one.payable);
      expect(one.paid).toBe(rows.reduce((sum, { amount }) => sum + BigInt(fen(amount)), 0n));
      for (const { gross: earned, paid, due, tax, net } of one.people)
        expect([due, net]).toEqual([earned - paid, due - tax]);
      expect(run([...rows].reverse(), [R1, R2], policy).table).toEqual(one.table);
    }),
    { numRuns: 150 },
  );
});

test('what names a claim is entered before what names its recovery alone, which then goes to the other claims', () => {
  const claims = ['A', 'B'].map((id) => ({ id, due: '2009-07-16', amount: 1_000, owner: '张三' }));
  const recoveries = [{ id: 'R', day: '2012-08-01', amount: 2_000 }];
  const payouts = [
    { person: '张三', recovery: 'R', amount: 50 },
    { person: '张三', recovery: 'R', claim: 'A', amount: 50 },
  ].map(payout);
  const { result, findings } = rewardOf({
    claims,
    recoveries,
    policy: FIVE,
    tables: { payouts },
    asOf: '2012-12-31',
  });
  expect(result.payouts?.shares.map(({ payable, paid }) => [payable, paid])).toEqual([
    [fen(50), fen(50)],
    [fen(50), fen(50)],
  ]);
  expect(findings).toEqual([]);
});
