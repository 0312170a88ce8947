import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import type { Settings } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import type { Doubt } from '../../src/truth/doubt';
import { earlierStateOf, type EarlierLedger } from '../../src/truth/earlier-state';
import { doubtsOf } from '../../src/truth/truth';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';

const AS_OF = day('2012-12-31');
const PHASE = { name: '清收', first: day('2012-07-23'), last: day('2012-11-30') };

function settled(claims: readonly ClaimRow[], recoveries: readonly RecoveryRow[] = []): EarlierLedger {
  const ledger = ledgerOf(claims, recoveries);
  return {
    ledger,
    settlement: settle(ledger.claims, ledger.recoveries, ledger.debtors.size, AS_OF, '先进先出'),
  };
}

function doubts(
  claims: readonly ClaimRow[],
  recoveries: readonly (RecoveryRow & { readonly voucher?: string })[] = [],
  settings: Partial<Settings> = {},
  earlier: EarlierLedger | null = null,
): readonly Doubt[] {
  const { ledger, settlement } = settled(claims, recoveries);
  const withVouchers = { ...ledger.recoveries, voucher: recoveries.map(({ voucher }) => voucher ?? '') };
  return doubtsOf({
    ledger: { ...ledger, recoveries: withVouchers },
    policy: policyOf({ settings: { ...DEFAULT_SETTINGS, ...settings } }),
    settlement,
    periods: [PHASE],
    asOf: AS_OF,
    earlier: earlier && earlierStateOf(earlier),
  });
}

const codes = (found: readonly Doubt[]): readonly string[] => found.map(({ finding }) => finding.code);

const CLAIMS: readonly ClaimRow[] = [
  { id: '1', unit: '一公司', origin: '2011-01-01', amount: 1000 },
  { id: '2', unit: '二公司', debtor: '乙', origin: '2011-01-01', amount: 1000 },
];

describe('one voucher', () => {
  const twice = (first: object, second: object): readonly string[] =>
    codes(
      doubts(CLAIMS, [
        { day: '2012-08-01', claim: '1', amount: 100, voucher: '记-12', ...first },
        { day: '2012-08-01', claim: '2', debtor: '乙', amount: 100, voucher: '记-12', ...second },
      ]),
    );

  test.each<[string, object, object, readonly string[]]>([
    ['in two units with one amount', {}, {}, ['truth-voucher-across-units']],
    ['in two units with one amount on other days', {}, { day: '2012-09-01' }, ['truth-voucher-across-units']],
    ['in two units with other amounts: each unit numbers its own', {}, { amount: 90 }, []],
    ['twice in one unit: 数据体检 says so', {}, { claim: '1', debtor: '甲' }, []],
    ['after the as-of date', {}, { day: '2013-01-01' }, []],
  ])('%s', (_, first, second, found) => {
    expect(twice(first, second)).toEqual(found);
  });

  test('booked to the wrong unit, taken back and booked to the right one counts once', () => {
    const rows = [
      { id: 'a', day: '2012-08-01', claim: '1', amount: 100, voucher: '记-12' },
      { id: 'b', day: '2012-08-02', claim: '1', amount: -100, reverses: 'a', voucher: '记-20' },
      { id: 'c', day: '2012-08-02', claim: '2', debtor: '乙', amount: 100, voucher: '记-12' },
    ];
    expect(codes(doubts(CLAIMS, rows))).toEqual([]);
    const partly = rows.map((row) => (row.id === 'b' ? { ...row, amount: -99.99 } : row));
    expect(codes(doubts(CLAIMS, partly))).toEqual(['truth-voucher-across-units']);
  });

  test('in a third unit is found, though the first two rows stand in one', () => {
    const row = { day: '2012-08-01', claim: '1', amount: 100, voucher: '记-12' };
    expect(codes(doubts(CLAIMS, [row, row, { ...row, claim: '2', debtor: '乙' }]))).toEqual([
      'truth-voucher-across-units',
    ]);
  });

  test('for money that no claim could take counts by the claim that it names', () => {
    const rows = [
      { day: '2012-08-01', claim: '1', amount: 1000, voucher: '记-1' },
      { day: '2012-08-02', claim: '1', amount: 50, voucher: '记-2' },
      { day: '2012-08-03', claim: '2', debtor: '乙', amount: 50, voucher: '记-2' },
    ];
    expect(codes(doubts(CLAIMS, rows))).toEqual(['truth-voucher-across-units']);
  });
});

