import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../package.json';
import { openSession } from '../src/action/open-session';
import { dayOf } from '../src/calendar/day';
import { openExcelWorkbook } from '../src/excel/open-excel-workbook';
import { runCommand } from '../src/headless/command';
import type { HostBook, HostSheet } from '../src/host/book';
import { inParts } from '../src/workbook/memory-pieces';
import { memoryOfXml } from '../src/workbook/workbook-memory';
import type { SheetData } from '../src/workbook/sheet-data';
import { xlsxFromBook } from '../src/workbench/file/xlsx-from-book';
import { readWorkbook } from '../src/xlsx/read-workbook';
import { bookOf } from '../test/fixture/office/book-of';
import { loadOffice } from '../test/fixture/office/load-office';

const SAMPLE = resolve(__dirname, '../assets/sample/qingqian-sample.xlsx');
const FIXTURES = resolve(__dirname, '../test/long-life/fixtures');
const WRITTEN_AT = new Date(Date.UTC(2012, 11, 31, 8));
/** What is kept of the sample: rows of a sheet, its header among them. A fixture stays in the repository for ever. */
const ROWS_KEPT: Readonly<Record<string, number>> = {
  台账: 20,
  回款: 16,
  奖励方案: 5,
  人员: 8,
  阶段: 7,
  指标: 8,
  催收记录: 8,
  诉讼: 4,
};

/** A memory so short in pieces of its own: as a workbook of 10,000 claims has it, but small enough for the repository. */
const PIECE_OF_FIXTURE = 20_000;
/** What the command's report is made of. */
const REPORT_FILES: Readonly<Record<string, readonly string[]>> = {
  '台账.csv': [
    '债权编号,债务人,所属单位,发生日期,到期日,应收金额',
    'YS-1,滨河建材公司,一公司,2011-01-01,2011-03-01,1000.50',
    'YS-2,滨河运输队,二公司,2012-01-01,2012-03-31,2000',
  ],
  '回款.csv': ['债权编号,回款日期,回款金额', 'YS-1,2012-10-20,300.25'],
  '阶段.csv': ['阶段,类型,开始,结束', '全面清收阶段,清收,2012-07-01,2012-12-31'],
};

/** What a later version must find again in a workbook of this one. */
export interface LongLifeFacts {
  readonly version: string;
  readonly settings: { readonly asOf: string; readonly unitName: string; readonly leaderUnit: string };
  /** The column that the user chose for a field of 台账. */
  readonly mapping: { readonly field: string; readonly column: string };
  /** Texts that the user typed, and what names their row. */
  readonly typed: readonly { readonly sheet: string; readonly row: string; readonly text: string }[];
  /** A cell of a generated sheet that the user wrote over. */
  readonly changed: { readonly sheet: string; readonly text: string };
  /** A generated sheet that the user has renamed, by its id. */
  readonly renamed: { readonly id: string; readonly name: string };
  /** The phase whose baseline is locked. */
  readonly baseline: string;
  /** Ids of the generated sheets by name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** In how many pieces the memory stands; none where it is one part. */
  readonly pieces?: number;
  /** What the command has written, where there is a report of it. */
  readonly report?: ReportFacts;
}

/** What a later version must find again in a report of this version's command. */
export interface ReportFacts {
  /** The phase whose baseline it has locked, and that baseline's fingerprint and total in 元. */
  readonly baseline: string;
  readonly fingerprint: string;
  readonly locked: string;
  readonly sheets: readonly string[];
}

/**
 * Writes test/long-life/fixtures/<version>/: a workbook as its user leaves it behind, with our report, settings, aging columns, typed
 * texts and a locked baseline, a report of the command, and what is in them. Run once for each version that is given to users, and where
 * the form of what is kept changes between versions; never again for one that is there.
 * @param name of the fixture's folder
 */
