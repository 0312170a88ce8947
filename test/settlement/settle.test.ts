import fc from 'fast-check';
import { settle, type ApplicationMethod } from '../../src/settlement/settle';
import { Effect } from '../../src/ledger/method';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { describeSharedCases } from '../shared-cases';

/** Balances in 元 by claim id, what waits, and what was applied, at the end of a day. */
function settled(
  claims: ClaimRow[],
  recoveries: RecoveryRow[],
  asOf = '2012-12-31',
  method: ApplicationMethod = '先进先出',
) {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), method);
  const yuan = (values: Float64Array): number[] => Array.from(values, (value) => value / 100);
  const { applications } = settlement;
  const applied = Array.from({ length: applications.count }, (_, index) => ({
    claim: claims[applications.claim[index]].id,
    amount: applications.amount[index] / 100,
    day: applications.day[index],
    effect: applications.effect[index],
  }));
  return {
    balances: Object.fromEntries(claims.map(({ id }, index) => [id, yuan(settlement.balance)[index]])),
    waiting: yuan(settlement.unappliedRecovery),
    waitingCredit: yuan(settlement.unappliedCredit),
    applied,
    remarks: settlement.remarks.map(({ kind, recovery, amount }) => [
      kind,
      recoveries[recovery].id,
      amount / 100,
    ]),
  };
}

const A: ClaimRow = { id: 'A', origin: '2010-01-01', due: '2010-06-01', amount: 100 };
const B: ClaimRow = { id: 'B', origin: '2010-02-01', due: '2010-05-01', amount: 50 };
const OTHER: ClaimRow = { id: 'C', debtor: '乙', origin: '2010-01-01', due: '2010-01-31', amount: 70 };

describe('a recovery that names its claim', () => {
  test('pays that claim', () => {
    expect(settled([A, B], [{ day: '2012-01-01', claim: 'A', amount: 30 }]).balances).toEqual({
      A: 70,
      B: 50,
    });
  });

  test('leaves what exceeds the claim unapplied, pays no other claim with it, and is remarked on', () => {
    const result = settled([A, B], [{ id: 'R', day: '2012-01-01', claim: 'A', amount: 130 }]);
    expect(result.balances).toEqual({ A: 0, B: 50 });
    expect(result.waiting).toEqual([30]);
    expect(result.remarks).toEqual([['excess', 'R', 30]]);
  });

  test('counts on its own day, whenever it was typed in', () => {
    expect(settled([A], [{ day: '2012-12-31', claim: 'A', amount: 1 }]).balances).toEqual({ A: 99 });
    expect(settled([A], [{ day: '2013-01-01', claim: 'A', amount: 1 }]).balances).toEqual({ A: 100 });
  });

  test('made before the claim arose is applied on the day it arises', () => {
    const result = settled([A], [{ day: '2009-12-01', claim: 'A', amount: 30 }]);
    expect(result.balances).toEqual({ A: 70 });
    expect(result.applied[0].day).toBe(day('2010-01-01'));
  });

  test('several made before it arose are applied in the order in which they were made', () => {
    const early: RecoveryRow[] = [
      { day: '2009-12-02', claim: 'A', amount: 100 },
      { day: '2009-12-01', claim: 'A', amount: 70, method: '减免' },
    ];
    const result = settled([A], early);
    expect(result.applied.map(({ amount }) => amount)).toEqual([70, 30]);
    expect(result.waiting).toEqual([70, 0]);
  });

  test.each<[string, string, number[]]>([
    ['is not there before its day', '2009-11-30', [0]],
    ['waits from its day on', '2009-12-01', [30]],
    ['waits until the day before the claim arises', '2009-12-31', [30]],
    ['waits no more once it has arisen', '2010-01-01', [0]],
  ])('made before the claim arose %s (%s)', (_, asOf, waiting) => {
    expect(settled([A], [{ day: '2009-12-01', claim: 'A', amount: 30 }], asOf).waiting).toEqual(waiting);
  });

  test('made on the day on which the claim arises goes after a credit note of that day', () => {
    const result = settled(
      [A, { id: 'K', origin: A.origin!, amount: -30, corrects: 'A' }],
      [{ day: A.origin!, claim: 'A', amount: 100 }],
    );
    expect(result.applied.map(({ amount, effect }) => [amount, effect])).toEqual([
      [30, Effect.Correction],
      [70, Effect.Recovered],
    ]);
  });

  test('naming a claim that the ledger does not have stays unapplied', () => {
    const result = settled([A], [{ day: '2012-01-01', claim: '没有', amount: 30 }]);
    expect(result.balances).toEqual({ A: 100 });
    expect(result.waiting).toEqual([30]);
  });

  test('naming a claim that the ledger does not have pays no other, though the debtor’s unnamed money does', () => {
    const result = settled(
      [A, B],
      [
        { day: '2012-01-01', claim: '没有', amount: 30 },
        { day: '2012-01-02', amount: 10 },
      ],
    );
    expect(result.balances).toEqual({ A: 100, B: 40 });
    expect(result.waiting).toEqual([30, 0]);
  });
});

