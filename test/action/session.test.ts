import { dayOf } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import type { CampaignResult } from '../../src/campaign/result';
import type { MemoryBook } from '../../src/host/memory-book';
import { planReport } from '../../src/report/report';
import type { WorkbookData } from '../../src/workbook/sheet-data';
import { bookOf } from '../fixture/office/book-of';
import { imageOf, sheetOf, valuesOf } from '../excel/opened-workbook';
import { openedSession, sampleWorkbook, sessionOn, TODAY, type OpenedSession } from './opened-session';

let sample: WorkbookData;
let book: MemoryBook;
let opened: OpenedSession;

beforeAll(async () => {
  sample = await sampleWorkbook();
});
beforeEach(async () => {
  book = bookOf(sample);
  opened = await openedSession(book);
});
afterEach(() => {
  opened.close();
});

/** What the headless command finds out of the same file. */
function headless(asOf = TODAY): CampaignResult {
  return runCampaign({ sheets: sample.sheets, asOf });
}

const notice = () => opened.session.state().notice;

/** Every sheet of the user's as it was opened, to the letter. */
function imagesOfUser(): unknown[] {
  return sample.sheets.map(({ name }) => imageOf(book, sheetOf(book, name)));
}

describe('识别台账', () => {
  it('finds out in Excel what the headless command finds out of the file', async () => {
    expect(opened.session.state().reading).toBe('not-read');
    await opened.session.recognise();
    const { result, reading, working, stale } = opened.session.state();
    expect([reading, working, stale]).toEqual(['ready', null, false]);
    const expected = headless();
    expect(result!.totals).toEqual(expected.totals);
    expect(result!.rewards.payable).toBe(expected.rewards.payable);
    expect(result!.phases.map(({ total }) => total)).toEqual(expected.phases.map(({ total }) => total));
    expect(result!.findings.map(({ code, place }) => [code, place.sheet, place.row, place.column])).toEqual(
      expected.findings.map(({ code, place }) => [code, place.sheet, place.row, place.column]),
    );
    expect(notice()).toMatchObject({ kind: 'done' });
    expect(notice()!.message).toContain('笔');
  });

  it('shows every field of every table, with samples and evidence', async () => {
    await opened.session.recognise();
    const { tables } = opened.session.state();
    const claims = tables.find(({ table }) => table === '台账')!;
    const due = claims.fields.find(({ field }) => field === '到期日')!;
    expect(due.column).not.toBeNull();
    expect(due.evidence).toMatch(/行是日期/);
    expect(claims.columns.every(({ letters }) => /^[A-Z]+$/.test(letters))).toBe(true);
  });

  it('a workbook without a ledger says what was looked for and changes nothing', async () => {
    opened.close();
    book = bookOf({
      file: '空.xlsx',
      sheets: [{ ...sample.sheets[0], name: '随笔', rows: [['买菜'], ['白菜', 3]] }],
    });
    opened = await openedSession(book);
    await opened.session.recognise();
    expect(opened.session.state()).toMatchObject({ reading: 'no-ledger', result: null });
    expect(notice()).toMatchObject({ kind: 'refused' });
    expect(book.sheets.map(({ name }) => name)).toEqual(['随笔']);
  });
});

describe('settings', () => {
  it('travel with the file and are obeyed at once', async () => {
    await opened.session.recognise();
    const earlier = dayOf(2012, 8, 31);
    await opened.session.change({ asOf: earlier, unitName: '集团清欠办' });
    expect(opened.session.state().result!.totals).toEqual(headless(earlier).totals);
    const later = sessionOn(opened);
    await later.recognise();
    expect(later.state().settings).toMatchObject({ asOf: earlier, unitName: '集团清欠办' });
    expect(later.state().result!.totals).toEqual(headless(earlier).totals);
  });

  it('a column that the user chooses is taken, and given back to the program’s own choice', async () => {
    await opened.session.recognise();
    const balance = opened.session.state().result!.totals.overdue;
    const claims = opened.session.state().tables.find(({ table }) => table === '台账')!;
    const origin = claims.fields.find(({ field }) => field === '发生日期')!.column!;
    await opened.session.mapColumn('台账', '到期日', origin.letters);
    expect(opened.session.state().result!.totals.overdue).not.toBe(balance);
    await opened.session.mapColumn('台账', '到期日', null);
    expect(opened.session.state().result!.totals.overdue).toBe(balance);
  });
});

