import { formatDay } from '../../src/calendar/day';
import { type ClaimClocks, clocksOf, type ClockList } from '../../src/casework/clocks';
import type { Demand } from '../../src/policy/demand-log';
import type { Policy } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { settle } from '../../src/settlement/settle';
import { type ClaimRow, day, ledgerOf, type RecoveryRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';
import { expectTexts } from '../policy/sheet';

const place = { file: '口径.xlsx', sheet: '催收记录', row: 1 };
const AS_OF = '2021-01-31';

function clocks(
  claims: readonly ClaimRow[],
  said: Partial<Policy> = {},
  recoveries: readonly RecoveryRow[] = [],
): ClockList {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(AS_OF), '先进先出');
  return clocksOf(ledger, policyOf(said), settlement, day(AS_OF));
}

function expiry({ limitation }: ClaimClocks): string {
  return formatDay(limitation!.expires);
}

function demand(claim: string, debtor: string, delivered?: string): Demand {
  return {
    day: day('2019-01-01'),
    kind: 'demand',
    method: '函件',
    content: '',
    claim,
    debtor,
    delivered: day(delivered),
    evidence: '',
    place,
  };
}

const CLAIM: ClaimRow = { id: 'A', due: '2018-03-31', amount: '100' };

test('a claim that nobody asked for runs out three years after its due date', () => {
  const [clock] = clocks([CLAIM]).claims;
  expect([expiry(clock), clock.limitation!.daysLeft, clock.limitationState]).toEqual([
    '2021-03-31',
    59,
    'running',
  ]);
});

test('a demand counts on the day on which it arrived, for its claim or for all claims of its debtor', () => {
  const claims = [CLAIM, { ...CLAIM, id: 'B' }, { ...CLAIM, id: 'C', debtor: '乙' }];
  const { claims: list } = clocks(claims, {
    demands: [demand('A', '', '2019-05-01'), demand('', '乙', '2019-06-01')],
  });
  expect(list.map(expiry)).toEqual(['2022-05-01', '2021-03-31', '2022-06-01']);
});

test('a demand that is not shown to have arrived interrupts nothing', () => {
  expect(expiry(clocks([CLAIM], { demands: [demand('A', '')] }).claims[0])).toBe('2021-03-31');
});

test('a payment, a promise, a suit and an application for enforcement interrupt; a payment that was reversed does not', () => {
  const paid: RecoveryRow[] = [{ id: 'R', day: '2019-02-01', claim: 'A', amount: '10' }];
  expect(expiry(clocks([CLAIM], {}, paid).claims[0])).toBe('2022-02-01');
  const reversed: RecoveryRow[] = [
    ...paid,
    { day: '2019-02-02', claim: 'A', amount: '-10', method: '冲销', reverses: 'R' },
  ];
  expect(expiry(clocks([CLAIM], {}, reversed).claims[0])).toBe('2021-03-31');
  const inPart: RecoveryRow[] = [paid[0], { ...reversed[1], amount: '-4' }];
  expect(expiry(clocks([CLAIM], {}, inPart).claims[0])).toBe('2022-02-01');
  const promise = {
    claim: 'A',
    debtor: '',
    promisedOn: day('2019-04-01'),
    payBy: day('2019-12-31'),
    amount: null,
    place,
  };
  expect(expiry(clocks([CLAIM], { promises: [promise] }).claims[0])).toBe('2022-04-01');
});

test('what a court took does not revive a claim that had run out; a payment does', () => {
  const old = { ...CLAIM, due: '2014-01-01' };
  const late = (method: NonNullable<RecoveryRow['method']>): RecoveryRow[] => [
    { day: '2019-02-01', claim: 'A', amount: '10', method },
  ];
  expect(expiry(clocks([old], {}, late('法院执行')).claims[0])).toBe('2016-01-01');
  expect(expiry(clocks([old], {}, late('银行')).claims[0])).toBe('2022-02-01');
});

test('clocks within the policy’s warning, run out, and not to be told', () => {
  const { claims: list } = clocks(
    [
      CLAIM,
      { ...CLAIM, due: '2018-01-30' },
      { ...CLAIM, due: undefined as never },
      { ...CLAIM, due: '2020-01-01' },
    ],
    { settings: { ...DEFAULT_SETTINGS, limitationWarningDays: 60 } },
  );
  expect(list.map(({ limitationState }) => limitationState)).toEqual([
    'warning',
    'expired',
    'unknown',
    'running',
  ]);
});