describe('a recovery that names only its debtor', () => {
  test('pays the earliest due claim first, and only that debtor’s', () => {
    const result = settled([A, B, OTHER], [{ day: '2012-01-01', amount: 60 }]);
    expect(result.balances).toEqual({ A: 90, B: 0, C: 70 });
  });

  test.each<[string, ClaimRow[], object]>([
    ['same due date: the older origin', [{ ...A, due: '2010-05-01' }, B], { A: 0, B: 50 }],
    [
      'same due date and origin: ledger order',
      [
        { ...B, id: 'X' },
        { ...B, id: 'Y', amount: 200 },
      ],
      { X: 0, Y: 150 },
    ],
    ['no due date comes last', [{ id: 'N', origin: '2009-01-01', amount: 100 }, A], { N: 100, A: 0 }],
    [
      'even after the last day that there is',
      [
        { id: 'N', origin: '2009-01-01', amount: 100 },
        { ...A, due: '9999-12-31' },
      ],
      { N: 100, A: 0 },
    ],
  ])('%s', (_, claims, balances) => {
    expect(settled(claims, [{ day: '2012-01-01', amount: 100 }]).balances).toEqual(balances);
  });

  test('waits where nothing is owed, and pays the next claim on the day that it arises', () => {
    const result = settled(
      [{ id: 'L', origin: '2012-03-01', due: '2012-06-01', amount: 80 }],
      [
        { day: '2012-01-01', amount: 30 },
        { day: '2012-03-01', amount: 100 },
      ],
    );
    expect(result.balances).toEqual({ L: 0 });
    expect(result.applied.map(({ amount, day: on }) => [amount, on])).toEqual([
      [30, day('2012-03-01')],
      [50, day('2012-03-01')],
    ]);
    expect(result.waiting).toEqual([0, 50]);
  });

  test.each(['2011-06-01', '2012-12-31'])('pays a claim that arises on the as-of date, paid on %s', (on) => {
    const claim: ClaimRow = { id: 'L', origin: '2012-12-31', amount: 80 };
    expect(settled([claim], [{ day: on, amount: 30 }]).balances).toEqual({ L: 50 });
  });

  test('on one day named recoveries go first, then unnamed credit notes, then unnamed recoveries', () => {
    const result = settled(
      [
        { ...A, amount: 100 },
        { id: 'K', origin: '2012-01-01', amount: -60 },
      ],
      [
        { day: '2012-01-01', amount: 100 },
        { day: '2012-01-01', claim: 'A', amount: 20 },
      ],
    );
    expect(result.applied.map(({ amount, effect }) => [amount, effect])).toEqual([
      [20, Effect.Recovered],
      [60, Effect.Correction],
      [20, Effect.Recovered],
    ]);
  });

  test('指定: stays wholly unapplied', () => {
    const result = settled([A, B], [{ day: '2012-01-01', amount: 60 }], '2012-12-31', '指定');
    expect(result.balances).toEqual({ A: 100, B: 50 });
    expect(result.waiting).toEqual([60]);
  });
});

