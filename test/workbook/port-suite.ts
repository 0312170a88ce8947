import { columnLetters } from '../../src/finding/finding';
import { Cancelled, unwatchedJob, type Job, type Progress } from '../../src/workbook/job';
import { normalFormula } from '../../src/workbook/normal-formula';
import type { CellValue, SheetData } from '../../src/workbook/sheet-data';
import type { CellPlan, SheetPlan } from '../../src/workbook/sheet-plan';
import {
  WorkbookRefusal,
  type Choice,
  type ColumnsPlan,
  type RowsPlan,
  type WriteReport,
} from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';
import { sheetOf } from '../fixture/sheet-of';
import type { OpenPort, PortUnderTest } from './port-under-test';

const STAMP = {
  writtenBy: 'Qingqian 1.0.0',
  writtenAt: '2012-12-31T08:00:00Z',
  asOf: '2012-12-31',
  fingerprint: 'f1',
};
const LATER = { ...STAMP, writtenAt: '2013-01-31T08:00:00Z', asOf: '2013-01-31', fingerprint: 'f2' };
const UNASKED: ReadonlyMap<string, Choice> = new Map();

const LEDGER: SheetData = sheetOf(
  '台账',
  [
    ['2012年台账', null, null, null],
    ['序号', '欠款人', '金额', '到期日'],
    [1, '张三', 1681.41, 40_909],
    [2, '=李四', -250.5, 41_274],
    [3, '王五', '#N/A', null],
    [4, '0012', true, 41_000],
  ],
  { hiddenRows: new Set([3]), dateColumns: new Set([3]), shownUnits: new Map([[2, '万元']]) },
);
const NOTES: SheetData = sheetOf('备注', [['谁也不能动'], [null], ['第三行']], { hidden: true });
const DATA = { file: '台账.xlsx', sheets: [LEDGER, NOTES] };

type Debtor = readonly [debtor: string, owed: number];
const DEBTORS: readonly Debtor[] = [
  ['张三', 1681.41],
  ['李四', 250.5],
  ['王五', 80],
];

/** A statement with everything that a sheet can have: table, total, link, comment, choice, chart, typing, frozen header. */
function aging(debtors: readonly Debtor[], more: Partial<SheetPlan> = {}): SheetPlan {
  const last = debtors.length + 1;
  const across = [0, 1, 2, 3];
  const area = (firstRow: number, firstColumn: number, lastRow: number, lastColumn: number) => ({
    firstRow,
    firstColumn,
    lastRow,
    lastColumn,
  });
  return planOf(
    [
      ['账龄分析表', null, null, null],
      ['欠款人', '欠款', '原因', '下一步'],
      ...debtors.map((row) => [...row, null, null]),
      ['合计', Number(debtors.reduce((sum, [, owed]) => sum + owed, 0).toFixed(2)), null, null],
    ],
    {
      columns: [
        { width: 14, style: 'text' },
        { width: 16, style: 'money' },
        { width: 20, style: 'typing' },
        { width: 20, style: 'typing' },
      ],
      cells: [
        ...across.map((column): CellPlan => ({ row: 0, column, style: 'title' })),
        ...across.map((column): CellPlan => ({ row: 1, column, style: 'header' })),
        ...across.map((column): CellPlan =>
          column === 1
            ? { row: last + 1, column, style: 'totalMoney', formula: `SUM(B3:B${last + 1})` }
            : { row: last + 1, column, style: 'totalText' },
        ),
        { row: 2, column: 0, link: { sheet: '台账', cell: 'B3' }, style: 'link' },
      ],
      rowHeights: [{ row: 0, points: 28 }],
      merges: [area(0, 0, 0, 3)],
      freeze: { rows: 2, columns: 0 },
      tables: [
        { name: 'QingqianAging', area: area(1, 0, last, 3), columns: ['欠款人', '欠款', '原因', '下一步'] },
      ],
      charts: [
        {
          kind: 'column',
          title: '欠款',
          categories: area(2, 0, last, 0),
          series: [{ name: '欠款', values: area(2, 1, last, 1) }],
          valueAxis: '元',
          anchor: area(0, 5, 14, 11),
          altText: '各欠款人的欠款',
        },
      ],
      validations: [
        {
          area: area(2, 3, last, 3),
          kind: 'list',
          values: ['催收', '起诉'],
          title: '下一步',
          message: '请选择',
        },
      ],
      typing: [2, 3].map((column) => ({ area: area(2, column, last, column), keyColumns: [0] })),
      print: { landscape: true, area: area(0, 0, last + 1, 3), repeatRows: { first: 0, last: 1 } },
      ...more,
    },
  );
}