test('a warning begins when fewer days are left than the policy says', () => {
  const stateWith = (limitationWarningDays: number): string =>
    clocks([CLAIM], { settings: { ...DEFAULT_SETTINGS, limitationWarningDays } }).claims[0].limitationState;
  expect([stateWith(59), stateWith(60)]).toEqual(['running', 'warning']);
});

test('a surety has a clock of its own, which no demand interrupts', () => {
  const { claims: list } = clocks(
    [
      { ...CLAIM, due: '2020-09-15', hasSurety: true },
      { ...CLAIM, due: '2020-01-15', suretyUntil: '2023-01-15' },
      CLAIM,
    ],
    { settings: { ...DEFAULT_SETTINGS, suretyWarningDays: 60 }, demands: [demand('', '甲', '2021-01-01')] },
  );
  expect(list.map(({ surety, suretyState }) => [surety && formatDay(surety.expires), suretyState])).toEqual([
    ['2021-03-15', 'warning'],
    ['2023-01-15', 'running'],
    [null, 'running'],
  ]);
});

test('an entry that speaks of no claim of the ledger is reported with its place', () => {
  const { findings } = clocks([CLAIM], { demands: [demand('Z', '', '2019-05-01')] });
  expect(findings).toEqual([
    { severity: 'warning', code: 'register-claim-unknown', place, values: { name: 'Z' } },
  ]);
  expectTexts(findings);
});

test('instalments of one debt run from its last due date', () => {
  const [first] = clocks([{ ...CLAIM, lastDue: '2019-03-31' }]).claims;
  expect(expiry(first)).toBe('2022-03-31');
});

const suit = {
  claim: 'A',
  debtor: '',
  caseNumber: '',
  court: '',
  approval: '',
  approvedOn: day(undefined),
  filed: day('2018-06-01'),
  claimed: null,
  fee: null,
  judged: day(undefined),
  effective: day(undefined),
  judgedAmount: null,
  performBy: day(undefined),
  enforcementAsked: day(undefined),
  enforced: null,
  otherCost: null,
  expected: null,
  closed: day(undefined),
  place,
};

test('a claim before the court does not run out; a judgment in force has a clock of its own', () => {
  const [pending] = clocks([CLAIM], { lawsuits: [suit] }).claims;
  expect([expiry(pending), pending.limitationState]).toEqual(['2024-01-31', 'running']);
  const [closed] = clocks([CLAIM], { lawsuits: [{ ...suit, closed: day('2018-09-01') }] }).claims;
  expect([expiry(closed), closed.enforcement]).toEqual(['2021-09-01', null]);
  const judged = { ...suit, effective: day('2019-01-10'), performBy: day('2019-01-31') };
  const [title] = clocks([CLAIM], {
    lawsuits: [judged],
    settings: { ...DEFAULT_SETTINGS, limitationWarningDays: 30 },
  }).claims;
  expect([title.limitationState, formatDay(title.enforcement!.expires), title.enforcementState]).toEqual([
    'judged',
    '2021-01-31',
    'warning',
  ]);
});

test('what each entry of the demand log does in law', () => {
  const entry = (kind: Demand['kind'], delivered?: string): Demand => ({
    ...demand('A', '', delivered),
    kind,
    place: { ...place },
  });
  const { demands: effects } = clocks(
    [
      { ...CLAIM, due: '2014-01-01' },
      { ...CLAIM, id: 'B' },
    ],
    {
      demands: [
        entry('demand', '2013-12-01'),
        entry('demand', '2015-06-01'),
        entry('demand'),
        entry('demand', '2017-09-01'),
        entry('promise', '2018-05-01'),
        entry('demand', '2021-05-01'),
        { ...entry('demand', '2019-01-01'), claim: 'Z' },
      ],
    },
  );
  expect(
    effects.map(({ effect, runsUntil }) => [effect, runsUntil > 0 ? formatDay(runsUntil) : null]),
  ).toEqual([
    ['beforeDue', null],
    ['interrupts', '2017-06-01'],
    ['notDelivered', null],
    ['tooLate', null],
    ['revives', '2021-05-01'],
    ['afterAsOf', null],
    ['unknownClaim', null],
  ]);
});