describe('many claims of one debtor', () => {
  const few = (days: readonly string[]) => fc.constantFrom(...days);
  const rows = fc.array(
    fc.record({
      origin: few(['2010-01-01', '2010-02-01', '2010-03-01']),
      due: fc.option(few(['2011-01-31', '2011-02-28', '2011-03-31']), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  /** Claims of 10 each, by number, in the order in which rules.md §4 pays them. */
  const inOrder = (claims: readonly { origin: string; due?: string | undefined }[]): number[] =>
    claims
      .map((_, index) => index)
      .sort((a, b) => {
        const key = (row: number): string => `${claims[row].due ?? '9999'} ${claims[row].origin}`;
        return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b;
      });

  test('are paid by due date, then origin, then ledger order, one payment after the other', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 3, max: 25 }), (drawn, amount) => {
        const claims = drawn.map((row, index) => ({ ...row, id: `${index}`, amount: 10 }) as ClaimRow);
        const payments = Math.ceil((10 * claims.length) / amount);
        const { applied, balances } = settled(
          claims,
          Array.from({ length: payments }, () => ({ day: '2012-01-01', amount })),
        );
        expect([...new Set(applied.map(({ claim }) => Number(claim)))]).toEqual(inOrder(drawn));
        expect(new Set(Object.values(balances))).toEqual(new Set([0]));
      }),
    );
  });

  test('that a reversal opens again are paid in the same order', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (drawn, back) => {
        const claims = drawn.map((row, index) => ({ ...row, id: `${index}`, amount: 10 }) as ClaimRow);
        const all = 10 * claims.length;
        const reopened = 1 + (back % claims.length);
        const { applied } = settled(claims, [
          { id: 'R', day: '2012-01-01', amount: all },
          { day: '2012-02-01', amount: -10 * reopened, method: '冲销', reverses: 'R' },
          { day: '2012-03-01', amount: all },
        ]);
        const order = inOrder(drawn);
        const paidOn = (on: string, sign: number): number[] =>
          applied
            .filter((line) => line.day === day(on) && line.amount * sign > 0)
            .map((line) => Number(line.claim));
        expect(paidOn('2012-02-01', -1)).toEqual(order.slice(-reopened).reverse());
        expect(paidOn('2012-03-01', 1)).toEqual(order.slice(-reopened));
      }),
    );
  });
});

describe('credit notes, write-offs and reliefs', () => {
  test('a credit note that names its claim lowers that claim, as a correction', () => {
    const result = settled([B, A, { id: 'K', origin: '2011-01-01', amount: -30, corrects: 'A' }], []);
    expect(result.balances).toMatchObject({ A: 70, B: 50 });
    expect(result.applied).toEqual([
      { claim: 'A', amount: 30, day: day('2011-01-01'), effect: Effect.Correction },
    ]);
  });

  test('a credit note that is older than its claim waits for it, and goes before money that waits', () => {
    const claims = [A, { id: 'K', origin: '2009-01-01', amount: -30, corrects: 'A' }];
    expect(settled(claims, [], '2009-12-31').waitingCredit).toEqual([0, 30]);
    const result = settled(claims, [{ day: '2009-06-01', amount: 200 }]);
    expect(result.applied.map(({ amount, effect }) => [amount, effect])).toEqual([
      [30, Effect.Correction],
      [70, Effect.Recovered],
    ]);
    expect([result.waiting, result.waitingCredit]).toEqual([[130], [0, 0]]);
  });

  test('an unnamed credit note pays like an unnamed recovery and waits like one', () => {
    const result = settled([B, { id: 'K', origin: '2011-01-01', amount: -80 }], []);
    expect(result.balances).toMatchObject({ B: 0 });
    expect(result.waitingCredit).toEqual([0, 30]);
  });

  test('one without a date was there before all money', () => {
    const result = settled(
      [
        { id: 'N', amount: 100 },
        { id: 'K', amount: -30 },
      ],
      [{ day: '1901-01-01', amount: 100 }],
    );
    expect(result.applied.map(({ amount, effect }) => [amount, effect])).toEqual([
      [30, Effect.Correction],
      [70, Effect.Recovered],
    ]);
    expect([result.waiting, result.waitingCredit]).toEqual([[30], [0, 0]]);
  });

  test.each(['核销', '减免', '债务重组'] as const)(
    '%s of a claim that has not arisen does not wait',
    (method) => {
      const row: RecoveryRow = { day: '2009-12-01', claim: 'A', amount: 30, method };
      expect(settled([A], [row], '2009-12-31').waiting).toEqual([0]);
    },
  );

  test.each(['核销', '减免', '债务重组'] as const)(
    '%s is cut to the balance, never waits, and is remarked on',
    (method) => {
      const result = settled([A], [{ id: 'H', day: '2012-01-01', claim: 'A', amount: 130, method }]);
      expect(result.balances).toEqual({ A: 0 });
      expect(result.waiting).toEqual([0]);
      expect(result.remarks).toEqual([['cut', 'H', 30]]);
      expect(result.applied[0].effect).toBe(method === '核销' ? Effect.WrittenOff : Effect.Correction);
    },
  );
});

