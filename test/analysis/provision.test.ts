import { analyse, hasRates } from '../../src/analysis/analysis';
import { parseRate } from '../../src/money/rate';
import { OVERDUE_BY_DAYS } from '../../src/policy/built-in-buckets';
import type { BucketSet, Policy } from '../../src/policy/policy';
import type { ProvisionPolicy } from '../../src/policy/provision-rates';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import { settle } from '../../src/settlement/settle';
import { day, fen, ledgerOf, type ClaimRow } from '../fixture/ledger-of';
import { policyOf } from '../fixture/policy-of';
import { describeSharedCases } from '../shared-cases';

const place = { file: '口径.xlsx', sheet: '计提比例', row: 1 };
const rates = (byLabel: Record<string, string>, set = ''): ProvisionPolicy['sets'][number] => ({
  set,
  byLabel: new Map(Object.entries(byLabel).map(([label, text]) => [label, parseRate(text)!])),
  place,
});

function provide(claims: readonly ClaimRow[], said: Partial<Policy>, asOfText = '2023-12-31') {
  const ledger = ledgerOf(claims);
  const asOf = day(asOfText);
  const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
  const policy = policyOf({ tables: [{ table: '预警线', place, rows: 1, used: true }], ...said });
  return analyse(ledger, policy, settlement, policy.bucketSets[0] ?? OVERDUE_BY_DAYS, asOf);
}

/** Label, balance and provision of each bucket that owes something. */
const filled = ({ provisions }: ReturnType<typeof provide>) =>
  provisions.map(({ lines }) =>
    lines.flatMap(({ label, balance, byTable }) => (balance === 0n ? [] : [[label, balance, byTable]])),
  );
const codes = ({ findings }: ReturnType<typeof provide>): string[] => findings.map(({ code }) => code);

describe('by table', () => {
  const CLAIMS = [
    { id: 'A', origin: '2023-06-01', due: '2023-12-11', amount: '33.30' },
    { id: 'B', origin: '2023-06-02', due: '2023-12-12', amount: '0.05' },
    { id: 'C', origin: '2020-01-01', due: '2020-06-01', amount: 500 },
    { id: 'D', amount: 9 },
  ];

  test('each bucket is rounded once; what has no rate is not provided for, and is reported', () => {
    const result = provide(CLAIMS, {
      provisionRates: { sets: [rates({ '1-30': '5%', 未到期: '0%', 无到期日: '100%' })], own: [] },
    });
    expect(filled(result)).toEqual([
      // 33.35 × 5% = 1.6675; claim by claim it would be 1.67 and 0.00.
      [
        ['1-30', 33_35n, 1_67n],
        ['365天以上', 500_00n, null],
        ['无到期日', 9_00n, 9_00n],
      ],
    ]);
    expect(codes(result)).toEqual(['provision-rate-missing']);
  });

  test('a claim with a rate of its own stands in no bucket', () => {
    const result = provide(CLAIMS, {
      provisionRates: {
        sets: [rates({ '1-30': '5%', '365天以上': '50%', 无到期日: '1%' })],
        own: [
          { claim: 'C', rate: parseRate('80%')!, place },
          { claim: 'Z', rate: parseRate('80%')!, place },
        ],
      },
    });
    expect(filled(result)[0].map(([label]) => label)).toEqual(['1-30', '无到期日']);
    expect(result.provisions[0].own).toMatchObject([{ balance: fen(500), provision: fen(400) }]);
    expect(codes(result)).toEqual(['provision-claim-unknown']);
  });

  test.each<[string, ProvisionPolicy['sets'][number], string[], string[]]>([
    [
      'by its name',
      rates({ '1年以内': '5%', '3-4年': '50%' }, '账龄年限'),
      ['账龄年限'],
      ['provision-rate-missing'],
    ],
    ['by its labels alone', rates({ '1年以内': '5%', '3-4年': '50%', 无到期日: '1%' }), ['账龄年限'], []],
    ['a set that does not exist', rates({ '1年以内': '5%' }, '老账龄'), [], ['provision-set-unknown']],
    ['labels of no set', rates({ 一年: '5%' }), [], ['provision-set-unknown']],
    [
      'a label that the set lacks',
      rates({ '1年以内': '5%', '3-4年': '5%', 无到期日: '5%', 一年: '5%' }, '账龄年限'),
      ['账龄年限'],
      ['provision-label-unknown'],
    ],
  ])('the set is found: %s', (_, table, sets, expected) => {
    const result = provide(CLAIMS, { provisionRates: { sets: [table], own: [] } });
    expect(result.provisions.map(({ set }) => set.name)).toEqual(sets);
    expect(codes(result)).toEqual(expected);
  });
});

