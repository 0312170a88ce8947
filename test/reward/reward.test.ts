import { NO_DAY } from '../../src/calendar/day';
import { parseRate } from '../../src/money/rate';
import type { Policy, RewardBracket } from '../../src/policy/policy';
import { reward } from '../../src/reward/reward';
import { settle } from '../../src/settlement/settle';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { barred, bracket, decided, policyOf, target } from '../fixture/policy-of';

const CLAIM: ClaimRow = { id: 'A', due: '2009-07-16', amount: 1_000_000, unit: '一', owner: '张三' };
const BY_AGE = [bracket({ from: 1, to: 3, at: '3%' }), bracket({ from: 3, at: '5%' })];

function run(
  recoveries: RecoveryRow[],
  said: Partial<Policy>,
  claims: ClaimRow[] = [CLAIM],
  asOf = '2012-12-31',
  baseline = NO_DAY,
) {
  const ledger = ledgerOf(claims, recoveries);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  const { result, findings } = reward(ledger, policyOf(said), settlement, day(asOf), baseline);
  return {
    ...result,
    findings,
    rewards: [...result.lines].map(({ reward: amount }) => amount / 100),
    states: [...result.lines].map(({ state }) => state),
    paid: Object.fromEntries(result.people.map(({ name, gross }) => [name, Number(gross) / 100])),
  };
}

const paid = (on: string, amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
  id: 'R',
  day: on,
  claim: 'A',
  amount,
  ...more,
});

