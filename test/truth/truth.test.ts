import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import type { Settings } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { doubtsOf, type Doubt } from '../../src/truth/truth';
import type { EarlierLedger } from '../../src/truth/vanished';
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
    earlier,
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
  expect(goods(420).map(({ finding, amount }) => [finding.code, amount])).toEqual([
    ['truth-goods-above-ruling', 8000],
  ]);
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
  test('of two equal claims without a number, one that is gone is missed', () => {
    const plain: ClaimRow = { debtor: '乙', amount: 5 };
    expect(since([plain], settled([plain, plain]))).toEqual(['truth-claim-vanished']);
  });
});