describe('a reversal (冲销)', () => {
  const paid: RecoveryRow = { id: 'R', day: '2012-01-01', amount: 120 };
  const back = (amount: number, on = '2012-02-01'): RecoveryRow => ({
    id: 'Z',
    day: on,
    amount,
    method: '冲销',
    reverses: 'R',
  });

  test('gives back to the claims that its original paid, the last paid first', () => {
    expect(settled([A, B], [paid, back(-40)]).balances).toEqual({ A: 70, B: 0 });
    expect(settled([A, B], [paid, back(-100)]).balances).toEqual({ A: 100, B: 30 });
  });

  test('then takes what of the original still waits; more than the original is remarked on', () => {
    const result = settled([B], [paid, back(-130)]);
    expect(result.balances).toEqual({ B: 50 });
    expect(result.waiting).toEqual([0, 0]);
    expect(result.remarks).toEqual([['reversal-excess', 'Z', 10]]);
  });

  test('works as at its own day, but never before its original', () => {
    expect(settled([A, B], [paid, back(-120)], '2012-01-31').balances).toEqual({ A: 30, B: 0 });
    expect(settled([A, B], [back(-120, '2011-01-01'), paid]).balances).toEqual({ A: 100, B: 50 });
  });

  test('written above its original, in any number, is taken after it and before what is written below', () => {
    const result = settled(
      [A],
      [
        { ...back(-40), id: 'Y' },
        { ...back(-50), id: 'Z' },
        { id: 'R', day: '2012-02-01', claim: 'A', amount: 80 },
        { id: 'S', day: '2012-02-01', claim: 'A', amount: 100 },
      ],
    );
    expect(result.applied.map(({ amount }) => amount)).toEqual([80, -40, -40, 100]);
    expect(result.balances).toEqual({ A: 0 });
    expect(result.remarks).toEqual([['reversal-excess', 'Z', 10]]);
  });

  test('of a write-off lowers what is written off', () => {
    const result = settled(
      [A],
      [
        { id: 'R', day: '2012-01-01', claim: 'A', amount: 100, method: '核销' },
        { day: '2012-03-01', amount: -100, method: '冲销', reverses: 'R' },
      ],
    );
    expect(result.balances).toEqual({ A: 100 });
    expect(result.applied.map(({ amount, effect }) => [amount, effect])).toEqual([
      [100, Effect.WrittenOff],
      [-100, Effect.WrittenOff],
    ]);
  });

  test.each<[string, number[], unknown[]]>([
    ['takes what was cut after what was written off', [-130], []],
    ['is remarked on where it takes more than both', [-140], [['reversal-excess', 'Z0', 10]]],
    ['may come in parts', [-110, -30], [['reversal-excess', 'Z1', 10]]],
  ])('of a write-off that was cut %s', (_, amounts, remarks) => {
    const result = settled(
      [A],
      [
        { id: 'R', day: '2012-01-01', claim: 'A', amount: 130, method: '核销' },
        ...amounts.map((amount, index) => ({ ...back(amount), id: `Z${index}` })),
      ],
    );
    expect(result.balances).toEqual({ A: 100 });
    expect(result.remarks).toEqual([['cut', 'R', 30], ...remarks]);
  });

  test('a claim that it opens again is paid by the debtor’s next unnamed recovery', () => {
    const result = settled([B], [{ ...paid, amount: 50 }, back(-50), { day: '2012-03-01', amount: 20 }]);
    expect(result.balances).toEqual({ B: 30 });
  });

  test('before the claim arises takes back what waits for it, so that the claim gets what is left', () => {
    const early: RecoveryRow = { id: 'R', day: '2009-06-01', claim: 'A', amount: 110 };
    const reversed = [early, back(-60, '2009-07-01')];
    const before = settled([A], reversed, '2009-12-31');
    expect([before.waiting, before.remarks]).toEqual([[50, 0], []]);
    const after = settled([A], reversed);
    expect([after.balances, after.waiting, after.remarks]).toEqual([{ A: 50 }, [0, 0], []]);
    const tooMuch = settled([A], [early, back(-130, '2009-07-01')], '2009-12-31');
    expect([tooMuch.waiting, tooMuch.remarks]).toEqual([[0, 0], [['reversal-excess', 'Z', 20]]]);
  });

  test('that names the claim too takes back what waits for it, and waits itself at no time', () => {
    const early: RecoveryRow = { id: 'R', day: '2009-06-01', claim: 'A', amount: 110 };
    const named = { ...back(-60, '2009-07-01'), claim: 'A' };
    expect(settled([A], [early, named], '2009-12-31').waiting).toEqual([50, 0]);
    expect(settled([A], [early, named]).balances).toEqual({ A: 50 });
  });

  test('without an original has no effect', () => {
    expect(settled([A], [{ day: '2012-01-01', claim: 'A', amount: -30, method: '冲销' }]).balances).toEqual({
      A: 100,
    });
  });
});