describe('the rate', () => {
  test.each([
    ['2010-07-15', 'no-bracket', 0],
    ['2010-07-16', 'payable', 30],
    ['2012-07-15', 'payable', 30],
    ['2012-07-16', 'payable', 50],
  ])('goes by how long the claim was overdue on the day of the recovery: %s', (on, state, amount) => {
    const { states, rewards } = run([paid(on, 1000)], { brackets: BY_AGE });
    expect([states, rewards]).toEqual([[state], [amount]]);
  });

  test('is applied to each line and rounded to the fen, half away from zero', () => {
    expect(run([paid('2012-08-01', 0.7)], { brackets: BY_AGE }).rewards).toEqual([0.04]);
  });

  test.each<[string, Partial<RewardBracket>[], string]>([
    ['months', [{ from: 36, unit: '月' }], '2012-07-16'],
    ['days', [{ from: 1096, unit: '日' }], '2012-07-16'],
  ])('may be counted in %s', (_, [row], firstDay) => {
    const brackets = [bracket({ ...row, at: '5%' })];
    const before = new Date(Date.parse(firstDay) - 86_400_000).toISOString().slice(0, 10);
    expect(run([paid(before, 1000)], { brackets }).states).toEqual(['no-bracket']);
    expect(run([paid(firstDay, 1000)], { brackets }).rewards).toEqual([50]);
  });

  test('tells cash from goods; a bracket without 方式 rewards both', () => {
    const brackets = [
      bracket({ method: '现金', at: '5%' }),
      bracket({ method: '实物', at: '4%', goodsTrigger: '裁定' }),
    ];
    const ruling = { day: '2012-09-01', value: 1000 };
    const rows = [
      paid('2012-08-01', 1000, { method: '法院执行' }),
      paid('2012-08-01', 1000, { method: '实物抵债', ruling }),
    ];
    expect(run(rows, { brackets }).rewards).toEqual([50, 40]);
    expect(run(rows, { brackets: [bracket({ at: '1%', goodsTrigger: '裁定' })] }).rewards).toEqual([10, 10]);
  });

  test.each(['核销', '减免', '债务重组'] as const)('%s lowers the balance and has no line', (method) => {
    expect(run([paid('2012-08-01', 1000, { method })], { brackets: BY_AGE }).lines).toHaveLength(0);
  });

  test('a recovery without a method is rewarded only where the bracket does not ask for one', () => {
    const row = paid('2012-08-01', 1000, { method: '' });
    expect(run([row], { brackets: BY_AGE }).rewards).toEqual([50]);
    const { states, findings } = run([row], { brackets: [bracket({ method: '现金', at: '5%' })] });
    expect(states).toEqual(['method-unsaid']);
    expect(findings).toMatchObject([{ code: 'reward-method-unsaid' }]);
  });

  test('a claim without a due date earns nothing', () => {
    expect(run([paid('2012-08-01', 1000)], { brackets: BY_AGE }, [{ id: 'A', amount: 5000 }]).states).toEqual(
      ['no-due-date'],
    );
  });

  test('an unnamed recovery that pays three claims makes three lines, each at its own claim’s rate', () => {
    const claims = ['2007-01-01', '2011-01-01', '2012-06-01'].map((due, index) => ({
      id: `${index}`,
      due,
      amount: 100,
    }));
    const { rewards, states } = run(
      [{ id: 'R', day: '2012-08-01', amount: 250 }],
      { brackets: BY_AGE },
      claims,
    );
    expect(rewards).toEqual([5, 3, 0]);
    expect(states).toEqual(['payable', 'payable', 'no-bracket']);
  });

  test('without a scheme nothing is computed; outside its days a recovery is rewarded by none', () => {
    expect(run([paid('2012-08-01', 1000)], {}).lines).toHaveLength(0);
    const brackets = [bracket({ firstDay: day('2012-02-01'), lastDay: day('2012-07-31'), at: '5%' })];
    expect(
      ['2012-01-31', '2012-02-01', '2012-07-31', '2012-08-01'].map(
        (on) => run([paid(on, 100)], { brackets }).states[0],
      ),
    ).toEqual(['no-scheme', 'payable', 'payable', 'no-scheme']);
  });

  test('单笔上限 caps a line', () => {
    const { lines } = run([paid('2012-08-01', 900_000)], {
      brackets: [bracket({ at: '5%', cap: 20_000_00 })],
    });
    expect([...lines]).toMatchObject([{ beforeCap: 45_000_00, reward: 20_000_00 }]);
  });

  test('基线日 freezes the age, so that waiting does not raise the rate', () => {
    const brackets = BY_AGE.map((row) => ({ ...row, ageBasis: '基线日' as const }));
    expect(
      run([paid('2012-08-01', 1000)], { brackets }, [CLAIM], '2012-12-31', day('2012-07-15')).rewards,
    ).toEqual([30]);
    const { states, findings } = run([paid('2012-08-01', 1000)], { brackets });
    expect(states).toEqual(['undecided']);
    expect(findings).toMatchObject([{ severity: 'error', code: 'reward-baseline-missing' }]);
  });

  test('each line says how long its claim was overdue on the day of the recovery', () => {
    const { lines } = run([paid('2012-07-15', 1000), paid('2012-07-16', 1000)], { brackets: BY_AGE });
    expect([...lines]).toMatchObject([
      { overdueDays: 1095, overdueYears: 2 },
      { overdueDays: 1096, overdueYears: 3 },
    ]);
  });

  test('分段 applies each slice of what was recovered on the claim at its own rate', () => {
    const brackets = [
      bracket({ unit: '元', calculation: '分段', from: 0, to: 1000_00, at: '4%' }),
      bracket({ unit: '元', calculation: '分段', from: 1000_00, at: '2%' }),
    ];
    expect(run([paid('2012-08-01', 600), paid('2012-08-02', 600)], { brackets }).rewards).toEqual([24, 20]);
  });
});