describe('一键生成', () => {
  it('writes every sheet of the headless report, and leaves the user’s sheets as they are', async () => {
    const before = imagesOfUser();
    await opened.session.generate();
    expect(notice()).toMatchObject({ kind: 'done' });
    const expected = planReport(headless(), {
      language: 'zh',
      unitName: '',
      leaderUnit: '万元',
      producedBy: 'Qingqian test',
      ledger: 'in-place',
    });
    await opened.host.settled();
    for (const plan of expected) {
      const values = valuesOf(sheetOf(book, plan.name));
      plan.rows.forEach((row, index) => {
        row.forEach((value, column) => {
          const found = values[index]?.[column] ?? null;
          const place = `${plan.name} ${index},${column}`;
          // A formula is computed by Excel: the same number, but for the last digits of a double.
          if (typeof value === 'number' && typeof found === 'number')
            expect([place, found]).toEqual([place, expect.closeTo(value, 6)]);
          else expect([place, found]).toEqual([place, value === '' ? null : value]);
        });
      });
    }
    expect(imagesOfUser()).toEqual(before);
    expect(opened.session.state().stale).toBe(false);
  });

  it('says what it could not do and why', async () => {
    opened.close();
    const without = sample.sheets.filter(({ name }) => !['指标', '奖励方案'].includes(name));
    book = bookOf({ ...sample, sheets: without });
    opened = await openedSession(book);
    await opened.session.generate();
    expect(notice()!.kind).toBe('done');
    expect(notice()!.details.join('\n')).toMatch(/奖励方案[^]*指标|指标[^]*奖励方案/);
  });

  it('a second time nothing is written; after a change only what differs', async () => {
    await opened.session.generate();
    await opened.session.generate();
    expect(notice()!.report).toMatchObject({ created: [], updated: [] });
    await opened.session.change({ asOf: dayOf(2012, 11, 30) });
    await opened.session.generate();
    expect(notice()!.report!.created).toEqual([]);
    expect(notice()!.report!.updated).toContain('账龄分析表');
  });

  it('keeps a sheet in which the user changed a generated cell, unless he chooses to replace it', async () => {
    await opened.session.generate();
    opened.host.type('账龄分析表', 'A1', [['我的标题']]);
    await opened.session.change({ asOf: dayOf(2012, 11, 30) });
    await opened.session.preview();
    const changed = opened.session.state().preview!.find(({ changedCount }) => changedCount > 0)!;
    expect([changed.name, changed.changedCells]).toEqual(['账龄分析表', ['A1']]);
    await opened.session.generate();
    expect(notice()!.report!.kept).toEqual(['账龄分析表']);
    expect(notice()!.details.join()).toContain('账龄分析表');
    expect(valuesOf(sheetOf(book, '账龄分析表'))[0][0]).toBe('我的标题');
    await opened.session.preview();
    await opened.session.generate(new Map([[changed.id, 'replace']]));
    expect(valuesOf(sheetOf(book, '账龄分析表'))[0][0]).not.toBe('我的标题');
  });

  it('can be taken back', async () => {
    await opened.session.recognise();
    await opened.session.generate();
    expect(opened.session.state().canUndo).toBe(true);
    await opened.session.undo();
    expect(notice()).toMatchObject({ kind: 'done' });
    expect(book.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name)).toEqual(
      sample.sheets.map(({ name }) => name),
    );
  });
});