describe('a reversal', () => {
  const reversed = (on: string, settings: Partial<Settings> = {}): readonly string[] =>
    codes(
      doubts(
        CLAIMS,
        [
          { id: 'a', day: '2012-11-29', claim: '1', amount: 100 },
          { id: 'b', day: on, claim: '1', amount: -100, reverses: 'a' },
        ],
        settings,
      ),
    );

  test('within the phase takes back what the phase counted', () => {
    expect(reversed('2012-11-30')).toEqual([]);
  });
  test('on the day after the phase leaves it in the result', () => {
    expect(reversed('2012-12-01')).toEqual(['truth-reversed-after-phase']);
  });
  test('is held against the phase for as long as 冲销核查天数 says', () => {
    expect(reversed('2012-12-10', { reversalCheckDays: 10 })).toEqual(['truth-reversed-after-phase']);
    expect(reversed('2012-12-11', { reversalCheckDays: 10 })).toEqual([]);
  });
});

describe('money that goes back', () => {
  const back = (on: string, amount: number, days: number | null = 15): readonly string[] =>
    codes(
      doubts(
        CLAIMS,
        [
          { id: 'a', day: '2012-08-01', claim: '1', amount: 100 },
          { id: 'b', day: on, claim: '1', amount: -amount, reverses: 'a' },
        ],
        { roundTripDays: days, roundTripTolerance: { num: 5, den: 100 } },
      ),
    );

  test.each<[string, string, number, number | null, number]>([
    ['the next day', '2012-08-02', 100, 15, 1],
    ['on the last day', '2012-08-16', 100, 15, 1],
    ['a day later', '2012-08-17', 100, 15, 0],
    ['on its own day mends a slip of the pen', '2012-08-01', 100, 15, 0],
    ['nearly all of it', '2012-08-02', 95, 15, 1],
    ['a part of it corrects the amount', '2012-08-02', 94.99, 15, 0],
    ['is not searched for unasked', '2012-08-02', 100, null, 0],
  ])('%s', (_, on, amount, days, count) => {
    expect(back(on, amount, days)).toEqual(Array(count).fill('truth-balance-refilled'));
  });

  test('once the phase is over is doubted for that alone, and not as a new claim besides', () => {
    const settings = { roundTripDays: 15 };
    const rows = [
      { id: 'a', day: '2012-11-29', claim: '1', amount: 100 },
      { id: 'b', day: '2012-12-03', claim: '1', amount: -100, reverses: 'a' },
    ];
    const claims = [...CLAIMS, { id: '3', unit: '一公司', origin: '2012-12-03', amount: 100 }];
    expect(codes(doubts(claims, rows, settings))).toEqual(['truth-reversed-after-phase']);
  });
});

test('goods are doubted for what lies above the ruling', () => {
  const goods = (value: number): readonly Doubt[] =>
    doubts(CLAIMS, [
      {
        day: '2012-08-01',
        claim: '1',
        amount: 500,
        method: '实物抵债',
        ruling: { day: '2012-08-01', value },
      },
    ]);
  expect(goods(500)).toEqual([]);
  expect(goods(500.01)).toEqual([]);
  expect(goods(420).map(({ finding, amount }) => [finding.code, amount])).toEqual([
    ['truth-goods-above-ruling', 8000],
  ]);
});

test('a ruling that has not been given by the as-of date says nothing yet; what was corrected since is no doubt', () => {
  const goods = { day: '2012-08-01', claim: '1', amount: 500, method: '实物抵债' } as const;
  const ruled = (on: string): RecoveryRow => ({ ...goods, id: 'a', ruling: { day: on, value: 420 } });
  const correction = { id: 'b', day: '2012-08-02', claim: '1', amount: -80, reverses: 'a' };
  expect(codes(doubts(CLAIMS, [ruled('2013-01-01')]))).toEqual([]);
  expect(codes(doubts(CLAIMS, [ruled('2012-12-31')]))).toEqual(['truth-goods-above-ruling']);
  expect(codes(doubts(CLAIMS, [ruled('2012-12-31'), correction]))).toEqual([]);
});