/** A sheet whose figure is the total of the other. */
function overview(debtors: readonly Debtor[], agingSheet = '账龄分析表'): SheetPlan {
  const total = aging(debtors).rows.at(-1)![1];
  return planOf(
    [
      ['总览', null],
      ['欠款余额', total],
    ],
    {
      id: 'overview',
      name: '总览',
      cells: [{ row: 1, column: 1, style: 'bigNumber', formula: `'${agingSheet}'!B${debtors.length + 3}` }],
    },
  );
}

/** What our columns beside the ledger say. */
function columnsPlan(values: readonly CellValue[], more: Partial<ColumnsPlan> = {}): ColumnsPlan {
  return {
    sheet: '台账',
    headerRow: 1,
    firstRow: 2,
    lastRow: 5,
    after: 4,
    columns: [
      { id: 'overdueDays', title: '逾期天数', comment: '按基准日', width: 10, style: 'plainCount', values },
      {
        id: 'bucket',
        title: '账龄段',
        comment: '口径见口径说明',
        width: 12,
        style: 'plain',
        values: ['甲', '=乙', null, '1-2'],
      },
    ],
    ...more,
  };
}

/** Two claims more below the ledger, with a gap in the first of them. */
function rowsPlan(more: Partial<RowsPlan> = {}): RowsPlan {
  return {
    sheet: '台账',
    lastRow: 5,
    firstColumn: 0,
    lastColumn: 3,
    seen: [],
    rows: [
      [
        { column: 1, value: '=赵六' },
        { column: 3, value: 41_100, format: 'yyyy-mm-dd' },
      ],
      [
        { column: 0, value: 6 },
        { column: 2, value: 0.05, format: '0.00%' },
      ],
    ],
    ...more,
  };
}

/** Rows without the empty cells at their ends, which no workbook keeps. */
function plain(rows: readonly (readonly CellValue[])[]): CellValue[][] {
  const isEmpty = (value: CellValue | undefined) => value === null || value === undefined || value === '';
  const cut = rows.map((row) => {
    let end = row.length;
    while (end > 0 && isEmpty(row[end - 1])) end--;
    return Array.from(row.slice(0, end), (value) => (isEmpty(value) ? null : value));
  });
  while (cut.length > 0 && cut[cut.length - 1].length === 0) cut.pop();
  return cut;
}

/** A job that is cancelled when it has told of so many steps. */
function cancelledAfter(steps: number): Job {
  const controller = new AbortController();
  let told = 0;
  if (steps === 0) controller.abort();
  return {
    signal: controller.signal,
    progress: () => {
      if (++told === steps) controller.abort();
    },
  };
}

