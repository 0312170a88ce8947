import { areaOf, areaText } from '../../src/host/address';
import { MemoryBook } from '../../src/host/memory-book';
import { RangeObject } from '../../src/host/range-object';
import { unwatchedJob } from '../../src/workbook/job';
import { type ColumnsPlan, WorkbookRefusal } from '../../src/workbook/workbook';
import { imageOf, openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from './opened-workbook';

const LEDGER = [
  ['客户', '金额'],
  ['甲', 100],
  ['乙', 200],
  ['丙', 300],
];

function plan(lastRow: number, formula?: string): ColumnsPlan {
  const values = Array.from({ length: lastRow }, (_, index) => index * 10);
  const column = { title: '逾期天数', comment: '按到期日', width: 10, style: 'plainCount' as const, values };
  return {
    sheet: '台账',
    headerRow: 0,
    firstRow: 1,
    lastRow,
    after: 2,
    columns: [{ id: 'overdueDays', ...column, ...(formula !== undefined && { formula }) }],
  };
}

let opened: OpenedWorkbook;
let book: MemoryBook;
beforeEach(async () => {
  book = new MemoryBook({ 台账: LEDGER });
  opened = await openedWorkbook(book);
});
afterEach(() => {
  opened.close();
});
const values = () => valuesOf(sheetOf(book, '台账'));
/** What stands in columns, row by row. */
const within = (first: number, end: number): unknown[] =>
  values().flatMap((row) => row.slice(first, end).filter((value) => value !== null && value !== undefined));
const write = (columns: ColumnsPlan) => opened.workbook.writeColumns(columns, unwatchedJob());

describe('columns of ours beside a table of the user’s', () => {
  it('go where the user has moved them, and are updated there', async () => {
    await write(plan(3));
    opened.host.shift('insert', '台账', 'A:A', 'column');
    expect(await opened.workbook.columns()).toMatchObject([{ id: 'overdueDays', column: 3 }]);
    const report = await write({
      ...plan(3),
      after: 3,
      columns: [{ ...plan(3).columns[0], values: [7, 8, 9] }],
    });
    expect(report).toMatchObject({ created: [], updated: ['台账'] });
    expect(values().map((row) => row[3])).toEqual(['逾期天数', 7, 8, 9]);
    expect(values().every((row) => row.length === 4)).toBe(true);
  });

  it('grow with the table where the cells below are free, and say which cell is in the way', async () => {
    await write(plan(2));
    await write(plan(3));
    expect(values().map((row) => row[2])).toEqual(['逾期天数', 0, 10, 20]);
    opened.host.type('台账', 'C5', [['我的']]);
    const before = imageOf(book, sheetOf(book, '台账'));
    await expect(write(plan(5))).rejects.toMatchObject({
      key: 'excel.cells-in-the-way',
      values: { sheet: '台账', cell: 'C5' },
    });
    expect(imageOf(book, sheetOf(book, '台账'))).toEqual(before);
    await write(plan(1));
    expect(values().map((row) => row[2])).toEqual(['逾期天数', 0, undefined, undefined, '我的']);
  });

  it('do not go over what somebody types while they are being written', async () => {
    for (let trip = 1, typed = true; typed; trip++) {
      opened.close();
      book = new MemoryBook({ 台账: LEDGER });
      opened = await openedWorkbook(book);
      // Far away, so that the end of the sheet stays where it is.
      opened.host.type('台账', 'F9', [['附注']]);
      typed = false;
      opened.host.meanwhile(trip, () => {
        typed = true;
        opened.host.type('台账', 'C3', [['已催']]);
      });
      await write(plan(3)).catch((error: unknown) => expect(error).toBeInstanceOf(WorkbookRefusal));
      expect([trip, values()[2][2]]).toEqual([trip, typed ? '已催' : 10]);
    }
  });

  describe('that take several requests to write', () => {
    const ROWS = 600;
    /** Texts so long that each column takes several requests. */
    const long = (): ColumnsPlan => {
      const base = plan(ROWS);
      const values = Array.from({ length: ROWS }, (_, row) => `逾期一年以上${'。'.repeat(400)}${row}`);
      const ids = ['bucket', 'phase'];
      return { ...base, columns: ids.map((id) => ({ ...base.columns[0], id, title: id, values })) };
    };
    const ledger = (): (string | number)[][] => [
      LEDGER[0],
      ...Array.from({ length: ROWS }, (_, row) => [`客户${row}`, row]),
    ];
    const reopened = async (): Promise<void> => {
      opened.close();
      book = new MemoryBook({ 台账: ledger() });
      // Far away, so that the end of the sheet stays where it is.
      sheetOf(book, '台账').cells.change(ROWS + 5, 9, { content: '附注' });
      opened = await openedWorkbook(book);
    };
    /** What stands in the columns of ours, but for one cell. */
    const left = (row: number, column: number): unknown[] =>
      values().flatMap((cells, at) =>
        [2, 3].flatMap((one) =>
          (at === row && one === column) || cells[one] === undefined || cells[one] === null
            ? []
            : [cells[one]],
        ),
      );

    it.each<[string, number, number]>([
      ['the last cell of the first', ROWS, 2],
      ['a cell in the middle of the second', ROWS / 2, 3],
      ['the last cell of the second', ROWS, 3],
    ])('never go over what somebody types into %s', async (_, row, column) => {
      await reopened();
      const begun = opened.host.roundTrips;
      await write(long());
      const trips = opened.host.roundTrips - begun;
      let refused = 0;
      // The requests that write are the last ones; the very last look at what has been written.
      for (let trip = trips - 6; trip <= trips; trip++) {
        await reopened();
        opened.host.meanwhile(trip, () =>
          opened.host.type('台账', `${'ABCD'[column]}${row + 1}`, [['已催']]),
        );
        const error = await write(long()).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect([trip, values()[row][column]]).toEqual([trip, '已催']);
        expect(values().map((cells) => cells.slice(0, 2))).toEqual(
          [...ledger(), ...values().slice(ROWS + 1)].map((cells) => cells.slice(0, 2)),
        );
        if (error === null) continue;
        refused += 1;
        expect(error).toMatchObject({ key: 'excel.columns-moved', values: { sheet: '台账' } });
        expect(left(row, column)).toEqual([]);
        expect(await opened.workbook.columns()).toEqual([]);
      }
      expect(refused).toBeGreaterThanOrEqual(2);
    });

    it.each<[string, string | null]>([
      ['empty texts', ''],
      ['nothing', null],
    ])('are written whole though a request ends among blank cells: %s', async (_, blank) => {
      await reopened();
      // Some 297,000 bytes, then blank cells enough to fill the request of 300,000.
      const filled = Array.from({ length: 300 }, (__, row) => `${row}${'x'.repeat(980)}`);
      const values = [...filled, ...Array<typeof blank>(2_500).fill(blank), '最后一行'];
      const base = plan(values.length);
      await write({ ...base, columns: [{ ...base.columns[0], values }] });
      expect(within(2, 3).filter((value) => value !== '')).toEqual(['逾期天数', ...filled, '最后一行']);
    });
  });

  it('do not grow over what somebody types below them while they are being written', async () => {
    for (let trip = 1, typed = true; typed; trip++) {
      opened.close();
      book = new MemoryBook({ 台账: [...LEDGER, ['丁', 400]] });
      opened = await openedWorkbook(book);
      opened.host.type('台账', 'F9', [['附注']]);
      await write(plan(2));
      typed = false;
      opened.host.meanwhile(trip, () => {
        typed = true;
        opened.host.type('台账', 'C5', [['已催']]);
      });
      await write(plan(4)).catch((error: unknown) => expect(error).toBeInstanceOf(WorkbookRefusal));
      expect([trip, values()[4][2]]).toEqual([trip, typed ? '已催' : 30]);
      expect(values().map((row) => row[2])).toContain(10);
    }
  });

  it.each([
    ['written', 'C3:D4', () => undefined, () => write(plan(3))],
    ['written, of which one is the user’s', 'B3:C3', () => undefined, () => write(plan(3))],
    ['written anew', 'C3:C4', () => write(plan(3)), () => write(plan(3, 'B2:B4*2'))],
    [
      'frozen',
      'C3:C4',
      () => write(plan(3, 'B2:B4')),
      () => opened.workbook.freezeColumns('台账', unwatchedJob()),
    ],
    [
      'taken away',
      'C3:C4',
      () => write(plan(3)),
      () => opened.workbook.removeColumns('台账', unwatchedJob()),
    ],
    ['taken back', 'C4:D4', () => write(plan(3)), () => opened.workbook.undo(unwatchedJob())],
  ])(
    'notice cells that are merged while they are being %s (%s): the cells stay merged, and the next attempt says where they are',
    async (name, address, prepare, act) => {
      for (let trip = 1, merged = true; merged; trip++) {
        opened.close();
        book = new MemoryBook({ 台账: LEDGER });
        opened = await openedWorkbook(book);
        opened.host.type('台账', 'F9', [['附注']]);
        await prepare();
        merged = false;
        const sheet = sheetOf(book, '台账');
        opened.host.meanwhile(trip, () => {
          merged = true;
          new RangeObject(opened.host.stage, sheet, areaOf(address)).Merge();
        });
        const error = await act().then(
          () => null,
          (reason: unknown) => reason,
        );
        opened.host.stopFailing();
        if (!merged) break;
        expect([trip, sheet.merges.map(areaText)]).toEqual([trip, [address]]);
        expect(within(0, 2)).toEqual(LEDGER.flat());
        if (error === null) continue;
        expect(error).toMatchObject({
          key: 'excel.merged-in-the-way',
          values: { sheet: '台账', cell: address },
        });
        if (name.startsWith('written') && !name.endsWith('anew')) expect(within(2, 5)).toEqual([]);
        sheet.merges = [];
        await act();
      }
    },
  );

  describe.each<[string, string | undefined]>([
    ['values', undefined],
    ['a formula', 'B2:B4*2'],
  ])('that hold %s', (_, standing) => {
    it.each<[string, () => Promise<unknown>]>([
      ['renewed', () => write({ ...plan(3), columns: [{ ...plan(3).columns[0], values: [7, 8, 9] }] })],
      ['renewed as another formula', () => write(plan(3, 'B2:B4*3'))],
      ['made longer', () => write(plan(4))],
      ['frozen', () => opened.workbook.freezeColumns('台账', unwatchedJob())],
      ['taken away', () => opened.workbook.removeColumns('台账', unwatchedJob())],
    ])('keep what somebody types over one of their cells while they are %s', async (doing, act) => {
      const isNothing = doing === 'frozen' && standing === undefined;
      const ends = new Set<string>();
      for (let trip = 1, [typed, his] = [true, false]; typed; trip++) {
        opened.close();
        book = new MemoryBook({ 台账: [...LEDGER, ['丁', 400]] });
        opened = await openedWorkbook(book);
        opened.host.type('台账', 'F9', [['附注']]);
        await write(plan(3, standing));
        await opened.host.settled();
        const before = imageOf(book, sheetOf(book, '台账'));
        [typed, his] = [false, false];
        opened.host.meanwhile(trip, () => {
          typed = true;
          opened.host.type('台账', 'C3', [['已催']]);
          // What stands there before anything has been looked at is renewed with the rest, as ever.
          his = trip > 3;
        });
        const error = await act().then(
          () => null,
          (reason: unknown) => reason,
        );
        opened.host.stopFailing();
        await opened.host.settled();
        if (!typed) expect(error).toBeNull();
        if (!his) continue;
        expect([trip, values()[2][2]]).toEqual([trip, '已催']);
        expect(values().map((row) => row.slice(0, 2))).toEqual(
          [...LEDGER, ['丁', 400], ...values().slice(5)].map((row) => row.slice(0, 2)),
        );
        ends.add(error === null ? 'done' : (error as WorkbookRefusal).key);
        if (error === null) continue;
        expect(error).toMatchObject({ key: 'excel.columns-moved', values: { sheet: '台账' } });
        // The rest of the column is as it was.
        opened.host.type('台账', 'C3', [[standing === undefined ? 10 : '']]);
        await opened.host.settled();
        expect(imageOf(book, sheetOf(book, '台账'))).toEqual(before);
      }
      expect([...ends]).toEqual(expect.arrayContaining(isNothing ? [] : ['excel.columns-moved']));
    });
  });

  it('are taken back where they are, though the user inserts a column meanwhile', async () => {
    for (let trip = 1, inserted = true; inserted; trip++) {
      opened.close();
      book = new MemoryBook({ 台账: LEDGER });
      opened = await openedWorkbook(book);
      await write(plan(3));
      inserted = false;
      opened.host.meanwhile(trip, () => {
        inserted = true;
        opened.host.shift('insert', '台账', 'B:B', 'column');
      });
      await opened.workbook.undo(unwatchedJob());
      expect([trip, values().map((row) => row[inserted ? 2 : 1])]).toEqual([trip, ['金额', 100, 200, 300]]);
    }
  });

  it('do not go into merged cells, and say where they are', async () => {
    await opened.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('台账').getRange('C3:D4').merge(false);
      await context.sync();
    });
    const before = imageOf(book, sheetOf(book, '台账'));
    await expect(write(plan(3))).rejects.toMatchObject({
      key: 'excel.merged-in-the-way',
      values: { sheet: '台账', cell: 'C3:D4' },
    });
    expect(imageOf(book, sheetOf(book, '台账'))).toEqual(before);
  });

  it('are not written again where they say the same', async () => {
    await write(plan(3, 'ROUND(B2:B4*2,0)'));
    const trips = opened.host.roundTrips;
    expect(await write(plan(3, 'round( B2:B4 * 2, 0 )'))).toMatchObject({ unchanged: ['台账'], updated: [] });
    expect(opened.host.roundTrips - trips).toBeLessThan(6);
  });

  it('as a formula are one formula, that values replace and that values turn into again', async () => {
    await write(plan(3));
    await write(plan(3, 'ROUND(B2:B4*2,0)'));
    await opened.host.settled();
    expect(sheetOf(book, '台账').cells.get(1, 2)?.formula).toBe('=ROUND(B2:B4*2,0)');
    expect(values().map((row) => row[2])).toEqual(['逾期天数', 200, 400, 600]);
    opened.host.type('台账', 'B3', [[1]]);
    await opened.host.settled();
    expect(values()[2][2]).toBe(2);
    await write(plan(3));
    expect(sheetOf(book, '台账').cells.get(1, 2)?.formula).toBeUndefined();
    expect(values().map((row) => row[2])).toEqual(['逾期天数', 0, 10, 20]);
  });

  it('are gone without a trace when they are taken away: contents, looks, widths, names', async () => {
    const sheet = sheetOf(book, '台账');
    sheet.columnWidths.set(2, 99);
    const before = imageOf(book, sheet);
    await write(plan(3, 'B2:B4'));
    expect(imageOf(book, sheet)).not.toEqual(before);
    await opened.workbook.removeColumns('台账', unwatchedJob());
    expect(imageOf(book, sheet)).toEqual(before);
  });
});
