import fc from 'fast-check';
import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import { addressOf } from '../../src/finding/finding';
import { messageOf } from '../../src/locale/finding-text';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { planReport } from '../../src/report/report';
import { evaluate } from '../report/evaluate';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';

const CLAIM_TITLES = ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'];
const ledger = (file: string, ...rows: CellValue[][]): SheetData =>
  sheetOf('台账', [CLAIM_TITLES, ...rows], { file });
const payments = (file: string, ...rows: CellValue[][]): SheetData =>
  sheetOf('回款', [['日期', '债权编号', '债务人', '金额', '方式'], ...rows], { file });
const run = (...sheets: SheetData[]): CampaignResult => runCampaign({ sheets, asOf: day('2012-12-31') });

const STONE = ledger(
  '石料.xlsx',
  ['S1', '外部甲', '石料公司', '2012-01-05', '2012-03-01', 1000],
  ['S2', '运输公司', '石料公司', '2012-01-06', '2012-03-01', 300],
  ['S3', '采石 公司', '石料公司', '2012-01-07', '2013-03-01', 50],
  ['S4', '外部乙', '石料公司', '2012-02-01', '2012-03-01', '77.70'],
);
const ROAD = ledger(
  '运输.xlsx',
  ['R1', '石料公司', '运输公司', '2012-01-06', '2012-03-01', 120],
  ['R2', '外部甲', '运输公司', '2012-05-01', '2012-06-01', 400],
  ['R3', '外部乙', '运输公司', '2012-02-01', '2012-03-01', '77.70'],
);
const MEMBERS = sheetOf('内部单位', [
  ['名称', '所属单位'],
  ['采石公司', null],
]);

/** Amounts of a line in 元. */
const yuan = (line: object, ...names: string[]): number[] =>
  names.map((name) => Number((line as Record<string, bigint>)[name]) / 100);
const codes = ({ findings }: CampaignResult): string[] => findings.map(({ code }) => code);

describe('two ledgers and a list of members', () => {
  const result = run(STONE, payments('石料.xlsx', ['2012-04-01', 'S1', null, 200, '银行']), ROAD, MEMBERS);
  const group = result.group!;

  test('what companies of the group owe each other is apart, by company, by file and in total', () => {
    const figures = (line: object) =>
      yuan(line, 'amount', 'recovered', 'balance', 'internal', 'external', 'overdue');
    expect(group.units.map((line) => [line.name, ...figures(line)])).toEqual([
      ['石料公司', 1427.7, 200, 1227.7, 350, 877.7, 877.7],
      ['运输公司', 597.7, 0, 597.7, 120, 477.7, 477.7],
    ]);
    expect(group.files.map((line) => [line.name, ...figures(line)])).toEqual([
      ['石料.xlsx', 1427.7, 200, 1227.7, 350, 877.7, 877.7],
      ['运输.xlsx', 597.7, 0, 597.7, 120, 477.7, 477.7],
    ]);
    expect(figures(group.total)).toEqual([2025.4, 200, 1825.4, 470, 1355.4, 1355.4]);
  });

  test('each pair with what is owed in return', () => {
    expect(
      group.pairs.map(({ creditor, debtor, claims, balance, counter }) => [
        group.members[creditor],
        group.members[debtor],
        claims,
        Number(balance) / 100,
        Number(counter) / 100,
      ]),
    ).toEqual([
      ['石料公司', '运输公司', 1, 300, 120],
      ['石料公司', '采石公司', 1, 50, 0],
      ['运输公司', '石料公司', 1, 120, 300],
    ]);
  });

  test('a claim of the same debtor, amount and date in both files is reported at its cell, and counted', () => {
    const found = result.findings.filter(({ code }) => code === 'claim-in-two-files');
    expect(found.map(({ place }) => [place.file, addressOf(place)])).toEqual([['运输.xlsx', 'F4']]);
    expect(messageOf('zh', found[0])).toBe(
      '「外部乙」同日同额（77.70元）的债权在 石料.xlsx「台账」第5行也有',
    );
    expect(result.totals.balance).toBe(1825_40n);
  });

  test('its sheets name the file and the row of every internal and every doubtful claim', () => {
    const plans = planReport(result, {
      language: 'zh',
      unitName: '集团',
      leaderUnit: '元',
      producedBy: '清欠',
      ledger: 'copy',
    });
    const textsOf = (id: string) => plans.find((plan) => plan.id === id)!.rows.flat();
    expect(textsOf('group-internal')).toEqual(
      expect.arrayContaining(['石料.xlsx「台账」第3行', '石料.xlsx「台账」第4行', '运输.xlsx「台账」第2行']),
    );
    expect(textsOf('group')).toEqual(
      expect.arrayContaining(['运输.xlsx「台账」第4行', '石料.xlsx「台账」第5行']),
    );
  });
});

