import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../package.json';
import { openSession } from '../src/action/open-session';
import { dayOf } from '../src/calendar/day';
import { openExcelWorkbook } from '../src/excel/open-excel-workbook';
import type { HostBook, HostSheet } from '../src/host/book';
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
  台账: 24,
  回款: 16,
  奖励方案: 5,
  人员: 8,
  阶段: 7,
  指标: 8,
  催收记录: 8,
  诉讼: 4,
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
}

/**
 * Writes test/long-life/fixtures/<version>/: a workbook as its user leaves it behind, with our report, settings, aging columns, typed
 * texts and a locked baseline, and what is in it. Run once for each version that is given to users; never again for an old one.
 */
async function makeLongLife(): Promise<void> {
  const sample = await readWorkbook('台账.xlsx', new Uint8Array(readFileSync(SAMPLE)));
  const book = bookOf({ file: '台账.xlsx', sheets: sample.sheets.flatMap(shortened) });
  const office = await loadOffice(book, { transport: 'bridge' });
  const close = office.install();
  const session = openSession({
    workbook: openExcelWorkbook(),
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
  const facts: LongLifeFacts = {
    version,
    settings,
    mapping,
    typed,
    changed,
    renamed,
    baseline,
    sheets: Object.fromEntries([...sheets.values()].map(({ name, id }) => [name, id])),
  };
  const folder = join(FIXTURES, version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'workbook.xlsx'), await xlsxFromBook(book, WRITTEN_AT));
  writeFileSync(join(folder, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`);
  close();
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

void makeLongLife();
