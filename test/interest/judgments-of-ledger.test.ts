import { NO_DAY } from '../../src/calendar/day';
import { judgmentsOfLedger } from '../../src/interest/judgments-of-ledger';
import type { Lawsuit } from '../../src/policy/lawsuits';
import { settle } from '../../src/settlement/settle';
import { day, fen, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';

const AS_OF = day('2024-03-31');

const LAWSUIT: Lawsuit = {
  claim: 'A',
  debtor: '甲',
  caseNumber: '（2023）京01民初1号',
  court: '',
  approval: '',
  approvedOn: NO_DAY,
  filed: NO_DAY,
  claimed: null,
  fee: null,
  judged: day('2024-01-10'),
  effective: NO_DAY,
  judgedAmount: fen('400000'),
  performBy: day('2024-01-31'),
  enforcementAsked: NO_DAY,
  enforced: null,
  otherCost: null,
  expected: null,
  closed: NO_DAY,
  place: { file: '台账.xlsx' },
};

/** A claim of 50,000.00, less than what was adjudged: the judgment holds interest and costs too. */
function settled(recoveries: readonly RecoveryRow[]) {
  const claims = [
    { id: 'A', debtor: '甲', origin: '2020-01-01', due: '2020-06-30', amount: '50000' },
    { id: 'B', debtor: '乙', origin: '2020-01-01', due: '2020-06-30', amount: '50000' },
  ];
  const ledger = ledgerOf(claims, recoveries);
  return {
    ledger,
    settlement: settle(ledger.claims, ledger.recoveries, ledger.debtors.size, AS_OF, '先进先出'),
  };
}

/** What of the judgment money is unpaid on 2024-03-31, in 元. */
function unpaid(recoveries: readonly RecoveryRow[], said: Partial<Lawsuit> = {}): number {
  const { ledger, settlement } = settled(recoveries);
  const [judgment] = judgmentsOfLedger(ledger, [{ ...LAWSUIT, ...said }], settlement, AS_OF);
  return judgment.statement.owed.principal / 100;
}

const paid = (amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
  id: 'R',
  day: '2024-02-10',
  claim: 'A',
  amount,
  ...more,
});
const unnamed = (amount: number): RecoveryRow => ({ id: 'R', day: '2024-02-10', debtor: '甲', amount });
const back = (amount: number): RecoveryRow => ({
  id: 'S',
  day: '2024-03-01',
  amount: -amount,
  method: '冲销',
  reverses: 'R',
});
const ofDebtor: Partial<Lawsuit> = { claim: '' };

test.each<[string, RecoveryRow[], Partial<Lawsuit>, number]>([
  ['nothing came in', [], {}, 400_000],
  ['money that names the claim counts', [paid(30_000)], {}, 370_000],
  ['also what exceeds the claim’s balance', [paid(90_000)], {}, 310_000],
  ['also where the row names the debtor', [paid(90_000)], ofDebtor, 310_000],
  ['unnamed money counts with what it paid on the claim', [unnamed(90_000)], {}, 350_000],
  ['and in full where the row names the debtor', [unnamed(90_000)], ofDebtor, 310_000],
  ['another debtor’s money does not', [{ ...unnamed(90_000), debtor: '乙' }], ofDebtor, 400_000],
  [
    'nor money that names a claim which the ledger does not have: which one it paid is to be found first',
    [paid(90_000, { claim: '没有' })],
    ofDebtor,
    400_000,
  ],
  ['what was remitted is owed no more', [paid(30_000, { method: '减免' })], {}, 370_000],
  ['what was written off is owed still', [paid(30_000, { method: '核销' })], {}, 400_000],
  ['a reversal puts back what it takes', [paid(90_000), back(50_000)], {}, 360_000],
  [
    'of unnamed money it takes what was paid on the claim first',
    [unnamed(90_000), back(50_000)],
    {},
    400_000,
  ],
  [
    'and what waits as well where the row names the debtor',
    [unnamed(90_000), back(60_000)],
    ofDebtor,
    370_000,
  ],
  ['what is beyond the judgment is taken back first', [paid(500_000), back(200_000)], {}, 100_000],
  ['what came in after the as-of date has not', [{ ...paid(30_000), day: '2024-04-01' }], {}, 400_000],
  ['on the as-of date it has', [{ ...paid(30_000), day: '2024-03-31' }], {}, 370_000],
  ['on the judgment’s day it was known to it', [{ ...paid(30_000), day: '2024-01-10' }], {}, 400_000],
  ['the day after it was not', [{ ...paid(30_000), day: '2024-01-11' }], {}, 370_000],
  [
    'without that day the one for performance counts',
    [{ ...paid(30_000), day: '2024-01-31' }],
    { judged: NO_DAY },
    400_000,
  ],
])('%s', (_, recoveries, said, left) => {
  expect(unpaid(recoveries, said)).toBe(left);
});

test('money that paid interest before principal lowers the judgment too', () => {
  const { ledger, settlement } = settled([unnamed(30_000), { ...paid(1_000), id: 'N' }]);
  const count = ledger.recoveries.count;
  const interestPaid = {
    ...settlement.interestPaid,
    count,
    recovery: Int32Array.of(0, 1),
    claim: Int32Array.of(0, 0),
    day: Int32Array.of(day('2024-02-10'), day('2024-02-10')),
    amount: Float64Array.of(fen('5000'), fen('700')),
  };
  const [judgment] = judgmentsOfLedger(ledger, [LAWSUIT], { ...settlement, interestPaid }, AS_OF);
  // 30,000 and 5,000 of the unnamed money; the named 1,000 hold their 700 already.
  expect(judgment.statement.owed.principal).toBe(fen('364000'));
});
