import { ALL_FUNCTIONS } from '../../src/functions/all-functions';
import { registerFunctions } from '../../src/functions/register';
import { openExcelWorkbook } from '../../src/excel/open-excel-workbook';
import type { MemoryBook } from '../../src/host/memory-book';
import { openSession } from '../../src/action/open-session';
import type { Session } from '../../src/action/session';
import { dayOf } from '../../src/calendar/day';
import { OUR_COLUMNS } from '../../src/report/our-columns';
import type { SheetData, WorkbookData } from '../../src/workbook/sheet-data';
import { bookOf } from '../fixture/office/book-of';
import { loadOffice, type LoadedOffice } from '../fixture/office/load-office';
import { sheetOf } from '../excel/opened-workbook';
import { madeWorkbook } from '../../scripts/bench/made-ledger';
import { TODAY } from './opened-session';

const CLAIMS = 150;

/** Excel with the add-in's functions, and a session in it. */
interface Opened {
  readonly office: LoadedOffice;
  readonly book: MemoryBook;
  readonly session: Session;
  readonly close: () => void;
}

async function opened(data: WorkbookData): Promise<Opened> {
  const book = bookOf(data);
  const functions = Object.keys(ALL_FUNCTIONS).map((id) => ({ id, name: `AR.${id}` }));
  const office = await loadOffice(book, { functions, requirements: { customfunctionsruntime: '1.4' } });
  const close = office.install();
  registerFunctions(office.CustomFunctions as never, {
    language: 'zh',
    today: () => TODAY,
    rest: () => Promise.resolve(),
  });
  const session = openSession({
    workbook: openExcelWorkbook(() => new Date()),
    today: () => TODAY,
    now: () => new Date(Date.UTC(2012, 11, 31, 8)),
    language: 'zh',
    producedBy: 'Qingqian test',
  });
  return { office, book, session, close };
}

/** What stands in each of our columns, from the first row of the data on. */
async function columnsShown({ office, book, session }: Opened): Promise<Record<string, unknown[]>> {
  await office.host.settled();
  const entries = await openExcelWorkbook(() => new Date()).columns();
  const { result } = session.state();
  const [{ sheet, headerRow }] = result!.ledger.sources;
  const { cells } = sheetOf(book, sheet);
  return Object.fromEntries(
    entries.map(({ id, column }) => [
      id,
      Array.from({ length: CLAIMS }, (_, row) => {
        const content = cells.get(headerRow + 1 + row, column)?.content ?? null;
        return content === null || content === '已结清' ? '' : content;
      }),
    ]),
  );
}

/** Whether each of our columns is a formula or values. */
async function kindsShown(): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await openExcelWorkbook(() => new Date()).columns()).map(({ id, kind }) => [id, kind]),
  );
}

function withSheet(data: WorkbookData, name: string, change: (rows: SheetData['rows']) => SheetData['rows']) {
  const sheets = data.sheets.map((sheet) =>
    sheet.name === name ? { ...sheet, rows: change(sheet.rows) } : sheet,
  );
  return { ...data, sheets };
}

let now: Opened;
afterEach(() => {
  now.close();
});

