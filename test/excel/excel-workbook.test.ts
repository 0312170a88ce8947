import { refusalOf } from '../../src/excel/excel-refusal';
import { MemoryBook } from '../../src/host/memory-book';
import { CATALOGUES, text } from '../../src/locale/text';
import { Cancelled, unwatchedJob } from '../../src/workbook/job';
import { STYLES } from '../../src/workbook/style';
import { WorkbookRefusal } from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';
import { openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from './opened-workbook';

const STAMP = {
  writtenBy: 'Qingqian',
  writtenAt: '2012-12-31T08:00:00',
  asOf: '2012-12-31',
  fingerprint: 'a',
};

let opened: OpenedWorkbook;
let book: MemoryBook;
const open = async (
  sheets: ConstructorParameters<typeof MemoryBook>[0],
  transport?: 'messages' | 'bridge',
): Promise<void> => {
  book = new MemoryBook(sheets);
  opened = await openedWorkbook(book, transport);
};
const write = (plan: Parameters<typeof planOf>[1], rows = [['甲'], ['乙']]) =>
  opened.workbook.write([planOf(rows, plan)], STAMP, new Map(), unwatchedJob());
afterEach(() => {
  opened.close();
});

describe('reading from Excel', () => {
  it.each(['messages', 'bridge'] as const)(
    'cuts blocks once more where texts turn out to be too long for one answer (%s)',
    async (transport) => {
      const note = '债务人已停产，'.repeat(150);
      const rows = Array.from({ length: 3_000 }, (_, index) => [index, `${note}${index}`]);
      await open({ 台账: rows }, transport);
      const [sheet] = await opened.workbook.read([{ sheet: '台账' }], unwatchedJob());
      expect(sheet.rows[2_999]).toEqual([2_999, `${note}2999`]);
      expect(sheet.rows).toHaveLength(3_000);
      expect(opened.host.requests.some(({ received }) => received > 3_000_000)).toBe(true);
    },
  );

  it('knows filtered rows as hidden, and a name with commas and exclamation marks as a name', async () => {
    const name = "王,家!A1:B2'集团";
    await open({ [name]: [['客户'], ['甲'], ['乙'], ['丙'], ['丁']] });
    const sheet = sheetOf(book, name);
    sheet.filteredRows.add(2);
    sheet.hiddenRows.add(4);
    const [read] = await opened.workbook.read([{ sheet: name }], unwatchedJob());
    expect([...read.hiddenRows]).toEqual([2, 4]);
  });
});

describe('what the user does in Excel', () => {
  it('is told, except on sheets and in columns of ours', async () => {
    await open({
      台账: [
        ['客户', '金额'],
        ['甲', 1],
        ['乙', 2],
      ],
    });
    const told: string[] = [];
    const end = opened.workbook.onChange(({ sheet, address }) => told.push(`${sheet}!${address}`));
    await write({});
    const column = {
      id: 'days',
      title: '天数',
      comment: '',
      width: 8,
      style: 'plainCount' as const,
      values: [1, 2],
    };
    const place = { sheet: '台账', headerRow: 0, firstRow: 1, lastRow: 2, after: 2 };
    await opened.workbook.writeColumns({ ...place, columns: [column] }, unwatchedJob());
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    opened.host.type('台账', 'B2', [[5]]);
    opened.host.type('账龄分析表', 'A1', [['改']]);
    opened.host.type('台账', 'C2:C3', [[7], [8]]);
    await settle();
    expect(told).toEqual(['台账!B2']);
    end();
    await settle();
    opened.host.type('台账', 'B3', [[6]]);
    await settle();
    expect(told).toEqual(['台账!B2']);
  });

  it('finds what a finding points to', async () => {
    await open({ 台账: [['客户']], 备注: [['一']], 藏: [['二']] });
    sheetOf(book, '藏').visibility = 'Hidden';
    await opened.workbook.show({ sheet: '备注', row: 11, column: 2 });
    expect(book.active.name).toBe('备注');
    expect(book.selection.box).toEqual({ row: 11, column: 2, rows: 1, columns: 1 });
    await opened.workbook.show({ sheet: '台账', row: 3 });
    expect(book.selection.box).toMatchObject({ row: 3, rows: 1, column: 0, columns: 16_384 });
    await opened.workbook.show({ sheet: '台账', column: 3 });
    expect(book.selection.box).toMatchObject({ column: 3, columns: 1, rows: 1_048_576 });
    await expect(opened.workbook.show({ sheet: '藏' })).rejects.toMatchObject({ key: 'excel.sheet-hidden' });
  });
});

describe('a generated sheet in Excel', () => {
  it('has the looks of its plan: fonts, fills, lines, formats, sizes, print', async () => {
    await open({ 台账: [] });
    await write(
      {
        columns: [
          { width: 20, style: 'text' },
          { width: 14, style: 'money' },
        ],
        cells: [
          { row: 0, column: 0, style: 'header' },
          { row: 0, column: 1, style: 'header' },
          { row: 3, column: 1, style: 'totalMoney' },
        ],
        rowHeights: [{ row: 0, points: 30 }],
        freeze: { rows: 1, columns: 1 },
        print: {
          landscape: true,
          area: { firstRow: 0, firstColumn: 0, lastRow: 3, lastColumn: 1 },
          repeatRows: { first: 0, last: 0 },
        },
      },
      [
        ['欠款人', '欠款'],
        ['甲', '1'],
        ['乙', '2'],
        ['合计', '3'],
      ],
    );
    const sheet = sheetOf(book, '账龄分析表');
    const lookOf = (row: number, column: number) => sheet.cells.get(row, column);
    expect(lookOf(0, 1)?.style).toMatchObject({
      'Font/Bold': true,
      'Fill/Color': `#${STYLES.header.fill}`,
      HorizontalAlignment: 'Center',
      'EdgeTop/Style': 'Continuous',
    });
    expect(lookOf(1, 1)).toMatchObject({ format: STYLES.money.format });
    expect(lookOf(2, 1)?.style).not.toMatchObject({ 'Font/Bold': true });
    expect(lookOf(3, 1)?.style).toMatchObject({ 'EdgeTop/Weight': 'Medium', 'EdgeBottom/Weight': 'Thin' });
    expect(sheet.rowHeights.get(0)).toBe(30);
    expect(sheet.columnWidths.get(0)).toBeGreaterThan(sheet.columnWidths.get(1)!);
    expect(sheet.frozen).toMatchObject({ rows: 1, columns: 1 });
    expect(sheet.page.looks).toMatchObject({ Orientation: 'Landscape', PaperSize: 'A4' });
    expect(sheet.page.printArea).toEqual([{ row: 0, column: 0, rows: 4, columns: 2 }]);
    expect(sheet.page.titleRows).toMatchObject({ row: 0, rows: 1 });
    expect(sheet.gridlines).toBe(false);
  });

  it('is printed as its plan says, also where an earlier one said otherwise', async () => {
    await open({ 台账: [] });
    const area = { firstRow: 0, firstColumn: 0, lastRow: 3, lastColumn: 0 };
    const breaks = () => sheetOf(book, '账龄分析表').page.rowBreaks;
    const rows = [['甲'], ['乙'], ['丙'], ['丁']];
    await write({ print: { landscape: true, area, breaksBefore: [1, 3] } }, rows);
    expect(breaks()).toEqual([1, 3]);
    expect(sheetOf(book, '账龄分析表').page.looks).toMatchObject({ Zoom: { horizontalFitToPages: 1 } });
    await write({ print: { landscape: true, area, onePage: true, breaksBefore: [] } }, rows);
    expect(breaks()).toEqual([]);
    const onOne = { horizontalFitToPages: 1, verticalFitToPages: 1 };
    expect(sheetOf(book, '账龄分析表').page.looks).toMatchObject({ Zoom: onOne });
    await write({ print: { landscape: true, area, breaksBefore: [2] } }, rows);
    expect(breaks()).toEqual([2]);
    expect(sheetOf(book, '账龄分析表').page.looks['Zoom']).toEqual({ horizontalFitToPages: 1 });
    const across = { pages: 3, repeatColumns: { first: 0, last: 1 } };
    await write({ print: { landscape: true, area, across, repeatRows: { first: 0, last: 0 } } }, rows);
    const { page } = sheetOf(book, '账龄分析表');
    expect(page.looks).toMatchObject({ Zoom: { horizontalFitToPages: 3 }, PrintOrder: 'OverThenDown' });
    expect(page.titleColumns).toMatchObject({ column: 0, columns: 2 });
    expect(page.titleRows).toMatchObject({ row: 0, rows: 1 });
    await write({ print: { landscape: true, area } }, rows);
    expect(page.looks).toMatchObject({ Zoom: { horizontalFitToPages: 1 }, PrintOrder: 'DownThenOver' });
  });

  it('loses looks that its new plan does not have, and the user keeps what he has beside it', async () => {
    await open({ 台账: [] });
    const looks = { columns: [{ width: 10, style: 'money' as const }], rowHeights: [{ row: 1, points: 60 }] };
    const merges = [{ firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0 }];
    await write({ ...looks, merges }, [['甲'], ['']]);
    const sheet = sheetOf(book, '账龄分析表');
    sheet.cells.change(5, 3, { content: '我的', style: { 'Font/Bold': true } });
    await write({ columns: [{ width: 10, style: 'text' }] });
    expect(sheet.merges).toEqual([]);
    expect(sheet.rowHeights.get(1)).not.toBe(60);
    expect(sheet.cells.get(0, 0)?.format ?? 'General').toBe('General');
    expect(sheet.cells.get(5, 3)).toMatchObject({ content: '我的', style: { 'Font/Bold': true } });
  });

  it('keeps its table while only rows come and go, so that formulas of the user still name it', async () => {
    await open({ 台账: [] });
    const withTable = (rows: string[][]) =>
      write(
        {
          tables: [
            {
              name: '明细表',
              area: { firstRow: 0, firstColumn: 0, lastRow: rows.length - 1, lastColumn: 0 },
              columns: ['欠款人'],
            },
          ],
        },
        rows,
      );
    await withTable([['欠款人'], ['甲'], ['乙']]);
    const [{ id }] = book.tables;
    await withTable([['欠款人'], ['甲'], ['乙'], ['丙'], ['丁']]);
    expect(book.tables).toMatchObject([{ id, name: '明细表', box: { rows: 5 } }]);
    await withTable([['欠款人'], ['甲']]);
    expect(book.tables).toMatchObject([{ id, box: { rows: 2 } }]);
    expect(valuesOf(sheetOf(book, '账龄分析表'))).toEqual([['欠款人'], ['甲']]);
  });

  it('gives the workbook the names that its plan wants, but never takes one of the user’s', async () => {
    await open({ 台账: [['x']] });
    await write({ names: [{ name: '基准日', row: 1, column: 0 }] });
    const formula = () => book.names.find(({ name, sheet }) => name === '基准日' && sheet === null)?.formula;
    expect(formula()).toBe('=账龄分析表!$A$2');
    await write({ names: [{ name: '基准日', row: 0, column: 0 }] }, [['丙'], ['丁']]);
    expect(formula()).toMatch(/账龄分析表'?!\$A\$1$/);
    // Also where what was remembered of the sheet is lost.
    book.parts.length = 0;
    const next = [planOf([['戊'], ['己']], { names: [{ name: '基准日', row: 1, column: 0 }] })];
    const [shown] = await opened.workbook.preview(next, unwatchedJob());
    await opened.workbook.write(next, STAMP, new Map([['aging', { replace: shown }]]), unwatchedJob());
    expect(formula()).toMatch(/账龄分析表'?!\$A\$2$/);
    book.names.push({ name: '税率', formula: '=台账!$A$1', comment: '', visible: true, sheet: null });
    await expect(write({ names: [{ name: '税率', row: 0, column: 0 }] })).rejects.toMatchObject({
      key: 'excel.name-in-use',
    });
    expect(book.names.find(({ name }) => name === '税率')?.formula).toBe('=台账!$A$1');
  });

  it('has its links as formulas where it has many, and shows the same', async () => {
    await open({ "丁'家": [['x']] });
    const rows = Array.from({ length: 600 }, (_, index) => [index === 3 ? '="<b>' : `债权"${index}"`]);
    const links = rows.map((_, row) => ({ row, column: 0, link: { sheet: "丁'家", cell: `A${row + 1}` } }));
    await write({ cells: links.slice(0, 5) }, rows);
    const sheet = sheetOf(book, '账龄分析表');
    expect(sheet.cells.get(1, 0)).toMatchObject({
      content: '债权"1"',
      link: { documentReference: "'丁''家'!A2" },
    });
    const before = opened.host.requests.length;
    await write({ cells: links }, rows);
    expect(opened.host.requests.length - before).toBeLessThan(10);
    expect(valuesOf(sheet)).toEqual(rows);
    expect(sheet.cells.get(1, 0)?.formula).toBe(`=HYPERLINK("#'丁''家'!A2","债权""1""")`);
    expect(sheet.cells.get(1, 0)?.link).toBeUndefined();
    expect(await write({ cells: links }, rows)).toMatchObject({ unchanged: ['账龄分析表'], kept: [] });
  });

  it('is built in a sheet that an earlier run has left empty, in the order of the plans', async () => {
    await open({ 台账: [] });
    opened.host.failAt(4);
    await expect(write({})).rejects.toThrow(WorkbookRefusal);
    const count = book.sheets.length;
    expect(count).toBe(2);
    await opened.workbook.write(
      [planOf([['一']], { id: 'a', name: '甲表' }), planOf([['二']], { id: 'b', name: '乙表' })],
      STAMP,
      new Map(),
      unwatchedJob(),
    );
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['台账', 'Visible'],
      ['甲表', 'Visible'],
      ['乙表', 'Visible'],
    ]);
    expect((await opened.workbook.sheets()).map(({ mark }) => mark?.id)).toEqual([undefined, 'a', 'b']);
  });
});

describe('what Excel refuses', () => {
  it('is said before anything is written where the sheet is protected', async () => {
    await open({ 台账: [['客户'], ['甲']] });
    await write({});
    sheetOf(book, '账龄分析表').protected = true;
    sheetOf(book, '台账').protected = true;
    const trips = opened.host.roundTrips;
    await expect(write({}, [['丙']])).rejects.toMatchObject({
      key: 'excel.sheet-protected',
      values: { sheet: '账龄分析表' },
    });
    const columns = { sheet: '台账', headerRow: 0, firstRow: 1, lastRow: 1, after: 1, columns: [] };
    await expect(opened.workbook.writeColumns(columns, unwatchedJob())).rejects.toMatchObject({
      key: 'excel.sheet-protected',
    });
    expect(opened.host.roundTrips - trips).toBeLessThan(7);
  });

  it('is a sentence in both languages for every code that is known, and names the code of any other', async () => {
    await open({ 台账: [] });
    const codes = [
      'AccessDenied',
      'InvalidOperationInCellEditMode',
      'ApiNotFound',
      'RequestPayloadSizeLimitExceeded',
      'ConnectionFailure',
      'ItemNotFound',
      'Unheard',
    ];
    const keys = codes.map((code) => {
      const refusal = refusalOf(Object.assign(new Error('why'), { code, debugInfo: {} })) as WorkbookRefusal;
      for (const language of ['zh', 'en'] as const)
        expect(text(language, refusal.key, refusal.values)).toBeTruthy();
      return refusal.key;
    });
    expect(new Set(keys).size).toBe(codes.length);
    expect(text('zh', 'excel.fault', { code: 'Unheard', message: 'why' })).toContain('Unheard');
    expect(Object.keys(CATALOGUES.zh).filter((key) => key.startsWith('excel.')).length).toBeGreaterThan(15);
    expect(refusalOf(new Cancelled())).toBeInstanceOf(Cancelled);
    expect(refusalOf(new RangeError('ours'))).toBeInstanceOf(RangeError);
  });
});
