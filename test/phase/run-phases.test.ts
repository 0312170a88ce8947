import fc from 'fast-check';
import { formatDay } from '../../src/calendar/day';
import type { PhaseLine, PhaseResult } from '../../src/phase/phase-result';
import { runPhases } from '../../src/phase/run-phases';
import type { Policy } from '../../src/policy/policy';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { phase, policyOf, target } from '../fixture/policy-of';

function run(claims: ClaimRow[], recoveries: RecoveryRow[], said: Partial<Policy>, asOf = '2012-12-31') {
  const ledger = ledgerOf(claims, recoveries);
  const { applications, ...rest } = settle(
    ledger.claims,
    ledger.recoveries,
    ledger.debtors.size,
    day(asOf),
    '先进先出',
  );
  return runPhases(ledger, policyOf(said), { applications, ...rest }, day(asOf));
}

const YEAR = phase('清收', '清收', '2012-01-01', '2012-12-31');
const CLAIM: ClaimRow = { id: 'A', origin: '2010-01-01', due: '2010-06-01', amount: 1000 };

/** A line of a bridge in 元, without its parts. */
function yuan(line: PhaseLine | null | undefined): Record<string, number> {
  const { opening, arisen, recovered, writtenOff, corrections, closing } = line!;
  const figures = { opening, arisen, recovered, writtenOff, corrections, closing };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value) / 100]));
}

test('each unit stands once, in the order in which the ledger names them, however many claims it has', () => {
  const claims = Array.from({ length: 600 }, (_, index) => ({
    ...CLAIM,
    id: `A${index}`,
    unit: index % 2 === 0 ? '二分公司' : '一分公司',
  }));
  const [{ units, total }] = run(claims, [], { phases: [YEAR] }).phases;
  expect(units.map(({ name, closing }) => [name, closing])).toEqual([
    ['二分公司', 300n * 1_000_00n],
    ['一分公司', 300n * 1_000_00n],
  ]);
  expect(total?.closing).toBe(600n * 1_000_00n);
});

