import { areaOf, areaText } from '../../src/host/address';
import { RangeObject } from '../../src/host/range-object';
import type { Fault } from '../../src/host/office-host';
import { WHOLE_SHEET } from '../../src/host/box';
import { MemoryBook } from '../../src/host/memory-book';
import { SPARE_ID, markFormula } from '../../src/workbook/sheet-marks';
import { Cancelled, unwatchedJob, type Job } from '../../src/workbook/job';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import {
  WorkbookRefusal,
  type Choice,
  type ColumnsPlan,
  type RowsPlan,
  type Workbook,
} from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';
import { imageOf, openedWorkbook, sheetOf, type OpenedWorkbook } from './opened-workbook';

const STAMP = {
  writtenBy: 'Qingqian',
  writtenAt: '2012-12-31T08:00:00',
  asOf: '2012-12-31',
  fingerprint: 'a',
};

const LEDGER = [
  ['客户', '金额', '到期日'],
  ['甲', 100.5, 41_000],
  ['乙', -20, '2012-13-01'],
  ['丙', '=B2*2', null],
];

/** A statement with everything that a sheet can have. */
function statement(debtors: readonly (readonly [string, number])[], note: string): SheetPlan {
  const last = debtors.length + 1;
  return planOf(
    [
      ['账龄分析表', null, null],
      ['欠款人', '欠款', '原因分析'],
      ...debtors.map(([name, amount]) => [name, amount, null]),
      ['合计', debtors.reduce((sum, [, amount]) => sum + amount, 0), null],
      [note, null, null],
    ],
    {
      columns: [
        { width: 20, style: 'text' },
        { width: 14, style: 'money' },
        { width: 30, style: 'typing' },
      ],
      cells: [
        { row: 0, column: 0, style: 'title' },
        ...[0, 1, 2].map((column) => ({ row: 1, column, style: 'header' as const })),
        { row: 1, column: 1, style: 'header', comment: '期末余额' },
        { row: 2, column: 0, style: 'link', link: { sheet: '台账', cell: 'A2' } },
        { row: last + 1, column: 1, style: 'totalMoney', formula: `SUM(B3:B${last + 1})` },
      ],
      rowHeights: [
        { row: 0, points: 28 },
        { row: debtors.length, points: note.length * 5 },
      ],
      merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 }],
      freeze: { rows: 2, columns: 1 },
      tables: [
        {
          name: '账龄',
          area: { firstRow: 1, firstColumn: 0, lastRow: last, lastColumn: 2 },
          columns: ['欠款人', '欠款', '原因分析'],
        },
      ],
      charts: [
        {
          kind: 'column',
          title: '欠款',
          categories: { firstRow: 2, firstColumn: 0, lastRow: last, lastColumn: 0 },
          series: [{ name: '欠款', values: { firstRow: 2, firstColumn: 1, lastRow: last, lastColumn: 1 } }],
          valueAxis: '元',
          anchor: { firstRow: 1, firstColumn: 4, lastRow: 12, lastColumn: 9 },
          altText: '',
        },
      ],
      validations: [
        {
          area: { firstRow: 2, firstColumn: 1, lastRow: last, lastColumn: 1 },
          kind: 'number',
          title: '欠款',
          message: '元',
        },
      ],
      typing: [{ area: { firstRow: 2, firstColumn: 2, lastRow: last, lastColumn: 2 }, keyColumns: [0] }],
      names: [{ name: '清欠合计', row: last + 1, column: 1 }],
    },
  );
}

const BEFORE = statement(
  [
    ['甲', 100.5],
    ['乙', 0],
  ],
  '注：',
);
const FIGURES = statement(
  [
    ['甲', 90],
    ['乙', 10],
  ],
  '注：',
);
const AFTER = [
  statement(
    [
      ['乙', 30],
      ['甲', 100.5],
      ['丙', 201],
    ],
    '注：按到期日',
  ),
  planOf([['排名'], ['=1+1']], {
    id: 'ranking',
    name: '排名表',
    names: [{ name: '清欠排名', row: 1, column: 0 }],
  }),
];