test.each<[string, SheetData[], string[]]>([
  ['one file without members is no group', [STONE], []],
  [
    'a company that owes itself',
    [ledger('甲.xlsx', ['1', '石料公司', '石料公司', '2012-01-01', '2012-02-01', 5]), MEMBERS],
    ['claim-on-itself'],
  ],
  [
    'a payment that names no claim and pays another file',
    [
      STONE,
      ROAD,
      payments('运输.xlsx', ['2012-06-01', null, '外部甲', 450, '银行']),
      payments('石料.xlsx', ['2012-06-02', 'S1', null, 1, '银行']),
    ],
    ['claim-in-two-files', 'payment-across-files'],
  ],
  [
    'a file of payments alone speaks for all',
    [STONE, payments('出纳.xlsx', ['2012-06-01', null, '外部甲', 450, '银行'])],
    [],
  ],
  [
    'a member whose unit no ledger has',
    [
      STONE,
      sheetOf('内部单位', [
        ['名称', '所属单位'],
        ['采石公司', '采石'],
      ]),
    ],
    ['group-unit-unknown'],
  ],
])('%s', (_, sheets, expected) => {
  const ofGroup = ['claim-in-two-files', 'claim-on-itself', 'payment-across-files', 'group-unit-unknown'];
  const result = run(...sheets);
  expect(
    codes(result)
      .filter((code) => ofGroup.includes(code))
      .sort(),
  ).toEqual(expected);
});

test('the group of one file exists where somebody lists its members', () => {
  expect(run(STONE).group).toBeNull();
  expect(run(STONE, MEMBERS).group!.files).toHaveLength(1);
});

describe('over random files', () => {
  const row = fc.tuple(
    fc.constantFrom('外部甲', '外部乙', '一公司', '二公司', '三 公司'),
    fc.constantFrom('一公司', '二公司', '三公司'),
    fc.constantFrom('2012-01-05', '2012-06-30', '2012-12-01'),
    fc.integer({ min: 1, max: 500_000 }).map((fen) => fen / 100),
  );
  const files = fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 3 });
  const sheets = (
    rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row[] : never)[],
  ): SheetData[] =>
    rows.map((own, file) =>
      ledger(
        `${file}.xlsx`,
        ...own.map(([debtor, unit, date, amount], index) => [
          `${file}-${index}`,
          debtor,
          unit,
          date,
          date,
          amount,
        ]),
      ),
    );

  test('companies and files add up to the same total, which the ledger has; buckets and pairs to what is internal', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const { group, totals } = run(...sheets(rows));
        const { units, files: byFile, total, buckets, pairs } = group!;
        for (const lines of [units, byFile]) {
          for (const name of ['amount', 'recovered', 'balance', 'internal', 'external', 'overdue'] as const)
            expect(lines.reduce((sum, line) => sum + line[name], 0n)).toBe(total[name]);
        }
        expect([total.amount, total.balance]).toEqual([totals.amount, totals.balance]);
        expect(buckets.reduce((sum, { internal }) => sum + internal, 0n)).toBe(total.internal);
        expect(pairs.reduce((sum, { balance }) => sum + balance, 0n)).toBe(total.internal);
        expect(total.internal + total.external).toBe(total.balance);
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the files changes no company’s figures', () => {
    const byName = (result: CampaignResult) =>
      [...result.group!.units].sort((a, b) => (a.name < b.name ? -1 : 1));
    fc.assert(
      fc.property(files, (rows) => {
        const all = sheets(rows);
        expect(byName(run(...all))).toEqual(byName(run(...[...all].reverse())));
      }),
      { numRuns: 30 },
    );
  });

  test('every formula of its sheets gives the value beside it', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const plans = planReport(run(...sheets(rows)), {
          language: 'en',
          unitName: '',
          leaderUnit: '万元',
          producedBy: '清欠',
          ledger: 'copy',
        });
        for (const plan of plans.filter(({ id }) => id.startsWith('group'))) {
          for (const { row: at, column, formula } of plan.cells) {
            if (formula === undefined) continue;
            expect(evaluate(plans, plan, formula)).toBeCloseTo(Number(plan.rows[at][column]), 6);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
