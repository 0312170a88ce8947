import fc from 'fast-check';
import { formatDay } from '../../src/calendar/day';
import { caseworkOf, type Casework } from '../../src/casework/casework';
import { clocksOf, watchesClocks } from '../../src/casework/clocks';
import { addressOf } from '../../src/finding/finding';
import { formatFen } from '../../src/money/fen';
import { readPolicy } from '../../src/policy/read-policy';
import { settle } from '../../src/settlement/settle';
import type { CellValue } from '../../src/workbook/sheet-data';
import { day, ledgerOf, type ClaimRow, type RecoveryRow } from '../fixture/ledger-of';
import { expectTexts, sheetOf } from '../policy/sheet';

type Tables = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

/** The casework of a ledger with the given policy tables, read as a user writes them. */
function work(
  claims: readonly ClaimRow[],
  recoveries: readonly RecoveryRow[],
  tables: Tables,
  asOf = '2024-06-30',
): Casework & { readonly ledger: ReturnType<typeof ledgerOf> } {
  const ledger = ledgerOf(claims, recoveries);
  const policy = readPolicy(
    Object.entries(tables).map(([name, rows]) => sheetOf(name, rows)),
    '元',
  );
  expect(policy.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, day(asOf), '先进先出');
  const clocks = watchesClocks(policy) ? clocksOf(ledger, policy, settlement, day(asOf)) : null;
  const casework = caseworkOf(ledger, policy, settlement, clocks, day(asOf));
  expectTexts(casework.findings);
  return { ...casework, ledger };
}

const codes = ({ findings }: Casework): string[] =>
  findings.map(({ severity, code, place }) => `${severity[0]} ${code} ${place.sheet} ${addressOf(place)}`);
const settings = (...rows: [string, CellValue][]): Tables => ({ 预警线: [['项目', '值'], ...rows] });
const A: ClaimRow = { id: 'A', debtor: '甲', origin: '2023-01-01', due: '2023-12-31', amount: '1000' };