async function makeLongLife(name: string): Promise<void> {
  const folder = join(FIXTURES, name);
  if (existsSync(folder))
    throw new Error(`${folder} is there already: what is kept of a version does not change`);
  const sample = await readWorkbook('台账.xlsx', new Uint8Array(readFileSync(SAMPLE)));
  const book = bookOf({ file: '台账.xlsx', sheets: sample.sheets.flatMap(shortened) });
  const office = await loadOffice(book, { transport: 'bridge' });
  const close = office.install();
  const session = openSession({
    workbook: openExcelWorkbook(() => new Date()),
    today: () => dayOf(2012, 12, 31),
    now: () => WRITTEN_AT,
    language: 'zh',
    producedBy: `Qingqian ${version}`,
  });
  await session.recognise();
  const settings = { asOf: '2012-12-31', unitName: '集团公司清欠办公室', leaderUnit: '元' } as const;
  await session.change({ ...settings, asOf: dayOf(2012, 12, 31) });
  const mapping = { field: '责任人', column: 'E' };
  await session.mapColumn('台账', mapping.field, mapping.column);
  const baseline = session.state().result!.phases[0].name;
  await session.lockBaseline(baseline);
  await session.generate();
  await session.addAgingColumns('formulas');
  await office.host.settled();
  const sheets = memoryOfXml(book.parts[0].xml).sheets;
  const typed = [...sheets.values()].flatMap(({ id, name, typing }) => {
    const column = typing[0];
    const text = `${name}：已派人上门，月底前回话`;
    const sheet = sheetNamed(book, name);
    if (column === undefined || id.startsWith('input:')) return [];
    sheet.cells.change(column.firstRow, column.column, { content: text });
    return [{ sheet: name, row: rowName(sheet, column.firstRow, column.keyColumns), text }];
  });
  const changed = { sheet: sheets.get('ranking')!.name, text: '经手人核对无误' };
  sheetNamed(book, changed.sheet).cells.change(0, 0, { content: changed.text });
  const renamed = { id: 'method', name: '口径说明（报送稿）' };
  await office.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheets.get(renamed.id)!.name).name = renamed.name;
    await context.sync();
  });
  const { head, pieces } = inParts(book.parts[0].xml, PIECE_OF_FIXTURE);
  book.parts.splice(
    0,
    1,
    ...[head, ...pieces].map((xml, index) => ({ ...book.parts[0], id: `${book.parts[0].id}${index}`, xml })),
  );
  mkdirSync(folder, { recursive: true });
  const facts: LongLifeFacts = {
    version,
    settings,
    mapping,
    typed,
    changed,
    renamed,
    baseline,
    sheets: Object.fromEntries([...sheets.values()].map(({ name, id }) => [name, id])),
    pieces: pieces.length,
    report: await writeReport(join(folder, 'report.xlsx')),
  };
  writeFileSync(join(folder, 'workbook.xlsx'), await xlsxFromBook(book, WRITTEN_AT));
  writeFileSync(join(folder, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`);
  close();
}

/** A report as the command leaves it behind: sealed, with a locked baseline. */
async function writeReport(out: string): Promise<ReportFacts> {
  const at = mkdtempSync(join(tmpdir(), 'qingqian-long-life-'));
  try {
    const files = Object.entries(REPORT_FILES).map(([name, lines]) => {
      writeFileSync(join(at, name), `${lines.join('\n')}\n`);
      return join(at, name);
    });
    const baseline = '全面清收阶段';
    const words = [...files, '--as-of', '2012-12-31', '--lock', baseline, '--out', out];
    const streams = { out: () => {}, err: console.error, today: () => dayOf(2012, 12, 31) };
    if ((await runCommand(words, streams)) === 2) throw new Error('the command has refused');
    const { sheets } = await readWorkbook('report.xlsx', new Uint8Array(readFileSync(out)));
    const [, ...rows] = sheets.find(({ name }) => name === `基线·${baseline}`)!.rows;
    return {
      baseline,
      fingerprint: String(rows[0].at(-1)),
      locked: rows.reduce((sum, row) => sum + Number(row.at(-2)), 0).toFixed(2),
      sheets: sheets.map(({ name }) => name),
    };
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

function shortened(sheet: SheetData): SheetData[] {
  const rows = ROWS_KEPT[sheet.name];
  return rows === undefined ? [] : [{ ...sheet, rows: sheet.rows.slice(0, rows) }];
}

function sheetNamed(book: HostBook, name: string): HostSheet {
  return book.sheets.find((sheet) => sheet.name === name)!;
}

function rowName(sheet: HostSheet, row: number, columns: readonly number[]): string {
  return columns.map((column) => String(sheet.cells.get(row, column)?.content ?? '')).join(' ');
}

void makeLongLife(process.argv[2] ?? version);
