import { areaOf, areaText } from '../../src/host/address';
import { MemoryBook } from '../../src/host/memory-book';
import { RangeObject } from '../../src/host/range-object';
import { unwatchedJob } from '../../src/workbook/job';
import { WorkbookRefusal, type RowsPlan } from '../../src/workbook/workbook';
import { imageOf, openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from './opened-workbook';

const PHASES = [
  ['阶段', '类型', '开始', '结束'],
  ['摸底', '摸底', 41_044, 41_049],
];

/** The table as the plan saw it. */
const SEEN = PHASES.map((values, row) => ({ row, values }));

function plan(more: Partial<RowsPlan> = {}): RowsPlan {
  const row = [
    { column: 0, value: '清收' },
    { column: 2, value: 41_113, format: 'yyyy-mm-dd' },
  ];
  return { sheet: '阶段', lastRow: 1, firstColumn: 0, lastColumn: 3, seen: SEEN, rows: [row], ...more };
}

let opened: OpenedWorkbook;
let book: MemoryBook;
beforeEach(async () => {
  book = new MemoryBook({ 阶段: PHASES });
  opened = await openedWorkbook(book);
});
afterEach(() => opened.close());

const image = () => imageOf(book, sheetOf(book, '阶段'));
const add = (rows: RowsPlan) => opened.workbook.addRows([rows], unwatchedJob());
const undo = () => opened.workbook.undo(unwatchedJob());
const values = () => valuesOf(sheetOf(book, '阶段'));

/** Makes an Excel table of an area. */
async function table(address: string): Promise<void> {
  await opened.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('阶段').tables.add(address, true).name = '阶段安排';
    await context.sync();
  });
}
const tableBoxes = () => book.tables.map(({ box }) => box);