describe('amounts at the edge', () => {
  test('a claim of the largest amount is paid to the last fen', () => {
    const result = settled(
      [{ ...A, amount: '9999999999999.99' }],
      [{ day: '2012-01-01', amount: '9999999999999.98' }],
    );
    expect(result.balances).toEqual({ A: 0.01 });
  });
});

const randomDay = fc
  .integer({ min: 0, max: 900 })
  .map((offset) => new Date(Date.UTC(2010, 6, 1 + offset)).toISOString().slice(0, 10));
const randomAmount = fc.integer({ min: 1, max: 500_00 }).map((value) => value / 100);
const randomLedger = fc.record({
  claims: fc.array(
    fc.record({
      debtor: fc.constantFrom('甲', '乙'),
      origin: fc.option(randomDay, { nil: undefined }),
      due: fc.option(randomDay, { nil: undefined }),
      amount: fc
        .tuple(randomAmount, fc.integer({ min: 0, max: 9 }))
        .map(([amount, sign]) => (sign === 0 ? -amount : amount)),
    }),
    { maxLength: 12 },
  ),
  recoveries: fc.array(
    fc.record({
      day: randomDay,
      debtor: fc.constantFrom('甲', '乙'),
      claim: fc.option(fc.nat(11), { nil: undefined }),
      amount: randomAmount,
      method: fc.constantFrom('银行', '实物抵债', '核销', '减免'),
      reversedBy: fc.option(fc.tuple(randomDay, randomAmount), { nil: undefined }),
    }),
    { maxLength: 12 },
  ),
});

/** Random rows with ids; a claim number beyond the ledger stays unknown, a reversal follows its original. */
function rowsOf({ claims, recoveries }: typeof randomLedger extends fc.Arbitrary<infer T> ? T : never) {
  const claimRows = claims.map((row, index) => ({ ...row, id: `C${index}` })) as ClaimRow[];
  const recoveryRows = recoveries.flatMap(({ claim, reversedBy, ...row }, index) => {
    const original = {
      ...row,
      id: `R${index}`,
      ...(claim !== undefined && { claim: `C${claim}` }),
    } as RecoveryRow;
    if (!reversedBy) return [original];
    const [on, amount] = reversedBy;
    return [
      original,
      { id: `Z${index}`, day: on, amount: -amount, method: '冲销', reverses: `R${index}` } as RecoveryRow,
    ];
  });
  return { claimRows, recoveryRows };
}