describe('goods', () => {
  const brackets = [bracket({ method: '实物', at: '4%', goodsTrigger: '裁定' })];
  const goods = (more: Partial<RecoveryRow>): RecoveryRow =>
    paid('2012-08-01', 1000, { method: '实物抵债', ...more });

  test.each([
    ['before the ruling they are 待裁定', goods({}), 'pending-ruling', 0],
    [
      'a ruling after the as-of date has not come',
      goods({ ruling: { day: '2013-01-01', value: 900 } }),
      'pending-ruling',
      0,
    ],
    [
      'from the ruling on they count at its value',
      goods({ ruling: { day: '2012-12-31', value: 900 } }),
      'payable',
      36,
    ],
    ['a ruling without a value is reported', goods({ ruling: { day: '2012-12-01' } }), 'pending-value', 0],
  ])('%s', (_, row, state, amount) => {
    const { states, rewards } = run([row], { brackets });
    expect([states[0], rewards[0]]).toEqual([state, amount]);
  });

  test('a policy that waits for realisation takes the realised value', () => {
    const realisation = [bracket({ method: '实物', at: '4%', goodsTrigger: '变现' })];
    const ruled = goods({ ruling: { day: '2012-09-01', value: 900 } });
    expect(run([ruled], { brackets: realisation }).states).toEqual(['pending-realisation']);
    expect(
      run([{ ...ruled, realised: { day: '2012-10-01', value: 500 } }], { brackets: realisation }).rewards,
    ).toEqual([20]);
  });

  test('each row has its own trigger: by the age, ruled goods count or wait for their realisation', () => {
    const byAge = [
      bracket({ method: '实物', to: 3, at: '4%', goodsTrigger: '裁定' }),
      bracket({ method: '实物', from: 3, at: '4%', goodsTrigger: '变现' }),
    ];
    const ruled = goods({ ruling: { day: '2012-12-01', value: 900 } });
    expect(run([ruled], { brackets: byAge }).states).toEqual(['pending-realisation']);
    expect(run([{ ...ruled, day: '2012-07-15' }], { brackets: byAge }).rewards).toEqual([36]);
    const special = new Map([decided('A', '10%', '批9号')]);
    const young = [bracket({ method: '实物', to: 1, at: '4%', goodsTrigger: '裁定' })];
    expect(run([ruled], { brackets: young, cases: special }).rewards).toEqual([90]);
  });

  test('their value is allocated over the claims that they paid', () => {
    const claims = ['2007-01-01', '2008-01-01', '2009-01-01'].map((due, index) => ({
      id: `${index}`,
      due,
      amount: 100,
    }));
    const row: RecoveryRow = {
      id: 'R',
      day: '2012-08-01',
      amount: 300,
      method: '实物抵债',
      ruling: { day: '2012-09-01', value: 100 },
    };
    expect([...run([row], { brackets }, claims).lines].map(({ base }) => base)).toEqual([
      33_34, 33_33, 33_33,
    ]);
  });

  test('the overdue time is taken on the recovery’s own date, not on the trigger’s', () => {
    const byAge = BY_AGE.map((row) => ({ ...row, goodsTrigger: '裁定' as const }));
    expect(
      run([paid('2012-07-15', 1000, { method: '实物抵债', ruling: { day: '2012-08-15', value: 1000 } })], {
        brackets: byAge,
      }).rewards,
    ).toEqual([30]);
  });
});

describe('cases that the leaders decide', () => {
  const range = [bracket({ rateFloor: parseRate('1%'), rateCeiling: parseRate('4%') })];
  const row = paid('2012-08-01', 1000);

  test.each([
    ['a range without a decision is 待定', range, [], 'undecided', 0],
    ['a decision at the floor', range, [decided('A', '1%')], 'payable', 10],
    ['a decision at the ceiling', range, [decided('A', '4%')], 'payable', 40],
    [
      'a decision outside the range without approval earns nothing',
      range,
      [decided('A', '4.01%')],
      'unapproved',
      0,
    ],
    [
      'a special case outside the range with its approval number',
      range,
      [decided('A', '10%', '集团〔2012〕8号')],
      'payable',
      100,
    ],
    ['nor does one below the floor', range, [decided('A', '0.99%')], 'unapproved', 0],
    ['a decision made on the as-of date', range, [decided('A', '4%', '', '2012-12-31')], 'payable', 40],
    ['a decision made before it', range, [decided('A', '4%', '', '2012-06-30')], 'payable', 40],
    [
      'a row that names a floor alone holds no range',
      [bracket({ rateFloor: parseRate('1%') })],
      [decided('A', '2%')],
      'unapproved',
      0,
    ],
    [
      'nor does one that names a ceiling alone',
      [bracket({ rateCeiling: parseRate('4%') })],
      [decided('A', '2%')],
      'unapproved',
      0,
    ],
    [
      'a decision not made yet on the as-of date',
      range,
      [decided('A', '4%', '', '2013-01-01')],
      'undecided',
      0,
    ],
    ['a special case beside a fixed rate needs an approval', BY_AGE, [decided('A', '8%')], 'unapproved', 0],
    ['and with it has its own rate', BY_AGE, [decided('A', '8%', '批8号')], 'payable', 80],
    [
      'also where no bracket fits',
      [bracket({ from: 9, at: '1%' })],
      [decided('A', '8%', '批8号')],
      'payable',
      80,
    ],
  ] as const)('%s', (_, brackets, cases, state, amount) => {
    const { states, rewards } = run([row], { brackets, cases: new Map(cases) });
    expect([states[0], rewards[0]]).toEqual([state, amount]);
  });

  test('what is undecided or unapproved is reported', () => {
    expect(run([row], { brackets: range }).findings).toMatchObject([
      { severity: 'warning', code: 'rate-undecided' },
    ]);
    const { findings, lines } = run([row], { brackets: BY_AGE, cases: new Map([decided('A', '8%')]) });
    expect(findings).toMatchObject([{ severity: 'error', code: 'case-unapproved' }]);
    expect([...lines]).toMatchObject([{ rate: null, approval: '' }]);
  });
});

