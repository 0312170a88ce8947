import fc from 'fast-check';
import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import type { RewardLimit } from '../../src/policy/reward-limits';
import { day, fen, type RecoveryRow } from '../fixture/ledger-of';
import { barred, bracket, target } from '../fixture/policy-of';
import { rewardOf } from './reward-run';

const CLAIMS = [
  { id: 'A', due: '2009-07-16', amount: 10_000_000, owner: '张三' },
  { id: 'B', due: '2009-07-16', amount: 10_000_000, owner: '李四' },
];

/** 10% of everything, goods from their ruling on; the goods are ruled on after the cash came in. */
const BY_RULING = { brackets: [bracket({ scheme: '办法', at: '10%', goodsTrigger: '裁定' })] };
const GOODS_FIRST: RecoveryRow[] = [
  {
    id: 'R1',
    day: '2012-02-01',
    claim: 'A',
    amount: 9_000,
    method: '实物抵债',
    ruling: { day: '2012-06-01', value: 9_000 },
  },
  { id: 'R2', day: '2012-03-01', claim: 'A', amount: 9_000 },
];

type LimitRow = Partial<Omit<RewardLimit, 'cap' | 'floor' | 'poolShare' | 'poolShareCap'>> & {
  readonly cap?: number;
  readonly floor?: number;
  readonly share?: string;
  readonly each?: number;
};

function limit({ cap, floor, share, each, ...rest }: LimitRow): RewardLimit {
  const money = (amount: number | undefined): number | null => (amount === undefined ? null : fen(amount));
  return {
    scheme: '',
    firstDay: NO_DAY,
    lastDay: NO_DAY,
    of: '奖池',
    period: '全期',
    cap: money(cap),
    floor: money(floor),
    poolShare: share === undefined ? null : parseRate(share),
    poolShareCap: money(each),
    place: { file: '口径.xlsx' },
    ...rest,
  };
}

const paid = (id: string, on: string, amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
  id,
  day: on,
  claim: 'A',
  amount,
  ...more,
});

/** 10% of everything. */
const TEN = { brackets: [bracket({ scheme: '办法', at: '10%' })] };

function run(recoveries: RecoveryRow[], limits: LimitRow[], policy: object = TEN) {
  const { result, findings } = rewardOf({
    claims: CLAIMS,
    recoveries,
    policy,
    tables: { limits: limits.map(limit) },
  });
  return {
    ...result,
    codes: findings.map(({ code }) => code),
    rewards: [...result.lines].map(({ reward }) => reward / 100),
    gross: Object.fromEntries(result.people.map(({ name, gross }) => [name, Number(gross) / 100])),
    back: Number(result.returned) / 100,
  };
}

test.each([
  ['每笔', [500, 500], {}],
  ['每人', [5_000, 5_000], { 张三: 500 }],
  ['奖池', [500, 0], {}],
] as const)(
  '%s of a scheme holds a special case too that none of its brackets holds',
  (of, rewards, gross) => {
    const special = {
      brackets: [bracket({ scheme: '办法', from: 9, at: '1%' })],
      cases: new Map([
        ['A', { rate: parseRate('50%')!, approval: '批8号', approvedOn: NO_DAY, place: { file: '' } }],
      ]),
    };
    const rows = [paid('R1', '2012-03-01', 10_000), paid('R2', '2012-04-01', 10_000)];
    expect(run(rows, [{ of, scheme: '办法', cap: 500 }], special)).toMatchObject({ rewards, gross });
  },
);

describe('每笔', () => {
  test.each([
    ['above the cap', 60_000, { cap: 5_000 }, 5_000],
    ['at the cap', 50_000, { cap: 5_000 }, 5_000],
    ['below the floor', 100, { floor: 50 }, 50],
    ['at the floor', 500, { floor: 50 }, 50],
    ['of another scheme', 60_000, { cap: 5_000, scheme: '旧办法' }, 6_000],
    ['after its last day', 60_000, { cap: 5_000, lastDay: day('2012-07-31') }, 6_000],
    ['on its last day', 60_000, { cap: 5_000, lastDay: day('2012-08-01') }, 5_000],
    ['before its first day', 60_000, { cap: 5_000, firstDay: day('2012-08-02') }, 6_000],
    ['on its first day', 60_000, { cap: 5_000, firstDay: day('2012-08-01') }, 5_000],
    ['that earns less than half a fen', 0.04, { floor: 50 }, 0],
  ])('a line %s', (_, amount, said, reward) => {
    expect(run([paid('R', '2012-08-01', amount)], [{ of: '每笔', ...said }]).rewards).toEqual([reward]);
  });

  test('a line that earns nothing is not raised to the floor', () => {
    const nothing = { brackets: [bracket({ from: 5, at: '10%' })] };
    expect(run([paid('R', '2012-08-01', 100)], [{ of: '每笔', floor: 50 }], nothing).rewards).toEqual([0]);
  });

  test('limits each line, not what a person has of several', () => {
    const rows = [paid('R1', '2012-08-01', 60_000), paid('R2', '2012-08-02', 60_000)];
    expect(run(rows, [{ of: '每笔', cap: 5_000 }]).gross).toEqual({ 张三: 10_000 });
  });

  test('a reversal takes all of it back, whatever the limit made of it', () => {
    const rows = [
      paid('R', '2012-08-01', 60_000),
      paid('S', '2012-09-01', -60_000, { method: '冲销', reverses: 'R' }),
    ];
    expect(run(rows, [{ of: '每笔', cap: 5_000 }])).toMatchObject({ rewards: [5_000, -5_000], accrued: 0n });
  });
});

