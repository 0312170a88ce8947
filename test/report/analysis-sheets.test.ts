import fc from 'fast-check';
import { planReport, type ReportOptions } from '../../src/report/report';
import { parseRate } from '../../src/money/rate';
import type { Policy } from '../../src/policy/policy';
import { DEFAULT_SETTINGS } from '../../src/policy/settings';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { runCampaign } from '../../src/campaign/run';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';
import { campaigns } from '../analysis/random-ledger';
import { campaignOf } from './campaign-of';
import { evaluate } from './evaluate';

const OPTIONS: ReportOptions = {
  language: 'zh',
  unitName: '清欠办公室',
  leaderUnit: '元',
  producedBy: '清欠',
  ledger: 'copy',
};
const place = { file: '口径.xlsx', sheet: '计提比例', row: 1 };
const ASKED: Partial<Policy> = {
  settings: {
    ...DEFAULT_SETTINGS,
    analysisMonths: 24,
    forecastMonths: 2,
    forwardAdjustment: parseRate('10%'),
  },
  provisionRates: {
    sets: [
      {
        set: '账龄年限',
        byLabel: new Map([
          ['1年以内', parseRate('5%')!],
          ['1-2年', parseRate('12.5%')!],
        ]),
        place,
      },
    ],
    own: [],
  },
};
const CLAIMS = [
  { id: 'A', debtor: '甲公司', origin: '2021-03-01', due: '2021-06-01', amount: 1000 },
  { id: 'B', debtor: '乙公司', origin: '2022-05-01', due: '2022-08-01', amount: '600.10' },
  { id: 'C', debtor: '甲公司', origin: '2023-12-10', due: '2024-02-01', amount: 300 },
];
const RECOVERIES = [
  { day: '2022-04-01', claim: 'A', amount: 250 },
  { day: '2023-12-20', claim: 'B', amount: '100.05' },
];
const plans = planReport(campaignOf(CLAIMS, RECOVERIES, ASKED, '2023-12-31'), OPTIONS);

function rowsOf(id: string, among: readonly SheetPlan[] = plans): SheetPlan['rows'] {
  return among.find((plan) => plan.id === id)!.rows;
}

/** The rows below the header that begins with a title, up to the first that is no line. */
function table(id: string, first: string): (string | number | boolean | null)[][] {
  const rows = rowsOf(id);
  const header = rows.findIndex((row) => row.includes(first));
  const lines = rows.slice(header + 1).filter((row) => typeof row[0] === 'number');
  return lines.map((row) => [...row]) as never;
}