describe('by expected loss', () => {
  const CLAIMS = [
    { id: 'A', origin: '2021-06-01', amount: 100 },
    { id: 'B', origin: '2023-06-01', amount: 50 },
  ];
  const asked = (said: Partial<Policy['settings']>, more: Partial<Policy> = {}) =>
    provide(CLAIMS, { settings: { ...DEFAULT_SETTINGS, analysisMonths: 24, ...said }, ...more });

  test('without 分析月数 nothing is analysed', () => {
    expect(provide(CLAIMS, {})).toEqual({ analysis: null, provisions: [], findings: [] });
  });

  test('less than one period gives no rates and no provision', () => {
    const { analysis, provisions } = asked({ analysisMonths: 11 });
    expect(hasRates(analysis!.migration)).toBe(false);
    expect(provisions).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    ['the set by years where nothing is said', '', '账龄年限', []],
    ['the named set', '半年', '半年', []],
    ['an unknown set', '老账龄', '账龄年限', ['migration-set-unknown']],
    ['a set of uneven buckets', '逾期天数', '账龄年限', ['migration-set-uneven']],
  ])('migration is computed by %s', (_, said, used, expected) => {
    const halfYears: BucketSet = {
      name: '半年',
      from: '账龄',
      edge: '含止',
      buckets: [0, 6, 12].map((start) => ({ label: `${start}`, start, unit: '月' })),
    };
    const result = asked({ migrationSet: said }, { bucketSets: [halfYears] });
    expect(result.analysis!.migration.set.name).toBe(used);
    expect(codes(result)).toEqual(expected);
  });

  test('stands beside the table where both are of one set', () => {
    const sets = [rates({ '1年以内': '5%', '2-3年': '20%' }, '账龄年限')];
    const { provisions } = asked({}, { provisionRates: { sets, own: [] } });
    expect(provisions).toHaveLength(1);
    // Nothing was paid: all of the first bucket moved on; of the older ones there is no history.
    expect(provisions[0].lines.map(({ lossRate }) => lossRate === null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
  });
});

interface AgeingCase {
  readonly id: string;
  readonly asOf?: string;
  readonly invoices?: readonly {
    readonly customer?: string;
    readonly date?: string;
    readonly due?: string;
    readonly amount: number;
    readonly paid?: number;
  }[];
  readonly provisionRates?: Record<string, number>;
  readonly ageing?: Record<string, number>;
  readonly specific?: readonly { readonly amount: number; readonly rate: number }[];
  readonly expected?: Record<string, number | string>;
}

describeSharedCases<AgeingCase>('ageing_provision_cn_fintools.json', (cases) => {
  const BY_AGE: BucketSet = {
    name: '账龄天数',
    from: '账龄',
    edge: '含起',
    buckets: [
      ['0-30天', 0],
      ['31-60天', 31],
      ['61-90天', 61],
      ['91-180天', 91],
      ['181-365天', 181],
      ['1年以上', 366],
    ].map(([label, start]) => ({ label: label as string, start: start as number, unit: '日' })),
  };
  /** A day of age in each bucket. */
  const AGES: Readonly<Record<string, string>> = {
    '0-30天': '2026-06-20',
    '31-60天': '2026-05-20',
    '61-90天': '2026-04-20',
    '1年以上': '2024-06-20',
  };
  test.each(cases.filter(({ ageing }) => ageing).map((one) => [one.id, one] as const))('%s', (_, one) => {
    const groups = Object.entries(one.ageing!).map(([label, amount], index) => ({
      id: `G${index}`,
      origin: AGES[label],
      amount,
    }));
    const single = (one.specific ?? []).map(({ amount }, index) => ({
      id: `S${index}`,
      origin: '2026-06-20',
      amount,
    }));
    const texts = Object.entries(one.provisionRates!).map(([label, rate]) => [label, String(rate)]);
    const { provisions } = provide(
      [...groups, ...single],
      {
        bucketSets: [BY_AGE],
        provisionRates: {
          sets: [rates(Object.fromEntries(texts))],
          own: (one.specific ?? []).map(({ rate }, index) => ({
            claim: `S${index}`,
            rate: parseRate(rate)!,
            place,
          })),
        },
      },
      '2026-06-30',
    );
    const [{ lines, own }] = provisions;
    const sum = (values: readonly (bigint | null)[]): number =>
      Number(values.reduce((all: bigint, value) => all + (value ?? 0n), 0n)) / 100;
    const total = sum(lines.map(({ balance }) => balance));
    const provision = sum(lines.map(({ byTable }) => byTable));
    const found: Record<string, number> = {
      total,
      provision,
      rate: provision / total,
      specific: own.reduce((all, { provision: fenOf }) => all + fenOf / 100, 0),
    };
    for (const [name, expected] of Object.entries(one.expected!))
      expect([name, found[name]]).toEqual([name, expected]);
  });

  test('buckets by age', () => {
    const one = cases.find(({ id }) => id === 'fin-buckets')!;
    const ledger = ledgerOf(one.invoices!.map(({ date, amount }) => ({ origin: date!, amount })));
    const asOf = day(one.asOf);
    const settlement = settle(ledger.claims, ledger.recoveries, ledger.debtors.size, asOf, '先进先出');
    const sets = [rates({ '0-30天': '1%', '31-60天': '1%', '91-180天': '1%' })];
    const policy = policyOf({ bucketSets: [BY_AGE], provisionRates: { sets, own: [] } });
    const { provisions } = analyse(ledger, policy, settlement, BY_AGE, asOf);
    const owed = provisions[0].lines.filter(({ balance }) => balance > 0n);
    expect(Object.fromEntries(owed.map(({ label, balance }) => [label, Number(balance) / 100]))).toEqual(
      one.expected,
    );
  });
});