describe('the gate (须达标)', () => {
  const brackets = [bracket({ at: '5%', gated: true })];
  const rows = [paid('2012-03-01', 1000), paid('2012-09-01', 500)];
  const year = (unit: string, owner: string, amount: string) =>
    target(unit, owner, '2012-01-01', '2012-12-31', amount);

  test.each([
    ['the unit met its target', [year('一', '', '1500')], ['payable', 'payable']],
    ['by one fen it did not: held', [year('一', '', '1500.01')], ['held', 'held']],
    ['no target: held, 未下达', [], ['held-no-target', 'held-no-target']],
    [
      'the owner’s own target counts before the unit’s',
      [year('一', '', '1'), year('一', '张三', '9999')],
      ['held', 'held'],
    ],
    [
      'another owner’s does not',
      [year('一', '', '1500'), year('一', '李四', '9999')],
      ['payable', 'payable'],
    ],
    [
      'nor that of the owner’s namesake in another unit',
      [year('一', '', '1500'), year('二', '张三', '9999')],
      ['payable', 'payable'],
    ],
    [
      'the owner’s without a unit is the owner’s everywhere',
      [year('一', '', '1'), year('', '张三', '9999'), year('二', '张三', '1')],
      ['held', 'held'],
    ],
    [
      'the shortest period that holds the day',
      [year('一', '', '9999'), target('一', '', '2012-03-01', '2012-03-31', '1000')],
      ['payable', 'held'],
    ],
  ])('%s', (_, targets, states) => expect(run(rows, { brackets, targets }).states).toEqual(states));

  test('what is held is accrued, not payable, and not distributed', () => {
    const result = run(rows, { brackets, targets: [year('一', '', '99999')] });
    expect(result).toMatchObject({ accrued: 75_00n, held: 75_00n, payable: 0n, people: [] });
  });

  test('a recovery after the as-of date does not help to meet the target', () => {
    expect(run(rows, { brackets, targets: [year('一', '', '1500')] }, [CLAIM], '2012-08-31').states).toEqual([
      'held',
    ]);
  });
});

describe('a reversal', () => {
  const back = (amount: number): RecoveryRow => ({
    id: 'Z',
    day: '2012-10-01',
    amount,
    method: '冲销',
    reverses: 'R',
  });

  test('takes back the reward at the rate of the line that it reverses', () => {
    expect(run([paid('2012-07-15', 1000), back(-400)], { brackets: BY_AGE }).rewards).toEqual([30, -12]);
  });

  test('of the whole takes back exactly what was earned, cap and rounding included', () => {
    const capped = [bracket({ at: '5%', cap: 20_000_00 })];
    expect(run([paid('2012-08-01', 900_000), back(-900_000)], { brackets: capped }).rewards).toEqual([
      20_000, -20_000,
    ]);
    const thirds = [paid('2012-08-01', 0.7), { ...back(-0.3), id: 'Z1' }, { ...back(-0.4), id: 'Z2' }];
    expect(run(thirds, { brackets: BY_AGE }).accrued).toBe(0n);
  });

  test('shares the fate of its line, and its people give back', () => {
    const rows = [paid('2012-07-20', 1000, { people: '张三:60;李四:40' }), back(-500)];
    expect(run(rows, { brackets: BY_AGE }).paid).toEqual({ 张三: 15, 李四: 10 });
    expect(run(rows, { brackets: [bracket({ at: '5%', gated: true })] }).states).toEqual([
      'held-no-target',
      'held-no-target',
    ]);
  });
});

