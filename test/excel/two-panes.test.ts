import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import { MemoryBook } from '../../src/host/memory-book';
import { unwatchedJob } from '../../src/workbook/job';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import type { WorkbookRefusal, Workbook } from '../../src/workbook/workbook';
import { planOf } from '../fixture/plan-of';
import { openedWorkbook, type OpenedWorkbook } from './opened-workbook';

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

/** Begins something once so many more requests have been sent. */
async function after<T>({ host }: OpenedWorkbook, requests: number, act: () => Promise<T>): Promise<T> {
  const begin = host.roundTrips + requests;
  for (let turns = 0; host.roundTrips < begin && turns < 2_000; turns++)
    await new Promise((resolve) => setImmediate(resolve));
  return act();
}

const keyOf = (end: PromiseSettledResult<unknown>): string =>
  end.status === 'fulfilled' ? 'done' : (end.reason as WorkbookRefusal).key;

/**
 * How far the first has come when the second begins. Not tried is a second that begins while the first has a new sheet ready that is not
 * yet marked as its own: it takes that sheet for one left behind by a run that was cut off, and the first's is gone (decision 15).
 */
const STARTS = [0, 2, 4, 6];

async function twoPanes(): Promise<{
  opened: OpenedWorkbook & { book: MemoryBook };
  here: Workbook;
  there: Workbook;
}> {
  const book = new MemoryBook({ 台账: [['客户'], ['甲']] });
  const opened = { ...(await openedWorkbook(book)), book };
  const there = openExcelWorkbook();
  await there.sheets();
  return { opened, here: opened.workbook, there };
}

describe('two programs that write into one workbook at the same time', () => {
  it.each([
    ['', '', STARTS],
    [', in a memory of several parts', '长', [4]],
  ] as const)(
    'both remember what they have written, and what the user typed that waits for its row%s',
    async (_, comment, starts) => {
      for (const start of starts) {
        const { opened, here, there } = await twoPanes();
        const [mine, yours] = [
          statement('aging', '账龄表', ['甲', '乙'], comment),
          statement('ranking', '排名表', ['丙'], comment),
        ];
        await write(here, mine);
        opened.host.type('账龄表', 'B3', [['在外地']]);
        const shorter = statement('aging', '账龄表', ['甲'], comment);
        const ends = await Promise.allSettled([
          write(here, shorter),
          after(opened, start, () => write(there, yours)),
        ]);
        // One of them may have to be told to try again.
        const again = [
          ends[0].status === 'rejected' ? await write(here, shorter) : null,
          ends[1].status === 'rejected' ? await write(there, yours) : null,
        ];
        expect([start, ends.map(keyOf), again.filter((one) => one !== null).length]).toEqual([
          start,
          ['done', 'done'],
          0,
        ]);
        expect(await standing(openExcelWorkbook(), shorter)).toBe('unchanged');
        expect(await standing(openExcelWorkbook(), yours)).toBe('unchanged');
        expect((await write(openExcelWorkbook(), mine)).waitingTexts).toBe(0);
        expect(opened.book.sheets.find(({ name }) => name === '账龄表')?.cells.get(2, 1)?.content).toBe(
          '在外地',
        );
        opened.close();
      }
    },
  );

  it('both remember the first sheets that the workbook has', async () => {
    for (const start of STARTS) {
      const { opened, here, there } = await twoPanes();
      const [mine, yours] = [statement('aging', '账龄表', ['甲']), statement('ranking', '排名表', ['丙'])];
      const ends = await Promise.allSettled([
        write(here, mine),
        after(opened, start, () => write(there, yours)),
      ]);
      expect([start, ends.map(keyOf)]).toEqual([start, ['done', 'done']]);
      expect(await standing(openExcelWorkbook(), mine)).toBe('unchanged');
      expect(await standing(openExcelWorkbook(), yours)).toBe('unchanged');
      opened.close();
    }
  });

  it('keep a setting that the other one has changed', async () => {
    for (const start of STARTS) {
      const { opened, here, there } = await twoPanes();
      const mine = statement('aging', '账龄表', ['甲']);
      await here.configure({ unitName: '旧' });
      const ends = await Promise.allSettled([
        write(here, mine),
        after(opened, start, () => there.configure({ unitName: '清欠办' })),
      ]);
      expect([start, ends.map(keyOf)]).toEqual([start, ['done', 'done']]);
      expect([start, await openExcelWorkbook().configuration()]).toEqual([start, { unitName: '清欠办' }]);
      expect(await standing(openExcelWorkbook(), mine)).toBe('unchanged');
      opened.close();
    }
  });

  it('on the same sheet: one is written, and the later one is told', async () => {
    const keys = new Set<string>();
    for (const start of STARTS) {
      const { opened, here, there } = await twoPanes();
      await write(here, statement('aging', '账龄表', ['甲', '乙']));
      const [mine, yours] = [
        statement('aging', '账龄表', ['甲']),
        statement('aging', '账龄表', ['乙', '丙']),
      ];
      const ends = await Promise.allSettled([
        write(here, mine),
        after(opened, start, () => write(there, yours)),
      ]);
      for (const end of ends) {
        keys.add(keyOf(end));
        if (end.status === 'rejected')
          expect(keyOf(end)).toMatch(/^excel\.(?:written-elsewhere|typed-meanwhile)$/);
      }
      await opened.workbook.sheets();
      opened.close();
    }
    expect(keys).toContain('done');
  });

  it('taking back what one has written leaves what the other has remembered since, and a setting', async () => {
    const { opened, here, there } = await twoPanes();
    const [mine, yours] = [statement('aging', '账龄表', ['甲']), statement('ranking', '排名表', ['丙'])];
    await here.configure({ unitName: '旧' });
    await write(here, mine);
    await write(there, yours);
    await there.configure({ unitName: '清欠办' });
    expect(await here.undo(unwatchedJob())).toBe(true);
    expect(await openExcelWorkbook().configuration()).toEqual({ unitName: '清欠办' });
    expect(await standing(openExcelWorkbook(), mine)).toBe('create');
    expect(await standing(openExcelWorkbook(), yours)).toBe('unchanged');
    opened.close();
  });
});
