import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import { baselineFingerprint } from '../../src/phase/baseline';
import { planBaseline } from '../../src/report/baseline-sheets';
import { planReport } from '../../src/report/report';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import { day } from '../fixture/ledger-of';

function sheet(name: string, rows: CellValue[][]): SheetData {
  return {
    file: '台账.xlsx',
    name,
    rows,
    hidden: false,
    hiddenRows: new Set(),
    dateColumns: new Set(),
    uncomputed: [],
  };
}

const TITLES = ['债权编号', '债务人', '所属单位', '发生日期', '到期日', '应收金额'];
const CLAIMS: CellValue[][] = [
  ['A1', '甲公司', '一公司', '2012-01-01', '2012-02-01', 1000],
  ['A2', '乙公司', '二公司', '2012-01-01', '2012-03-01', 500.5],
  // Arises after the baseline.
  ['A3', '丙公司', '一公司', '2012-07-10', '2012-08-01', 300],
];
const RECOVERIES: CellValue[][] = [
  ['2012-05-01', 'A1', 200, '银行', '付1'],
  ['2012-07-15', 'A1', 150, '银行', '付2'],
  ['2012-07-20', 'A3', 100, '银行', '付3'],
];

function run(claims: CellValue[][], recoveries = RECOVERIES, ...more: SheetData[]): CampaignResult {
  return runCampaign({
    sheets: [
      sheet('台账', [TITLES, ...claims]),
      sheet('回款', [['日期', '债权编号', '金额', '方式', '凭证号'], ...recoveries]),
      sheet('阶段', [
        ['阶段', '类型', '开始', '结束'],
        ['清收', '清收', '2012-07-01', '2012-12-31'],
      ]),
      ...more,
    ],
    asOf: day('2012-07-31'),
  });
}

/** The baseline of 清收 as the sheet that is locked in the workbook. */
function locked(): SheetData {
  const result = run(CLAIMS);
  return sheet(
    '基线·清收',
    planBaseline(result, result.phases[0], '基线·清收').rows.map((row) => [...row]),
  );
}

const replaced = (row: CellValue[], column: number, value: CellValue): CellValue[] =>
  row.map((old, index) => (index === column ? value : old));

const codes = ({ findings }: CampaignResult): string[] =>
  findings.map(({ code }) => code).filter((code) => code.startsWith('baseline-'));

test('what is locked is the balance at the end of the day before the phase, claim by claim', () => {
  const { rows } = locked();
  expect(rows.slice(1).map(([phase, , claim, , , , balance]) => [phase, claim, balance])).toEqual([
    ['清收', 'A1', 800],
    ['清收', 'A2', 500.5],
  ]);
});

test('behind an unchanged baseline nothing is found; of it and of new claims it is told apart what came in', () => {
  const result = run(CLAIMS, RECOVERIES, locked());
  expect(codes(result)).toEqual([]);
  expect(result.baselines).toEqual([
    expect.objectContaining({
      phase: '清收',
      day: day('2012-06-30'),
      claims: 2,
      locked: 130_050n,
      now: 130_050n,
      intact: true,
      recoveredFromBaseline: 15_000n,
      leftOfBaseline: 115_050n,
      arisen: 30_000n,
      recoveredFromNew: 10_000n,
      leftOfNew: 20_000n,
      changes: [],
    }),
  ]);
});

test.each<[string, CellValue[][], CellValue[][], object]>([
  [
    'an amount that was lowered',
    [['A1', '甲公司', '一公司', '2012-01-01', '2012-02-01', 900], ...CLAIMS.slice(1)],
    RECOVERIES,
    { kind: 'changed', claim: 'A1', locked: 80_000n, now: 70_000n },
  ],
  [
    'a recovery that is entered later with an earlier date',
    CLAIMS,
    [['2012-06-30', 'A2', 0.5, '银行', '付4'], ...RECOVERIES],
    { kind: 'changed', claim: 'A2', locked: 50_050n, now: 50_000n },
  ],
  [
    'a claim that is gone',
    [CLAIMS[0], CLAIMS[2]],
    RECOVERIES,
    { kind: 'vanished', claim: 'A2', locked: 50_050n, now: 0n },
  ],
  [
    'an old claim that was not there',
    [...CLAIMS, ['A9', '丁公司', '一公司', '2012-06-30', '2012-07-30', 1]],
    RECOVERIES,
    { kind: 'added', claim: 'A9', locked: 0n, now: 100n },
  ],
])('%s is listed, and the baseline stays what it was', (_, claims, recoveries, change) => {
  const result = run(claims, recoveries, locked());
  expect(codes(result)).toEqual(['baseline-changed']);
  expect(result.baselines[0].locked).toBe(130_050n);
  expect(result.baselines[0].changes).toEqual([expect.objectContaining(change)]);
  const options = {
    language: 'zh',
    unitName: '',
    leaderUnit: '元',
    producedBy: '清欠',
    ledger: 'copy',
  } as const;
  const plan = planReport(result, options).find(({ id }) => id === 'baseline')!;
  expect(plan.rows.flat()).toContain('「清收」：锁定之后，期初有改动的债权1笔');
});

test.each<[string, (rows: CellValue[][]) => CellValue[][]]>([
  ['an altered balance', (rows) => rows.map((row, index) => (index === 1 ? replaced(row, 6, 799) : row))],
  ['a row taken away', (rows) => rows.slice(0, -1)],
  ['a row added', (rows) => [...rows, replaced(rows[1], 2, 'A8')]],
])('%s in the locked sheet does not agree with the fingerprint', (_, alter) => {
  const altered = sheet('基线·清收', alter(locked().rows.map((row) => [...row])));
  expect(codes(run(CLAIMS, RECOVERIES, altered))).toContain('baseline-altered');
});

test('a fingerprint does not depend on the order of the rows', () => {
  const claims = [1, 2, 3].map((number) => ({
    claim: `A${number}`,
    debtor: '甲',
    unit: '',
    due: 0,
    balance: number,
  }));
  expect(baselineFingerprint([...claims].reverse())).toBe(baselineFingerprint(claims));
  expect(baselineFingerprint(claims)).toMatch(/^[0-9a-f]{16}$/);
});

test('claims that the ledger does not tell apart stand together in the comparison', () => {
  const rows: CellValue[][] = [
    ['', '甲公司', '一公司', '2012-01-01', '2012-02-01', 1000],
    ['', '甲公司', '一公司', '2012-01-01', '2012-02-01', 500],
  ];
  const before = run(rows, []);
  const baseline = sheet(
    '基线·清收',
    planBaseline(before, before.phases[0], '基线·清收').rows.map((row) => [...row]),
  );
  const [same] = run(rows, [], baseline).baselines;
  expect([same.changes, codes(run(rows, [], baseline))]).toEqual([[], []]);
  const [less] = run([rows[0], replaced(rows[1], 5, 400)], [], baseline).baselines;
  expect(less.changes.map(({ locked, now }) => [locked, now])).toEqual([[150000n, 140000n]]);
});
