import { runCampaign } from '../../src/campaign/run';
import { CATALOGUES, text } from '../../src/locale/text';
import enReport from '../../src/locale/en-US/report.json';
import zhReport from '../../src/locale/zh-CN/report.json';
import { planReport, type ReportOptions } from '../../src/report/report';
import { linesOf } from '../../src/report/width';
import { STYLES } from '../../src/workbook/style';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { day } from '../fixture/ledger-of';
import { sheetOf } from '../fixture/sheet-of';
import { campaignOf, LEDGER_TITLES, smallCampaign } from './campaign-of';
import { evaluate, position } from './evaluate';

const OPTIONS: ReportOptions = {
  language: 'zh',
  unitName: '集团公司清欠办公室',
  leaderUnit: '万元',
  producedBy: '清欠 0.1.0',
  ledger: 'copy',
};

const plans = planReport(smallCampaign(), OPTIONS);

function sheet(name: string, among: readonly SheetPlan[] = plans): SheetPlan {
  const found = among.find((plan) => plan.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** Row whose first filled cell begins with a text. */
function rowBeginning(plan: SheetPlan, start: string, from = 0): number {
  const row = plan.rows.findIndex(
    (values, index) =>
      index >= from && String(values.find((value) => value !== null) ?? '').startsWith(start),
  );
  if (row < 0) throw new Error(`no row "${start}" on ${plan.name}`);
  return row;
}

function formulaAt(plan: SheetPlan, row: number, column: number): string | undefined {
  return plan.cells.find((cell) => cell.row === row && cell.column === column)?.formula;
}

function allTexts(plan: SheetPlan): string {
  return plan.rows
    .flat()
    .filter((value) => typeof value === 'string')
    .join('\n');
}

describe('the sheets of a report', () => {
  test('stand in their order, the phases by name', () => {
    expect(plans.map(({ name }) => name)).toEqual([
      '总览',
      '台账',
      '账龄分析表',
      '摸底进度表',
      '清收进度表',
      '复查验收进度表',
      '排名表',
      '奖励计算明细',
      '奖励分配公示表',
      // The goods were taken for more than the ruling says.
      '真实性核查表',
      '不良贷款统计表',
      '数据体检',
      '口径说明',
    ]);
  });

  test('have the same names in English', () => {
    const english = planReport(smallCampaign(), { ...OPTIONS, language: 'en' });
    expect(english.map(({ name, id }) => [name, id])).toEqual(plans.map(({ name, id }) => [name, id]));
  });

  test('say on each page its number in the reader’s language; 台账, which has no title, what it is', () => {
    expect(new Set(plans.map(({ print }) => print.footer))).toEqual(new Set(['第 &P 页 共 &N 页']));
    expect(sheet('台账').print.header).toBe('台账　基准日：2012年10月31日　金额单位：元');
    const english = planReport(smallCampaign(), { ...OPTIONS, language: 'en' });
    expect(new Set(english.map(({ print }) => print.footer))).toEqual(new Set(['Page &P of &N']));
    expect(sheet('台账', english).print.header).toBe('台账   As of 2012-10-31   Amounts in yuan');
  });

  test('are the same for the same result', () => {
    expect(planReport(smallCampaign(), OPTIONS)).toEqual(plans);
  });

  test('leave out 不良贷款统计表 where the ledger has no classes', () => {
    const without = planReport(
      campaignOf([{ id: '1', due: '2012-01-01', amount: '1' }], [], {}, '2012-12-31'),
      OPTIONS,
    );
    expect(without.map(({ name }) => name)).toEqual([
      '总览',
      '台账',
      '账龄分析表',
      '排名表',
      '奖励计算明细',
      '奖励分配公示表',
      '数据体检',
      '口径说明',
    ]);
  });

  test('of an empty ledger can be written as well', () => {
    for (const language of ['zh', 'en'] as const) {
      const empty = planReport(campaignOf([], [], {}, '2012-12-31'), { ...OPTIONS, language });
      expect(empty.flatMap(({ cells }) => cells).filter(({ formula }) => formula?.includes('#'))).toEqual([]);
      expect(sheet('台账', empty).tables).toBeUndefined();
    }
  });
});

describe('every statement', () => {
  const statements = plans.filter(({ id }) => !id.startsWith('ledger'));

  test.each(statements.map((plan) => [plan.name, plan] as const))('%s has its frame', (_, plan) => {
    expect(plan.rows[0][0]).toMatch(/^2012年/);
    const [second] = [plan.rows[1].filter((value) => value !== null).join('　')];
    expect(second).toContain('编制单位：集团公司清欠办公室');
    expect(second).toContain('基准日：2012年10月31日');
    if (!['数据体检', '口径说明'].includes(plan.name)) expect(second).toMatch(/金额单位：(万元|元)$/);
    expect(allTexts(plan)).toMatch(/制表：.*复核：.*负责人：.*日期：/);
    expect(plan.print.area).toEqual({
      firstRow: 0,
      firstColumn: 0,
      lastRow: plan.rows.length - 1,
      lastColumn: plan.columns.length - 1,
    });
  });

  test.each(statements.map((plan) => [plan.name, plan] as const))(
    '%s is signed below everything else, and says where its pages end',
    (_, { rows, charts = [], print }) => {
      expect(rows.at(-1)![0]).toMatch(/^制表：/);
      for (const { anchor } of charts) expect(anchor.lastRow).toBeLessThan(rows.length - 1);
      // Without breaks of its own it would keep those of an earlier run.
      expect(print.breaksBefore).toBeDefined();
    },
  );

  test.each(statements.map((plan) => [plan.name, plan] as const))('%s merges nothing twice', (_, plan) => {
    const taken = new Set<string>();
    for (const { firstRow, lastRow, firstColumn, lastColumn } of plan.merges ?? []) {
      for (let row = firstRow; row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) {
          expect(taken).not.toContain(`${row},${column}`);
          taken.add(`${row},${column}`);
        }
      }
    }
  });

  test('is landscape where it has more than eight columns, the overview upright', () => {
    for (const plan of statements) {
      expect([plan.name, plan.print.landscape]).toEqual([
        plan.name,
        plan.id !== 'overview' && plan.columns.length > 8,
      ]);
    }
  });

  test('knows only looks that exist, and links that lead somewhere', () => {
    for (const plan of plans) {
      for (const { style, link } of plan.cells) {
        if (style) expect(STYLES).toHaveProperty(style);
        if (!link) continue;
        const { row, column } = position(link.cell);
        const target = sheet(link.sheet);
        expect(row).toBeLessThan(target.rows.length);
        expect(column).toBeLessThan(target.columns.length);
      }
    }
  });
});

describe('formulas', () => {
  const formulas = plans.flatMap((plan) =>
    plan.cells.flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [{ plan, row, column, formula }],
    ),
  );

  test('are there in every statement with totals', () => {
    const withFormulas = new Set(formulas.map(({ plan }) => plan.name));
    for (const name of [
      '总览',
      '账龄分析表',
      '清收进度表',
      '排名表',
      '奖励计算明细',
      '奖励分配公示表',
      '不良贷款统计表',
    ]) {
      expect(withFormulas).toContain(name);
    }
  });

  test.each(['万元', '元'] as const)('give the value that stands beside them (%s)', (leaderUnit) => {
    const report = planReport(smallCampaign(), { ...OPTIONS, leaderUnit });
    for (const plan of report) {
      for (const { row, column, formula } of plan.cells) {
        if (formula === undefined) continue;
        const value = plan.rows[row][column];
        const computed = evaluate(report, plan, formula);
        if (Math.abs(computed - Number(value)) > 1e-12 * Math.max(1, Math.abs(computed)))
          throw new Error(`${plan.name} ${row},${column}: ${formula} = ${computed}, not ${String(value)}`);
      }
    }
  });

  test('never hold a text of the ledger', () => {
    for (const { formula } of formulas) expect(formula).not.toMatch(/HYPERLINK|东风/);
    expect(sheet('台账').rows[2][1]).toBe('=HYPERLINK("http://x")');
  });
});