describe('whatever stops an action', () => {
  it('a second action is refused while one runs, with the name of the one that runs', async () => {
    const running = opened.session.recognise();
    await opened.session.generate();
    expect(notice()).toMatchObject({ kind: 'refused' });
    expect(notice()!.message).toContain('识别台账');
    await running;
    expect(opened.session.state().reading).toBe('ready');
  });

  it('cancelled half-way, the workbook is as it was and the notice says so', async () => {
    await opened.session.recognise();
    const before = imagesOfUser();
    const names = book.sheets.filter(({ visibility }) => visibility === 'Visible').length;
    const seen = new Set<string>();
    opened.session.subscribe(() => {
      const { working } = opened.session.state();
      if (working?.cancelling) seen.add(working.progress?.step ?? 'heard');
      if (working?.progress?.step === 'write') opened.session.cancel();
    });
    await opened.session.generate();
    expect(notice()).toMatchObject({ kind: 'cancelled' });
    expect([...seen]).toEqual(['heard', 'put-back']);
    expect(imagesOfUser()).toEqual(before);
    expect(book.sheets.filter(({ visibility }) => visibility === 'Visible')).toHaveLength(names);
  });

  it('while Excel is in cell editing the user is told what to do', async () => {
    opened.host.isCellEdited = true;
    await opened.session.recognise();
    expect(notice()).toMatchObject({ kind: 'refused' });
    expect(notice()!.message).toMatch(/单元格/);
    opened.host.isCellEdited = false;
    await opened.session.recognise();
    expect(notice()).toMatchObject({ kind: 'done' });
  });

  it('a change of the user’s makes the result stale, and the next action reads again', async () => {
    await opened.session.recognise();
    const { result } = opened.session.state();
    const claims = result!.ledger.sources[0];
    const column = claims.mapping.find(({ field }) => field === '应收金额')!.column;
    const row = result!.ledger.claims.row[0];
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    opened.host.type(claims.sheet, address, [[1]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(opened.session.state().stale).toBe(true);
    await opened.session.generate();
    expect(opened.session.state().stale).toBe(false);
    expect(opened.session.state().result!.totals.amount).not.toBe(result!.totals.amount);
  });
});

describe('账龄列', () => {
  it.each(['values', 'formulas'] as const)(
    'as %s beside the table, with the numbers of the result; gone again without a trace',
    async (as) => {
      await opened.session.recognise();
      const before = imagesOfUser();
      await opened.session.addAgingColumns(as);
      expect(notice()).toMatchObject({ kind: 'done' });
      expect(opened.session.state().agingColumns.present).toBe(as);
      const { result } = opened.session.state();
      const [source] = result!.ledger.sources;
      const columns = await opened.workbook.columns();
      const balance = columns.find(({ id }) => id === 'balance')!;
      await opened.host.settled();
      if (as === 'values') {
        const cells = sheetOf(book, source.sheet).cells;
        const { claims } = result!.ledger;
        for (let claim = 0; claim < claims.count; claim++)
          expect(cells.get(claims.row[claim], balance.column)?.content).toBe(
            result!.settlement.balance[claim] / 100,
          );
      }
      // They are not read as columns of the ledger.
      await opened.session.recognise();
      expect(opened.session.state().result!.totals).toEqual(result!.totals);
      await opened.session.removeAgingColumns();
      expect(opened.session.state().agingColumns.present).toBe('none');
      expect(imagesOfUser()).toEqual(before);
    },
  );
});

describe('口径表 and 查看依据', () => {
  it('a missing policy table is made, shown, and read once it is filled in', async () => {
    await opened.session.recognise();
    const missing = opened.session.state().policyTables.find(({ sheet }) => sheet === null)!;
    expect(missing.purpose).not.toBe('');
    await opened.session.createPolicySheet(missing.table);
    expect(notice()).toMatchObject({ kind: 'done' });
    expect(book.active.name).toBe(missing.table);
    await opened.session.createPolicySheet(missing.table);
    expect(notice()).toMatchObject({ kind: 'refused' });
  });

  it('explains the row of the ledger in which the selected cell stands', async () => {
    await opened.session.recognise();
    const { result } = opened.session.state();
    const { claims, sources } = result!.ledger;
    const open = Array.from({ length: claims.count }, (_, claim) => claim).find(
      (claim) => result!.settlement.balance[claim] > 0,
    )!;
    await opened.session.show({
      sheet: sources[claims.source[open]].sheet,
      row: claims.row[open],
      column: 1,
    });
    await opened.session.explainSelection();
    expect(opened.session.state().explained!.amount).toBe(BigInt(result!.settlement.balance[open]));
    await opened.session.show({ sheet: sources[claims.source[open]].sheet, row: 0, column: 0 });
    await opened.session.explainSelection();
    expect(notice()).toMatchObject({ kind: 'refused' });
  });
});

describe('锁定基线', () => {
  it('keeps the opening on a sheet of its own, with which the next run compares; undo takes it back', async () => {
    await opened.session.recognise();
    const phase = opened.session.state().result!.phases.find(({ total }) => total !== null)!.name;
    await opened.session.lockBaseline(phase);
    expect(notice()).toMatchObject({ kind: 'done' });
    const { result } = opened.session.state();
    expect(result!.baselines).toEqual([expect.objectContaining({ phase, intact: true, changes: [] })]);
    expect(valuesOf(sheetOf(book, `基线·${phase}`))[0]).toContain('指纹');
    await opened.session.lockBaseline(phase);
    expect(notice()).toMatchObject({ kind: 'refused' });
    await opened.session.undo();
    await opened.session.recognise();
    expect(opened.session.state().result!.baselines).toEqual([]);
  });

  it('of a phase that has not begun there is none', async () => {
    await opened.session.lockBaseline('不存在');
    expect(notice()).toMatchObject({ kind: 'refused' });
  });
});