/** What the workbook's own rules promise, whichever implementation keeps them. */
export function describePort(port: PortUnderTest): void {
  let open: OpenPort;
  beforeEach(async () => {
    open = await port.open(DATA);
  });

  const write = (plans: readonly SheetPlan[], choices = UNASKED, stamp = STAMP): Promise<WriteReport> =>
    open.workbook.write(plans, stamp, choices, unwatchedJob());
  const preview = (...plans: SheetPlan[]) => open.workbook.preview(plans, unwatchedJob());
  const read = async (sheet: string) =>
    plain((await open.workbook.read([{ sheet }], unwatchedJob()))[0].rows);
  const values = async (sheet: string) => plain((await open.cells(sheet)).values);
  const formulas = async (sheet: string) =>
    Object.fromEntries(
      Object.entries((await open.cells(sheet)).formulas).map(([address, formula]) => [
        address,
        normalFormula(formula, 'kept'),
      ]),
    );
  const userCells = async () => [await values('台账'), await values('备注')];
  const marks = async () =>
    (await open.workbook.sheets()).flatMap(({ name, mark }) => (mark ? [[mark.id, name]] : []));
  const everything = async () => {
    const names = await open.visibleSheets();
    const sheets: unknown[] = [];
    for (const name of names) sheets.push([name, await values(name), await formulas(name)]);
    return [sheets, await marks(), await values('备注')];
  };
  const typedColumn = async (sheet: string, column: number) =>
    (await open.cells(sheet)).values.map((row) => row[column] ?? null).slice(2);

  describe('reading', () => {
    test('lists the sheets in their order', async () => {
      expect(await open.workbook.sheets()).toEqual([
        { name: '台账', hidden: false, rows: 6, columns: 4, mark: null },
        { name: '备注', hidden: true, rows: 3, columns: 1, mark: null },
      ]);
    });

    test('reads what stands in the cells, hidden rows, columns of dates and shown units with it', async () => {
      const [ledger, notes] = await open.workbook.read(
        [{ sheet: '台账' }, { sheet: '备注' }],
        unwatchedJob(),
      );
      expect(ledger).toMatchObject({ file: '台账.xlsx', name: '台账', hidden: false, uncomputed: [] });
      expect(plain(ledger.rows)).toEqual(plain(LEDGER.rows));
      expect([...ledger.hiddenRows]).toEqual([3]);
      expect([...ledger.dateColumns]).toEqual([3]);
      expect([...(ledger.shownUnits ?? [])]).toEqual([[2, '万元']]);
      expect(notes).toMatchObject({ name: '备注', hidden: true });
      expect(plain(notes.rows)).toEqual(plain(NOTES.rows));
    });

    test('reads no more than is wanted', async () => {
      const [columns, head] = await open.workbook.read(
        [
          { sheet: '台账', columns: [3, 1] },
          { sheet: '台账', rows: 2 },
        ],
        unwatchedJob(),
      );
      expect(plain(columns.rows)).toEqual(plain(LEDGER.rows.map((row) => [null, row[1], null, row[3]])));
      expect([...columns.dateColumns]).toEqual([3]);
      expect(plain(head.rows)).toEqual(plain(LEDGER.rows.slice(0, 2)));
      expect([...head.hiddenRows]).toEqual([]);
    });

    test('tells how far it is and can be cancelled', async () => {
      const told: Progress[] = [];
      const signal = new AbortController().signal;
      await open.workbook.read([{ sheet: '台账' }], { signal, progress: (progress) => told.push(progress) });
      expect(told.at(-1)).toMatchObject({ step: 'read', subject: '台账' });
      expect(told.at(-1)!.done).toBe(told.at(-1)!.total);
      await expect(open.workbook.read([{ sheet: '台账' }], cancelledAfter(0))).rejects.toThrow(Cancelled);
    });

    test('refuses a sheet that is not there', async () => {
      await expect(open.workbook.read([{ sheet: '没有' }], unwatchedJob())).rejects.toThrow(WorkbookRefusal);
      await expect(open.workbook.show({ sheet: '没有', row: 0, column: 0 })).rejects.toThrow(WorkbookRefusal);
      await open.workbook.show({ sheet: '台账', row: 2, column: 1 });
    });
  });

  test('the configuration travels with the workbook', async () => {
    expect(await open.workbook.configuration()).toBeNull();
    await open.workbook.configure({ asOf: 15_705 });
    const configuration = {
      unitName: '<某&公司>"\'',
      mapping: { 台账: { amount: '金额\n(元)' } },
      单位: null,
    };
    await open.workbook.configure(configuration);
    expect(await open.workbook.configuration()).toEqual(configuration);
    await write([aging(DEBTORS)]);
    await open.reopen();
    expect(await open.workbook.configuration()).toEqual(configuration);
  });

  describe('writing sheets', () => {
    test('new ones stand behind those of the user, marked, and nothing else has changed', async () => {
      const before = await userCells();
      const plans = [overview(DEBTORS), aging(DEBTORS)];
      expect(await preview(...plans)).toMatchObject([
        { id: 'overview', name: '总览', action: 'create', changedCount: 0, typedCount: 0 },
        { id: 'aging', name: '账龄分析表', action: 'create', changedCount: 0, typedCount: 0 },
      ]);
      expect(await open.visibleSheets()).toEqual(['台账']);

      expect(await write(plans)).toEqual({
        created: ['总览', '账龄分析表'],
        updated: [],
        unchanged: [],
        kept: [],
        waitingTexts: 0,
      });
      expect(await open.visibleSheets()).toEqual(['台账', '总览', '账龄分析表']);
      expect(await userCells()).toEqual(before);
      expect(await values('账龄分析表')).toEqual(plain(aging(DEBTORS).rows));
      expect(await formulas('账龄分析表')).toEqual({ B6: 'SUM(B3:B5)' });
      expect(await formulas('总览')).toEqual({ B2: '账龄分析表!B6' });
      expect(await read('总览')).toEqual(plain(overview(DEBTORS).rows));
      const entries = await open.workbook.sheets();
      expect(entries.find(({ name }) => name === '账龄分析表')).toMatchObject({
        mark: { id: 'aging', ...STAMP },
        rows: 6,
        columns: 4,
      });
    });

    test('whatever a text begins with or looks like, it stays a text', async () => {
      const texts = [
        '=1+1',
        '+86 10',
        '-5',
        '@某人',
        "'引号",
        '0012',
        '1/2',
        '2012-3-5',
        '3%',
        'TRUE',
        '<b>&"\'',
        ' 空格 ',
        '第一行\n第二行',
      ];
      const rows = [...texts.map((text) => [text]), [41_274], [-0.01], [true]];
      await write([planOf(rows)]);
      expect(await values('账龄分析表')).toEqual(rows);
      expect(await formulas('账龄分析表')).toEqual({});
      expect(await preview(planOf(rows))).toMatchObject([{ action: 'unchanged' }]);
    });

    test('a name that the user has given to a sheet of his own is his', async () => {
      open = await port.open({ ...DATA, sheets: [...DATA.sheets, { ...LEDGER, name: '账龄分析表' }] });
      const before = await values('账龄分析表');
      expect((await write([aging(DEBTORS), overview(DEBTORS)])).created).toEqual(['账龄分析表(2)', '总览']);
      expect(await values('账龄分析表')).toEqual(before);
      expect(await formulas('总览')).toEqual({ B2: '账龄分析表(2)!B6' });
    });

    test('the same again is not written', async () => {
      const plans = [aging(DEBTORS), overview(DEBTORS)];
      await write(plans);
      await open.reopen();
      expect(await preview(...plans)).toMatchObject([{ action: 'unchanged' }, { action: 'unchanged' }]);
      expect(await write(plans, UNASKED, LATER)).toMatchObject({
        created: [],
        updated: [],
        unchanged: ['账龄分析表', '总览'],
      });
      expect((await open.workbook.sheets()).map(({ mark }) => mark?.asOf)).toContain('2013-01-31');
    });

    test('sheets that the user has renamed and moved are found and updated where they are', async () => {
      await write([aging(DEBTORS), overview(DEBTORS)]);
      await open.rename('账龄分析表', '给领导的');
      await open.moveToEnd('给领导的');
      await open.reopen();
      const fewer = DEBTORS.slice(0, 2);
      const plans = [aging(fewer), overview(fewer)];
      expect(await preview(...plans)).toMatchObject([
        { id: 'aging', name: '给领导的', action: 'update', changedCells: [] },
        { id: 'overview', name: '总览', action: 'update', changedCells: [] },
      ]);
      expect((await write(plans)).updated).toEqual(['给领导的', '总览']);
      expect(await open.visibleSheets()).toEqual(['台账', '总览', '给领导的']);
      expect(await values('给领导的')).toEqual(plain(aging(fewer).rows));
      expect(await formulas('总览')).toEqual({ B2: '给领导的!B5' });
      expect(await read('总览')).toEqual(plain(overview(fewer).rows));
    });

    test('a sheet may grow, shrink and lose its formulas', async () => {
      const many = Array.from({ length: 40 }, (_, index): Debtor => [`户${index}`, index + 0.5]);
      for (const debtors of [DEBTORS, many, DEBTORS.slice(0, 1)]) {
        await write([aging(debtors)]);
        expect(await values('账龄分析表')).toEqual(plain(aging(debtors).rows));
        expect(await formulas('账龄分析表')).toEqual({
          [`B${debtors.length + 3}`]: `SUM(B3:B${debtors.length + 2})`,
        });
      }
      await write([planOf([['没有欠款']])]);
      expect(await values('账龄分析表')).toEqual([['没有欠款']]);
      expect(await formulas('账龄分析表')).toEqual({});
    });
  });

  describe('what the user types where typing is meant', () => {
    beforeEach(async () => {
      await write([aging(DEBTORS)]);
      await open.type('账龄分析表', 2, 2, '已联系');
      await open.type('账龄分析表', 4, 2, '出国');
      await open.type('账龄分析表', 4, 3, '起诉');
    });

    test('is no change of the sheet', async () => {
      expect(await preview(aging(DEBTORS))).toMatchObject([
        { action: 'unchanged', typedCount: 3, changedCount: 0 },
      ]);
    });

    test('goes with its row, waits where the row is gone, and returns with it', async () => {
      const moved: Debtor[] = [
        ['王五', 90],
        ['赵六', 5],
      ];
      expect(await write([aging(moved)])).toMatchObject({ updated: ['账龄分析表'], waitingTexts: 1 });
      expect(await typedColumn('账龄分析表', 2)).toEqual(['出国', null, null]);
      expect(await typedColumn('账龄分析表', 3)).toEqual(['起诉', null, null]);
      await open.reopen();
      expect(await write([aging([...DEBTORS].reverse())])).toMatchObject({ waitingTexts: 0 });
      expect(await typedColumn('账龄分析表', 2)).toEqual(['出国', null, '已联系', null]);
    });
  });

  describe('generated cells that the user has changed', () => {
    const next = aging([
      ['张三', 1681.41],
      ['李四', 300],
      ['王五', 80],
    ]);
    beforeEach(async () => {
      await write([aging(DEBTORS), overview(DEBTORS)]);
      await open.type('账龄分析表', 3, 1, 999);
      await open.type('账龄分析表', 5, 1, { formula: '=SUM(B3:B4)' });
    });

    test('are named before anything is done', async () => {
      expect(await preview(next, overview(DEBTORS))).toMatchObject([
        { action: 'update', changedCells: ['B4', 'B6'], changedCount: 2 },
        { changedCells: [] },
      ]);
    });

    test('are kept unasked, and the sheet with them', async () => {
      const before = await everything();
      expect(await write([next])).toMatchObject({ updated: [], kept: ['账龄分析表'] });
      expect(await everything()).toEqual(before);
      expect(await write([next], new Map([['aging', 'keep']]))).toMatchObject({ kept: ['账龄分析表'] });
      // Still known as changes: asked again the next time.
      expect(await preview(next)).toMatchObject([{ changedCount: 2 }]);
    });

    test('are replaced where the user says so', async () => {
      const [shown] = await preview(next);
      expect(await write([next], new Map([['aging', { replace: shown }]]))).toMatchObject({
        updated: ['账龄分析表'],
      });
      expect(await values('账龄分析表')).toEqual(plain(next.rows));
      expect(await formulas('账龄分析表')).toEqual({ B6: 'SUM(B3:B5)' });
    });

    test.each([
      ['another cell', [2, 0], '己', 'A3'],
      ['one of them once more', [3, 1], 77, 'B4'],
      ['a formula once more', [5, 1], { formula: '=SUM(B3:B3)' }, 'B6'],
    ] as const)(
      'are not replaced where he has changed %s since he was asked',
      async (_, [row, column], entry, named) => {
        const [shown] = await preview(next);
        await open.type('账龄分析表', row, column, entry);
        const before = await everything();
        await expect(write([next], new Map([['aging', { replace: shown }]]))).rejects.toMatchObject({
          key: 'workbook.changed-since',
          values: { sheet: '账龄分析表', cell: named },
        });
        expect(await everything()).toEqual(before);
      },
    );
  });

  test('notes of the user beside a generated sheet stay where they are', async () => {
    await write([aging(DEBTORS)]);
    await open.type('账龄分析表', 20, 13, '自己的备注');
    await write([aging(DEBTORS.slice(0, 1))]);
    expect((await open.cells('账龄分析表')).values[20][13]).toBe('自己的备注');
  });

  describe('cancelling', () => {
    test('leaves the workbook as it was, wherever it happens; the next run goes through', async () => {
      await write([aging(DEBTORS)]);
      await open.type('账龄分析表', 2, 2, '已联系');
      const before = await everything();
      const plans = [aging([['赵六', 5], ...DEBTORS]), overview([['赵六', 5], ...DEBTORS])];
      let cancelled = 0;
      for (let steps = 0; steps < 60; steps++) {
        const done = await open.workbook.write(plans, LATER, UNASKED, cancelledAfter(steps)).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(Cancelled);
            return false;
          },
        );
        if (done) break;
        cancelled += 1;
        expect(await everything()).toEqual(before);
      }
      expect(cancelled).toBeGreaterThan(1);
      expect(await open.visibleSheets()).toEqual(['台账', '账龄分析表', '总览']);
      expect(await typedColumn('账龄分析表', 2)).toEqual([null, '已联系', null, null, null]);
    });
  });

  describe('columns of ours beside the ledger', () => {
    const DAYS = [730, 0, null, 12];

    test('stand right of the table; the rest of the sheet is untouched', async () => {
      const before = await userCells();
      expect(await open.workbook.columns()).toEqual([]);
      await open.workbook.writeColumns(columnsPlan(DAYS), unwatchedJob());
      expect(await open.workbook.columns()).toEqual([
        { sheet: '台账', id: 'overdueDays', column: 4, kind: 'values' },
        { sheet: '台账', id: 'bucket', column: 5, kind: 'values' },
      ]);
      const rows = await read('台账');
      expect(rows.map((row) => row.slice(4))).toEqual([
        [],
        ['逾期天数', '账龄段'],
        [730, '甲'],
        [0, '=乙'],
        [],
        [12, '1-2'],
      ]);
      expect(plain(rows.map((row) => row.slice(0, 4)))).toEqual(before[0]);
      expect(await values('备注')).toEqual(before[1]);
    });

    test('are updated where they are and taken away again, without a trace', async () => {
      const before = await userCells();
      await open.workbook.writeColumns(columnsPlan(DAYS), unwatchedJob());
      await open.workbook.writeColumns(columnsPlan([1, 2, 3, 4]), unwatchedJob());
      expect((await read('台账')).slice(2).map((row) => row[4])).toEqual([1, 2, 3, 4]);
      expect(await open.workbook.columns()).toHaveLength(2);
      await open.workbook.removeColumns('台账', unwatchedJob());
      expect(await userCells()).toEqual(before);
      expect(await open.workbook.columns()).toEqual([]);
      expect((await open.workbook.sheets())[0]).toMatchObject({ rows: 6, columns: 4 });
    });

    test('keep off whatever the user has right of his table', async () => {
      await open.type('台账', 4, 4, '手写的备注');
      const before = await values('台账');
      await open.workbook.writeColumns(columnsPlan(DAYS), unwatchedJob());
      expect((await open.workbook.columns()).map(({ column }) => column)).toEqual([5, 6]);
      await open.workbook.removeColumns('台账', unwatchedJob());
      expect(await values('台账')).toEqual(before);
    });

    test('of formulas become the values that they show', async () => {
      const plan = columnsPlan(DAYS);
      const [days] = plan.columns;
      const spilling = { ...days, formula: 'C3:C6*2', values: [3362.82, -501, '#N/A', 2] };
      await open.workbook.writeColumns({ ...plan, columns: [spilling] }, unwatchedJob());
      expect(await open.workbook.columns()).toMatchObject([{ id: 'overdueDays', kind: 'formula' }]);
      const shown = (await read('台账')).map((row) => row[4] ?? null);
      expect(shown).toEqual([null, '逾期天数', 3362.82, -501, '#N/A', 2]);
      await open.workbook.freezeColumns('台账', unwatchedJob());
      expect(await open.workbook.columns()).toMatchObject([{ id: 'overdueDays', column: 4, kind: 'values' }]);
      expect((await read('台账')).map((row) => row[4] ?? null)).toEqual(shown);
      expect(await formulas('台账')).toEqual({});
    });

    test('cancelled, they are not there', async () => {
      const before = await userCells();
      await expect(open.workbook.writeColumns(columnsPlan(DAYS), cancelledAfter(0))).rejects.toThrow(
        Cancelled,
      );
      expect(await userCells()).toEqual(before);
      expect(await open.workbook.columns()).toEqual([]);
    });
  });

  describe('rows below a table of the user’s', () => {
    const add = (...plans: RowsPlan[]) => open.workbook.addRows(plans, unwatchedJob());

    test('stand below its last row; nothing else has changed', async () => {
      const before = await userCells();
      expect(await add(rowsPlan())).toMatchObject({ created: [], updated: ['台账'] });
      const rows = await read('台账');
      expect(rows.slice(6)).toEqual([
        [null, '=赵六', null, 41_100],
        [6, null, 0.05],
      ]);
      expect(rows.slice(0, 6)).toEqual(before[0]);
      expect(await values('备注')).toEqual(before[1]);
      expect((await open.workbook.sheets())[0]).toMatchObject({ rows: 8, columns: 4 });
      const [data] = await open.workbook.read([{ sheet: '台账' }], unwatchedJob());
      expect(data.dateColumns.has(3)).toBe(true);
    });

    test('write over nothing: the cell in the way is named, and no sheet is written', async () => {
      await open.type('台账', 7, 3, '注');
      const before = await userCells();
      const notes = rowsPlan({ sheet: '备注', lastRow: 2 });
      await expect(add(notes, rowsPlan())).rejects.toMatchObject({
        key: 'workbook.rows-in-the-way',
        values: { sheet: '台账', cell: 'D8' },
      });
      expect(await userCells()).toEqual(before);
      await add(rowsPlan({ lastColumn: 2, rows: [[{ column: 1, value: '赵六' }]] }));
      expect((await read('台账'))[7]).toEqual([null, null, null, '注']);
    });

    test('are taken back, where the user has not worked on since', async () => {
      const before = await userCells();
      await add(rowsPlan(), rowsPlan({ sheet: '备注', lastRow: 2 }));
      expect(await open.workbook.undo(unwatchedJob())).toBe(true);
      expect(await userCells()).toEqual(before);
      expect(await open.workbook.undo(unwatchedJob())).toBe(false);
      await add(rowsPlan());
      await open.type('台账', 6, 0, '自己补的编号');
      expect(await open.workbook.undo(unwatchedJob())).toBe(false);
    });

    test('below a form of ours are the user’s, and stay with it', async () => {
      await write([planOf([['项目', '值']], { id: 'input:预警线', name: '预警线' })]);
      const cells = [
        { column: 0, value: '信用村不良率上限' },
        { column: 1, value: 0.1, format: '0.00%' },
      ];
      await add({ sheet: '预警线', lastRow: 0, firstColumn: 0, lastColumn: 1, seen: [], rows: [cells] });
      await open.reopen();
      expect(await read('预警线')).toEqual([
        ['项目', '值'],
        ['信用村不良率上限', 0.1],
      ]);
    });

    test('on a sheet that is not there, or cancelled, are refused', async () => {
      await expect(add(rowsPlan({ sheet: '没有' }))).rejects.toThrow(WorkbookRefusal);
      const before = await userCells();
      await expect(open.workbook.addRows([rowsPlan()], cancelledAfter(0))).rejects.toThrow(Cancelled);
      expect(await userCells()).toEqual(before);
    });
  });

  describe('undo', () => {
    test('takes back the last writing, once', async () => {
      expect(await open.workbook.undo(unwatchedJob())).toBe(false);
      await write([aging(DEBTORS)]);
      const before = await everything();
      await write([aging(DEBTORS.slice(1)), overview(DEBTORS.slice(1))], UNASKED, LATER);
      expect(await open.workbook.undo(unwatchedJob())).toBe(true);
      expect(await everything()).toEqual(before);
      expect(await open.workbook.undo(unwatchedJob())).toBe(false);
      // And what was there is known as ours again, unchanged.
      expect(await preview(aging(DEBTORS))).toMatchObject([{ action: 'unchanged' }]);
    });

    test('takes back columns', async () => {
      const before = await userCells();
      await open.workbook.writeColumns(columnsPlan([1, 2, 3, 4]), unwatchedJob());
      expect(await open.workbook.undo(unwatchedJob())).toBe(true);
      expect(await userCells()).toEqual(before);
      expect(await open.workbook.columns()).toEqual([]);
    });

    test('takes nothing back where the user has worked since', async () => {
      await write([aging(DEBTORS)]);
      await open.type('账龄分析表', 3, 1, 999);
      const before = await everything();
      expect(await open.workbook.undo(unwatchedJob())).toBe(false);
      expect(await everything()).toEqual(before);
    });
  });

  test('the program’s own writing is no change of the user’s', async () => {
    const told: string[] = [];
    const end = open.workbook.onChange(({ sheet, address }) => told.push(`${sheet}!${address}`));
    await write([aging(DEBTORS)]);
    await open.workbook.writeColumns(columnsPlan([1, 2, 3, 4]), unwatchedJob());
    end();
    expect(told).toEqual([]);
  });

  test(`a statement of ${columnLetters(3)} columns and 3,000 rows is written and read`, async () => {
    const many = Array.from({ length: 3_000 }, (_, index): Debtor => [`户${index}`, index + 0.25]);
    await write([aging(many)]);
    expect(await read('账龄分析表')).toEqual(plain(aging(many).rows));
    expect(await preview(aging(many))).toMatchObject([{ action: 'unchanged' }]);
  });
}