describe('台账', () => {
  const ledger = sheet('台账');

  test("has the user's columns in their order, each title once, then ours", () => {
    expect(ledger.rows[0]).toEqual([
      ...LEDGER_TITLES.slice(0, 7),
      '列8',
      '备注',
      '备注(2)',
      '余额',
      '逾期天数',
      '账龄(年)',
      '账龄段',
      '阶段',
    ]);
    expect(ledger.tables).toEqual([
      {
        name: 'ledger_1',
        area: { firstRow: 0, firstColumn: 0, lastRow: 7, lastColumn: 14 },
        columns: ledger.rows[0],
      },
    ]);
  });

  test('keeps the number of a claim in sight beside its other columns', () => {
    expect(ledger.freeze).toEqual({ rows: 1, columns: 1 });
  });

  test('a wide one is printed on several pages side by side, each with the number and the debtor of its rows', () => {
    const further = Array.from({ length: 20 }, (_, index) => `补充登记事项${index + 1}`);
    const rows = [
      ['债权编号', '债务人', '应收金额', '到期日', ...further],
      ['A-1', '甲公司', 100, '2011-01-01'],
    ];
    const wide = runCampaign({ sheets: [sheetOf('应收账款', rows)], asOf: day('2012-10-31') });
    const { print, freeze } = sheet('台账', planReport(wide, OPTIONS));
    expect(print.across).toEqual({ pages: 3, repeatColumns: { first: 0, last: 1 } });
    expect(print.repeatRows).toEqual({ first: 0, last: 0 });
    expect(freeze).toEqual({ rows: 1, columns: 2 });
    expect(ledger.print.across).toBeUndefined();
  });

  test('leaves out totals and keeps every claim', () => {
    expect(ledger.rows.slice(1).map(([id]) => id)).toEqual([
      'A-001',
      'A-002',
      'A-003',
      'A-004',
      'A-005',
      'A-006',
      'A-007',
    ]);
  });

  test.each([
    ['A-001', [0, null, null, '已结清', '清收']],
    ['A-002', [300000.02, 457, 1, '365天以上', '清收']],
    ['A-003', [9340050, 0, 0, '未到期', '清收']],
    ['A-004', [73888.88, 0, 0, '未到期', '清收']],
    ['A-005', [30000, null, 2, '无到期日', '']],
    ['A-006', [0, null, null, '红字', '']],
    ['A-007', [0, null, null, '基准日后', '']],
  ])('shows %s as %j', (id, ours) => {
    const result = planReport(campaignWithPaidClaim(), OPTIONS);
    expect(
      sheet('台账', result)
        .rows.find((row) => row[0] === id)
        ?.slice(10),
    ).toEqual(ours);
  });

  test('says in a comment what each of our columns means', () => {
    const comments = ledger.cells.filter(({ comment }) => comment !== undefined);
    expect(comments.map(({ column }) => column)).toEqual([10, 11, 12, 13, 14]);
    expect(comments[4].comment).toContain('最近一次收回所在的阶段');
  });

  test('names its own columns apart where the user has one of the same title', () => {
    const campaign = smallCampaign();
    const [first, ...rest] = campaign.ledger.sources;
    const titles = first.titles.map((title) => (title === '备注' ? '余额' : title));
    const report = planReport(
      { ...campaign, ledger: { ...campaign.ledger, sources: [{ ...first, titles }, ...rest] } },
      OPTIONS,
    );
    expect(sheet('台账', report).rows[0].slice(8, 11)).toEqual(['余额', '余额(2)', '余额（清欠）']);
  });

  test('of a row with several claims adds up balances and sets the buckets side by side', () => {
    const campaign = smallCampaign();
    const row = campaign.ledger.claims.row.slice();
    row[1] = row[0];
    const { ledger } = campaign;
    const report = planReport(
      { ...campaign, ledger: { ...ledger, claims: { ...ledger.claims, row } } },
      OPTIONS,
    );
    expect(sheet('台账', report).rows[1].slice(10)).toEqual([300284.38, 1203, 4, '365天以上', '清收']);
    row[1] = row[3];
    expect(
      sheet(
        '台账',
        planReport({ ...campaign, ledger: { ...ledger, claims: { ...ledger.claims, row } } }, OPTIONS),
      ).rows[3].slice(10),
    ).toEqual([373888.9, 457, 1, '365天以上、未到期', '清收']);
  });

  test('keeps the payments of a running ledger, which is a sheet of its own', () => {
    const campaign = smallCampaign();
    const { ledger } = campaign;
    const running = {
      ...ledger.sources[0],
      sheet: '往来明细',
      kind: 'running' as const,
      rows: [
        [null, '日期'],
        [null, 'P-1'],
        [null, 'P-2'],
      ],
      headerRow: 0,
      titles: ['摘要'],
    };
    const source = ledger.recoveries.source.slice().fill(0);
    source[0] = 2;
    const recoveries = { ...ledger.recoveries, source, row: ledger.recoveries.row.slice().fill(2) };
    const report = planReport(
      { ...campaign, ledger: { ...ledger, recoveries, sources: [...ledger.sources, running] } },
      OPTIONS,
    );
    expect(sheet('台账(2)', report).rows.slice(1)).toEqual([['P-2', null, null, null, null, null]]);
  });

  /** The small campaign, with what is left of A-001 paid by name in the running phase. */
  function campaignWithPaidClaim() {
    const campaign = smallCampaign();
    const balance = campaign.settlement.balance.slice();
    const { applications } = campaign.settlement;
    const index = applications.count;
    const grown = {
      count: index + 1,
      claim: Int32Array.of(...applications.claim, 0),
      recovery: Int32Array.of(...applications.recovery, 1),
      creditNote: Int32Array.of(...applications.creditNote, -1),
      day: Int32Array.of(...applications.day, campaign.asOf),
      amount: Float64Array.of(...applications.amount, balance[0]),
      effect: Uint8Array.of(...applications.effect, 0),
      undoes: Int32Array.of(...applications.undoes, -1),
    };
    balance[0] = 0;
    const bucketOf = campaign.aging.bucketOf.slice();
    bucketOf[0] = -1;
    return {
      ...campaign,
      settlement: { ...campaign.settlement, balance, applications: grown },
      aging: { ...campaign.aging, bucketOf },
    };
  }
});