/** What is remembered of it stands in several parts: it would be too long for one request. */
function longStatement(amount: number, note: string): SheetPlan {
  const plan = statement([['甲', amount]], '注：');
  const notes = Array.from({ length: 14 }, (_, row) => ({
    row: row + 20,
    column: 0,
    comment: `${note}${'.'.repeat(30_000)}`,
  }));
  return { ...plan, cells: [...plan.cells, ...notes] };
}

const COLUMNS: ColumnsPlan = {
  sheet: '台账',
  headerRow: 0,
  firstRow: 1,
  lastRow: 3,
  after: 3,
  columns: [
    {
      id: 'overdueDays',
      title: '逾期天数',
      comment: '按到期日',
      width: 10,
      style: 'plainCount',
      values: [264, null, 0],
    },
    {
      id: 'bucket',
      title: '账龄段',
      comment: '',
      width: 16,
      style: 'plain',
      values: ['1年以内', '=待定', null],
    },
  ],
};
const AS_FORMULAS: ColumnsPlan = {
  ...COLUMNS,
  columns: COLUMNS.columns.map((column) => ({
    ...column,
    values: [null, null, null],
    formula: 'ROUND(B2:B4,0)',
  })),
};

const ROWS: RowsPlan = {
  sheet: '台账',
  lastRow: 3,
  firstColumn: 0,
  lastColumn: 2,
  seen: [],
  rows: [
    [
      { column: 0, value: '丁' },
      { column: 2, value: 41_200, format: 'yyyy-mm-dd' },
    ],
  ],
};

/** Everything in the workbook but the empty hidden sheets that a run may leave behind, which must be empty. */
function image(book: MemoryBook): unknown {
  const spares = book.names
    .filter(({ formula }) => formula === markFormula(SPARE_ID))
    .map(({ sheet }) => sheet);
  for (const spare of spares) {
    expect(spare?.visibility).toBe('Hidden');
    expect(spare?.cells.used(false)).toBeNull();
  }
  return {
    sheets: book.sheets.filter((sheet) => !spares.includes(sheet)).map((sheet) => imageOf(book, sheet)),
    names: book.names.filter(({ sheet }) => sheet === null).map(({ name, formula }) => ({ name, formula })),
    parts: book.parts.map(({ xml }) => xml).sort(),
  };
}

const ACTIONS: readonly [
  string,
  (workbook: Workbook) => Promise<void>,
  (workbook: Workbook) => Promise<unknown>,
][] = [
  [
    'updating a sheet and adding another',
    async (workbook) => {
      await workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    },
    (workbook) => workbook.write(AFTER, STAMP, new Map(), unwatchedJob()),
  ],
  [
    'updating a sheet with a long memory',
    async (workbook) => {
      await workbook.write([longStatement(1, '前')], STAMP, new Map(), unwatchedJob());
    },
    (workbook) => workbook.write([longStatement(2, '后')], STAMP, new Map(), unwatchedJob()),
  ],
  [
    'writing the first sheet',
    async () => undefined,
    (workbook) => workbook.write([BEFORE], STAMP, new Map(), unwatchedJob()),
  ],
  [
    'updating figures alone',
    async (workbook) => {
      await workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    },
    (workbook) => workbook.write([FIGURES], STAMP, new Map(), unwatchedJob()),
  ],
  ['adding columns', async () => undefined, (workbook) => workbook.writeColumns(COLUMNS, unwatchedJob())],
  [
    'updating columns',
    async (workbook) => {
      await workbook.writeColumns(COLUMNS, unwatchedJob());
    },
    (workbook) => workbook.writeColumns(AS_FORMULAS, unwatchedJob()),
  ],
  [
    'freezing columns',
    async (workbook) => {
      await workbook.writeColumns(AS_FORMULAS, unwatchedJob());
    },
    (workbook) => workbook.freezeColumns('台账', unwatchedJob()),
  ],
  ['adding rows', async () => undefined, (workbook) => workbook.addRows([ROWS], unwatchedJob())],
  [
    'removing columns',
    async (workbook) => {
      await workbook.writeColumns(COLUMNS, unwatchedJob());
    },
    (workbook) => workbook.removeColumns('台账', unwatchedJob()),
  ],
];