describe('奖池', () => {
  test('2% of each recovery, at most 5,000 of one: the earliest lines are paid first', () => {
    // The pool holds 2,000 + 5,000 + 400 = 7,400; the lines would earn 10,000, 50,000 and 2,000.
    const rows = [
      paid('R1', '2012-03-01', 100_000),
      paid('R2', '2012-04-01', 500_000, { claim: 'B' }),
      paid('R3', '2012-05-01', 20_000),
    ];
    const { rewards, limits, accrued } = run(rows, [{ share: '2%', each: 5_000 }]);
    expect(rewards).toEqual([7_400, 0, 0]);
    expect(limits).toMatchObject([
      { from: NO_DAY, person: '', allowed: 7_400_00n, before: 62_000_00n, after: 7_400_00n },
    ]);
    expect(accrued).toBe(7_400_00n);
  });

  test('a pool for each quarter, by the day that earns', () => {
    const rows = [
      paid('R1', '2012-03-31', 9_000),
      paid('R2', '2012-04-01', 9_000),
      paid('R3', '2012-06-30', 9_000),
    ];
    expect(run(rows, [{ cap: 1_000, period: '季' }]).rewards).toEqual([900, 900, 100]);
    expect(run(rows, [{ cap: 1_000, period: '月' }]).rewards).toEqual([900, 900, 900]);
    expect(run(rows, [{ cap: 1_000, period: '年' }]).rewards).toEqual([900, 100, 0]);
  });

  test('holds the lines of its own scheme', () => {
    const schemes = {
      brackets: [
        bracket({ scheme: '旧办法', at: '10%', lastDay: day('2012-06-30') }),
        bracket({ scheme: '新办法', at: '10%', firstDay: day('2012-07-01') }),
      ],
    };
    const rows = [paid('R1', '2012-06-30', 9_000), paid('R2', '2012-07-01', 9_000)];
    expect(run(rows, [{ scheme: '新办法', cap: 500 }], schemes).rewards).toEqual([900, 500]);
    expect(run(rows, [{ scheme: '旧办法', cap: 500 }], schemes).rewards).toEqual([500, 900]);
  });

  test('holds at least its floor', () => {
    expect(run([paid('R', '2012-03-01', 9_000)], [{ share: '1%', floor: 300 }]).rewards).toEqual([300]);
  });

  test('what was reversed leaves room for the others', () => {
    const rows = [
      paid('R1', '2012-03-01', 9_000),
      paid('S', '2012-03-05', -9_000, { method: '冲销', reverses: 'R1' }),
      paid('R2', '2012-04-01', 9_000),
    ];
    expect(run(rows, [{ cap: 1_000 }])).toMatchObject({ rewards: [900, -900, 900] });
  });

  test('goods stand where their ruling does: what was recovered later but earned earlier comes first', () => {
    expect(run(GOODS_FIRST, [{ cap: 1_000 }], BY_RULING).rewards).toEqual([100, 900]);
  });

  test('held lines stay held, cut like the others', () => {
    const gated = {
      brackets: [bracket({ scheme: '办法', at: '10%', gated: true })],
      targets: [target('一分公司', '', '2012-01-01', '2012-12-31', '999999')],
    };
    expect(run([paid('R', '2012-03-01', 9_000)], [{ cap: 500 }], gated)).toMatchObject({
      held: 500_00n,
      payable: 0n,
    });
  });

  test('a limit of a scheme that does not exist is reported', () => {
    expect(run([], [{ scheme: '没有', cap: 1 }]).codes).toEqual(['reward-limit-scheme-unknown']);
  });
});