describe('money that is owed again', () => {
  const again = (origin: string, amount: number, settings: Partial<Settings>): readonly string[] =>
    codes(
      doubts(
        [...CLAIMS, { id: '3', unit: '一公司', origin, amount }],
        [{ day: '2012-08-01', claim: '1', amount: 100 }],
        settings,
      ),
    );

  test.each<[string, string, number, Partial<Settings>, number]>([
    ['is not searched for unasked', '2012-08-02', 100, {}, 0],
    ['on the last day', '2012-08-11', 100, { roundTripDays: 10 }, 1],
    ['a day later', '2012-08-12', 100, { roundTripDays: 10 }, 0],
    ['before the money came', '2012-07-31', 100, { roundTripDays: 10 }, 0],
    ['of another amount', '2012-08-02', 104, { roundTripDays: 10 }, 0],
    [
      'nearly the same',
      '2012-08-02',
      105,
      { roundTripDays: 10, roundTripTolerance: { num: 5, den: 100 } },
      1,
    ],
    [
      'not nearly enough',
      '2012-08-02',
      105.01,
      { roundTripDays: 10, roundTripTolerance: { num: 5, den: 100 } },
      0,
    ],
  ])('%s', (_, origin, amount, settings, count) => {
    expect(again(origin, amount, settings)).toEqual(Array(count).fill('truth-round-trip'));
  });
});

describe('against an earlier ledger', () => {
  const since = (now: readonly ClaimRow[], before: EarlierLedger): readonly string[] =>
    codes(doubts(now, [], {}, before));
  const CLAIM: ClaimRow = { id: '1', due: '2012-06-30', amount: 1000 };

  test('the same ledger hides nothing', () => {
    expect(
      since([CLAIM, { debtor: '乙', amount: 5 }], settled([CLAIM, { debtor: '乙', amount: 5 }])),
    ).toEqual([]);
  });
  test('an open claim that is gone is said, a settled one may go', () => {
    expect(since([], settled([CLAIM]))).toEqual(['truth-claim-vanished']);
    expect(since([], settled([CLAIM], [{ day: '2012-07-01', claim: '1', amount: 1000 }]))).toEqual([]);
  });
  test('a smaller amount and a later due date are said, larger and earlier ones are not', () => {
    expect(since([{ ...CLAIM, amount: 999 }], settled([CLAIM]))).toEqual(['truth-claim-lowered']);
    expect(since([{ ...CLAIM, due: '2012-07-01' }], settled([CLAIM]))).toEqual(['truth-due-moved']);
    expect(since([{ ...CLAIM, amount: 1001, due: '2012-06-29' }], settled([CLAIM]))).toEqual([]);
  });
  test('a claim that grew by what was paid on it is owed as before', () => {
    const paid = (amount: number, now: number, tolerance?: number): readonly string[] =>
      codes(
        doubts(
          [{ ...CLAIM, amount: now }],
          [{ day: '2012-08-01', claim: '1', amount }],
          tolerance === undefined ? {} : { roundTripTolerance: { num: tolerance, den: 100 } },
          settled([CLAIM]),
        ),
      );
    expect(paid(200, 1200)).toEqual(['truth-claim-raised']);
    expect(paid(200, 1190)).toEqual([]);
    expect(paid(200, 1190, 5)).toEqual(['truth-claim-raised']);
    expect(paid(200, 1000)).toEqual([]);
    expect(codes(doubts([{ ...CLAIM, amount: 1200 }], [], {}, settled([CLAIM])))).toEqual([]);
  });
  test('a recovery that is gone or altered is said; one that leaves with its claim, or got its voucher later, is not', () => {
    const paid: RecoveryRow = { day: '2012-08-01', claim: '1', amount: 200 };
    const against = (
      claims: readonly ClaimRow[],
      rows: readonly (RecoveryRow & { readonly voucher?: string })[],
    ): readonly string[] => codes(doubts(claims, rows, {}, settled([CLAIM], [paid])));
    expect(against([CLAIM], [paid])).toEqual([]);
    expect(against([CLAIM], [{ ...paid, voucher: '记-1' }])).toEqual([]);
    expect(against([CLAIM], [])).toEqual(['truth-recovery-gone']);
    expect(against([CLAIM], [{ ...paid, amount: 150 }])).toEqual(['truth-recovery-gone']);
    expect(against([], [])).toEqual(['truth-claim-vanished']);
    const all: RecoveryRow = { ...paid, amount: 1000 };
    expect(codes(doubts([], [], {}, settled([CLAIM], [all])))).toEqual([]);
  });
  test('of two equal claims without a number, one that is gone is missed', () => {
    const plain: ClaimRow = { debtor: '乙', amount: 5 };
    expect(since([plain], settled([plain, plain]))).toEqual(['truth-claim-vanished']);
  });
});