async function opened(): Promise<OpenedWorkbook & { readonly book: MemoryBook }> {
  const book = new MemoryBook({ 台账: LEDGER });
  sheetOf(book, '台账').cells.change(3, 1, { content: null, formula: '=B2*2' });
  sheetOf(book, '台账').cells.change(1, 2, { format: 'yyyy-mm-dd' });
  sheetOf(book, '台账').columnWidths.set(4, 90);
  return { ...(await openedWorkbook(book)), book };
}

describe.each(ACTIONS)('%s with a fault at every round trip in turn', (_, prepare, act) => {
  /** A workbook in which the action can be done. */
  async function prepared(): Promise<Awaited<ReturnType<typeof opened>>> {
    const office = await opened();
    await prepare(office.workbook);
    if (office.book.sheets.length > 1) office.host.type('账龄分析表', 'C3', [['已联系']]);
    return office;
  }

  it.each<Fault>(['before', 'answer lost', 'half'])('%s: leaves everything as it was', async (fault) => {
    let office = await prepared();
    const begun = office.host.roundTrips;
    await act(office.workbook);
    let trips = office.host.roundTrips - begun;
    office.close();
    office = await prepared();
    const before = image(office.book);
    let refused = 0;
    for (let trip = 1; trip <= trips; trip++) {
      office.host.failAt(trip, fault);
      const from = office.host.roundTrips;
      const error = await act(office.workbook).then(
        () => null,
        (reason: unknown) => reason,
      );
      office.host.stopFailing();
      const made = office.host.roundTrips - from;
      if (error === null && made < trip) {
        // What a tried action has read of a long memory is not read again: now it needs fewer trips, and each of them has failed.
        trips = made;
        break;
      }
      if (error === null) {
        // Half of a question that changes nothing is the whole question.
        expect(fault).toBe('half');
        office.close();
        office = await prepared();
        continue;
      }
      refused += 1;
      expect([trip, error]).toEqual([trip, expect.any(WorkbookRefusal)]);
      expect(image(office.book)).toEqual(before);
    }
    expect(trips).toBeGreaterThanOrEqual(5);
    expect(refused).toBeGreaterThanOrEqual(fault === 'half' ? 1 : trips);
    await act(office.workbook);
    expect(image(office.book)).not.toEqual(before);
    office.close();
  });
});

describe('a connection that stays broken', () => {
  it('is told, and the workbook is put back before anything else is written', async () => {
    const { book, ...office } = await opened();
    await office.workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    const before = image(book);
    const sheetBefore = imageOf(book, sheetOf(book, '账龄分析表'));
    for (let trip = 7; trip < 40; trip++) office.host.failAt(trip);
    await expect(office.workbook.write(AFTER, STAMP, new Map(), unwatchedJob())).rejects.toMatchObject({
      key: 'excel.not-restored',
    });
    office.host.stopFailing();
    expect(imageOf(book, sheetOf(book, '账龄分析表'))).not.toEqual(sheetBefore);
    await expect(office.workbook.undo(unwatchedJob())).resolves.toBe(true);
    expect(image(book)).toEqual(before);
    office.close();
  });
});

