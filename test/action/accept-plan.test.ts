import { sheetOf as dataOf } from '../fixture/sheet-of';
import { bookOf } from '../fixture/office/book-of';
import type { PlanItem } from '../../src/action/plan-desk';
import type { SheetData } from '../../src/workbook/sheet-data';
import { imageOf, sheetOf, valuesOf } from '../excel/opened-workbook';
import { openedSession, sessionOn, type OpenedSession } from './opened-session';

const LEDGER = dataOf('台账', [
  ['债权编号', '债务人', '所属单位', '责任人', '到期日', '应收金额'],
  ['A-1', '甲公司', '一公司', '张三', '2009-07-16', 1000000],
]);
const PHASES = dataOf('阶段安排', [
  ['阶段名称', '类型', '开始日期', '结束日期', '牵头部门'],
  ['摸底阶段', '摸底', '2012-05-15', '2012-05-20', '财务部'],
  ['认定', '认定', '2012-05-21', '2012-06-12', '财务部'],
]);
const PLAN = [
  '第一阶段为摸底阶段，从2012年5月15日至2012年5月20日。',
  '第二阶段为认定阶段，从2012年5月20日至2012年6月12日。',
  '第三阶段为清收阶段，从2012年7月23日至2012年11月30日。',
  '第四阶段为复查整改阶段，从2012年11月31日至2012年12月31日。',
  '2012年8月1日前，愿意主动归还欠款的，减免罚息。',
  '不良率10%以内村，将优先评信用村。',
  '逾期贷款余额2735万元。',
].join('\n');

let opened: OpenedSession;
async function open(...sheets: SheetData[]): Promise<void> {
  opened = await openedSession(bookOf({ file: '台账.xlsx', sheets: [LEDGER, ...sheets] }));
  await opened.session.recognise();
}
afterEach(() => opened.close());

const session = () => opened.session;
const items = (): readonly PlanItem[] => session().state().plan?.items ?? [];
const states = () => items().map(({ kind, state }) => `${kind} ${state}`);
const openIds = () => items().flatMap(({ id, state }) => (state === 'open' ? [id] : []));
const values = (name: string) => valuesOf(sheetOf(opened.host.book, name));
const images = () => opened.host.book.sheets.map((sheet) => imageOf(opened.host.book, sheet));

test('a plan is laid beside the tables: what is there, what they say otherwise, what the text has wrong', async () => {
  await open(PHASES);
  const before = images();
  await session().readPlan(PLAN);
  expect(states()).toEqual([
    '阶段 present',
    '阶段 conflict',
    '阶段重叠 refused',
    '阶段 open',
    '阶段 refused',
    '优惠截止日 open',
    '信用村不良率上限 open',
    '数据 noted',
  ]);
  const [present, conflict, , phase, refused, deadline, limit] = items();
  expect(present.place).toMatchObject({ sheet: '阶段安排', row: 1 });
  expect(conflict.place).toMatchObject({ sheet: '阶段安排', row: 2 });
  expect(phase.words).toBe('清收阶段，从2012年7月23日至2012年11月30日');
  expect(phase.row).toEqual({
    table: '阶段',
    cells: [
      { column: '阶段', text: '清收' },
      { column: '类型', text: '清收' },
      { column: '开始', text: '2012-07-23' },
      { column: '结束', text: '2012-11-30' },
    ],
  });
  expect(refused.problem?.message).toContain('2012年11月没有31日');
  expect([deadline, limit].map(({ row }) => row?.cells[1].text)).toEqual(['2012-08-01', '10%']);
  expect(session().state().notice?.message).toBe('方案读到8项：可采纳3项，有疑问2项。');
  expect(images()).toEqual(before);
});

test('one item goes below its table, counts at once, and undo takes it back exactly', async () => {
  await open(PHASES);
  await session().readPlan(PLAN);
  const before = images();
  const phase = items()[3];
  await session().acceptPlan([phase.id]);
  expect(session().state().notice).toMatchObject({
    kind: 'done',
    message: '已采纳1项，写入「阶段安排」。',
    details: [],
  });
  expect(values('阶段安排')[3]).toEqual(['清收', '清收', 41_113, 41_243]);
  expect(items()[3]).toMatchObject({ state: 'accepted', place: { sheet: '阶段安排', row: 3 } });
  expect(
    session()
      .state()
      .result?.phases.map(({ name }) => name),
  ).toContain('清收');
  expect(session().state().canUndo).toBe(true);

  await session().acceptPlan([phase.id]);
  expect(session().state().notice).toMatchObject({ kind: 'refused' });
  expect(values('阶段安排')).toHaveLength(4);

  await session().undo();
  expect(images()).toEqual(before);
  expect(items()[3].state).toBe('open');
  expect(
    session()
      .state()
      .result?.phases.map(({ name }) => name),
  ).not.toContain('清收');
});

