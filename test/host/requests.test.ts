import { MemoryBook } from '../../src/host/memory-book';
import { MOST_BYTES } from '../../src/host/office-host';
import { type LoadedOffice, loadOffice } from '../fixture/office/load-office';
import { refusal } from '../fixture/office/refusal';

let book: MemoryBook;
let office: LoadedOffice;
beforeEach(async () => {
  book = new MemoryBook({ 台账: [['客户']], 另: [] });
  office = await loadOffice(book);
});

/** Writes into two cells in one request. */
function writeTwo(): Promise<unknown> {
  return office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('台账');
    sheet.getRange('B1').values = [['一']];
    sheet.getRange('B2').values = [['二']];
    await context.sync();
  });
}
const written = (): unknown[] => [0, 1].map((row) => book.sheets[0].cells.get(row, 1)?.content ?? null);

describe('requests', () => {
  it('are counted with their bytes', async () => {
    const before = office.host.roundTrips;
    await writeTwo();
    expect(office.host.roundTrips).toBe(before + 1);
    expect(office.host.requests.at(-1)!.sent).toBeGreaterThan(300);
  });

  it('of more than 5 MB are refused, and so are answers', async () => {
    const text = '应收账款'.repeat(8_000);
    const much = Math.ceil(MOST_BYTES / (text.length * 3)) + 1;
    const write = (rows: number, first: number): Promise<unknown> =>
      office.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('台账').getRangeByIndexes(first, 3, rows, 1);
        range.values = Array.from({ length: rows }, () => [text]);
        await context.sync();
      });
    expect(await refusal(write(much, 0))).toBe('RequestPayloadSizeLimitExceeded');
    expect(book.sheets[0].cells.get(0, 3)).toBeUndefined();
    await write(Math.ceil(much / 2), 0);
    await write(Math.ceil(much / 2), Math.ceil(much / 2));
    expect(
      await refusal(
        office.Excel.run(async (context) => {
          context.workbook.worksheets.getItem('台账').getRange('D:D').getUsedRange().load('values');
          await context.sync();
        }),
      ),
    ).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('can fail before anything is done, after everything, or half-way', async () => {
    office.host.failAt(1);
    expect(await refusal(writeTwo())).not.toBe('no error');
    expect(written()).toEqual([null, null]);

    office.host.failAt(1, 'half');
    expect(await refusal(writeTwo())).not.toBe('no error');
    expect(written()).toEqual(['一', null]);

    office.host.failAt(1, 'answer lost');
    expect(await refusal(writeTwo())).not.toBe('no error');
    expect(written()).toEqual(['一', '二']);

    expect(await refusal(writeTwo())).toBe('no error');
  });

  it('do what stands before an error and nothing after it', async () => {
    expect(
      await refusal(
        office.Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem('台账');
          sheet.getRange('B1').values = [['一']];
          context.workbook.worksheets.getItem('没有').activate();
          sheet.getRange('B2').values = [['二']];
          await context.sync();
        }),
      ),
    ).toBe('ItemNotFound');
    expect(written()).toEqual(['一', null]);
  });
});

describe('events', () => {
  /** Waits for what has been sent to arrive. */
  const arrive = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

  it('tell who changed what; the program hears of its own writing as such', async () => {
    const heard: unknown[] = [];
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push([event.address, event.changeType, event.source, event.triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
    });
    await writeTwo();
    office.host.type('台账', 'A3', '丁');
    office.host.type('台账', 'A4', '戊', 'other author');
    office.host.shift('insert', '另', '2:3', 'row');
    await arrive();
    expect(heard).toEqual([
      ['B1', 'RangeEdited', 'Local', 'ThisLocalAddin'],
      ['B2', 'RangeEdited', 'Local', 'ThisLocalAddin'],
      ['A3', 'RangeEdited', 'Local', 'Unknown'],
      ['A4', 'RangeEdited', 'Remote', 'Unknown'],
      ['2:3', 'RowInserted', 'Local', 'Unknown'],
    ]);
  });

  it('of one sheet, of activation, and none when they are switched off or given back', async () => {
    const heard: string[] = [];
    const handler = await office.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      const added = sheets.getItem('另').onChanged.add((event) => {
        heard.push(event.address);
        return Promise.resolve();
      });
      sheets.onActivated.add(() => {
        heard.push('activated');
        return Promise.resolve();
      });
      await context.sync();
      return added;
    });
    office.host.type('台账', 'A1', 'x');
    office.host.type('另', 'A1', 'x');
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('另').activate();
      await context.sync();
    });
    await arrive();
    expect(heard).toEqual(['A1', 'activated']);
    await office.Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      context.workbook.worksheets.getItem('另').getRange('A2').values = [[1]];
      context.runtime.enableEvents = true;
      await context.sync();
    });
    await office.Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    office.host.type('另', 'A3', 'x');
    await arrive();
    expect(heard).toEqual(['A1', 'activated']);
  });
});

describe('beside the rich API', () => {
  it('commands of the ribbon run and say that they are done', async () => {
    const seen: string[] = [];
    office.Office.actions.associate('refresh', (event: Office.AddinCommands.Event) => {
      seen.push(event.source.id);
      event.completed();
    });
    await office.command('refresh');
    expect(seen).toEqual(['Button']);
    await expect(office.command('没有的命令')).rejects.toThrow('没有的命令');
  });

  it('settings travel with the workbook', async () => {
    const { settings } = office.Office.context.document;
    settings.set('panel', { open: true });
    await new Promise((resolve) => {
      settings.saveAsync(resolve);
    });
    expect(office.host.documentSettings).toEqual({ panel: '{"open":true}' });
  });
});