describe('a user who types into a sheet while it is taken back', () => {
  it.each([
    ['a new sheet', 'A1', []],
    ['an updated sheet', 'B3', [BEFORE]],
    ['an updated sheet, into a cell meant for it', 'C3', [BEFORE]],
  ])('keeps what he typed: %s (%s)', async (_, address, before) => {
    for (let trip = 1, typed = true; typed; trip++) {
      const { book, ...office } = await opened();
      if (before.length > 0) await office.workbook.write(before, STAMP, new Map(), unwatchedJob());
      await office.workbook.write([FIGURES], STAMP, new Map(), unwatchedJob());
      const sheet = sheetOf(book, '账龄分析表');
      typed = false;
      let isSeen = false;
      office.host.meanwhile(trip, () => {
        typed = true;
        isSeen = sheet.visibility === 'Visible';
        // Into a sheet that is hidden nobody can type.
        if (isSeen) office.host.type('账龄分析表', address, [['我的']]);
      });
      await office.workbook.undo(unwatchedJob());
      office.host.stopFailing();
      const { row, column } = areaOf(address);
      const content = sheet.cells.get(row, column)?.content;
      if (isSeen)
        expect([trip, sheet.name, sheet.visibility, content]).toEqual([
          trip,
          '账龄分析表',
          'Visible',
          '我的',
        ]);
      else expect([trip, content]).not.toEqual([trip, '我的']);
      office.close();
    }
  });

  it('sees the sheet again where the connection breaks meanwhile', async () => {
    for (let trip = 1, isCut = true; isCut; trip++) {
      const { book, ...office } = await opened();
      await office.workbook.write([FIGURES], STAMP, new Map(), unwatchedJob());
      const begun = office.host.roundTrips;
      office.host.failAt(trip);
      const done = await office.workbook.undo(unwatchedJob()).catch(() => false);
      office.host.stopFailing();
      isCut = office.host.roundTrips - begun >= trip;
      const sheet = book.sheets.find(({ name }) => name === '账龄分析表');
      expect([trip, sheet?.visibility]).toEqual([trip, done ? undefined : 'Visible']);
      office.close();
    }
  });
});

describe('a sheet or a name that the user adds while we are about to use its name', () => {
  it('stays his, with what is in it', async () => {
    for (let trip = 1, added = true; added; trip++) {
      const { book, ...office } = await opened();
      added = false;
      let isHis = false;
      office.host.meanwhile(trip, () => {
        added = true;
        isHis = book.sheets.every(({ name }) => name !== '账龄分析表');
        if (isHis) book.addSheet('账龄分析表').cells.change(0, 0, { content: '我自己的' });
        if (book.names.every(({ name }) => name !== '清欠合计'))
          book.names.push({
            name: '清欠合计',
            formula: '=台账!$B$2',
            comment: '',
            visible: true,
            sheet: null,
          });
      });
      await office.workbook
        .write([BEFORE], STAMP, new Map(), unwatchedJob())
        .catch((error: unknown) => expect(error).toBeInstanceOf(WorkbookRefusal));
      office.host.stopFailing();
      if (!added) break;
      const noted = book.sheets.filter(({ cells }) => cells.get(0, 0)?.content === '我自己的');
      expect([trip, noted.map(({ name, visibility }) => [name, visibility])]).toEqual([
        trip,
        isHis ? [['账龄分析表', 'Visible']] : [],
      ]);
      expect([trip, book.names.filter(({ name }) => name === '清欠合计')]).toEqual([
        trip,
        [expect.anything()],
      ]);
      office.close();
    }
  });
});

