import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LongLifeFacts } from '../../scripts/make-long-life';
import { dayOf, formatDay } from '../../src/calendar/day';
import type { HostBook } from '../../src/host/book';
import { plainWish } from '../../src/policy/letter-rows';
import { bookFromXlsx } from '../../src/workbench/file/book-from-xlsx';
import { memoryOfXml } from '../../src/workbook/workbook-memory';
import { openedSession, sessionOn, type OpenedSession } from '../action/opened-session';
import { imageOf, sheetOf, valuesOf } from '../excel/opened-workbook';

const FIXTURES = join(__dirname, 'fixtures');
const LATER = dayOf(2013, 1, 31);

/** A workbook that a version has left behind, opened in Excel beside the present program. */
async function opened(version: string): Promise<OpenedSession & { book: HostBook }> {
  const bytes = new Uint8Array(readFileSync(join(FIXTURES, version, 'workbook.xlsx')));
  const book = await bookFromXlsx('台账.xlsx', bytes);
  return { ...(await openedSession(book)), book };
}

function factsOf(version: string): LongLifeFacts {
  return JSON.parse(readFileSync(join(FIXTURES, version, 'facts.json'), 'utf8')) as LongLifeFacts;
}

const PLAN = '（一）清收阶段（2013年7月1日—9月30日）。';

const namesOf = (book: HostBook): string[] => book.sheets.map(({ name }) => name);

describe.each(readdirSync(FIXTURES))('a workbook of version %s', (version) => {
  const facts = factsOf(version);
  let open: OpenedSession & { book: HostBook };

  beforeEach(async () => {
    open = await opened(version);
  });
  afterEach(() => {
    open.close();
  });

  test('has the settings that its user chose', async () => {
    await open.session.recognise();
    const { settings, result, agingColumns } = open.session.state();
    expect({ ...settings, asOf: formatDay(settings.asOf) }).toMatchObject(facts.settings);
    expect(settings.mapping['台账']).toEqual({ [facts.mapping.field]: facts.mapping.column });
    expect(agingColumns.present).toBe('formulas');
    expect(result!.baselines.map(({ phase }) => phase)).toEqual([facts.baseline]);
  });

  test('is updated in place a month later: no sheet twice, typed texts in their rows, changed cells left alone', async () => {
    const before = namesOf(open.book);
    const user = ['台账', '回款'].map((name) => imageOf(open.book, sheetOf(open.book, name)));
    await open.session.recognise();
    await open.session.change({ asOf: LATER });
    await open.session.generate();
    expect(open.session.state().notice).toMatchObject({ kind: 'done' });
    await open.host.settled();
    // Later versions may add sheets; those that stand keep their names and their order.
    expect(namesOf(open.book).filter((name) => before.includes(name))).toEqual(before);
    const memory = memoryOfXml(open.book.parts[0].xml);
    for (const [name, id] of Object.entries(facts.sheets)) {
      const now = id === facts.renamed.id ? facts.renamed.name : name;
      expect([id, memory.sheets.get(id)?.name]).toEqual([id, now]);
    }
    for (const { sheet, row, text } of facts.typed) {
      const rows = valuesOf(sheetOf(open.book, sheet)).filter((cells) => cells.includes(text));
      expect([sheet, rows.length]).toEqual([sheet, 1]);
      for (const part of row.split(' ')) expect(rows[0].map(String).join(' ')).toContain(part);
    }
    expect(valuesOf(sheetOf(open.book, facts.changed.sheet))[0][0]).toBe(facts.changed.text);
    expect(open.session.state().notice!.report!.kept).toEqual([facts.changed.sheet]);
    expect(memory.sheets.get('aging')!.stamp.asOf).toBe('2013-01-31');
    expect(['台账', '回款'].map((name) => imageOf(open.book, sheetOf(open.book, name)))).toEqual(user);
  });
});

describe('a workbook in which a later version has written', () => {
  const [version] = readdirSync(FIXTURES).slice(-1);
  let open: OpenedSession & { book: HostBook };

  beforeEach(async () => {
    open = await opened(version);
  });
  afterEach(() => {
    open.close();
  });

  /** Everything that a user can start writes nothing, and says that the program must be updated. */
  async function isLeftAlone(change: (xml: string) => string): Promise<void> {
    open.book.parts[0].xml = change(open.book.parts[0].xml);
    const image = (): unknown => [
      open.book.parts.map(({ xml }) => xml),
      open.book.sheets.map((sheet) => imageOf(open.book, sheet)),
    ];
    const before = image();
    const { baseline } = factsOf(version);
    const session = sessionOn(open);
    for (const act of [
      () => session.recognise(),
      () => session.preview(),
      () => session.generate(),
      () => session.generateOnly(['aging']),
      () => session.change({ unitName: '他人' }),
      () => session.mapColumn('台账', '责任人', null),
      () => session.lockBaseline(baseline),
      () => session.addAgingColumns('values'),
      () => session.freezeAgingColumns(),
      () => session.removeAgingColumns(),
      () => session.createPolicySheet('抵债资产'),
      () => session.readPlan(PLAN),
      () => session.readPlanFile('方案.txt', new TextEncoder().encode(PLAN)),
      () => session.acceptPlan([0, 1]),
      () => session.writeLetters(plainWish('催款函'), true),
    ]) {
      await act();
      const { kind, message } = session.state().notice!;
      expect([act.toString(), kind, message]).toEqual([
        act.toString(),
        'refused',
        expect.stringMatching(/更新版本的清欠.*第 99 版.*请更新清欠/),
      ]);
      expect(image()).toEqual(before);
    }
    // There is nothing of this session's own to take back.
    await session.undo();
    expect(session.state().notice!.kind).toBe('refused');
    expect(image()).toEqual(before);
  }

  test('its memory is neither read nor overwritten', async () => {
    await isLeftAlone((xml) => xml.replace(/version="\d+"/, 'version="99"'));
  });

  test('its settings are neither read nor overwritten', async () => {
    await isLeftAlone((xml) => xml.replace(/"version":\d+/, '"version":99'));
  });
});