describe('账龄分析表', () => {
  const aging = sheet('账龄分析表');

  test('adds up to the same balance by unit, owner, debtor and years, and checks itself', () => {
    const totals = aging.rows.filter(([first]) => first === '合计').map((row) => row[3]);
    expect(totals).toEqual([974.422326, 974.422326, 974.422326, 974.422326]);
    const checks = aging.rows.filter(([first]) => String(first).startsWith('平衡校验'));
    expect(checks.map((row) => row[3])).toEqual([0, 0, 0, 0]);
  });

  test('refers in its total to the rows above it', () => {
    const row = rowBeginning(aging, '合计');
    expect(formulaAt(aging, row, 3)).toBe(`SUM(D5:D${row})`);
    expect(formulaAt(aging, 4, 4)).toBe(`D5/D$${row + 1}`);
    expect(formulaAt(aging, row + 1, 5)).toBe(`F$${row + 1}/D$${row + 1}`);
  });

  test('lists the largest debtor first', () => {
    const row = rowBeginning(aging, '三、按债务人');
    expect(aging.rows[row + 2].slice(0, 4)).toEqual([
      1,
      '鑫源混凝土搅拌股份有限公司第二项目经理部',
      1,
      934.005,
    ]);
  });

  test('draws the balance by bucket', () => {
    const [chart] = aging.charts ?? [];
    const labels = aging.rows[chart.categories.firstRow].slice(
      chart.categories.firstColumn,
      chart.categories.lastColumn + 1,
    );
    expect(labels[0]).toBe('未到期');
    expect(aging.rows[chart.series[0].values.firstRow][0]).toBe('合计');
  });

  test('says 尾差 where the parts as shown do not add up', () => {
    const claim = (id: string, unit: string) => ({ id, unit, due: '2012-01-01', amount: '40.00' });
    const rounding = campaignOf([claim('1', '甲'), claim('2', '乙'), claim('3', '丙')], [], {}, '2012-12-31');
    expect(allTexts(sheet('账龄分析表', planReport(rounding, OPTIONS)))).toContain('尾差');
    expect(
      allTexts(sheet('账龄分析表', planReport(rounding, { ...OPTIONS, leaderUnit: '元' }))),
    ).not.toContain('尾差');
  });

  test('says where a total has more digits than a cell holds', () => {
    const claim = (id: string) => ({ id, due: '2012-01-01', amount: '9999999999999.99' });
    const large = planReport(campaignOf([claim('1'), claim('2')], [], {}, '2012-12-31'), {
      ...OPTIONS,
      leaderUnit: '元',
    });
    const plan = sheet('账龄分析表', large);
    expect(plan.rows[rowBeginning(plan, '合计')][3]).toBe(19999999999999.98);
    expect(allTexts(plan)).toContain('15位');
  });
});