describe('每人', () => {
  const rows = [
    paid('R1', '2012-02-01', 8_000),
    paid('R2', '2012-05-01', 8_000, { people: '张三:50;李四:50' }),
    paid('R3', '2012-08-01', 8_000, { claim: 'B' }),
  ];

  test('what is beyond the cap of a period stays with the company, the latest lines first', () => {
    const { gross, back, payable, shares } = run(rows, [{ of: '每人', cap: 1_000, period: '年' }]);
    expect([gross, back, payable]).toEqual([{ 张三: 1_000, 李四: 1_000 }, 400, 2_400_00n]);
    expect(
      [...shares]
        .filter(({ kept }) => kept === 'over-limit')
        .map(({ line, person, amount }) => [line, person, amount]),
    ).toEqual([
      [1, '张三', 200_00],
      [2, '李四', 200_00],
    ]);
  });

  test('goods stand where their ruling does, here too', () => {
    const { shares, gross } = run(GOODS_FIRST, [{ of: '每人', cap: 1_000 }], BY_RULING);
    expect(gross).toEqual({ 张三: 1_000 });
    expect([...shares].filter(({ kept }) => kept !== null)).toMatchObject([{ line: 0, amount: 800_00 }]);
  });

  test('what was reversed leaves room for the person’s other lines', () => {
    const back = paid('S', '2012-03-01', -3_000, { method: '冲销', reverses: 'R1' });
    const { gross, back: returned } = run(
      [rows[0], back, paid('R2', '2012-05-01', 8_000)],
      [{ of: '每人', cap: 1_000 }],
    );
    expect([gross, returned]).toEqual([{ 张三: 1_000 }, 300]);
  });

  test('the cap of one scheme does not touch another’s lines', () => {
    const other: LimitRow[] = [{ of: '每人', scheme: '旧办法', cap: 1 }];
    expect(run(rows, other)).toMatchObject({ gross: { 张三: 1_200, 李四: 1_200 }, limits: [] });
  });

  test.each([800, 799.99, 0])('nothing is added to what reaches the floor of %d', (floor) => {
    expect(run([rows[0]], [{ of: '每人', floor }])).toMatchObject({
      extras: [],
      limits: [],
      gross: { 张三: 800 },
    });
  });

  test('by half-years each has its own cap', () => {
    const halves: LimitRow[] = [{ of: '每人', cap: 1_000, period: '半年' }];
    expect(run(rows, halves).gross).toEqual({ 张三: 1_000, 李四: 1_200 });
  });

  test('what is missing to the floor is added, where anything was earned', () => {
    const { gross, extras, limits } = run([rows[0]], [{ of: '每人', floor: 1_500, period: '年' }]);
    expect(gross).toEqual({ 张三: 1_500 });
    expect(extras).toMatchObject([{ person: '张三', amount: 700_00, why: 'floor' }]);
    expect(limits).toMatchObject([{ from: day('2012-01-01'), before: 800_00n, after: 1_500_00n }]);
    const off = { ...TEN, barred: [barred('张三', '2012-01-01')] };
    expect(run([rows[0]], [{ of: '每人', floor: 1_500 }], off)).toMatchObject({
      gross: { 张三: 0 },
      back: 800,
    });
  });
});

test('property: caps never raise anything, and Σ people + returned = payable + what floors add', () => {
  const drawnLimit = fc.record({
    of: fc.constantFrom<RewardLimit['of']>('每笔', '每人', '奖池'),
    period: fc.constantFrom<RewardLimit['period']>('月', '季', '半年', '年', '全期'),
    cap: fc.integer({ min: 0, max: 3_000 }),
  });
  const drawnFloor = fc.integer({ min: 0, max: 500 });
  const recovery = fc.record({
    on: fc.integer({ min: 1, max: 12 }),
    amount: fc.integer({ min: 1, max: 20_000 }),
    claim: fc.constantFrom('A', 'B'),
    people: fc.constantFrom('', '张三:1;李四:2', '王五'),
    reversed: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(recovery, { maxLength: 8 }),
      fc.array(drawnLimit, { maxLength: 3 }),
      drawnFloor,
      (drawn, caps, floor) => {
        const rows = drawn.flatMap(({ on, amount, claim, people, reversed }, index): RecoveryRow[] => {
          const first = paid(`R${index}`, `2012-${String(on).padStart(2, '0')}-10`, amount, {
            claim,
            people,
          });
          const back = {
            ...first,
            id: `S${index}`,
            amount: -Math.max(1, amount / reversed),
            method: '冲销' as const,
          };
          return reversed === 0
            ? [first]
            : [first, { ...back, amount: Math.round(back.amount * 100) / 100, reverses: first.id! }];
        });
        const free = run(rows, []);
        const capped = run(rows, caps);
        [...capped.lines].forEach(({ reward, undoes }, index) => {
          if (undoes < 0) expect(reward).toBeLessThanOrEqual(free.lines.at(index).reward);
        });
        expect(capped.accrued).toBeLessThanOrEqual(free.accrued);
        for (const { name, gross } of capped.people)
          expect(gross).toBeLessThanOrEqual(free.people.find((person) => person.name === name)!.gross);
        const all = run(rows, [...caps, { of: '每人', floor, period: '年' }]);
        for (const one of [free, capped, all]) {
          const gross = one.people.reduce((sum, person) => sum + person.gross, 0n);
          const extra = one.extras.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
          expect(gross + one.returned).toBe(one.payable + extra);
        }
      },
    ),
    { numRuns: 150 },
  );
});