describe('the sheets of the analysis', () => {
  test('stand in the report where 预警线 asks for them, and nowhere else', () => {
    const ids = ['roll-forward', 'migration', 'collection', 'forecast', 'provision'];
    expect(plans.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids);
    const plain = planReport(campaignOf(CLAIMS, RECOVERIES, {}, '2023-12-31'), OPTIONS);
    expect(plain.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([]);
  });

  test('账龄迁徙表 begins with the latest month by bucket', () => {
    const lines = table('roll-forward', '账龄段').slice(0, 8);
    expect(lines.filter((row) => row.slice(2).some((figure) => figure !== 0))).toEqual([
      [1, '未到期', 0, 300, 0, 0, 0, 0, 0, 300],
      [7, '365天以上', 1350.1, 0, 100.05, 0, 0, 0, 0, 1250.05],
    ]);
  });

  test('迁徙率测算表 shows rates by period, their average and the loss rates', () => {
    const [young, second] = table('migration', '账龄段');
    // 2022: A of 1,000 paid down to 750 moved on; 2023: B paid down from 600.10 to 500.05 moved on.
    expect(young.slice(0, 4)).toEqual([1, '1年以内', 0.75, 500.05 / 600.1]);
    expect(young[4]).toBeCloseTo((0.75 + 500.05 / 600.1) / 2, 12);
    // A moved on whole to 2-3年, of which there is no history: no loss rates.
    expect(second.slice(1)).toEqual(['1-2年', '—', 1, 1, '—', '—']);
  });

  test('坏账准备测算表 rounds each bucket once', () => {
    expect(
      table('provision', '账龄段')
        .slice(0, 3)
        .map((row) => row.slice(1, 6)),
    ).toEqual([
      ['1年以内', 1, 300, 0.05, 15],
      ['1-2年', 1, 500.05, 0.125, 62.51],
      ['2-3年', 1, 750, '—', '—'],
    ]);
    const notes = rowsOf('provision')
      .flat()
      .filter((value) => String(value).includes('没有计提比例，未计入'));
    expect(notes.map((note) => String(note).replace(/^.*?\d+\. /, ''))).toEqual([
      '「账龄年限」中750.00元余额所在的段没有计提比例，未计入按比例的合计。',
    ]);
  });

  test('回款预测表 says how often the range of past months held', () => {
    const [first, second] = table('forecast', '依据月数');
    expect(first.slice(6, 11)).toEqual([24, 18, 17, 17 / 18, '']);
    expect(second.slice(6, 8)).toEqual([23, 16]);
  });

  test('too short a history is said and not computed', () => {
    const settings = { ...DEFAULT_SETTINGS, analysisMonths: 3 };
    const short = planReport(campaignOf(CLAIMS, RECOVERIES, { settings }, '2023-12-31'), OPTIONS);
    expect(rowsOf('migration', short).flat()).toContain(
      '分析月数3不足一期（12个月），迁徙率和损失率未测算。',
    );
    expect(rowsOf('forecast', short).flat()).toContain('历史不足，不预测');
    expect(short.some(({ id }) => id === 'provision')).toBe(false);
  });
});

test('what debtors promised for the coming months stands beside the forecast, at the rate at which promises were kept', () => {
  const sheets = [
    sheetOf('台账', [
      ['债权编号', '债务人', '发生日期', '到期日', '应收金额'],
      ['A', '甲公司', '2023-01-10', '2023-02-10', 1000],
      ['B', '乙公司', '2023-01-10', '2023-02-10', 800],
    ]),
    sheetOf('回款', [
      ['日期', '债权编号', '金额', '方式'],
      ['2023-06-10', 'A', 150, '银行'],
    ]),
    sheetOf('还款承诺', [
      ['债权编号', '承诺日期', '约定还款日', '承诺金额'],
      ['A', '2023-05-01', '2023-06-30', 200],
      ['B', '2023-12-01', '2024-01-31', 400],
      // Made after the as-of date.
      ['B', '2024-01-05', '2024-01-20', 100],
    ]),
    sheetOf('预警线', [
      ['项目', '值'],
      ['分析月数', 12],
    ]),
  ];
  const report = planReport(runCampaign({ sheets, asOf: day('2023-12-31') }), OPTIONS);
  const rows = rowsOf('forecast', report);
  const header = rows.findIndex((row) => row.includes('承诺未付'));
  expect(rows[header + 1].filter((value) => value !== null)).toEqual([1, '2024-01', 1, 400, 300]);
  expect(rows.flat().find((value) => String(value).includes('履约率75.0%'))).toBeDefined();
});

test('every formula of theirs gives the value beside it, whatever the ledger', () => {
  fc.assert(
    fc.property(campaigns, fc.constantFrom('元', '万元'), ({ claims, recoveries, asOf }, leaderUnit) => {
      const report = planReport(campaignOf(claims, recoveries, ASKED, asOf), { ...OPTIONS, leaderUnit });
      for (const plan of report) {
        for (const { row, column, formula } of plan.cells) {
          if (formula === undefined) continue;
          const value = Number(plan.rows[row][column]);
          const computed = evaluate(report, plan, formula);
          if (Math.abs(computed - value) > 1e-9 * Math.max(1, Math.abs(value)))
            throw new Error(`${plan.name} ${row},${column}: ${formula} = ${computed}, not ${value}`);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('the order of the ledger’s rows changes no sheet of the analysis', () => {
  const reversed = planReport(campaignOf([...CLAIMS].reverse(), RECOVERIES, ASKED, '2023-12-31'), OPTIONS);
  for (const id of ['roll-forward', 'migration', 'collection', 'forecast', 'provision'])
    expect(rowsOf(id, reversed)).toEqual(rowsOf(id));
});