describe('阶段进度表', () => {
  const progress = sheet('清收进度表');
  const total = rowBeginning(progress, '合计');

  test('has two header rows, bands over their columns', () => {
    expect(progress.rows[2].filter((value) => value !== null)).toEqual([
      '序号',
      '所属单位',
      '期初欠款',
      '本期新增',
      '本阶段收回',
      '核销',
      '更正',
      '期末欠款',
      '累计完成指标',
      '原因分析',
      '下一步措施',
    ]);
    expect(progress.rows[3].filter((value) => value !== null)).toEqual([
      '现金',
      '实物抵债',
      '法院执行',
      '其他',
      '小计',
      '指标',
      '已收回',
      '完成率',
      '时间进度',
      '名次',
      '尚需日均',
    ]);
    expect(progress.freeze).toEqual({ rows: 4, columns: 2 });
  });

  test('bridges every unit from opening to closing', () => {
    expect(progress.rows[4].slice(1, 16)).toEqual([
      '石料一公司',
      50.028441,
      0,
      0,
      0,
      20.000003,
      0,
      20.000003,
      0,
      0,
      30.028438,
      62,
      35.000003,
      expect.closeTo(0.5645, 4),
      expect.closeTo(0.6235, 4),
    ]);
    expect(formulaAt(progress, 4, 8)).toBe('SUM(E5:H5)');
    expect(formulaAt(progress, 4, 11)).toBe('C5+D5-I5-J5-K5');
    expect(formulaAt(progress, 4, 14)).toBe('N5/M5');
    expect(formulaAt(progress, total, 11)).toBe(`SUM(L5:L${total})`);
    expect(formulaAt(progress, total, 2)).toBe(`SUM(C5:C${total})`);
  });

  test('says 未下达 for a unit without a target, neither 0% nor 100%', () => {
    const row = progress.rows[6];
    expect([row[1], row[12], row[13], row[14], row[16]]).toEqual(['运输公司', '未下达', null, null, null]);
    expect(formulaAt(progress, 6, 14)).toBeUndefined();
  });

  test('checks that the bridge closes and ends at the balance of the aging statement', () => {
    expect(progress.rows[total + 1][11]).toBe(0);
    expect(progress.rows[total + 2][11]).toBe(0);
    expect(formulaAt(progress, total + 2, 11)).toContain("'账龄分析表'!");
  });

  test('has columns to type in', () => {
    const typing = progress.cells.filter(({ style }) => style === 'typing');
    expect(typing.map(({ row, column }) => [row, column])).toEqual(
      [4, 5, 6].flatMap((row) => [
        [row, 18],
        [row, 19],
      ]),
    );
  });

  test('sets completion against time elapsed in a chart', () => {
    const [chart] = progress.charts ?? [];
    expect(chart.title).toBe('各单位累计完成率（时间进度62.3%）');
    expect(chart.series.map(({ line = false }) => line)).toEqual([false, true]);
  });

  test('of a phase that has not begun says so and has no figures', () => {
    const later = sheet('复查验收进度表');
    expect(allTexts(later)).toContain('未开始：本阶段自2013年1月1日起。');
    expect(later.rows.flat().filter((value) => typeof value === 'number')).toEqual([]);
  });

  test('shows what its kind measures', () => {
    const claims = [
      { id: '1', surveyed: '2012-05-16', due: '2012-01-01', amount: '100.00' },
      { id: '2', due: '2012-01-01', amount: '300.00' },
    ];
    const survey = campaignOf(
      claims,
      [],
      { phases: smallCampaign().policy.phases.slice(0, 1) },
      '2012-05-20',
    );
    expect(allTexts(sheet('摸底进度表', planReport(survey, { ...OPTIONS, leaderUnit: '元' })))).toContain(
      '摸底率：1笔 ÷ 2笔 = 50.0%；金额100.00元 ÷ 400.00元 = 25.0%',
    );
  });
});

