import fc from 'fast-check';
import { dayOf } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { jsonDocument } from '../../src/headless/json-document';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { sheetOf } from '../fixture/sheet-of';

const AS_OF = dayOf(2012, 12, 31);

const date = fc
  .integer({ min: 0, max: 1800 })
  .map((offset) => new Date(Date.UTC(2008, 6, 1 + offset)).toISOString().slice(0, 10));
const amount = fc.integer({ min: 1, max: 99_999_999 }).map((value) => value / 100);

/** A workbook as a user could have it: named recoveries, each at most once a day and claim, and all policy tables. */
const campaign = fc.record({
  claims: fc.array(
    fc.record({
      debtor: fc.constantFrom('甲', '乙', '丙'),
      unit: fc.constantFrom('一', '二'),
      owner: fc.constantFrom('张', '李'),
      origin: date,
      due: fc.option(date),
      amount,
    }),
    { minLength: 1, maxLength: 20 },
  ),
  recoveries: fc.uniqueArray(
    fc.record({
      claim: fc.nat(19),
      day: date,
      amount,
      method: fc.constantFrom('现金', '银行', '实物抵债', '核销', '减免'),
    }),
    { maxLength: 25, selector: ({ claim, day }) => `${claim}/${day}` },
  ),
});
type Campaign = typeof campaign extends fc.Arbitrary<infer T> ? T : never;

const POLICY: SheetData[] = [
  sheetOf('奖励方案', [
    ['方案', '方式', '逾期起', '逾期止', '单位', '比例', '计算', '实物触发', '须达标'],
    ['甲案', '现金', 0, 2, '年', 0.03, '整档', '裁定', '是'],
    ['甲案', '现金', 2, null, '年', 0.05, '整档', '裁定', '是'],
  ]),
  sheetOf('阶段', [
    ['阶段', '类型', '开始', '结束'],
    ['一', '摸底', '2010-01-01', '2010-12-31'],
    ['二', '清收', '2011-01-01', '2012-12-31'],
  ]),
  sheetOf('指标', [
    ['所属单位', '起', '止', '金额'],
    ['一', '2011-01-01', '2012-12-31', 5000],
    ['二', '2011-01-01', '2012-12-31', 5000000],
  ]),
];

function sheets({ claims, recoveries }: Campaign): SheetData[] {
  return [
    sheetOf('台账', [
      ['债权编号', '债务人', '所属单位', '责任人', '发生日期', '到期日', '应收金额'],
      ...claims.map((row, index) => [
        `C${index}`,
        row.debtor,
        row.unit,
        row.owner,
        row.origin,
        row.due,
        row.amount,
      ]),
    ]),
    sheetOf('回款', [
      ['回款编号', '日期', '债权编号', '金额', '方式', '凭证号'],
      ...recoveries.map((row, index) => [
        `R${index}`,
        row.day,
        `C${row.claim}`,
        row.amount,
        row.method,
        `V${index}`,
      ]),
    ]),
    ...POLICY,
  ];
}

/** The document's figures with lists in the order of their names. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function figures(data: SheetData[]): any {
  const { findings: _findings, ...document } = jsonDocument(
    runCampaign({ sheets: data, asOf: AS_OF }),
    'zh',
  ) as Record<string, unknown>;
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, entry]) => [key, sorted(entry)])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  };
  return sorted(document);
}

const fen = (text: string): bigint => BigInt(text.replace('.', ''));
const sum = (list: readonly { balance: string }[]): bigint =>
  list.reduce((total, { balance }) => total + fen(balance), 0n);

test('amount − recovered − written off − corrections = balance = Σ buckets = Σ debtors = Σ units', () => {
  fc.assert(
    fc.property(campaign, (random) => {
      const { ledger, aging } = figures(sheets(random));
      expect(
        fen(ledger.amount) - fen(ledger.recovered) - fen(ledger.writtenOff) - fen(ledger.corrections),
      ).toBe(fen(ledger.balance));
      for (const list of [aging.buckets, aging.debtors, aging.units])
        expect(sum(list)).toBe(fen(ledger.balance));
    }),
    { numRuns: 150 },
  );
});

test('the order of rows does not matter where every recovery names its claim', () => {
  fc.assert(
    fc.property(campaign, fc.infiniteStream(fc.nat(1000)), (random, keys) => {
      const shuffle = <Row>(rows: Row[]): Row[] =>
        rows
          .map((row) => ({ row, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
      const [claims, recoveries, ...policy] = sheets(random);
      const shuffled = [claims, recoveries].map((data) => ({
        ...data,
        rows: [data.rows[0], ...shuffle(data.rows.slice(1) as CellValue[][])],
      }));
      expect(figures([...shuffled, ...policy])).toEqual(figures([claims, recoveries, ...policy]));
    }),
    { numRuns: 100 },
  );
});

test('accrued = held + payable, and all that is payable goes to people', () => {
  fc.assert(
    fc.property(campaign, (random) => {
      const { rewards } = figures(sheets(random));
      expect(fen(rewards.accrued)).toBe(fen(rewards.held) + fen(rewards.payable));
      const paid = rewards.people.reduce(
        (total: bigint, { gross }: { gross: string }) => total + fen(gross),
        0n,
      );
      expect(paid).toBe(fen(rewards.payable));
    }),
    { numRuns: 100 },
  );
});

test('two runs of the same input give the same document, findings included', () => {
  fc.assert(
    fc.property(campaign, (random) => {
      const run = (): string =>
        JSON.stringify(jsonDocument(runCampaign({ sheets: sheets(random), asOf: AS_OF }), 'zh'));
      expect(run()).toBe(run());
    }),
    { numRuns: 30 },
  );
});
