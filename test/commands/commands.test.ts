import { readFileSync } from 'node:fs';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { associateCommands } from '../../src/commands/associate-commands';
import { COMMANDS } from '../../src/commands/commands';
import { MemoryBook } from '../../src/host/memory-book';
import type { Language } from '../../src/locale/text';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { openedWorkbook, type OpenedWorkbook } from '../excel/opened-workbook';

/** Clicks on the ribbon of the unmodified office.js, on the sample ledger: what is in the workbook afterwards. */
describe('the commands of the ribbon', () => {
  let book: MemoryBook;
  let opened: OpenedWorkbook;
  let session: Session;

  beforeEach(async () => {
    const bytes = readFileSync('assets/sample/qingqian-sample.xlsx');
    const { sheets } = await readWorkbook('qingqian-sample.xlsx', new Uint8Array(bytes));
    book = new MemoryBook(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])));
    opened = await openedWorkbook(book);
    session = sessionOf(opened, 'zh');
    associateCommands(session);
  });
  afterEach(() => {
    opened.close();
  });

  const names = (): string[] =>
    book.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name);
  const notice = (): [string | undefined, string | undefined] => {
    const { kind, message } = session.state().notice ?? {};
    return [kind, message];
  };

  test('识别台账 reads everything and writes nothing', async () => {
    const before = names();
    await opened.command('recognise');
    expect(session.state().reading).toBe('ready');
    expect(notice()[1]).toMatch(/^台账：\d+笔/);
    expect(names()).toEqual(before);
  });

  test('数据体检 writes the findings and shows them', async () => {
    const before = names();
    await opened.command('check');
    expect(names().filter((name) => !before.includes(name))).toEqual(['数据体检']);
    expect(book.active.name).toBe('数据体检');
  });

  test('打印版 writes all sheets and opens 总览; 更新 then finds nothing to change', async () => {
    await opened.command('print');
    expect(notice()[0]).toBe('done');
    expect(names()).toEqual(expect.arrayContaining(['总览', '账龄分析表', '奖励计算明细', '口径说明']));
    expect(book.active.name).toBe('总览');
    await opened.command('update');
    const { report } = session.state().notice ?? {};
    expect(report?.created).toEqual([]);
    expect(report?.updated).toEqual([]);
    expect(report?.unchanged).toContain('总览');
  });

  test('更新 makes no sheet that is not there, and says what could be made', async () => {
    const before = names();
    await opened.command('update');
    expect(names()).toEqual(before);
    expect(notice()).toEqual(['done', expect.stringMatching(/^将新建\d+张表/)]);
  });

  test('算奖励 writes the sheets of rewards and no others', async () => {
    const before = names();
    await opened.command('reward');
    expect(names().filter((name) => !before.includes(name))).toEqual([
      '奖励计算明细',
      '奖励分配公示表',
      '奖励发放核对表',
      '待定奖励审批表',
      '按点奖罚表',
    ]);
  });

  test('加账龄列 adds columns beside the ledger, as is advised for its size or as its rows allow', async () => {
    await opened.command('agingColumns');
    const { kind, details } = session.state().notice ?? {};
    expect(kind).toBe('done');
    const { present, advice, sheets } = session.state().agingColumns;
    expect(sheets).toContain('台账');
    expect(present === advice.better || details?.some((detail) => detail.includes('数值'))).toBe(true);
  });
});

test('in a workbook without a ledger a command stops where it sees that, and says it', async () => {
  const book = new MemoryBook({ 便笺: [['没有台账']] });
  const opened = await openedWorkbook(book);
  try {
    const session = sessionOf(opened, 'zh');
    associateCommands(session);
    await opened.command('generateAll');
    expect(session.state().notice?.kind).toBe('refused');
    expect(session.state().reading).toBe('no-ledger');
    expect(book.sheets.map(({ name }) => name)).toEqual(['便笺']);
  } finally {
    opened.close();
  }
});

test('every command can be clicked and ends by saying so', async () => {
  const opened = await openedWorkbook(new MemoryBook({ 便笺: [['没有台账']] }));
  try {
    const session = sessionOf(opened, 'en');
    associateCommands(session);
    for (const { name } of COMMANDS) await opened.command(name);
    expect(opened.notUnderstood()).toEqual([]);
  } finally {
    opened.close();
  }
});

function sessionOf({ workbook }: OpenedWorkbook, language: Language): Session {
  return openSession({
    workbook,
    today: () => dayOf(2012, 12, 31),
    now: () => new Date('2012-12-31T08:00:00Z'),
    language,
    producedBy: 'Qingqian',
  });
}