describe('总览', () => {
  const overview = sheet('总览');
  const row = rowBeginning(overview, '欠款余额') + 1;

  test('begins with five numbers, drawn from the sheets that they stand on', () => {
    expect(overview.rows[row - 1].filter((value) => value !== null)).toEqual([
      '欠款余额（万元）',
      '逾期余额（万元）',
      '本期收回（万元）',
      '完成率',
      '时间进度',
    ]);
    expect(overview.rows[row].filter((value) => value !== null)).toEqual(
      [974.422326, 30.028438, 321.500003, expect.closeTo(1.0737, 4), expect.closeTo(0.6235, 4)].map(
        (value) => (typeof value === 'number' ? expect.closeTo(value, 4) : value),
      ),
    );
    expect(formulaAt(overview, row, 0)).toMatch(/^'账龄分析表'!/);
    expect(formulaAt(overview, row, 7)).toMatch(/^'清收进度表'!/);
  });

  test('names the unit that is behind first, and the one that owes more', () => {
    const names = overview.cells.filter(({ link }) => link?.sheet === '清收进度表' && link.cell !== 'A1');
    expect(names.map(({ row: at, column }) => overview.rows[at][column])).toEqual([
      '石料一公司',
      '石料二公司',
      '石料二公司',
    ]);
  });

  test('leads to every other sheet', () => {
    const targets = overview.cells.flatMap(({ link }) => (link?.cell === 'A1' ? [link.sheet] : []));
    for (const { name } of plans.slice(1)) expect(targets).toContain(name);
  });

  test('has one chart', () => {
    expect(overview.charts).toHaveLength(1);
  });

  test('has a narrow empty column between its halves', () => {
    const spacer = 5;
    const below = row + 2;
    expect(overview.rows.slice(below).every((values) => (values[spacer] ?? null) === null)).toBe(true);
    expect(overview.cells.filter((cell) => cell.row >= below && cell.column === spacer)).toEqual([]);
    const widths = overview.columns.map(({ width }) => width!);
    const [narrow] = widths.splice(spacer, 1);
    expect(narrow).toBeLessThan(Math.min(...widths) / 4);
    const [chart] = overview.charts!;
    expect(chart.anchor.firstColumn).toBeGreaterThan(spacer);
  });

  test('says what each sheet holds in one line, in either language', () => {
    const width = overview.columns.slice(0, 3).reduce((sum, column) => sum + column.width!, 0);
    for (const catalogue of Object.values(CATALOGUES)) {
      const contents = Object.entries(catalogue).filter(([key]) =>
        key.startsWith('report.overview.content.'),
      );
      expect(contents.length).toBeGreaterThan(40);
      expect(contents.filter(([, content]) => linesOf(content, width) > 1)).toEqual([]);
    }
  });

  test('says what is not there where the policy has no phases', () => {
    const bare = planReport(
      campaignOf([{ id: '1', due: '2012-01-01', amount: '1' }], [], {}, '2012-12-31'),
      OPTIONS,
    );
    expect(allTexts(sheet('总览', bare))).toContain('未设阶段');
    expect(sheet('总览', bare).charts?.[0].kind).toBe('bar');
  });
});

