import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version as present } from '../../package.json';
import type { LongLifeFacts } from '../../scripts/make-long-life';
import { dayOf, formatDay } from '../../src/calendar/day';
import type { HostBook } from '../../src/host/book';
import { plainWish } from '../../src/policy/letter-rows';
import { bookFromXlsx } from '../../src/workbench/file/book-from-xlsx';
import { joinedParts } from '../../src/workbook/memory-pieces';
import { MEMORY_NAMESPACE } from '../../src/workbook/memory-xml';
import { memoryOfXml, type WorkbookMemory } from '../../src/workbook/workbook-memory';
import { reportState } from '../../src/xlsx/report-mark';
import { openedSession, sessionOn, type OpenedSession } from '../action/opened-session';
import { imageOf, sheetOf, valuesOf } from '../excel/opened-workbook';
import { command, ownFolder } from '../headless/run-command';

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

/** The part by which our memory is known; its pieces, if there are any, are parts of another namespace. */
function headOf(book: HostBook): HostBook['parts'][number] {
  return book.parts.find(({ xml }) => xml.includes(`"${MEMORY_NAMESPACE}"`))!;
}

function memoryIn(book: HostBook): WorkbookMemory {
  const head = headOf(book).xml;
  return memoryOfXml(joinedParts({ head, pieces: book.parts.map(({ xml }) => xml) }));
}

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

  test('remembers every generated sheet, whether its memory is one part or several', () => {
    expect(open.book.parts.length).toBe(1 + (facts.pieces ?? 0));
    const { sheets } = memoryIn(open.book);
    expect([...sheets.keys()].sort()).toEqual(Object.values(facts.sheets).sort());
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
    // It is short enough for one part; of those of before none is left.
    expect(open.book.parts.length).toBe(1);
    const memory = memoryIn(open.book);
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

const WITH_REPORT = readdirSync(FIXTURES).filter((version) =>
  existsSync(join(FIXTURES, version, 'report.xlsx')),
);

describe.each(WITH_REPORT)('a report of the command of version %s', (fixture) => {
  const { version, report } = factsOf(fixture);
  const path = join(FIXTURES, fixture, 'report.xlsx');
  const folder = ownFolder();
  const at = (name: string): string => join(folder, name);

  test('is known by its seal, and as a later one by what is older', async () => {
    const bytes = new Uint8Array(readFileSync(path));
    expect(await reportState(bytes, present)).toBe('asWritten');
    expect(await reportState(bytes, '99.0.0')).toBe('asWritten');
    expect([version, await reportState(bytes, '0.0.9')]).toEqual([version, 'newer']);
  });

  test('gives its locked baseline to the next run, which is written over it', async () => {
    // The branch's next ledger: one claim of the baseline has been paid in full.
    writeFileSync(
      at('台账.csv'),
      '债权编号,债务人,所属单位,到期日,应收金额,已收金额\nYS-1,滨河建材公司,一公司,2011-03-01,1000.50,1000.50\nYS-2,滨河运输队,二公司,2012-03-31,2000,0\n',
    );
    writeFileSync(at('阶段.csv'), `阶段,类型,开始,结束\n${report!.baseline},清收,2012-07-01,2012-12-31\n`);
    copyFileSync(path, at('报告.xlsx'));
    const { code, err } = await command(
      ...[at('台账.csv'), at('阶段.csv'), '--policy', path],
      ...['--as-of', '2012-12-31', '--out', at('报告.xlsx'), '--json', at('结果.json')],
    );
    expect([code === 2, err]).toEqual([false, expect.any(String)]);
    const { baselines, keptReport } = JSON.parse(readFileSync(at('结果.json'), 'utf8'));
    expect(keptReport).toBeNull();
    expect(baselines).toMatchObject([
      { phase: report!.baseline, fingerprint: report!.fingerprint, locked: report!.locked },
    ]);
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
    const head = headOf(open.book);
    head.xml = change(head.xml);
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
        expect.stringMatching(/更新版本的清欠.*第99版.*请更新清欠/),
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