describe('the phases of a campaign', () => {
  const dates = (phases: readonly PhaseResult[]) =>
    phases.map(({ name, first, last }) => [name, formatDay(first), formatDay(last)]);

  test('a day on which one ends and the next begins belongs to the later one, and is reported', () => {
    const { phases, findings } = run([], [], {
      phases: [
        phase('全面清收', '清收', '2012-07-23', '2012-11-30'),
        phase('宣传动员', '其他', '2012-07-16', '2012-07-23'),
      ],
    });
    expect(dates(phases)).toEqual([
      ['宣传动员', '2012-07-16', '2012-07-22'],
      ['全面清收', '2012-07-23', '2012-11-30'],
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['phase-overlap']);
  });

  test('gaps are reported with their first and last day', () => {
    const { findings } = run([], [], {
      phases: [
        phase('一', '清收', '2012-01-01', '2012-01-31'),
        phase('二', '复查', '2012-02-03', '2012-02-28'),
      ],
    });
    expect(findings).toMatchObject([{ code: 'phase-gap', values: { from: '2012-02-01', to: '2012-02-02' } }]);
  });

  test('phases that follow each other day by day are not remarked on', () => {
    const rows = [
      phase('一', '清收', '2012-01-01', '2012-01-31'),
      phase('二', '复查', '2012-02-01', '2012-02-28'),
    ];
    expect(run([], [], { phases: rows }).findings).toEqual([]);
  });

  test.each([
    ['2011-12-31', 'not-begun', 0],
    ['2012-01-01', 'running', 1],
    ['2012-12-30', 'running', 365],
    ['2012-12-31', 'ended', 366],
    ['2013-05-01', 'ended', 366],
  ])('as of %s it is %s after %i of 366 days', (asOf, state, elapsed) => {
    const [only] = run([CLAIM], [], { phases: [YEAR] }, asOf).phases;
    expect(only).toMatchObject({ state, daysElapsed: elapsed, daysGiven: 366 });
    expect(only.total === null).toBe(state === 'not-begun');
  });
});

describe('the bridge', () => {
  test('opening is the balance at the end of the day before; what arises, comes in or is forgiven stands in its column', () => {
    const [only] = run(
      [
        CLAIM,
        { id: 'B', origin: '2012-03-01', amount: 500 },
        { id: 'N', amount: 7 },
        { origin: '2012-04-01', amount: -20, corrects: 'A' },
      ],
      [
        { day: '2011-12-31', claim: 'A', amount: 100 },
        { day: '2012-01-01', claim: 'A', amount: 200, method: '现金' },
        { day: '2012-02-01', claim: 'A', amount: 50, method: '实物抵债' },
        { day: '2012-02-02', claim: 'A', amount: 30, method: '法院执行' },
        { day: '2012-02-03', claim: 'A', amount: 3, method: '' },
        { day: '2012-05-01', claim: 'B', amount: 10, method: '核销' },
        { day: '2012-06-01', claim: 'B', amount: 5, method: '减免' },
      ],
      { phases: [YEAR] },
    ).phases;
    expect(yuan(only.total)).toEqual({
      opening: 907,
      arisen: 500,
      recovered: 283,
      writtenOff: 10,
      corrections: 25,
      closing: 1089,
    });
    expect(only.total).toMatchObject({ cash: 200_00n, goods: 50_00n, execution: 30_00n, other: 3_00n });
  });

  test('a reversal lowers what was recovered on its own day, in the column of what it reverses', () => {
    const [first, second] = run(
      [CLAIM],
      [
        { id: 'R', day: '2012-01-15', claim: 'A', amount: 400, method: '现金' },
        { day: '2012-07-15', amount: -150, method: '冲销', reverses: 'R' },
      ],
      {
        phases: [
          phase('上半年', '清收', '2012-01-01', '2012-06-30'),
          phase('下半年', '清收', '2012-07-01', '2012-12-31'),
        ],
      },
    ).phases;
    expect(yuan(first.total)).toMatchObject({ recovered: 400, closing: 600 });
    expect(second.total).toMatchObject({ recovered: -150_00n, cash: -150_00n, closing: 750_00n });
  });

  test('a phase that the as-of date cuts is shown to that date', () => {
    const recoveries: RecoveryRow[] = [{ day: '2012-09-01', claim: 'A', amount: 400 }];
    expect(yuan(run([CLAIM], recoveries, { phases: [YEAR] }, '2012-08-31').phases[0].total)).toMatchObject({
      recovered: 0,
      closing: 1000,
    });
    expect(yuan(run([CLAIM], recoveries, { phases: [YEAR] }, '2012-09-01').phases[0].total)).toMatchObject({
      recovered: 400,
      closing: 600,
    });
  });
});

test('where a baseline is locked, what came of it and what came of new arrears are told apart, by unit', () => {
  const claims: ClaimRow[] = [
    { ...CLAIM, unit: '一' },
    { id: 'B', unit: '一', origin: '2011-12-31', amount: 500 },
    { id: 'N', unit: '二', amount: 70 },
    { id: 'C', unit: '一', origin: '2012-01-01', amount: 300 },
  ];
  const recoveries: RecoveryRow[] = [
    { day: '2011-12-31', claim: 'A', amount: 1 },
    { day: '2012-02-01', claim: 'A', amount: 200 },
    { day: '2012-02-01', claim: 'B', amount: 20 },
    { day: '2012-02-01', claim: 'N', amount: 7 },
    { id: 'R', day: '2012-03-01', claim: 'C', amount: 90 },
    { day: '2012-04-01', amount: -40, method: '冲销', reverses: 'R' },
    { day: '2012-05-01', claim: 'C', amount: 4, method: '减免' },
  ];
  const row = {
    phase: '清收',
    day: day('2011-12-31'),
    claim: 'A',
    debtor: '',
    unit: '一',
    due: day('2010-06-01'),
    balance: 999_00,
    fingerprint: '',
    place: YEAR.place,
  };
  const [locked] = run(claims, recoveries, { phases: [YEAR], baselines: [row] }).phases;
  expect(locked.total).toMatchObject({ recovered: 277_00n, recoveredOfNew: 50_00n });
  expect(locked.units.map(({ name, recoveredOfNew }) => [name, recoveredOfNew])).toEqual([
    ['一', 50_00n],
    ['二', 0n],
  ]);
  const [open] = run(claims, recoveries, { phases: [YEAR] }).phases;
  expect(open.total!.recoveredOfNew).toBeNull();
});

describe('targets', () => {
  const claims: ClaimRow[] = [
    { ...CLAIM, unit: '一', owner: '张三' },
    { ...CLAIM, id: 'B', unit: '二', owner: '李四' },
    { ...CLAIM, id: 'C', unit: '三', owner: '李四' },
  ];
  const recoveries: RecoveryRow[] = [
    { day: '2012-02-01', claim: 'A', amount: 300 },
    { day: '2012-08-01', claim: 'A', amount: 100 },
    { day: '2012-08-01', claim: 'B', amount: 50 },
    { day: '2012-08-01', claim: 'C', amount: 5 },
  ];
  const half = phase('下半年', '清收', '2012-07-01', '2012-12-31');

  test('completion counts from the target’s own first day to the end of the phase', () => {
    const [only] = run(claims, recoveries, {
      phases: [half],
      targets: [target('一', '', '2012-01-01', '2012-12-31', '500')],
    }).phases;
    expect(only.units[0]).toMatchObject({
      name: '一',
      recovered: 100_00n,
      towardTarget: 400_00n,
      target: 500_00n,
      rank: 1,
    });
    expect(only.units[0].completion).toEqual({ num: 400_00n, den: 500_00n });
  });

  test('the shortest period that holds the last day counts; one that ends before it does not', () => {
    const targets = [
      target('一', '', '2012-01-01', '2012-12-31', '500'),
      target('一', '', '2012-07-01', '2012-12-31', '200'),
      target('一', '', '2012-07-01', '2012-11-30', '50'),
    ];
    expect(run(claims, recoveries, { phases: [half], targets }).phases[0].units[0]).toMatchObject({
      target: 200_00n,
      towardTarget: 100_00n,
    });
  });

  test('the total is the sum over the units that have one; without any it is 未下达, neither 0% nor 100%', () => {
    const targets = [
      target('一', '', '2012-01-01', '2012-12-31', '500'),
      target('二', '', '2012-01-01', '2012-12-31', '100'),
    ];
    expect(run(claims, recoveries, { phases: [half], targets }).phases[0].total).toMatchObject({
      target: 600_00n,
      towardTarget: 450_00n,
    });
    expect(run(claims, recoveries, { phases: [half] }).phases[0].total).toMatchObject({
      target: null,
      towardTarget: null,
      completion: null,
    });
  });

  test('an owner’s target counts for the owner only, on the unit’s claims where it names one', () => {
    const all = run(claims, recoveries, {
      phases: [half],
      targets: [target('', '李四', '2012-01-01', '2012-12-31', '100')],
    }).phases[0];
    expect(all.owners).toMatchObject([{ name: '李四', towardTarget: 55_00n, target: 100_00n, rank: 1 }]);
    expect(all.units.every((line) => line.target === null)).toBe(true);
    const one = run(claims, recoveries, {
      phases: [half],
      targets: [target('二', '李四', '2012-01-01', '2012-12-31', '100')],
    }).phases[0];
    expect(one.owners).toMatchObject([{ unit: '二', towardTarget: 50_00n, recovered: 50_00n }]);
  });

  test('two owners of one name in two units have a line and a rank each, a target over all units one for both', () => {
    const owned = (unit: string, amount: string) => target(unit, '李四', '2012-01-01', '2012-12-31', amount);
    const targets = [owned('二', '100'), owned('三', '5'), owned('', '550')];
    const [only] = run(claims, recoveries, { phases: [half], targets }).phases;
    expect(only.owners).toMatchObject([
      { name: '李四', unit: '二', target: 100_00n, towardTarget: 50_00n, opening: 1000_00n, rank: 2 },
      { name: '李四', unit: '三', target: 5_00n, towardTarget: 5_00n, opening: 1000_00n, rank: 1 },
      { name: '李四', unit: '', target: 550_00n, towardTarget: 55_00n, opening: 2000_00n, rank: 3 },
    ]);
  });

  test('a unit with a target and no claim is shown; equal completion ranks by amount, equal lines share a rank', () => {
    const targets = ['一', '二', '三', '四'].map((unit, index) =>
      target(unit, '', '2012-01-01', '2012-12-31', ['800', '100', '10', '10'][index]),
    );
    const [only] = run(claims, recoveries, { phases: [half], targets }).phases;
    expect(only.units.map(({ name, rank }) => [name, rank])).toEqual([
      ['一', 1],
      ['二', 2],
      ['三', 3],
      ['四', 4],
    ]);
  });

  test('a target of nothing has no completion and no rank; more than all is more than 100%', () => {
    const targets = [
      target('一', '', '2012-01-01', '2012-12-31', '0'),
      target('二', '', '2012-01-01', '2012-12-31', '20'),
    ];
    const [only] = run(claims, recoveries, { phases: [half], targets }).phases;
    expect(only.units[0]).toMatchObject({ target: 0n, towardTarget: 400_00n, completion: null, rank: null });
    expect(only.units[1]).toMatchObject({ completion: { num: 50_00n, den: 20_00n }, rank: 1 });
    expect(only.total).toMatchObject({ target: 20_00n, towardTarget: 450_00n });
  });

  test.each([
    ['2012-06-30', null, null],
    // The as-of day is over: 183 of 184 days are left.
    ['2012-07-01', 1, 1_09n],
    // The day before the last: one is left.
    ['2012-12-30', 183, 100_00n],
    ['2012-12-31', 184, null],
    ['2013-03-01', 184, null],
  ])('as of %s %s days have passed and the pace is %s', (asOf, elapsed, pace) => {
    const targets = [target('一', '', '2012-01-01', '2012-12-31', '500')];
    const [only] = run(claims, recoveries, { phases: [half], targets }, asOf).phases;
    expect(only.total?.pace ?? null).toBe(pace);
    if (elapsed !== null) expect(only.daysElapsed).toBe(elapsed);
  });

  test('what comes in after the phase does not count toward its target, though the target’s period goes on', () => {
    const targets = [target('一', '', '2012-01-01', '2012-12-31', '500')];
    const early = phase('上半年', '清收', '2012-01-01', '2012-06-30');
    const [only] = run(claims, recoveries, { phases: [early], targets }, '2012-12-31').phases;
    expect(only.units[0]).toMatchObject({ towardTarget: 300_00n, recovered: 300_00n });
  });

  test('pace is what is still to recover ÷ days left, and nothing after the end or beyond the target', () => {
    const pace = (amount: string, asOf: string) =>
      run(
        claims,
        recoveries,
        { phases: [half], targets: [target('一', '', '2012-01-01', '2012-12-31', amount)] },
        asOf,
      ).phases[0].units[0].pace;
    expect(pace('500', '2012-12-28')).toBe(33_33n);
    expect(pace('300', '2012-12-28')).toBe(0n);
    expect(pace('500', '2012-12-31')).toBeNull();
  });
});

describe('what a kind of phase measures', () => {
  const claims: ClaimRow[] = [
    { ...CLAIM, surveyed: '2012-05-18', identified: '2012-06-01', review: '不合格', rectified: '2012-12-20' },
    { ...CLAIM, id: 'B', surveyed: '2012-05-22', identified: '2012-06-01', owner: '', review: '不合格' },
    { ...CLAIM, id: 'C', amount: 10, review: '合格' },
    { ...CLAIM, id: 'D', origin: '2012-12-01', amount: 1 },
  ];
  test.each([
    ['摸底', '2012-05-15', '2012-05-20', { done: 1, all: 3, doneAmount: 1000_00n, allAmount: 2010_00n }],
    ['认定', '2012-05-20', '2012-06-12', { done: 1, all: 3, doneAmount: 1000_00n, allAmount: 2010_00n }],
    ['复查', '2012-12-01', '2012-12-31', { done: 1, all: 2, doneAmount: 1000_00n, allAmount: 2000_00n }],
    ['清收', '2012-07-23', '2012-11-30', null],
  ] as const)('%s', (kind, first, last, measure) => {
    expect(run(claims, [], { phases: [phase(kind, kind, first, last)] }).phases[0].measure).toEqual(measure);
  });

  test('is not said where the ledger has no such column', () => {
    expect(
      run([CLAIM], [], { phases: [phase('摸底', '摸底', '2012-05-15', '2012-05-20')] }).phases[0].measure,
    ).toBeNull();
  });
});

const someDay = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2011, 3, 1 + n)).toISOString().slice(0, 10));
const amount = fc.integer({ min: 1, max: 900_00 }).map((value) => value / 100);
const randomRun = fc.record({
  claims: fc.array(fc.record({ unit: fc.constantFrom('一', '二', ''), origin: someDay, amount }), {
    minLength: 1,
    maxLength: 15,
  }),
  recoveries: fc.array(
    fc.record({ day: someDay, amount, method: fc.constantFrom('现金', '实物抵债', '核销', '减免') }),
    { maxLength: 20 },
  ),
});

test('every bridge balances, units add up to the total, and a phase opens where the one before it closed', () => {
  const phases = [
    phase('一', '摸底', '2012-01-01', '2012-03-31'),
    phase('二', '清收', '2012-04-01', '2012-10-31'),
  ];
  fc.assert(
    fc.property(randomRun, someDay, ({ claims, recoveries }, asOf) => {
      const [first, second] = run(claims as ClaimRow[], recoveries as RecoveryRow[], { phases }, asOf).phases;
      for (const { total, units } of [first, second]) {
        if (!total) continue;
        for (const line of [total, ...units]) {
          expect(line.opening + line.arisen - line.recovered - line.writtenOff - line.corrections).toBe(
            line.closing,
          );
          expect(line.cash + line.goods + line.execution + line.other).toBe(line.recovered);
        }
        for (const column of [
          'opening',
          'arisen',
          'recovered',
          'writtenOff',
          'corrections',
          'closing',
        ] as const) {
          expect(units.reduce((sum, line) => sum + line[column], 0n)).toBe(total[column]);
        }
      }
      if (second.total) expect(second.total.opening).toBe(first.total!.closing);
    }),
    { numRuns: 200 },
  );
});