describe('cells that the user has merged in a sheet of ours', () => {
  it('are told with their place when figures go into them, and stay merged', async () => {
    for (let trip = 1, merged = true; merged; trip++) {
      const { book, ...office } = await opened();
      await office.workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
      const sheet = sheetOf(book, '账龄分析表');
      // The rows of its table cannot be merged.
      book.tables.splice(0);
      merged = false;
      office.host.meanwhile(trip, () => {
        merged = true;
        new RangeObject(office.host.stage, sheet, areaOf('A4:B4')).Merge();
      });
      let isKept = false;
      const error = await office.workbook.write([FIGURES], STAMP, new Map(), unwatchedJob()).then(
        ({ kept }) => {
          isKept = kept.length > 0;
          return null;
        },
        (reason: unknown) => reason,
      );
      office.host.stopFailing();
      if (!merged) break;
      if (error !== null)
        expect([trip, error]).toEqual([
          trip,
          expect.objectContaining({
            key: expect.stringMatching(/merged-in-the-way|typed-meanwhile/),
            values: expect.objectContaining({ sheet: '账龄分析表' }),
          }),
        ]);
      // Merging has taken a figure away: the sheet counts as changed, or it was written before.
      else expect([trip, sheet.cells.get(2, 1)?.content]).toEqual([trip, isKept ? 100.5 : 90]);
      expect(sheet.merges.map(areaText)).toContain('A4:B4');
      office.close();
    }
  });
});

describe('a user who begins to type into a cell meanwhile', () => {
  /** Lets the user type from the first block on, until so many milliseconds have gone by. */
  function typingJob(office: OpenedWorkbook, milliseconds: number, onWait: () => void): Job {
    const job = unwatchedJob();
    let begun = false;
    return {
      ...job,
      progress: ({ step }) => {
        if (step === 'cell-editing') onWait();
        if (begun || step !== 'write') return;
        begun = true;
        office.host.isCellEdited = true;
        setTimeout(() => (office.host.isCellEdited = false), milliseconds);
      },
    };
  }

  it('is waited for, and the writing goes on', async () => {
    const office = await opened();
    let waits = 0;
    const job = typingJob(office, 500, () => (waits += 1));
    expect(await office.workbook.write(AFTER, STAMP, new Map(), job)).toMatchObject({
      created: ['账龄分析表', '排名表'],
    });
    expect(waits).toBeGreaterThan(0);
    office.close();
  });

  it('may cancel while it waits; everything is put back as soon as Excel takes it', async () => {
    const office = await opened();
    await office.workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    const before = image(office.book);
    const controller = new AbortController();
    const job = typingJob(office, 900, () => {
      controller.abort();
    });
    const cancelled = office.workbook.write(AFTER, STAMP, new Map(), { ...job, signal: controller.signal });
    await expect(cancelled).rejects.toThrow(Cancelled);
    expect(image(office.book)).toEqual(before);
    office.close();
  });

  it('is told at once where nothing has begun', async () => {
    const office = await opened();
    office.host.isCellEdited = true;
    await expect(office.workbook.write(AFTER, STAMP, new Map(), unwatchedJob())).rejects.toMatchObject({
      key: 'excel.cell-editing',
    });
    office.close();
  });
});

describe('a text that the user types into a sheet of ours while it is updated', () => {
  /** Types beside 乙 before a request of the update. @returns what became of it, and whether it was refused */
  async function typedBefore(request: number): Promise<{ beside: unknown; refused: boolean; trips: number }> {
    const office = await opened();
    const { book, host, workbook } = office;
    await workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    const stopListening = workbook.onChange(() => undefined);
    await workbook.sheets();
    const begun = host.roundTrips;
    host.meanwhile(request, () => host.type('账龄分析表', 'C4', [['电话催收']]));
    const write = () => workbook.write(AFTER, STAMP, new Map(), unwatchedJob());
    let refused = false;
    await write().catch((error: unknown) => {
      expect(error).toMatchObject({ key: 'excel.typed-meanwhile', values: { sheet: '账龄分析表' } });
      refused = true;
    });
    const trips = host.roundTrips - begun;
    host.stopFailing();
    // Whatever became of it, generating once more ends well.
    await write();
    const rows: unknown[][] = [];
    sheetOf(book, '账龄分析表').cells.each(WHOLE_SHEET, (row, column, { content }) => {
      (rows[row] ??= [])[column] = content;
    });
    stopListening();
    office.close();
    return { beside: rows.find((row) => row[2] === '电话催收')?.[0], refused, trips };
  }

  it('stays beside its debtor: nothing else is done while it is typed, or everything is put back with it', async () => {
    const { trips } = await typedBefore(1_000);
    expect(trips).toBeGreaterThanOrEqual(7);
    for (let request = 1; request < trips; request++)
      expect([request, await typedBefore(request)]).toEqual([
        request,
        { beside: '乙', refused: true, trips: expect.any(Number) },
      ]);
  });

  it('stays where it is typed once the new rows stand', async () => {
    const { trips } = await typedBefore(1_000);
    expect(await typedBefore(trips)).toMatchObject({ beside: '甲', refused: false });
  });
});

