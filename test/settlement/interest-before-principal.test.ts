import { settle, type ApplicationMethod } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';

const CLAIM: ClaimRow = { id: 'A', origin: '2010-01-01', due: '2010-06-01', amount: 100 };
const SECOND: ClaimRow = { id: 'B', origin: '2010-01-01', due: '2010-07-01', amount: 100 };

/** Each claim owes 20 of interest, of which payments take as they come. Sums in 元. */
function settled(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  method: ApplicationMethod = '先进先出',
) {
  const ledger = ledgerOf(claims, recoveries);
  const owed = claims.map(() => 20_00);
  const principal = claims.map(({ amount }) => Math.max(0, Number(amount)) * 100);
  const { applications, balance, unappliedRecovery, interestPaid, remarks } = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    day('2012-12-31'),
    method,
    {
      interest: {
        owed: (claim) => owed[claim],
        lower: (claim, _, interest, fen) => {
          owed[claim] -= interest;
          principal[claim] -= fen;
        },
      },
    },
  );
  const yuan = (fen: ArrayLike<number>): number[] => Array.from(fen, (one) => one / 100);
  // Whoever reckons the interest is told of every fen of principal that is paid or given back.
  expect(Array.from(balance)).toEqual(principal);
  return {
    balance: yuan(balance),
    owed: yuan(owed),
    waiting: yuan(unappliedRecovery),
    applied: yuan(applications.amount),
    interestPaid: Array.from(interestPaid.amount, (fen, index) => [
      interestPaid.claim[index],
      interestPaid.recovery[index],
      interestPaid.day[index],
      fen / 100,
    ]),
    remarks: remarks.map(({ kind, recovery, amount }) => [kind, recovery, amount / 100]),
  };
}

const paid = (amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
  id: 'R',
  day: '2012-01-01',
  amount,
  ...more,
});
const back = (amount: number): RecoveryRow => ({
  day: '2012-02-01',
  amount: -amount,
  method: '冲销',
  reverses: 'R',
});

describe('money pays a claim’s interest before its principal (Civil Code art. 561)', () => {
  test('and says on which day which payment did so', () => {
    const result = settled([CLAIM], [paid(50, { claim: 'A' })]);
    expect(result.interestPaid).toEqual([[0, 0, day('2012-01-01'), 20]]);
    expect([result.balance, result.owed, result.waiting]).toEqual([[70], [0], [0]]);
  });

  test.each([15, 20])(
    '%i, no more than the interest, leaves the principal as if nothing were paid',
    (amount) => {
      const result = settled([CLAIM], [paid(amount, { claim: 'A' })]);
      expect([result.balance, result.owed, result.waiting]).toEqual([[100], [20 - amount], [0]]);
      expect(result.applied).toEqual([]);
    },
  );

  test('more than both waits and is remarked on', () => {
    const result = settled([CLAIM], [paid(150, { claim: 'A' })]);
    expect([result.balance, result.owed, result.waiting]).toEqual([[0], [0], [30]]);
    expect(result.remarks).toEqual([['excess', 0, 30]]);
  });

  test('unnamed money pays both of the earliest due claim before it goes on to the next', () => {
    const result = settled([CLAIM, SECOND], [paid(150)]);
    expect([result.balance, result.owed]).toEqual([
      [0, 90],
      [0, 0],
    ]);
  });

  test('by 法定顺序 equal claims share by principal and interest together', () => {
    const equal = { ...SECOND, due: CLAIM.due!, amount: 220 };
    const result = settled([CLAIM, equal], [paid(90)], '法定顺序');
    // 120 and 240 are owed: 30 and 60 are paid, 20 of each on interest.
    expect([result.balance, result.owed]).toEqual([
      [90, 180],
      [0, 0],
    ]);
  });

  test.each(['核销', '减免'] as const)('%s lowers principal only', (method) => {
    const result = settled([CLAIM], [paid(30, { claim: 'A', method })]);
    expect([result.balance, result.owed, result.interestPaid]).toEqual([[70], [20], []]);
  });

  test('a credit note lowers principal only', () => {
    const result = settled([CLAIM, { id: 'K', origin: '2011-01-01', amount: -30, corrects: 'A' }], []);
    expect([result.balance[0], result.owed[0], result.interestPaid]).toEqual([70, 20, []]);
  });
});

describe('a reversal of money of which 20 paid interest and 30 principal', () => {
  test.each<[number, string, number, number, unknown[]]>([
    [20, 'gives back principal, the last paid, first', 90, 0, []],
    [30, 'gives back all principal before any interest', 100, 0, []],
    [40, 'then gives back interest', 100, 10, []],
    [50, 'gives back all', 100, 20, []],
    [60, 'gives back no more than was paid, and is remarked on', 100, 20, [['reversal-excess', 1, 10]]],
  ])('of %i %s', (amount, _, balance, owed, remarks) => {
    const result = settled([CLAIM], [paid(50, { claim: 'A' }), back(amount)]);
    expect([result.balance, result.owed, result.remarks]).toEqual([[balance], [owed], remarks]);
  });

  test('says how much interest it gave back, on its own day', () => {
    const { interestPaid } = settled([CLAIM], [paid(50, { claim: 'A' }), back(40)]);
    expect(interestPaid).toEqual([
      [0, 0, day('2012-01-01'), 20],
      [0, 1, day('2012-02-01'), -10],
    ]);
  });

  test('lets the interest that is owed again be paid first by the next payment', () => {
    const result = settled([CLAIM], [paid(50), back(50), { day: '2012-03-01', amount: 25 }]);
    expect([result.balance, result.owed]).toEqual([[95], [0]]);
  });
});
