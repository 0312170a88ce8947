import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue, WorkbookData } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { sheetOf } from '../fixture/sheet-of';
import { differences } from './recalculated';
import { command, ownFolder } from './run-command';
import { hasOffice, recalculated } from './second-reader';

const folder = ownFolder();
/** A cell with a formula and the value beside it. */
const FORMULA_CELL = /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f><v>([^<]*)<\/v><\/c>/;

test('values differ where they are not the same to half a fen, and are named by sheet and cell', () => {
  const book = (...rows: CellValue[][]): WorkbookData => ({ file: '', sheets: [sheetOf('总览', rows)] });
  expect(differences(book([1, 'x', null]), book([1 + 1e-10, 'x', '']))).toEqual([]);
  expect(differences(book([1, 2], [3, 'x']), book([1, 2.01], [3]))).toEqual([
    ['总览', 'B1', 2, 2.01],
    ['总览', 'B2', 'x', null],
  ]);
});

(hasOffice ? test : test.skip)(
  'a wrong value and a wrong formula in a written report are found, and nothing else',
  async () => {
    const ledger = join(folder, '台账.csv');
    writeFileSync(
      ledger,
      '债权编号,债务人,所属单位,到期日,应收金额\nA1,甲公司,一公司,2011-03-01,1000.50\nA2,乙公司,二公司,2012-03-01,7\n',
    );
    const path = join(folder, '报告.xlsx');
    await command(ledger, '--as-of', '2012-12-31', '--out', path);
    const report = new Uint8Array(readFileSync(path));
    const { sheets } = await readWorkbook('报告.xlsx', report);
    const partOf = (name: string): string =>
      `xl/worksheets/sheet${sheets.findIndex((sheet) => sheet.name === name) + 1}.xml`;
    const planted: string[] = [];
    const plant =
      (sheet: string, change: (formula: string, value: string) => string) =>
      (xml: string): string =>
        xml.replace(FORMULA_CELL, (_, cell: string, looks: string, formula: string, value: string) => {
          planted.push(`${sheet}!${cell}`);
          return `<c r="${cell}"${looks}>${change(formula, value)}</c>`;
        });
    const wrong = await rewriteParts(
      report,
      new Map([
        // The value of a total, and what the first big number is drawn from: no other cell follows either.
        [partOf('账龄分析表'), plant('账龄分析表', (f, v) => `<f>${f}</f><v>${Number(v) + 0.01}</v>`)],
        [partOf('总览'), plant('总览', (f, v) => `<f>${f}+0.01</f><v>${v}</v>`)],
      ]),
    );
    const found = differences(await readWorkbook('报告.xlsx', wrong), await recalculated(wrong));
    expect(found.map(([sheet, cell]) => `${sheet}!${cell}`).sort()).toEqual(planted.sort());
    expect(planted).toHaveLength(2);
  },
  60_000,
);