describe('rows below a table of the user’s in Excel', () => {
  it('make an Excel table grow; undo takes back the rows, their formats and the growth', async () => {
    await table('A1:D2');
    const before = image();
    await add(plan());
    expect(values()[2]).toEqual(['清收', null, 41_113]);
    expect(tableBoxes()).toEqual([{ row: 0, column: 0, rows: 3, columns: 4 }]);
    expect(sheetOf(book, '阶段').cells.get(2, 2)?.format).toBe('yyyy-mm-dd');
    expect(await undo()).toBe(true);
    expect(image()).toEqual(before);
  });

  it.each([
    ['added', () => Promise.resolve(), () => add(plan())],
    ['added to an Excel table', () => table('A1:D2'), () => add(plan())],
    ['taken back', () => add(plan()), () => undo()],
  ])(
    'see cells that are merged while they are being %s: nothing of the user’s is lost',
    async (_, prepare, act) => {
      for (let trip = 1, merged = true; merged; trip++) {
        opened.close();
        book = new MemoryBook({ 阶段: PHASES });
        opened = await openedWorkbook(book);
        await prepare();
        merged = false;
        const sheet = sheetOf(book, '阶段');
        opened.host.meanwhile(trip, () => {
          if (book.tables.some(({ box }) => box.rows > 2)) return;
          merged = true;
          new RangeObject(opened.host.stage, sheet, areaOf('B3:C3')).Merge();
        });
        const error = await act().then(
          () => null,
          (reason: unknown) => reason,
        );
        opened.host.stopFailing();
        if (!merged) break;
        expect([trip, sheet.merges.map(areaText)]).toEqual([trip, ['B3:C3']]);
        expect(values().slice(0, 2)).toEqual(PHASES);
        if (error === null) continue;
        expect(error).toMatchObject({
          key: 'excel.merged-in-the-way',
          values: { sheet: '阶段', cell: 'B3:C3' },
        });
        expect((values()[2] ?? []).filter((value) => value !== null)).toEqual([]);
        expect(tableBoxes().map(({ rows }) => rows)).toEqual(book.tables.map(() => 2));
      }
    },
  );

  it('that somebody types over while they are being taken back keep what he typed', async () => {
    for (let trip = 1, typed = true; typed; trip++) {
      opened.close();
      book = new MemoryBook({ 阶段: PHASES });
      opened = await openedWorkbook(book);
      await add(plan());
      typed = false;
      opened.host.meanwhile(trip, () => {
        typed = true;
        opened.host.type('阶段', 'A3', [['我的']]);
      });
      await undo();
      opened.host.stopFailing();
      expect([trip, values()[2]?.[0]]).toEqual([trip, typed ? '我的' : undefined]);
    }
  });

  it('do not go into merged cells, and say where they are', async () => {
    await opened.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('阶段').getRange('B3:C3').merge(false);
      await context.sync();
    });
    const before = image();
    await expect(add(plan())).rejects.toMatchObject({
      key: 'excel.merged-in-the-way',
      values: { sheet: '阶段', cell: 'B3:C3' },
    });
    expect(image()).toEqual(before);
  });

  it('go into the empty rows that a table has already', async () => {
    await table('A1:D4');
    await add(plan());
    expect(values()[2]).toEqual(['清收', null, 41_113]);
    expect(tableBoxes()).toEqual([{ row: 0, column: 0, rows: 4, columns: 4 }]);
    await undo();
    expect(values()).toEqual(PHASES);
    expect(tableBoxes()).toEqual([{ row: 0, column: 0, rows: 4, columns: 4 }]);
  });

  it('need room in every column of the table, also in those that the plan does not know', async () => {
    await table('A1:F2');
    opened.host.type('阶段', 'F3', [['我的']]);
    const before = image();
    await expect(add(plan())).rejects.toMatchObject({
      key: 'workbook.rows-in-the-way',
      values: { sheet: '阶段', cell: 'F3' },
    });
    expect(image()).toEqual(before);
  });

  it('leave a format of the user’s as it is', async () => {
    sheetOf(book, '阶段').cells.change(2, 2, { format: 'yyyy"年"m"月"d"日"' });
    const before = image();
    await add(plan());
    expect(sheetOf(book, '阶段').cells.get(2, 2)?.format).toBe('yyyy"年"m"月"d"日"');
    await undo();
    expect(image()).toEqual(before);
  });

  it('are not taken back once the user has moved them', async () => {
    await add(plan());
    opened.host.shift('insert', '阶段', '2:2', 'row');
    const before = image();
    expect(await undo()).toBe(false);
    expect(image()).toEqual(before);
  });

  /** What the user does between two requests. */
  const MOVES: readonly (readonly [name: string, act: () => void])[] = [
    ['inserts a row above', () => opened.host.shift('insert', '阶段', '1:1', 'row')],
    ['inserts a column into it', () => opened.host.shift('insert', '阶段', 'B:B', 'column')],
    ['deletes its first column', () => opened.host.shift('delete', '阶段', 'A:A', 'column')],
    ['types below it', () => opened.host.type('阶段', 'B3', [['待定']])],
  ];
  it.each(MOVES.flatMap(([name, act]) => [1, 3, 5, 7].map((trip) => [name, trip, act] as const)))(
    'where the user %s before request %i, are whole or not there, and nothing of his is changed',
    async (_, trip, act) => {
      let his: unknown = null;
      opened.host.meanwhile(trip, () => {
        act();
        his = values();
      });
      await expect(add(plan())).rejects.toBeInstanceOf(WorkbookRefusal);
      expect(his).not.toBeNull();
      expect(values()).toEqual(his);
    },
  );

  it.each([
    ['moves them', 'excel.rows-moved', () => opened.host.shift('insert', '阶段表', '1:1', 'row')],
    [
      'merges cells below them',
      'excel.merged-in-the-way',
      () => new RangeObject(opened.host.stage, sheetOf(book, '阶段表'), areaOf('A3:B3')).Merge(),
    ],
  ])('name the sheet as it is called now, where the user renames it and %s', async (_, key, act) => {
    const all = opened.host.roundTrips;
    await add(plan());
    const [writing, found] = [opened.host.roundTrips - all - 1, new Set<unknown>()];
    await undo();
    opened.host.meanwhile(writing, () => {
      opened.host.rename('阶段', '阶段表');
      act();
    });
    await add(plan()).catch((error: WorkbookRefusal) => found.add([error.key, error.values['sheet']]));
    expect([...found]).toEqual([[key, '阶段表']]);
  });

  it('are refused on a protected sheet and while a cell is edited, with nothing written', async () => {
    const before = image();
    opened.host.isCellEdited = true;
    await expect(add(plan())).rejects.toMatchObject({ key: 'excel.cell-editing' });
    opened.host.isCellEdited = false;
    await opened.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('阶段').protection.protect();
      await context.sync();
    });
    await expect(add(plan())).rejects.toMatchObject({
      key: 'excel.sheet-protected',
      values: { sheet: '阶段' },
    });
    expect(image()).toEqual(before);
  });

  it('need few round trips', async () => {
    const trips = opened.host.roundTrips;
    await add(plan());
    expect(opened.host.roundTrips - trips).toBeLessThanOrEqual(8);
  });
});
