import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { MemoryBook } from '../../src/host/memory-book';
import { unwatchedJob } from '../../src/workbook/job';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import type { WorkbookRefusal, Workbook, WriteReport } from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';
import { openedWorkbook, sheetOf, valuesOf, type OpenedWorkbook } from './opened-workbook';

/** What a request may hold: as ever, or so little that every row goes alone. */
const mockSize = { isSmall: false };

jest.mock('../../src/excel/request-size', () => {
  const usual = jest.requireActual<Record<string, number>>('../../src/excel/request-size');
  const small: Readonly<Record<string, number>> = { MOST_BYTES: 1_500, WRITE_BLOCK_BYTES: 1 };
  return new Proxy(usual, {
    get: (_, name: string) => (mockSize.isSmall ? small[name] : undefined) ?? usual[name],
  });
});
afterEach(() => {
  mockSize.isSmall = false;
});

/** Two panes, or two windows, on one workbook: each is a program of its own and knows nothing of the other. */

const STAMP = {
  writtenBy: 'Qingqian',
  writtenAt: '2012-12-31T08:00:00',
  asOf: '2012-12-31',
  fingerprint: 'a',
};

/** A sheet with a column for the user's remarks, as long as it must be for a memory in several pieces. */
function statement(id: string, name: string, debtors: readonly string[], comment = ''): SheetPlan {
  return planOf([['欠款人', '原因'], ...debtors.map((debtor) => [debtor, null])], {
    id,
    name,
    typing: [
      { area: { firstRow: 1, firstColumn: 1, lastRow: debtors.length, lastColumn: 1 }, keyColumns: [0] },
    ],
    cells: Array.from({ length: comment === '' ? 0 : 14 }, (_, row) => ({
      row: row + 20,
      column: 0,
      comment: `${comment}${'.'.repeat(30_000)}`,
    })),
  });
}

const write = (workbook: Workbook, plan: SheetPlan) =>
  workbook.write([plan], STAMP, new Map(), unwatchedJob());
const standing = async (workbook: Workbook, plan: SheetPlan): Promise<string> =>
  (await workbook.preview([plan], unwatchedJob()))[0].action;

/** What became of two programs, the second of which began when the first had sent so many requests. */
interface Both {
  readonly ends: readonly [PromiseSettledResult<unknown>, PromiseSettledResult<unknown>];
  /** Whether the first was still at work. */
  readonly isMeanwhile: boolean;
}