describe('a cell of a sheet of ours that the user types over while the sheet is updated, though it is none of his to type in', () => {
  const write = (workbook: Workbook, choices = new Map<string, Choice>(), job = unwatchedJob()) =>
    workbook.write(AFTER, STAMP, choices, job);

  /** A workbook with the sheet as it was before, in which the user types before a request. */
  async function typedBefore(request: number, address: string, entry: string): ReturnType<typeof opened> {
    const office = await opened();
    await office.workbook.write([BEFORE], STAMP, new Map(), unwatchedJob());
    office.host.meanwhile(request, () => office.host.type('账龄分析表', address, [[entry]]));
    return office;
  }
  const shown = ({ book }: { book: MemoryBook }, address: string): unknown => {
    const { row, column } = areaOf(address);
    const cell = sheetOf(book, '账龄分析表').cells.get(row, column);
    return cell?.formula === undefined ? (cell?.content ?? null) : { formula: cell.formula };
  };

  it.each([
    ['an amount', 'B4', '77', 77],
    ['a name', 'A3', '己', '己'],
    ['a formula', 'B3', '=1+2', { formula: '=1+2' }],
    ['a text that reads like a formula', 'B3', "'=1+2", '=1+2'],
    ['a text that reads like a formula, over a formula', 'B5', "'=1+2", '=1+2'],
    ['a formula over a formula', 'B5', '=1+2', { formula: '=1+2' }],
    ['a cell below, into which the sheet is to grow', 'A7', '我的', '我的'],
  ])('keeps what he types: %s', async (_, address, entry, typed) => {
    const ends = new Set<string>();
    for (let request = 1; ; request++) {
      const office = await typedBefore(request, address, entry);
      const begun = office.host.roundTrips;
      const end = await write(office.workbook).then(
        ({ kept }) => (kept.length > 0 ? 'kept' : 'written'),
        (error: WorkbookRefusal) => error.key,
      );
      const hasTyped = office.host.roundTrips - begun >= request;
      office.host.stopFailing();
      if (hasTyped) {
        ends.add(end);
        expect([request, end, shown(office, address)]).toEqual([request, end, typed]);
        // It is his choice then, as if he had typed it before.
        if (end !== 'written') {
          expect((await write(office.workbook)).kept).toEqual(['账龄分析表']);
          expect(shown(office, address)).toEqual(typed);
          const [seen] = await office.workbook.preview(AFTER, unwatchedJob());
          await write(office.workbook, new Map([['aging', { replace: seen }]]));
          expect(shown(office, address)).not.toEqual(typed);
        }
      }
      office.close();
      if (!hasTyped) break;
    }
    expect([...ends].sort()).toEqual(['excel.typed-meanwhile', 'kept', 'written']);
  });

  it('keeps it also where the update breaks off later for another reason', async () => {
    const office = await typedBefore(1_000, 'C4', '');
    const begun = office.host.roundTrips;
    await write(office.workbook);
    const trips = office.host.roundTrips - begun;
    office.close();
    for (let request = trips - 3; request <= trips; request++) {
      const again = await typedBefore(request, 'B4', '77');
      again.host.failAt(request + 1, 'before');
      await write(again.workbook).catch(() => undefined);
      again.host.stopFailing();
      expect([request, shown(again, 'B4')]).toEqual([request, 77]);
      again.close();
    }
  });
});