describe('whatever the ledger', () => {
  test('amount − applied = balance for every claim, none negative; what came in is applied or waits', () => {
    fc.assert(
      fc.property(randomLedger, randomDay, (random, asOf) => {
        const { claimRows, recoveryRows } = rowsOf(random);
        const { claims, recoveries, debtors } = ledgerOf(claimRows, recoveryRows);
        const settlement = settle(claims, recoveries, debtors.size, day(asOf), '先进先出');
        const { applications, balance } = settlement;
        const appliedTo = new Float64Array(claims.count);
        const appliedBy = new Float64Array(recoveries.count);
        for (let index = 0; index < applications.count; index++) {
          appliedTo[applications.claim[index]] += applications.amount[index];
          const undone = applications.undoes[index];
          const source = applications.recovery[undone >= 0 ? undone : index];
          if (source >= 0) appliedBy[source] += applications.amount[index];
          expect(applications.day[index]).toBeLessThanOrEqual(day(asOf));
        }
        for (let claim = 0; claim < claims.count; claim++) {
          const owed = claims.amount[claim] > 0 && settlement.exists[claim] ? claims.amount[claim] : 0;
          expect(balance[claim]).toBe(owed - appliedTo[claim]);
          expect(balance[claim]).toBeGreaterThanOrEqual(0);
        }
        for (let recovery = 0; recovery < recoveries.count; recovery++) {
          if (recoveries.amount[recovery] < 0) continue;
          expect(appliedBy[recovery]).toBeGreaterThanOrEqual(0);
          expect(appliedBy[recovery] + settlement.unappliedRecovery[recovery]).toBeLessThanOrEqual(
            recoveries.amount[recovery],
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(['先进先出', '法定顺序', '指定'] as const)(
    'by %s what happened by a day is the same, in the same order, however far the account goes',
    (method) => {
      fc.assert(
        fc.property(randomLedger, randomDay, (random, asOf) => {
          const { claimRows, recoveryRows } = rowsOf(random);
          const by = (on: string) => settled(claimRows, recoveryRows, on, method).applied;
          const whole = by('2030-12-31');
          const days = whole.map((line) => line.day);
          expect(days).toEqual([...days].sort((a, b) => a - b));
          expect(by(asOf)).toEqual(whole.filter((line) => line.day <= day(asOf)));
        }),
      );
    },
  );

  test('money of a debtor waits only while nothing of that debtor is open that arose', () => {
    fc.assert(
      fc.property(randomLedger, randomDay, (random, asOf) => {
        const { claimRows, recoveryRows } = rowsOf(random);
        const unnamed = recoveryRows.filter(
          (row) => row.claim === undefined && Number(row.amount) > 0 && row.method === '银行',
        );
        const { claims, recoveries, debtors } = ledgerOf(claimRows, unnamed);
        const settlement = settle(claims, recoveries, debtors.size, day(asOf), '先进先出');
        for (const name of ['甲', '乙']) {
          const debtor = debtors.find(name);
          const open = settlement.balance.some(
            (balance, claim) => balance > 0 && claims.debtor[claim] === debtor,
          );
          const waits = settlement.unappliedRecovery.some(
            (rest, row) => rest > 0 && recoveries.debtor[row] === debtor,
          );
          expect(open && waits).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface FifoCase {
  readonly asOf: string;
  readonly events: readonly { date: string; debitFen: number; creditFen: number }[];
  readonly open: readonly { date: string; fen: number }[];
  readonly unappliedFen: number;
}

describeSharedCases<FifoCase>('fifo_running_ledger.json', (cases) => {
  test.each(cases.map((one, index) => [index, one] as const))(
    'case %i',
    (_, { asOf, events, open, unappliedFen }) => {
      const debits = events.filter(({ debitFen }) => debitFen !== 0);
      const claims = debits.map(({ date, debitFen }, index) => ({
        id: `${index}`,
        origin: date,
        amount: debitFen / 100,
      }));
      const credits = events.filter(({ creditFen }) => creditFen > 0);
      const ledger = ledgerOf(
        claims,
        credits.map(({ date, creditFen }) => ({ day: date, amount: creditFen / 100 })),
      );
      const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
      const left = claims
        .map(({ origin }, index) => ({ date: origin, fen: settlement.balance[index] }))
        .filter((debit) => debit.fen > 0);
      expect(left.sort(byDate)).toEqual([...open].sort(byDate));
      const waiting = [...settlement.unappliedRecovery, ...settlement.unappliedCredit].reduce(
        (sum, rest) => sum + rest,
        0,
      );
      expect(waiting).toBe(unappliedFen);
    },
  );

  function byDate(a: { date: string; fen: number }, b: { date: string; fen: number }): number {
    return a.date < b.date ? -1 : a.date > b.date ? 1 : a.fen - b.fen;
  }
});