async function both(
  { host }: OpenedWorkbook,
  requests: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<Both> {
  const begin = host.roundTrips + requests;
  let isMeanwhile = true;
  const one = first().finally(() => (isMeanwhile = false));
  // Not a moment too late: its end is heard, and nothing of it is unhandled.
  one.catch(() => undefined);
  while (host.roundTrips < begin && isMeanwhile) await new Promise((resolve) => setImmediate(resolve));
  const wasMeanwhile = isMeanwhile;
  return { ends: await Promise.allSettled([one, second()]), isMeanwhile: wasMeanwhile };
}

/** Tries a second program that begins before each request of the first, or each few of them, and after the last. */
async function atEachMoment(attempt: (start: number) => Promise<Both>, step = 1): Promise<void> {
  for (let start = 0; ; start += step) {
    expect(start).toBeLessThan(MOST_REQUESTS);
    const { isMeanwhile } = await attempt(start);
    if (isMeanwhile) continue;
    // The first has sent some requests at least: it has been met at work.
    expect(start).toBeGreaterThan(4);
    return;
  }
}

/** The sheets that a user sees, in the order of their names. */
const namesOf = ({ book }: { readonly book: MemoryBook }): string[] =>
  book.sheets
    .filter(({ visibility }) => visibility === 'Visible')
    .map(({ name }) => name)
    .sort();

const keyOf = (end: PromiseSettledResult<unknown>): string =>
  end.status === 'fulfilled' ? 'done' : (end.reason as WorkbookRefusal).key;

const MOST_REQUESTS = 60;

const pane = (): Workbook => openExcelWorkbook(() => new Date());

async function twoPanes(): Promise<{
  opened: OpenedWorkbook & { book: MemoryBook };
  here: Workbook;
  there: Workbook;
}> {
  const book = new MemoryBook({ 台账: [['客户'], ['甲']] });
  const opened = { ...(await openedWorkbook(book)), book };
  const there = pane();
  await there.sheets();
  return { opened, here: opened.workbook, there };
}

describe('two programs that write into one workbook at the same time', () => {
  it.each([
    ['', '', 1],
    // Each of its many pieces is a request, and nothing else happens meanwhile.
    [', in a memory of several parts', '长', 6],
  ] as const)(
    'both remember what they have written, and what the user typed that waits for its row%s',
    async (_, comment, step) => {
      await atEachMoment(async (start) => {
        const { opened, here, there } = await twoPanes();
        const [mine, yours] = [
          statement('aging', '账龄表', ['甲', '乙'], comment),
          statement('ranking', '排名表', ['丙'], comment),
        ];
        await write(here, mine);
        opened.host.type('账龄表', 'B3', [['在外地']]);
        const shorter = statement('aging', '账龄表', ['甲'], comment);
        const met = await both(
          opened,
          start,
          () => write(here, shorter),
          () => write(there, yours),
        );
        expect([start, met.ends.map(keyOf)]).toEqual([start, ['done', 'done']]);
        expect(await standing(pane(), shorter)).toBe('unchanged');
        expect(await standing(pane(), yours)).toBe('unchanged');
        expect((await write(pane(), mine)).waitingTexts).toBe(0);
        expect(opened.book.sheets.find(({ name }) => name === '账龄表')?.cells.get(2, 1)?.content).toBe(
          '在外地',
        );
        opened.close();
        return met;
      }, step);
    },
  );

  it('both remember the first sheets that the workbook has', async () => {
    await atEachMoment(async (start) => {
      const { opened, here, there } = await twoPanes();
      const [mine, yours] = [statement('aging', '账龄表', ['甲']), statement('ranking', '排名表', ['丙'])];
      const met = await both(
        opened,
        start,
        () => write(here, mine),
        () => write(there, yours),
      );
      expect([start, met.ends.map(keyOf)]).toEqual([start, ['done', 'done']]);
      expect(await standing(pane(), mine)).toBe('unchanged');
      expect(await standing(pane(), yours)).toBe('unchanged');
      expect(namesOf(opened)).toEqual(['台账', '排名表', '账龄表']);
      opened.close();
      return met;
    });
  });

  it('keep a setting that the other one has changed', async () => {
    await atEachMoment(async (start) => {
      const { opened, here, there } = await twoPanes();
      const mine = statement('aging', '账龄表', ['甲']);
      await here.configure({ unitName: '旧' });
      const met = await both(
        opened,
        start,
        () => write(here, mine),
        () => there.configure({ unitName: '清欠办' }),
      );
      expect([start, met.ends.map(keyOf)]).toEqual([start, ['done', 'done']]);
      expect([start, await pane().configuration()]).toEqual([start, { unitName: '清欠办' }]);
      expect(await standing(pane(), mine)).toBe('unchanged');
      opened.close();
      return met;
    });
  });

  it('on the same sheet: one is written, and the later one is told', async () => {
    const keys = new Set<string>();
    await atEachMoment(async (start) => {
      const { opened, here, there } = await twoPanes();
      await write(here, statement('aging', '账龄表', ['甲', '乙']));
      const [mine, yours] = [
        statement('aging', '账龄表', ['甲']),
        statement('aging', '账龄表', ['乙', '丙']),
      ];
      const met = await both(
        opened,
        start,
        () => write(here, mine),
        () => write(there, yours),
      );
      for (const end of met.ends) {
        keys.add(keyOf(end));
        if (end.status === 'rejected')
          expect(keyOf(end)).toMatch(/^excel\.(?:written-elsewhere|typed-meanwhile)$/);
      }
      await opened.workbook.sheets();
      opened.close();
      return met;
    });
    expect(keys).toContain('done');
  });

  it('on the same sheet, which neither has yet: one makes it, and the other is told that and until when it is to wait', async () => {
    const keys = new Set<string>();
    await atEachMoment(async (start) => {
      const { opened, here, there } = await twoPanes();
      const [mine, yours] = [statement('aging', '账龄表', ['甲']), statement('aging', '账龄表', ['乙'])];
      const met = await both(
        opened,
        start,
        () => write(here, mine),
        () => write(there, yours),
      );
      expect([start, keyOf(met.ends[0])]).toEqual([start, 'done']);
      for (const end of met.ends) {
        keys.add(keyOf(end));
        if (end.status === 'rejected' && keyOf(end) === 'excel.being-written')
          expect((end.reason as WorkbookRefusal).values).toEqual({ sheet: '账龄表', minutes: 5 });
      }
      // Where the second came later than the first it has updated what that has made, or left it to the user to say so.
      const second = met.ends[1];
      const isWritten = second.status === 'fulfilled' && (second.value as WriteReport).kept.length === 0;
      const last = isWritten ? yours : mine;
      expect([start, await standing(pane(), last)]).toEqual([start, 'unchanged']);
      expect(namesOf(opened)).toEqual(['台账', '账龄表']);
      opened.close();
      return met;
    });
    expect([...keys].sort()).toEqual(['done', 'excel.being-written', 'excel.name-taken']);
  });

  it('whose clocks are hours apart: where one takes over what the other makes, that one is told', async () => {
    // So that the first still has much to do when the second begins with what it has found.
    mockSize.isSmall = true;
    const keys = new Set<string>();
    for (const ahead of [-2, 2]) {
      await atEachMoment(async (start) => {
        const { opened, here } = await twoPanes();
        const there = openExcelWorkbook(() => new Date(Date.now() + ahead * 3_600_000));
        await there.sheets();
        const [mine, yours] = [
          statement('aging', '账龄表', ['甲', '乙', '丙', '丁']),
          statement('ranking', '排名表', ['丙']),
        ];
        const met = await both(
          opened,
          start,
          () => write(here, mine),
          () => write(there, yours),
        );
        const [first, second] = met.ends.map(keyOf);
        keys.add(first);
        // Either may find that what it counted on has become the other's meanwhile, but never both.
        const isStanding = await Promise.all([mine, yours].map((plan) => standing(pane(), plan)));
        for (const [index, key] of [first, second].entries()) {
          expect([start, key]).toEqual([start, expect.stringMatching(/^(?:done|excel\.written-elsewhere)$/)]);
          expect([start, key, isStanding[index]]).toEqual([
            start,
            key,
            key === 'done' ? 'unchanged' : 'create',
          ]);
        }
        expect([first, second]).toContain('done');
        // Nothing of the one is among what the other has written.
        for (const [index, { name, rows }] of [mine, yours].entries())
          if (met.ends[index].status === 'fulfilled')
            expect([start, valuesOf(sheetOf(opened.book, name))]).toEqual([
              start,
              rows.map((row) => row.filter((value) => value !== null)),
            ]);
        await write(there, yours);
        await write(here, mine);
        expect(namesOf(opened)).toEqual(['台账', '排名表', '账龄表']);
        expect(opened.book.names.filter(({ sheet }) => sheet === null)).toEqual([]);
        opened.close();
        return met;
      });
    }
    expect([...keys].sort()).toEqual(['done', 'excel.written-elsewhere']);
  });

  it('and one of which takes long: it is left alone as long as it shows that it is alive', async () => {
    mockSize.isSmall = true;
    const keys = new Set<string>();
    await atEachMoment(async (start) => {
      const { opened } = await twoPanes();
      // Between any two requests half a minute goes by.
      const now = (): Date => new Date(opened.host.roundTrips * 30_000);
      const [here, there] = [openExcelWorkbook(now), openExcelWorkbook(now)];
      const [mine, yours] = [
        statement('aging', '账龄表', [...'甲乙丙丁戊己庚辛壬癸']),
        statement('ranking', '排名表', ['丙']),
      ];
      const met = await both(
        opened,
        start,
        () => write(here, mine),
        () => write(there, yours),
      );
      met.ends.forEach((end) => keys.add(keyOf(end)));
      for (const plan of [mine, yours])
        expect([start, await standing(pane(), plan)]).toEqual([start, 'unchanged']);
      opened.close();
      return met;
    });
    expect([...keys]).toEqual(['done']);
  });

  it('taking back what one has written leaves what the other has remembered since, and a setting', async () => {
    const { opened, here, there } = await twoPanes();
    const [mine, yours] = [statement('aging', '账龄表', ['甲']), statement('ranking', '排名表', ['丙'])];
    await here.configure({ unitName: '旧' });
    await write(here, mine);
    await write(there, yours);
    await there.configure({ unitName: '清欠办' });
    expect(await here.undo(unwatchedJob())).toBe(true);
    expect(await pane().configuration()).toEqual({ unitName: '清欠办' });
    expect(await standing(pane(), mine)).toBe('create');
    expect(await standing(pane(), yours)).toBe('unchanged');
    opened.close();
  });
});

describe('a pane that is closed while it makes sheets', () => {
  const MINE = [statement('aging', '账龄表', ['甲']), statement('ranking', '排名表', ['丙'])];

  /** A workbook as such a pane has left it after so many requests, and whether it had made anything by then. */
  async function closedAfter(
    requests: number,
  ): Promise<Awaited<ReturnType<typeof twoPanes>> & { isLeft: boolean }> {
    const panes = await twoPanes();
    // Nothing more of it reaches Excel.
    for (let request = requests + 1; request < MOST_REQUESTS; request++) panes.opened.host.failAt(request);
    await panes.here.write(MINE, STAMP, new Map(), unwatchedJob()).catch(() => undefined);
    panes.opened.host.stopFailing();
    const isLeft = panes.opened.book.sheets.length > 1;
    return { ...panes, isLeft };
  }

  it('keeps its sheets for five minutes, and nobody from writing others', async () => {
    let met = 0;
    for (let requests = 1; requests < 9; requests++) {
      const { opened, isLeft } = await closedAfter(requests);
      if (isLeft && namesOf(opened).length === 1) {
        met += 1;
        const later = (minutes: number): Workbook =>
          openExcelWorkbook(() => new Date(Date.now() + minutes * 60_000));
        await expect(later(2).write(MINE, STAMP, new Map(), unwatchedJob())).rejects.toMatchObject({
          key: 'excel.being-written',
          values: { sheet: '账龄表', minutes: 3 },
        });
        const other = statement('overview', '总览', ['甲']);
        await write(later(2), other);
        const report = await later(6).write(MINE, STAMP, new Map(), unwatchedJob());
        expect([requests, report.created]).toEqual([requests, ['账龄表', '排名表']]);
        expect(namesOf(opened)).toEqual(['台账', '总览', '排名表', '账龄表']);
        expect(opened.book.sheets.every(({ visibility }) => visibility === 'Visible')).toBe(true);
        expect(opened.book.names.filter(({ sheet }) => sheet === null)).toEqual([]);
      }
      opened.close();
    }
    expect(met).toBeGreaterThan(1);
  });

  it('gives its sheets to one of two that want them: the other is told', async () => {
    const { opened } = await closedAfter(5);
    const pane = (): Workbook => openExcelWorkbook(() => new Date(Date.now() + 3_600_000));
    const others = [statement('overview', '总览', ['甲']), statement('plan', '方案', ['乙'])];
    const ends = (await Promise.allSettled(others.map((plan) => write(pane(), plan)))).map(keyOf);
    expect(ends).toEqual(['done', expect.stringMatching(/^(?:done|excel\.written-elsewhere)$/)]);
    for (const plan of others) await write(pane(), plan);
    for (const plan of others) expect(await standing(pane(), plan)).toBe('unchanged');
    opened.close();
  });
});
