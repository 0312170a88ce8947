import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cellAddress } from '../../src/report/address';
import { LETTER_KINDS } from '../../src/policy/letter-rows';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { unpack, zipEntries } from '../../src/xlsx/zip-archive';
import { CATALOGUES } from '../../src/locale/text';
import { differences } from './recalculated';
import { command, ownFolder } from './run-command';
import { SAMPLE, writeWholeReport } from './whole-report';
import {
  hasOffice,
  hasOpenpyxl,
  hasPages,
  printedPages,
  readByOpenpyxl,
  recalculated,
  withoutValues,
} from './second-reader';

const folder = ownFolder();
const EXAMPLE = resolve(__dirname, '../../../shared/examples/campaign-3.xlsx');
/** Not a ledger: the report with every sheet that there is (`writeWholeReport`). */
const WHOLE = '每张表都有的报告';
const REPORTS = [WHOLE, ...[EXAMPLE].filter(existsSync)];

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
  const number = REPORTS.indexOf(ledger);
  const [path, json] = [join(folder, `report-${number}.xlsx`), join(folder, `report-${number}.json`)];
  if (ledger === WHOLE) await writeWholeReport(folder, path, json);
  else await command(ledger, '--as-of', '2012-12-31', '--out', path, '--json', json);
  return { path, json: JSON.parse(readFileSync(json, 'utf8')) };
}

/** How many formulas have their value beside them; once they are taken away, none has. */
async function valuesOfFormulas(bytes: Uint8Array): Promise<number> {
  let count = 0;
  const valued = (xml: string): number =>
    [...xml.matchAll(/<c\b[^>]*[^/]>(.*?)<\/c>/g)].filter(
      ([, cell]) => /<f\b/.test(cell) && /<v\b/.test(cell),
    ).length;
  for (const entry of zipEntries(bytes).filter(({ path }) => path.startsWith('xl/worksheets/sheet'))) {
    const xml = new TextDecoder().decode(await unpack(bytes, entry));
    count += valued(xml);
    expect([entry.path, valued(withoutValues(xml))]).toEqual([entry.path, 0]);
  }
  return count;
}

test.each([
  ['<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="A1"><f>1+1</f></c>'],
  ['<c r="A1" t="str"><f>"x"</f><v>x</v></c>', '<c r="A1" t="str"><f>"x"</f></c>'],
  ['<c r="A2"><f t="shared" si="0"/><v>3</v></c>', '<c r="A2"><f t="shared" si="0"/></c>'],
  ['<c r="A2"><f t="array" ref="A2">B1</f>\n<v/></c>', '<c r="A2"><f t="array" ref="A2">B1</f></c>'],
  ['<c r="A3"><v>4</v></c><c r="A4"><f>2</f></c>', '<c r="A3"><v>4</v></c><c r="A4"><f>2</f></c>'],
])('%s: the value beside a formula is taken away, and no other', (cell, left) => {
  expect(withoutValues(cell)).toBe(left);
});

(hasOffice ? describe : describe.skip)('the written workbook, computed again by LibreOffice', () => {
  test.each(REPORTS)(
    '%s: every formula gives the value beside it',
    async (ledger) => {
      const bytes = readFileSync((await report(ledger)).path);
      expect(await valuesOfFormulas(bytes)).toBeGreaterThan(50);
      const own = await readWorkbook('report.xlsx', bytes);
      const again = await recalculated(bytes);
      expect(again.sheets.map(({ name }) => name)).toEqual(own.sheets.map(({ name }) => name));
      expect(differences(own, again)).toEqual([]);
      const figures = own.sheets
        .flatMap(({ rows }) => rows.flat())
        .filter((value) => typeof value === 'number');
      expect(figures.length).toBeGreaterThan(1000);
    },
    180_000,
  );
});

(hasPages ? describe : describe.skip)('the whole report, printed', () => {
  test('no page has notes and signature alone, nor under a header without rows; no table is without rows', async () => {
    const bytes = readFileSync((await report(WHOLE)).path);
    const pages = printedPages(bytes);
    expect(pages.length).toBeGreaterThan(100);
    // A page that only continues a sheet begins with rows of a table, be it under a repeated header of one or two lines.
    const forsaken = pages.filter((lines) =>
      lines.slice(0, 3).some((line) => /^(说明：)?\d+\. |^制表：/.test(line)),
    );
    expect(forsaken).toEqual([]);
    // Nor does it begin with a numbered row: above that stands the header that says what its columns are.
    expect(pages.filter(([line]) => /^\s*\d+\s{2,}\S/.test(line ?? ''))).toEqual([]);
    const { sheets } = await readWorkbook('report.xlsx', bytes);
    const hollow = sheets.filter(({ rows }) =>
      rows.some(([first], row) => first === '序号' && rows[row + 1]?.[0] === '合计'),
    );
    expect(hollow.map(({ name }) => name)).toEqual([]);
  }, 120_000);
});

