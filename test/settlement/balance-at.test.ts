import { balanceAt, existsAt } from '../../src/settlement/balance-at';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';

const CLAIMS: ClaimRow[] = [
  { id: 'A', origin: '2010-01-01', amount: 100 },
  { id: 'B', amount: 50 },
  { id: 'K', origin: '2010-03-01', amount: -20, corrects: 'A' },
];
const RECOVERIES: RecoveryRow[] = [
  { id: 'R', day: '2010-05-01', claim: 'A', amount: 30 },
  { day: '2010-06-01', claim: 'A', amount: -10, method: '冲销', reverses: 'R' },
  { day: '2010-05-02', claim: 'B', amount: 50, method: '核销' },
];

describe('the balances of an earlier day, read off what was applied up to an as-of date', () => {
  const ledger = ledgerOf(CLAIMS, RECOVERIES);
  const { applications } = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    day('2010-12-31'),
    '先进先出',
  );

  test.each<[string, string, number[]]>([
    ['2009-12-31', 'the day before a claim arises it is not owed; one without a date always is', [0, 50, 0]],
    ['2010-01-01', 'the day on which it arises it is owed whole', [100, 50, 0]],
    ['2010-02-28', 'nothing has changed the day before the credit note', [100, 50, 0]],
    ['2010-03-01', 'a credit note lowers its claim on its own day, and has no balance itself', [80, 50, 0]],
    ['2010-05-01', 'a payment counts on its own day', [50, 50, 0]],
    ['2010-05-02', 'so does a write-off', [50, 0, 0]],
    ['2010-06-01', 'and a reversal, which gives back', [60, 0, 0]],
    ['2010-12-31', 'the last day is the as-of date', [60, 0, 0]],
  ])('%s: %s', (on, _, yuan) => {
    expect(Array.from(balanceAt(ledger.claims, applications, day(on)), (fen) => fen / 100)).toEqual(yuan);
  });

  test.each<[string, boolean[]]>([
    ['2009-12-31', [false, true, false]],
    ['2010-01-01', [true, true, false]],
    ['2010-03-01', [true, true, true]],
  ])('on %s exists what has arisen by then, and what has no date', (on, exists) => {
    expect(exists.map((_, claim) => existsAt(ledger.claims, claim, day(on)))).toEqual(exists);
  });
});