describe('奖励', () => {
  const lines = sheet('奖励计算明细');
  const header = rowBeginning(lines, '二、逐笔明细') + 1;

  test('every recovery on a claim has its line with all that the rule takes', () => {
    expect(lines.rows[header + 2]).toEqual([
      2,
      'H-2',
      41141,
      '',
      'A-002',
      '=HYPERLINK("http://x")',
      '石料一公司',
      '李四',
      '法院执行',
      40756,
      200000.03,
      1,
      385,
      '2012年奖励办法',
      '1年至不满3年',
      '2%',
      200000.03,
      41141,
      4000,
      3000,
      '可兑现',
      '',
      null,
    ]);
  });

  test('a reversal names the line that it takes back', () => {
    const reversal = lines.rows.find((row) => row[1] === 'H-5');
    expect(reversal?.slice(18)).toEqual([-50, -50, '未下达指标，暂不兑现', '', 4]);
  });

  test('the lines add up to what the schemes accrued', () => {
    const check = rowBeginning(lines, '校验');
    expect(lines.rows[check][19]).toBe(0);
    const schemes = rowBeginning(lines, '合计');
    expect(lines.rows[schemes].slice(2, 6)).toEqual([
      lines.rows.filter((row) => /^H-/.test(String(row[1]))).length,
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  test('what people get and what stays adds up to what is payable', () => {
    const people = sheet('奖励分配公示表');
    expect(allTexts(people)).toMatch(/可兑现奖励(.*元)＝应发\1＋退回公司0\.00元＋未分配0\.00元/);
    expect(allTexts(people)).toContain('公示期：');
  });

  test('without a scheme says so', () => {
    const bare = planReport(campaignOf([{ id: '1', amount: '1' }], [], {}, '2012-12-31'), OPTIONS);
    expect(allTexts(sheet('奖励计算明细', bare))).toContain('没有奖励方案，奖励未计算。');
    expect(allTexts(sheet('口径说明', bare))).toContain('没有奖励方案');
  });
});

describe('数据体检', () => {
  const findings = sheet('数据体检');
  const first = rowBeginning(findings, '二、逐项') + 2;

  test('counts by severity and lists each with its place', () => {
    expect(findings.rows.slice(4, 7).map((row) => row[2])).toEqual([1, 2, 3]);
    expect(findings.rows[first]).toEqual([
      1,
      '错误',
      '台账.xlsx',
      '应收账款',
      'G6',
      '单元格是错误值 #N/A',
      '按空白处理；请改正该单元格的公式',
    ]);
  });

  test('leads to the copied cell where the ledger sheet has its row, and nowhere else', () => {
    const links = findings.cells.flatMap(({ row, link }) => (link ? [[row - first, link]] : []));
    expect(links).toEqual([[0, { sheet: '台账', cell: 'F3' }]]);
    // In the middle of its column, as the cells that lead nowhere.
    expect(findings.cells.find(({ link }) => link)?.style).toBe('linkCenter');
  });

  test('of a great many findings lists the first 50,000 and says so', () => {
    const campaign = smallCampaign();
    const many = { ...campaign, findings: Array.from({ length: 50_001 }, () => campaign.findings[1]) };
    const plan = sheet('数据体检', planReport(many, OPTIONS));
    expect(allTexts(plan)).toContain('共50001项，本表只列前50000项');
    expect(plan.rows.length).toBeLessThan(50_030);
  });
});

describe('口径说明', () => {
  const method = allTexts(sheet('口径说明'));

  test.each([
    '2012年10月31日日终',
    '先进先出',
    '1-30（1日起）',
    '5年以上（5年起）',
    '清欠 0.1.0',
    '台账.xlsx；口径.xlsx',
    '应收账款',
    '同义标题',
    '未提供',
  ])('says %s', (words) => {
    expect(method).toContain(words);
  });
});

describe('wording', () => {
  test('is complete in both languages', () => {
    expect(Object.keys(enReport)).toEqual(Object.keys(zhReport));
    for (const key of Object.keys(zhReport) as (keyof typeof zhReport)[]) {
      const places = (template: string): string[] => (template.match(/\{\w+\}/g) ?? []).sort();
      expect([key, places(enReport[key])]).toEqual([key, places(zhReport[key])]);
    }
  });

  test('has no Chinese in English headers and notes, but for names of sheets and of the policy tables', () => {
    for (const template of Object.values(enReport)) {
      expect(
        template.replace(
          /数据体检|利息计算表|未计息债权表|奖励方案|利率与优惠|计息基准|预警线|阶段|指标|人员|五级分类|次级|可疑|损失|逾期|呆滞|呆账/g,
          '',
        ),
      ).not.toMatch(/[\u4e00-\u9fff，。；：（）]/);
    }
  });

  test('speaks of every state that a line can be in', () => {
    for (const state of [
      'payable',
      'held',
      'held-no-target',
      'pending-ruling',
      'pending-realisation',
      'pending-value',
      'undecided',
      'no-due-date',
      'no-bracket',
      'no-scheme',
      'unapproved',
      'method-unsaid',
    ]) {
      expect(text('zh', `report.reward.state.${state}`)).not.toBe('');
    }
  });
});

describe('a large ledger', () => {
  /** As many claims, each paid once, of a hundred units and two thousand debtors. */
  function largeCampaign(count: number) {
    const claims = Array.from({ length: count }, (_, index) => ({
      id: `Z${index}`,
      debtor: `客户${index % 2000}`,
      unit: `单位${index % 100}`,
      origin: '2010-03-01',
      due: '2011-03-01',
      amount: 1000 + (index % 7),
    }));
    const recoveries = claims.map(({ id }, index) => ({
      id: `H${index}`,
      day: '2012-08-01',
      claim: id,
      amount: 100,
    }));
    return campaignOf(
      claims,
      recoveries,
      { phases: smallCampaign().policy.phases, brackets: smallCampaign().policy.brackets },
      '2012-10-31',
    );
  }

  test('is described by rows and columns, not cell by cell', () => {
    const report = planReport(largeCampaign(3000), OPTIONS);
    const ledger = sheet('台账', report);
    expect(ledger.rows).toHaveLength(3001);
    expect(ledger.cells).toHaveLength(ledger.columns.length);
    const lines = sheet('奖励计算明细', report);
    expect(lines.rows.length).toBeGreaterThan(3000);
    expect(lines.cells.length).toBeLessThan(300);
    expect(lines.print.repeatRows).toBeDefined();
    expect(lines.print.across).toEqual({ pages: 2, repeatColumns: { first: 0, last: 1 } });
  });

  test('takes time in proportion to its rows', () => {
    const [small, large] = [largeCampaign(4000), largeCampaign(16000)];
    const fastest = (campaign: typeof small): number =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now();
          planReport(campaign, OPTIONS);
          return performance.now() - start;
        }),
      );
    planReport(small, OPTIONS);
    expect(fastest(large) / fastest(small)).toBeLessThan(12);
  });
});