describe('the sums by scheme', () => {
  test('count the lines that a row of the scheme judged; what waits or has no row is not among them', () => {
    const brackets = [
      bracket({ scheme: '旧', from: 1, at: '5%', lastDay: day('2012-06-30'), goodsTrigger: '裁定' }),
      bracket({ scheme: '新', at: '1%', firstDay: day('2012-07-01'), goodsTrigger: '裁定' }),
    ];
    const rows = [
      paid('2010-01-01', 1000),
      paid('2012-06-30', 1000),
      paid('2012-07-01', 1000),
      paid('2012-07-01', 1000, { method: '实物抵债' }),
    ];
    const { states, schemes } = run(rows, { brackets });
    expect(states).toEqual(['no-bracket', 'payable', 'payable', 'pending-ruling']);
    expect(schemes).toEqual([
      { scheme: '旧', lines: 1, accrued: 50_00n, held: 0n, payable: 50_00n, paid: 0n },
      { scheme: '新', lines: 1, accrued: 10_00n, held: 0n, payable: 10_00n, paid: 0n },
    ]);
  });

  test('a special case that no row holds is rewarded by the scheme in force all the same', () => {
    const said = {
      brackets: [bracket({ from: 9, at: '1%' })],
      cases: new Map([decided('A', '8%', '批8号')]),
    };
    expect(run([paid('2012-08-01', 1000)], said).schemes).toMatchObject([
      { scheme: '清欠奖励', lines: 1, payable: 80_00n },
    ]);
  });
});

describe('distribution', () => {
  const brackets = [bracket({ at: '5%' })];

  test('by the shares on the recovery; the parts add up to the whole', () => {
    expect(
      run([paid('2012-08-01', 2000, { people: '王五:1；赵六：1、孙七：1' })], { brackets }).paid,
    ).toEqual({ 王五: 33.34, 赵六: 33.33, 孙七: 33.33 });
  });

  test('to the claim’s owner where nobody is named', () => {
    expect(run([paid('2012-08-01', 100)], { brackets }).paid).toEqual({ 张三: 5 });
  });

  test('a barred person’s share stays with the company; the others get no more for it', () => {
    const people = '张三:60;李四:40';
    const rows = [paid('2012-06-15', 100, { people }), paid('2012-08-01', 100, { people })];
    const result = run(rows, { brackets, barred: [barred('李四', '2012-06-01', '2012-07-31')] });
    expect(result.paid).toEqual({ 张三: 6, 李四: 2 });
    expect(result.returned).toBe(2_00n);
  });

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['from the day on', '2012-08-01', undefined, true],
    ['from the day after on', '2012-08-02', undefined, false],
    ['to the day', undefined, '2012-08-01', true],
    ['to the day before', undefined, '2012-07-31', false],
    ['without a day', undefined, undefined, true],
  ])('who is barred %s', (_, from, to, isBarred) => {
    const said = { brackets, barred: [barred('张三', from, to)] };
    expect(run([paid('2012-08-01', 100)], said).returned).toBe(isBarred ? 5_00n : 0n);
  });

  test('barring is judged on the day that earns: for goods the ruling’s', () => {
    const row = paid('2012-08-01', 100, {
      people: '李四',
      method: '实物抵债',
      ruling: { day: '2012-09-15', value: 100 },
    });
    const result = run([row], {
      brackets: [bracket({ at: '5%', goodsTrigger: '裁定' })],
      barred: [barred('李四', '2012-09-01', '2012-09-30')],
    });
    expect(result).toMatchObject({ payable: 5_00n, returned: 5_00n, paid: { 李四: 0 } });
  });

  test('external people pay tax on one payment; staff settle their own; a name that is not listed is reported', () => {
    const people = new Map([['外聘赵六', { name: '外聘赵六', unit: '', external: true }]]);
    const rows = ['A', 'A'].map((claim) =>
      paid('2012-08-01', 50_000, { claim, people: '外聘赵六:1;张三:1' }),
    );
    const result = run(rows, { brackets, people });
    expect(result.people).toMatchObject([
      { name: '外聘赵六', external: true, gross: 2_500_00n, tax: 340_00n, net: 2_160_00n, returned: 0n },
      { name: '张三', external: false, gross: 2_500_00n, tax: 0n, net: 2_500_00n, returned: 0n },
    ]);
    expect(result.findings).toMatchObject([{ code: 'person-not-listed', values: { name: '张三' } }]);
  });

  test.each([
    ['张三、李四', 'participants-unreadable'],
    ['张三:六十', 'participants-unreadable'],
  ])('participants that cannot be read (%s) leave the line undistributed and reported', (people, code) => {
    const result = run([paid('2012-08-01', 100, { people })], { brackets });
    expect(result).toMatchObject({ payable: 5_00n, people: [], findings: [{ severity: 'error', code }] });
  });

  test('a reward that has nobody to go to is reported', () => {
    const result = run([paid('2012-08-01', 100)], { brackets }, [{ ...CLAIM, owner: '' }]);
    expect(result.findings).toMatchObject([{ code: 'reward-without-person' }]);
  });
});