test('all of them make the tables that are missing, each with its rows; rates and days are shown as such', async () => {
  await open();
  await session().readPlan(PLAN);
  expect(states().filter((state) => state === '阶段 open')).toHaveLength(3);
  await session().acceptPlan(openIds());
  const { notice, canUndo } = session().state();
  expect(notice?.message).toBe('已采纳5项，写入「阶段、利率与优惠、预警线」。');
  expect(values('阶段').slice(1)).toEqual([
    ['摸底', '摸底', 41_044, 41_049],
    ['认定', '认定', 41_049, 41_072],
    ['清收', '清收', 41_113, 41_243],
  ]);
  expect(values('利率与优惠')[1]).toEqual(['优惠截止日', 41_122]);
  expect(values('预警线')[1]).toEqual(['信用村不良率上限', 0.1]);
  const format = (name: string) => sheetOf(opened.host.book, name).cells.get(1, 1)?.format;
  expect([format('利率与优惠'), format('预警线')]).toEqual(['yyyy-mm-dd', '0.00%_ ']);
  expect(openIds()).toEqual([]);
  const { policy } = session().state().result!;
  expect(policy.settings.creditRatioLimit).toEqual({ num: 1, den: 10 });
  expect(policy.phases).toHaveLength(3);
  expect(canUndo).toBe(true);
  await session().undo();
  expect(openIds()).toHaveLength(5);
});

test('of two items that contradict each other the first is taken and the other is told', async () => {
  await open();
  await session().readPlan(
    '清收阶段（2012年7月1日—8月1日）。\n清收阶段（2012年9月1日—10月1日）。\n2012年8月1日前还清的，减免罚息。',
  );
  await session().acceptPlan(openIds());
  expect(values('阶段').slice(1)).toEqual([['清收', '清收', 41_091, 41_122]]);
  expect(session().state().notice?.details).toEqual([
    '阶段「清收（清收），2012-09-01 至 2012-10-01」与前面采纳的一项不一致，没有写入；请核定后修改表格。',
  ]);
  expect(items()[1].state).toBe('conflict');
});

test('a target is in the unit of its column; what the text does not say is left to fill in, and said', async () => {
  const targets = dataOf('指标', [['所属单位', '起', '止', '金额（万元）']]);
  await open(targets);
  await session().readPlan('全年清收任务为1,200.5万元。');
  await session().acceptPlan(openIds());
  expect(values('指标')[1]).toEqual([null, null, null, 1200.5]);
  expect(items()[0].toFill).toEqual(['所属单位', '起', '止']);
  expect(session().state().notice?.details).toEqual([
    '「1,200.5万元」原文未写明所属单位、起、止，请在「指标」中补填。'.replace(
      '1,200.5万元',
      '12,005,000.00元',
    ),
  ]);
  expect(items()[0].state).toBe('accepted');
});

describe('nothing is written', () => {
  test.each<[string, SheetData, string]>([
    [
      'over cells in the way',
      dataOf('阶段', [
        ['阶段', '类型', '开始', '结束'],
        ['摸底', '摸底', '2012-05-15', '2012-05-20'],
        [],
        ['注：以文件为准'],
      ]),
      '阶段',
    ],
    ['where a column is missing', dataOf('阶段', [['阶段', '开始', '结束']]), '没有「类型」列'],
    ['beside a sheet that cannot be read', dataOf('阶段', [['另见通知']]), '读不出「阶段」的表头'],
  ])('%s', async (_, sheet, said) => {
    await open(sheet);
    const before = images();
    await session().readPlan('清收阶段（2012年7月1日—8月1日）。\n复查阶段（2012年9月1日—10月1日）。');
    await session().acceptPlan(openIds());
    expect(session().state().notice).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(said),
    });
    expect(images()).toEqual(before);
  });

  test('where the text says nothing, or the file is none', async () => {
    await open();
    await session().readPlan('今天天气很好。');
    expect(session().state().notice).toMatchObject({ kind: 'refused' });
    await session().readPlanFile('方案.docx', new Uint8Array(3));
    const { kind, message } = session().state().notice!;
    expect([kind, message]).toEqual(['refused', expect.stringMatching(/方案\.docx.*另存为 \.docx/)]);
  });

  test('where no file can be read', async () => {
    await open();
    const pasting = sessionOn(opened, 'zh', 'no files');
    await pasting.readPlanFile('方案.txt', new TextEncoder().encode('清收阶段'));
    const { kind, message } = pasting.state().notice!;
    expect([kind, message]).toEqual(['refused', expect.stringContaining('粘贴')]);
  });
});