describe('promises (还款承诺), by what came in', () => {
  const HEAD = ['债权编号', '承诺日期', '约定还款日', '承诺金额'];
  const promise = (...rows: CellValue[][]): Tables => ({ 还款承诺: [HEAD, ...rows] });
  const pay = (on: string, amount: number, more: Partial<RecoveryRow> = {}): RecoveryRow => ({
    day: on,
    claim: 'A',
    amount,
    ...more,
  });
  const row: CellValue[] = ['A', '2024-01-10', '2024-03-31', 300];

  test.each<[string, RecoveryRow[], [string, string, string]]>([
    ['nothing came', [], ['broken', '0.00', '0.00']],
    ['all came on the last day', [pay('2024-03-31', 300)], ['kept', '300.00', '0.00']],
    ['a fen is missing', [pay('2024-03-31', 299.99)], ['partial', '299.99', '0.00']],
    ['it came a day late', [pay('2024-04-01', 300)], ['broken', '0.00', '300.00']],
    [
      'part in time, the rest late',
      [pay('2024-02-01', 100), pay('2024-05-01', 500)],
      ['partial', '100.00', '200.00'],
    ],
    [
      'what came on the day of the promise was before it',
      [pay('2024-01-10', 300)],
      ['broken', '0.00', '0.00'],
    ],
    ['a relief is no payment', [pay('2024-02-01', 300, { method: '减免' })], ['broken', '0.00', '0.00']],
    [
      'a payment that was reversed did not come',
      [pay('2024-02-01', 300, { id: 'R' }), pay('2024-02-02', -300, { method: '冲销', reverses: 'R' })],
      ['broken', '0.00', '0.00'],
    ],
  ])('%s', (_, recoveries, expected) => {
    const [{ state, paid, late }] = work([A], recoveries, promise(row)).promises!;
    expect([state, formatFen(paid), formatFen(late)]).toEqual(expected);
  });

  it('is decided at the end of its day, not before', () => {
    const at = (asOf: string): string => work([A], [], promise(row), asOf).promises![0].state;
    expect([at('2024-03-30'), at('2024-03-31')]).toEqual(['pending', 'broken']);
  });

  it('counts a payment once, for the promise that falls due first', () => {
    const { promises } = work(
      [A],
      [pay('2024-02-01', 150), pay('2024-04-20', 50)],
      promise(['A', '2024-01-10', '2024-04-30', 100], ['A', '2024-01-10', '2024-03-31', 100]),
    );
    expect(promises!.map(({ state, paid }) => [state, formatFen(paid)])).toEqual([
      ['kept', '100.00'],
      ['kept', '100.00'],
    ]);
  });

  it('without an amount is a promise of all that is owed that day', () => {
    const whole = promise(['A', '2024-01-10', '2024-03-31', null]);
    const [kept] = work([A], [pay('2023-12-01', 400), pay('2024-03-01', 600)], whole).promises!;
    expect([formatFen(kept.promised), kept.state]).toEqual(['600.00', 'kept']);
  });

  it('is kept once its claim is settled, whatever amount was named', () => {
    const [{ state }] = work(
      [A],
      [pay('2024-03-01', 1000)],
      promise(['A', '2024-01-10', '2024-03-31', 1100]),
    ).promises!;
    expect(state).toBe('kept');
  });

  it('never counts more than came in, over all promises together', () => {
    const days = fc.integer({ min: 0, max: 200 }).map((n) => formatDay(day('2023-12-01') + n));
    const payments = fc.array(fc.record({ day: days, amount: fc.integer({ min: 1, max: 400 }) }), {
      maxLength: 8,
    });
    const promises = fc.array(fc.tuple(days, days, fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(payments, promises, (paid, promised) => {
        const rows = promised.map(([x, y, amount]): CellValue[] => [
          'A',
          x < y ? x : y,
          x < y ? y : x,
          amount,
        ]);
        const outcomes = work(
          [{ ...A, amount: '5000' }],
          paid.map((one) => pay(one.day, one.amount)),
          promise(...rows),
        ).promises!;
        const counted = outcomes.reduce((sum, one) => sum + one.paid + one.late, 0n);
        expect(counted <= BigInt(paid.reduce((sum, { amount }) => sum + amount * 100, 0))).toBe(true);
        for (const one of outcomes) expect(one.paid + one.late <= one.promised).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('stop supply (停供)', () => {
  const listed = (claims: ClaimRow[], recoveries: RecoveryRow[], ...said: [string, CellValue][]) => {
    const { stopSupply, ledger } = work(claims, recoveries, settings(...said));
    return stopSupply!.stopped.map(({ debtor, overdue, short, toRelease }) => [
      ledger.debtors.text(debtor),
      overdue !== null,
      short !== null,
      formatFen(toRelease),
    ]);
  };

  it('lists beyond the days, not on them', () => {
    // Overdue 182 days on 2024-06-30.
    expect(listed([A], [], ['停供逾期天数', 182])).toEqual([]);
    expect(listed([A], [], ['停供逾期天数', 181])).toEqual([['甲', true, false, '1000.00']]);
  });

  it('lists below the agreed share, not at it', () => {
    const paid = (amount: number): RecoveryRow[] => [{ day: '2024-01-01', claim: 'A', amount }];
    expect(listed([A], paid(300), ['停供付款比例', '30%'])).toEqual([]);
    expect(listed([A], paid(299.99), ['停供付款比例', '30%'])).toEqual([['甲', false, true, '0.01']]);
  });

  it('counts what has fallen due; a relief lowers it, a write-off is no payment', () => {
    const later = { ...A, id: 'B', due: '2024-12-31', amount: '9000' };
    const paid: RecoveryRow = { day: '2024-01-01', claim: 'A', amount: 300 };
    expect(listed([A, later], [paid], ['停供付款比例', '30%'])).toEqual([]);
    const relief: RecoveryRow = { day: '2024-01-02', claim: 'A', amount: 400, method: '减免' };
    expect(listed([A], [paid, relief], ['停供付款比例', '50%'])).toEqual([]);
    const off: RecoveryRow = { ...relief, amount: 1000, method: '核销' };
    expect(listed([A], [off], ['停供付款比例', '50%'])).toEqual([['甲', false, true, '500.00']]);
  });

  it('ends once what was overdue is paid, and says when', () => {
    const { stopSupply } = work(
      [A],
      [{ day: '2024-05-20', claim: 'A', amount: 1000 }],
      settings(['停供逾期天数', 90]),
    );
    expect(stopSupply!.stopped).toEqual([]);
    expect(stopSupply!.released.map(({ day: on }) => formatDay(on))).toEqual(['2024-05-20']);
  });
});

describe('write-offs (核销): out of the balance, still a case', () => {
  const HEAD = ['债权编号', '核销日期', '核销金额', '批准文号'];
  const off: RecoveryRow = { day: '2024-01-31', claim: 'A', amount: 600, method: '核销' };
  const later: RecoveryRow = { day: '2024-05-01', claim: 'A', amount: 50 };

  it('shows what came in since, applied or waiting', () => {
    const all = { ...off, amount: 1000 };
    const { writeOffs } = work([A], [all, later], { 核销: [HEAD, ['A', '2024-01-31', 1000, '核1号']] });
    expect(writeOffs!.map((one) => [one.booked, one.recoveredSince, one.open].map(formatFen))).toEqual([
      ['1000.00', '50.00', '950.00'],
    ]);
  });

  test.each<[string, RecoveryRow[], Tables, [string, string]]>([
    ['money that names only the debtor', [{ day: '2024-05-01', amount: 50 }], {}, ['50.00', '950.00']],
    ['no more than is open', [{ day: '2024-05-01', amount: 5000 }], {}, ['1000.00', '0.00']],
    ['not what came before', [{ day: '2023-12-01', amount: 50 }], {}, ['0.00', '950.00']],
    ['not another debtor’s', [{ day: '2024-05-01', debtor: '乙', amount: 50 }], {}, ['0.00', '1000.00']],
    [
      'not where only named money counts',
      [{ day: '2024-05-01', amount: 50 }],
      settings(['抵充顺序', '指定']),
      ['0.00', '1000.00'],
    ],
  ])('takes to the case what waits: %s', (_, more, tables, expected) => {
    const { writeOffs } = work([A], [{ ...off, amount: 1000 }, ...more], {
      核销: [HEAD, ['A', '2024-01-31', null, '核1号']],
      ...tables,
    });
    expect(writeOffs!.map((one) => [one.recoveredSince, one.open].map(formatFen))).toEqual([expected]);
  });

  it('goes through a debtor’s cases by due date, and counts each fen once', () => {
    const B = { ...A, id: 'B', due: '2023-06-30' };
    const all = { ...off, amount: 1000 };
    const { writeOffs } = work([A, B], [all, { ...all, claim: 'B' }, { day: '2024-05-01', amount: 1200 }], {
      核销: [HEAD, ['A', '2024-01-31', 1000, '核1号'], ['B', '2024-01-31', 1000, '核2号']],
    });
    expect(writeOffs!.map((one) => formatFen(one.recoveredSince))).toEqual(['200.00', '1000.00']);
  });

  it('reports what register and recoveries do not agree on, in both directions', () => {
    const found = work([A, { ...A, id: 'B' }], [off, { ...off, claim: 'B' }], {
      核销: [HEAD, ['A', '2024-01-31', 500, '']],
    });
    expect(codes(found)).toEqual([
      'w write-off-unapproved 核销 2:2',
      'e write-off-differs 核销 2:2',
      'w write-off-not-registered 回款 3:3',
    ]);
  });
});

describe('assets in kind (抵债资产)', () => {
  const HEAD = [
    '债权编号',
    '债务人',
    '资产名称',
    '接收日期',
    '抵债金额',
    '裁定价值',
    '批准文号',
    '批准日',
    '变现日期',
    '变现金额',
  ];
  const goods: RecoveryRow = { day: '2024-02-01', claim: 'A', amount: 500, method: '实物抵债' };
  const asset = (...more: CellValue[]): Tables => ({
    抵债资产: [HEAD, ['A', '甲', '汽车', '2024-02-01', 500, 480, ...more]],
  });

  it('gains or loses against the ruling, once realised', () => {
    const { assets } = work([A], [goods], asset('批1号', '2024-03-01', '2024-04-01', 455.5));
    expect(assets!.map(({ state, gain }) => [state, formatFen(gain!)])).toEqual([['realised', '-24.50']]);
    const before = work([A], [goods], asset('批1号', '2024-03-01', '2024-07-01', 455.5)).assets!;
    expect(before.map(({ state, gain }) => [state, gain])).toEqual([['approved', null]]);
  });

  test.each<[string, RecoveryRow[], CellValue[], string[]]>([
    [
      'disposed of without approval',
      [goods],
      ['', null, '2024-04-01', 455],
      ['e asset-disposed-unapproved 抵债资产 2:2'],
    ],
    [
      'approved afterwards',
      [goods],
      ['批1号', '2024-05-01', '2024-04-01', 455],
      ['w approval-after-act 抵债资产 2:2'],
    ],
    ['not in the books', [], [], ['w asset-without-recovery 抵债资产 2:2']],
    [
      'another amount in the books',
      [{ ...goods, amount: 400 }],
      [],
      ['e asset-recovery-differs 抵债资产 2:2'],
    ],
    [
      'goods of another debtor that nobody registered',
      [goods, { ...goods, claim: 'B', debtor: '乙' }],
      [],
      ['w goods-not-registered 回款 3:3'],
    ],
  ])('%s', (_, recoveries, more, expected) => {
    expect(codes(work([A, { ...A, id: 'B', debtor: '乙' }], recoveries, asset(...more)))).toEqual(expected);
  });
});

describe('disputes (争议): the rest is owed', () => {
  const HEAD = ['债权编号', '债务人', '提出日期', '争议金额', '解决日期', '认可金额'];
  const shown = (found: Casework & { ledger: ReturnType<typeof ledgerOf> }) =>
    found.disputes!.map((one) => [
      found.ledger.claims.id[one.claim],
      formatFen(one.disputed),
      formatFen(one.undisputed),
      formatFen(one.undisputedDue),
    ]);

  it('is due where the claim is, spread over a debtor by due date, by the ledger where the register is silent', () => {
    const B = { ...A, id: 'B', due: '2024-12-31', amount: '500' };
    const C = { ...A, id: 'C', debtor: '乙', disputed: '80' };
    const found = work([B, A, C], [], { 争议: [HEAD, [null, '甲', '2024-01-01', 1200, null, null]] });
    expect(shown(found)).toEqual([
      ['A', '1000.00', '0.00', '0.00'],
      ['B', '200.00', '300.00', '0.00'],
      ['C', '80.00', '920.00', '920.00'],
    ]);
  });

  it('ends when it is settled; what was conceded must leave the books', () => {
    const rows = { 争议: [HEAD, ['A', null, '2024-01-01', 300, '2024-03-01', 100]] };
    const found = work([A], [], rows);
    expect([shown(found), codes(found)]).toEqual([[], ['w dispute-relief-missing 争议 2:2']]);
    const relief: RecoveryRow = { day: '2024-03-02', claim: 'A', amount: 200, method: '减免' };
    expect(codes(work([A], [relief], rows))).toEqual([]);
  });
});

describe('lawsuits (诉讼)', () => {
  const HEAD = [
    '债权编号',
    '批准文号',
    '批准日',
    '立案日期',
    '标的金额',
    '诉讼费',
    '生效日期',
    '履行期限',
    '申请执行日期',
    '其他费用',
    '预计回收金额',
  ];
  const levels = {
    审批权限: [
      ['事项', '金额起', '金额止', '批准人'],
      ['诉讼', null, 500000, '公司负责人'],
      ['诉讼', 500000, null, '领导小组'],
    ],
  };
  const suit = (...row: CellValue[]): Tables => ({ 诉讼: [HEAD, ['A', ...row]], ...levels });

  test.each<[number, string, string]>([
    [10_000, '50.00', '公司负责人'],
    [100_000, '2300.00', '公司负责人'],
    [499_999.99, '8800.00', '公司负责人'],
    [500_000, '8800.00', '领导小组'],
    [25_000_000, '166800.00', '领导小组'],
  ])('%d needs its approver and costs its fee', (claimed, fee, approver) => {
    const [one] = work([A], [], suit('批1号', '2024-01-01', '2024-02-01', claimed)).lawsuits!;
    expect([formatFen(one.tariffFee!), one.level!.approver]).toEqual([fee, approver]);
  });

  it('weighs what it brings against what it costs; a halved fee is in order, another is asked about', () => {
    const row = (fee: number): CellValue[] => [
      '批1号',
      null,
      '2024-02-01',
      100_000,
      fee,
      null,
      null,
      null,
      500,
      40_000,
    ];
    const found = work([A], [], suit(...row(1150)));
    expect([formatFen(found.lawsuits![0].expectedNet!), codes(found)]).toEqual(['38350.00', []]);
    expect(codes(work([A], [], suit(...row(1000))))).toEqual(['w lawsuit-fee-differs 诉讼 2:2']);
  });

  it('counts what a court collected less what was reversed of it', () => {
    const collected: RecoveryRow[] = [
      { id: 'R', day: '2024-03-01', claim: 'A', amount: 300, method: '法院执行' },
      { day: '2024-03-02', claim: 'A', amount: -100, method: '冲销', reverses: 'R' },
    ];
    const [one] = work([A], collected, suit('批1号', null, '2024-02-01', 1000)).lawsuits!;
    expect([formatFen(one.recoveredSince), formatFen(one.enforcedSince)]).toEqual(['200.00', '200.00']);
  });

  it('is not filed without approval', () => {
    expect(codes(work([A], [], suit('', null, '2024-02-01', 100)))).toEqual([
      'e lawsuit-unapproved 诉讼 2:2',
    ]);
    expect(codes(work([A], [], suit('', null, null, 100)))).toEqual([]);
  });

  test.each<[string, CellValue[], string | null]>([
    ['two years from the day for performance', ['2023-05-01', '2023-05-31'], '2025-05-31'],
    ['two years from the day in force where none is fixed', ['2023-05-01', null], '2025-05-01'],
    ['none once it was applied for', ['2023-05-01', '2023-05-31', '2024-01-01'], null],
    ['none before the judgment is in force', ['2024-07-01', null], null],
  ])('enforcement: %s', (_, dates, expires) => {
    const [{ enforcement }] = work([A], [], suit('批', null, '2022-01-01', 100, null, ...dates)).lawsuits!;
    expect(enforcement && formatDay(enforcement.expires)).toBe(expires);
  });
});

describe('responsibility (责任落实)', () => {
  const tables = (target: number): Tables => ({
    指标: [
      ['所属单位', '责任人', '起', '止', '金额'],
      ['一分公司', null, '2024-01-01', '2024-12-31', target],
    ],
    责任追究: [
      ['对象', '完成率起', '完成率止', '后果'],
      ['责任人', null, null, '与单位无关'],
      ['单位', '100%', null, '奖'],
      ['单位', '80%', '100%', '评'],
      ['单位', null, '80%', '罚'],
    ],
  });
  const consequence = (target: number): string | undefined =>
    work([A], [{ day: '2024-02-01', claim: 'A', amount: 400 }], tables(target)).responsibility![0].consequence
      ?.consequence;

  test.each([
    [400, '奖'],
    [400.01, '评'],
    [500, '评'],
    [500.01, '罚'],
  ])('400 recovered against %d', (target, expected) => {
    expect(consequence(target)).toBe(expected);
  });

  it('has none without a target', () => {
    const lines = work([A], [], tables(1)).responsibility!;
    expect(
      lines.filter(({ who }) => who === '责任人').map(({ progress, consequence: one }) => [progress, one]),
    ).toEqual([[null, null]]);
  });

  it('an owner’s target that names a unit is no namesake’s: each has a line, and claims elsewhere stand without', () => {
    const owned = (id: string, unit: string) => ({ ...A, id, unit, owner: '张三' });
    const lines = work(
      [owned('A', '一'), owned('B', '二'), owned('C', '三')],
      [{ day: '2024-02-01', claim: 'B', amount: 400 }],
      {
        指标: [
          ['所属单位', '责任人', '起', '止', '金额'],
          ['一', '张三', '2024-01-01', '2024-12-31', 100],
          ['二', '张三', '2024-01-01', '2024-12-31', 800],
        ],
        责任追究: [
          ['对象', '完成率起', '完成率止', '后果'],
          ['责任人', null, '10%', '罚'],
        ],
      },
    ).responsibility!.filter(({ who }) => who === '责任人');
    expect(
      lines.map(({ name, unit, balance, progress, consequence: one }) => [
        name,
        unit,
        balance,
        progress?.toward,
        one?.consequence,
      ]),
    ).toEqual([
      ['张三', '一', 1000_00n, 0n, '罚'],
      ['张三', '二', 600_00n, 400_00n, undefined],
      ['张三', '', 1000_00n, undefined, undefined],
    ]);
  });

  it('a handover is checked against the balance of its day and the owner of the ledger', () => {
    const found = work([{ ...A, owner: '张三' }], [{ day: '2024-02-02', claim: 'A', amount: 400 }], {
      移交: [
        ['债权编号', '移交日期', '移交人', '接收人', '移交金额'],
        ['A', '2024-02-01', '李四', '王五', 1000],
        ['A', '2024-02-02', '王五', '张三', 1000],
      ],
    });
    expect(found.handovers!.map(({ handedOver }) => formatFen(handedOver))).toEqual(['1000.00', '600.00']);
    expect(codes(found)).toEqual(['e handover-amount-differs 移交 3:3']);
  });
});

describe('strategy, the largest debtors, the worklist', () => {
  it('gives each claim the first strategy that holds, or none', () => {
    const { strategies } = work(
      [{ ...A, funds: '好', goodFaith: '善意' }, { ...A, funds: '好', goodFaith: '恶意' }, { ...A }],
      [],
      {
        清收策略: [
          ['资金状况', '项目前景', '诚信', '策略'],
          ['好', null, '善意', '现金催收'],
          [null, null, '恶意', '诉讼'],
        ],
      },
    );
    expect([...strategies!]).toEqual([0, 1, -1]);
  });

  it('ranks by reason first, then by day or amount', () => {
    const claims: ClaimRow[] = [
      { id: 'old', debtor: '早已届满', due: '2019-01-01', amount: '900000' },
      { id: 'quiet', debtor: '久未催收', due: '2023-12-01', amount: '10' },
      { id: 'late', debtor: '将届满二', due: '2021-08-01', amount: '700' },
      { id: 'soon', debtor: '将届满一', due: '2021-07-10', amount: '5' },
      { id: 'broken', debtor: '失信', due: '2023-12-01', amount: '50' },
      { id: 'fine', debtor: '未到期', due: '2025-01-01', amount: '5000' },
    ];
    const { worklist, ledger } = work(claims, [], {
      ...settings(['诉讼时效预警天数', 60], ['催收间隔天数', 30]),
      还款承诺: [
        ['债权编号', '承诺日期', '约定还款日', '承诺金额'],
        ['broken', '2024-06-15', '2024-06-20', 20],
      ],
    });
    expect(worklist!.map((item) => [ledger.claims.id[item.claim], item.reasons[0].kind])).toEqual([
      ['soon', 'clock'],
      ['late', 'clock'],
      ['broken', 'promise'],
      ['old', 'noDemand'],
      ['quiet', 'noDemand'],
    ]);
    expect(worklist![3].reasons.map(({ kind }) => kind)).toEqual(['noDemand', 'expired']);
  });

  it('has nothing where the workbook asks for nothing', () => {
    const found = work([A], [], {});
    expect(Object.entries(found).filter(([key, value]) => key !== 'ledger' && value !== null)).toEqual([
      ['findings', []],
    ]);
  });
});