/** Formulas of each sheet of the whole report: a sheet that loses some of its own does not lose them unnoticed. */
const FORMULAS: Readonly<Record<string, number>> = {
  总览: 17,
  账龄分析表: 117,
  摸底阶段进度表: 28,
  认定阶段进度表: 28,
  宣传动员阶段进度表: 28,
  全面清收阶段进度表: 35,
  复查整改阶段进度表: 29,
  排名表: 19,
  奖励计算明细: 14,
  奖励分配公示表: 20,
  年度计划完成表: 59,
  '通报·摸底阶段': 9,
  '通报·认定阶段': 9,
  '通报·宣传动员阶段': 9,
  '通报·全面清收阶段': 9,
  '通报·复查整改阶段': 9,
  基线变动表: 5,
  复查抽样表: 2,
  利息计算表: 21,
  利息明细表: 46,
  未计息债权表: 3,
  利息计算单: 14,
  优惠测算表: 114,
  时效预警表: 4,
  催收工作清单: 3,
  预警清单: 1,
  大额欠款清单: 3,
  限供清单: 17,
  还款承诺兑现表: 12,
  诉讼案件表: 8,
  抵债资产登记表: 4,
  核销案件表: 6,
  争议欠款表: 5,
  责任落实表: 19,
  奖励发放核对表: 45,
  待定奖励审批表: 3,
  按点奖罚表: 9,
  年薪兑现表: 13,
  年终奖计税比较表: 6,
  集团合并表: 51,
  账龄迁徙表: 111,
  迁徙率测算表: 44,
  清收分析表: 37,
  回款预测表: 17,
  坏账准备测算表: 22,
  催款函: 12,
  对账函: 2,
  询证函: 2,
  还款计划: 2,
  函件登记表: 1,
  不良贷款统计表: 28,
  数据体检: 1,
};

/** Several short tables or letters under one another: a header that is repeated would stand over the wrong one. */
const SHORT_TABLES = /总览|口径说明|函|还款计划|清收分析|回款预测|年度计划|时效预警/;

(hasOpenpyxl ? describe : describe.skip)('the written workbook, read by openpyxl', () => {
  test.each(REPORTS)('%s: sheets, tables, live totals and print set-up are there', async (ledger) => {
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

  test('the whole report: every sheet but lists of texts computes its figures, and no formula stands without its value', async () => {
    const { path } = await report(WHOLE);
    const { sheets } = await readWorkbook('report.xlsx', readFileSync(path));
    const { formulas } = readByOpenpyxl(path);
    const computing = new Set(formulas.map(([sheet]) => sheet));
    const silent = sheets.map(({ name }) => name).filter((name) => !computing.has(name));
    expect(silent).toEqual([
      '台账',
      '台账(2)',
      '内部往来表',
      '真实性核查表',
      '口径说明',
      '基线·复查整改阶段',
    ]);
    const counts = new Map<string, number>();
    for (const [sheet] of formulas) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual(FORMULAS);
    const values = new Map(
      sheets.flatMap(({ name, rows }) =>
        rows.flatMap((row, r) => row.map((value, c) => [`${name}!${cellAddress(r, c)}`, value] as const)),
      ),
    );
    expect(formulas.filter(([sheet, cell]) => (values.get(`${sheet}!${cell}`) ?? null) === null)).toEqual([]);
  });

  test('no report calls a function of the add-in: whoever opens it need not have it', async () => {
    for (const ledger of REPORTS) {
      const { path } = await report(ledger);
      expect(readByOpenpyxl(path).formulas.filter(([, , formula]) => /\bAR\./i.test(formula))).toEqual([]);
    }
  });

  test('no text of the user’s has become a formula', async () => {
    for (const ledger of REPORTS) {
      const { path } = await report(ledger);
      const injected = readByOpenpyxl(path).formulas.filter(([, , formula]) =>
        /HYPERLINK|cmd|WEBSERVICE/i.test(formula),
      );
      expect(injected).toEqual([]);
    }
  });
});

/** Every kind of sheet has its words in 总览, without which it cannot be written. */
test('the whole report has every kind of sheet that there is: a new one is to be added to `writeWholeReport`', async () => {
  const { path } = await report(WHOLE);
  const { sheets } = await readWorkbook('report.xlsx', readFileSync(path));
  const overview = new Set(sheets.find(({ name }) => name === '总览')!.rows.flat());
  const kinds = Object.entries(CATALOGUES.zh).filter(([key]) => key.startsWith('report.overview.content.'));
  expect(kinds.length).toBeGreaterThan(40);
  expect(kinds.filter(([, content]) => !overview.has(content)).map(([key]) => key)).toEqual([]);
  const names = sheets.map(({ name }) => name);
  for (const kind of LETTER_KINDS) expect(names).toContain(kind);
});

test.each(['zh', 'en'])(
  'given as a ledger, nothing of a report (%s) is read but its copy of 台账',
  async (language) => {
    const [report, json] = ['xlsx', 'json'].map((ending) => join(folder, `again-${language}.${ending}`));
    const asOf = ['--as-of', '2012-12-31', '--lang', language];
    await command(SAMPLE, ...asOf, '--out', report);
    await command(report, ...asOf, '--json', json);
    const { ledger, findings } = JSON.parse(readFileSync(json, 'utf8'));
    expect(ledger.claims).toBe(152);
    expect(new Set(findings.map(({ sheet }: { sheet: string }) => sheet))).toEqual(new Set(['台账']));
  },
  60_000,
);

test.each(REPORTS)('%s: totals on the sheets are those of the JSON', async (ledger) => {
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
