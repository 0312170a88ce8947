import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cellAddress } from '../../src/report/address';
import type { CellValue } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { command, ownFolder } from './run-command';
import { hasOffice, hasOpenpyxl, readByOpenpyxl, recalculated } from './second-reader';

const folder = ownFolder();
const SAMPLE = resolve(__dirname, '../../assets/sample/qingqian-sample.xlsx');
const EXAMPLE = resolve(__dirname, '../../../shared/examples/campaign-3.xlsx');
const LEDGERS = [SAMPLE, EXAMPLE].filter(existsSync);

interface Written {
  readonly path: string;
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}
const written = new Map<string, Promise<Written>>();

/** The report of a ledger, written once for all that look at it. */
function report(ledger: string): Promise<Written> {
  if (!written.has(ledger)) written.set(ledger, writeReport(ledger));
  return written.get(ledger)!;
}

async function writeReport(ledger: string): Promise<Written> {
  const number = LEDGERS.indexOf(ledger);
  const [path, json] = [join(folder, `report-${number}.xlsx`), join(folder, `report-${number}.json`)];
  await command(ledger, '--as-of', '2012-12-31', '--out', path, '--json', json);
  return { path, json: JSON.parse(readFileSync(json, 'utf8')) };
}

/** Figures agree where they differ by less than half a fen, or by what 15 digits leave of a very large one. */
function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b || (a ?? '') === (b ?? '');
  return Math.abs(a - b) <= Math.max(1e-9, Math.abs(a) * 1e-13);
}

(hasOffice ? describe : describe.skip)('the written workbook, computed again by LibreOffice', () => {
  test.each(LEDGERS)('%s: every formula gives the value beside it', async (ledger) => {
    const bytes = readFileSync((await report(ledger)).path);
    const own = await readWorkbook('report.xlsx', bytes);
    const again = await recalculated(bytes);
    expect(again.sheets.map(({ name }) => name)).toEqual(own.sheets.map(({ name }) => name));
    const different: unknown[] = [];
    let figures = 0;
    own.sheets.forEach((sheet, index) =>
      sheet.rows.forEach((row, r) =>
        row.forEach((value, c) => {
          const other = again.sheets[index].rows[r]?.[c] ?? null;
          if (typeof value === 'number') figures++;
          if (!sameValue(value, other)) different.push([sheet.name, r + 1, c + 1, value, other]);
        }),
      ),
    );
    expect(different).toEqual([]);
    expect(figures).toBeGreaterThan(1000);
  });
});

/** Several short tables or letters under one another: a header that is repeated would stand over the wrong one. */
const SHORT_TABLES = /总览|口径说明|函|还款计划|清收分析|回款预测|年度计划/;

(hasOpenpyxl ? describe : describe.skip)('the written workbook, read by openpyxl', () => {
  test.each(LEDGERS)('%s: sheets, tables, live totals and print set-up are there', async (ledger) => {
    const { path } = await report(ledger);
    const seen = readByOpenpyxl(path);
    const own = await readWorkbook('report.xlsx', readFileSync(path));
    expect(seen.sheets).toEqual(own.sheets.map(({ name }) => name));
    expect(seen.formulas.length).toBeGreaterThan(20);
    expect(seen.tables.length).toBeGreaterThan(0);
    expect(new Set(seen.tables).size).toBe(seen.tables.length);
    for (const [name, { fit, paper, titles }] of Object.entries(seen.print)) {
      expect([name, fit, paper]).toEqual([name, true, 9]);
      const pages = own.sheets.find((sheet) => sheet.name === name)!.rows.length / 45;
      if (pages > 1 && !SHORT_TABLES.test(name)) expect([name, titles]).not.toEqual([name, null]);
    }
  });

  test('the sample: every sheet but lists of texts computes its figures, and no formula stands without its value', async () => {
    const { path } = await report(SAMPLE);
    const { sheets } = await readWorkbook('report.xlsx', readFileSync(path));
    const { formulas } = readByOpenpyxl(path);
    const computing = new Set(formulas.map(([sheet]) => sheet));
    const silent = sheets.map(({ name }) => name).filter((name) => !computing.has(name));
    expect(silent).toEqual(['台账', '内部往来表', '真实性核查表', '口径说明']);
    expect(formulas.length).toBeGreaterThan(1000);
    const values = new Map(
      sheets.flatMap(({ name, rows }) =>
        rows.flatMap((row, r) => row.map((value, c) => [`${name}!${cellAddress(r, c)}`, value] as const)),
      ),
    );
    expect(formulas.filter(([sheet, cell]) => (values.get(`${sheet}!${cell}`) ?? null) === null)).toEqual([]);
  });

  test('no text of the user’s has become a formula', async () => {
    for (const ledger of LEDGERS) {
      const { path } = await report(ledger);
      const injected = readByOpenpyxl(path).formulas.filter(([, , formula]) =>
        /HYPERLINK|cmd|WEBSERVICE/i.test(formula),
      );
      expect(injected).toEqual([]);
    }
  });
});

test.each(LEDGERS)('%s: totals on the sheets are those of the JSON', async (ledger) => {
  const { path, json } = await report(ledger);
  const { sheets } = await readWorkbook('report.xlsx', readFileSync(path));
  const figures = (name: string): number[] =>
    sheets
      .find((sheet) => sheet.name === name)!
      .rows.flat()
      .filter((value) => typeof value === 'number');
  const inWan = (yuan: string): number => Number(yuan) / 10_000;
  const holds = (name: string, figure: number): void =>
    expect(
      figures(name).some((value) => Math.abs(value - figure) <= Math.max(1e-9, Math.abs(figure) * 1e-13)),
    ).toBe(true);
  holds('总览', inWan(json.ledger.balance));
  for (const { balance } of json.aging.buckets) holds('账龄分析表', inWan(balance));
  for (const { balance } of json.aging.units) holds('账龄分析表', inWan(balance));
  holds('奖励计算明细', Number(json.rewards.accrued));
  holds('奖励计算明细', Number(json.rewards.held));
  for (const { gross, net } of json.rewards.people)
    [gross, net].forEach((amount) => holds('奖励分配公示表', Number(amount)));
  for (const phase of json.phases) {
    const name = sheets.map((sheet) => sheet.name).find((each) => each.startsWith(phase.name))!;
    for (const amount of [phase.opening, phase.new, phase.recovered, phase.closing])
      holds(name, inWan(amount));
  }
});