describe('aging columns as formulas', () => {
  it('show what the columns of values show, and follow the as-of date and the ledger', async () => {
    now = await opened(madeWorkbook(CLAIMS));
    await now.session.addAgingColumns('formulas');
    const { notice } = now.session.state();
    expect(notice).toMatchObject({ kind: 'done' });
    // 阶段 is the phase of the last payment, which no function tells.
    expect(notice!.details).toEqual([expect.stringContaining('「阶段」')]);
    const formulas = await columnsShown(now);
    expect(Object.keys(formulas).sort()).toEqual([...OUR_COLUMNS].sort());

    await now.session.change({ asOf: dayOf(2013, 6, 30) });
    await now.session.generate();
    const later = await columnsShown(now);
    expect(later.overdueDays).not.toEqual(formulas.overdueDays);

    now.office.host.type('台账', 'G2', [[0]]);
    now.office.host.type('台账', 'G2', [[987654.32]]);
    const typed = await columnsShown(now);
    expect(typed.balance[0]).not.toBe(later.balance[0]);

    // The same as values: the same figures.
    await now.session.addAgingColumns('values');
    const values = await columnsShown(now);
    for (const id of ['balance', 'overdueDays', 'ageYears', 'bucket'])
      expect([id, typed[id]]).toEqual([id, values[id]]);
  }, 30_000);

  it('frozen, they keep their values and follow nothing', async () => {
    now = await opened(madeWorkbook(CLAIMS));
    await now.session.addAgingColumns('formulas');
    const before = await columnsShown(now);
    await now.session.freezeAgingColumns();
    expect(now.session.state().agingColumns.present).toBe('values');
    now.office.host.type('台账', 'G2', [[1]]);
    expect(await columnsShown(now)).toEqual(before);
  }, 30_000);

  it('are values where the formula would say something else, and the notice names them', async () => {
    // The due dates of the first rows follow from a credit period: no cell holds them.
    const data = withSheet(madeWorkbook(CLAIMS), '台账', (rows) =>
      rows.map((row, index) => [
        ...row.slice(0, 5),
        index > 0 && index < 9 ? null : row[5],
        row[6],
        index === 0 ? '信用期' : 30,
      ]),
    );
    now = await opened(data);
    await now.session.addAgingColumns('formulas');
    expect(now.session.state().notice!.details[0]).toMatch(/「逾期天数、账龄段、阶段」/);
    expect(await kindsShown()).toEqual({
      balance: 'formula',
      overdueDays: 'values',
      ageYears: 'formula',
      bucket: 'values',
      phase: 'values',
    });
  }, 30_000);

  it('are values where the function would be handed more than Excel on the web sends at once, and the notice says so', async () => {
    const note = '已对账'.repeat(5000);
    const data = withSheet(madeWorkbook(CLAIMS), '台账', (rows) =>
      rows.map((row, index) => [...row, index === 0 ? '备注' : note]),
    );
    now = await opened(data);
    await now.session.addAgingColumns('formulas');
    expect(now.session.state().notice!.details).toEqual([
      expect.stringContaining('「阶段」'),
      expect.stringMatching(/「余额」：.*超过网页版 Excel 一次可传的 5 MB，已写为数值/),
    ]);
    // What the pane says before promises no column a formula.
    expect(now.session.state().agingColumns.advice).toMatchObject({
      better: 'formulas',
      why: expect.stringMatching(/每列至多一个公式.*没有同口径公式.*超过 5 MB 的列写为数值/),
    });
    // These look at one column of dates and at our balances.
    expect(await kindsShown()).toEqual({
      balance: 'values',
      overdueDays: 'formula',
      ageYears: 'formula',
      bucket: 'formula',
      phase: 'values',
    });
    const withFormulas = await columnsShown(now);
    await now.session.addAgingColumns('values');
    expect(await columnsShown(now)).toEqual(withFormulas);
  }, 30_000);

  // Of so many rows balances go in several requests, and what looks at them is computed between two of them.
  it('are frozen, renewed as values and taken away where a column takes several requests', async () => {
    now = await opened(madeWorkbook(20_000));
    const { session } = now;
    const acts = {
      asFormulas: () => session.addAgingColumns('formulas'),
      frozen: () => session.freezeAgingColumns(),
      asFormulasAgain: () => session.addAgingColumns('formulas'),
      asValues: () => session.addAgingColumns('values'),
      asFormulasOnceMore: () => session.addAgingColumns('formulas'),
      takenAway: () => session.removeAgingColumns(),
    };
    for (const [name, act] of Object.entries(acts)) {
      await act();
      const { kind, message } = session.state().notice!;
      expect([name, kind, message]).toEqual([name, 'done', message]);
      await now.office.host.settled();
    }
    expect(await openExcelWorkbook(() => new Date()).columns()).toEqual([]);
  }, 120_000);
});
