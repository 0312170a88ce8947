import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkbookData } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { rewriteParts } from '../../src/xlsx/rewrite-parts';
import { zipEntries } from '../../src/xlsx/zip-archive';

const OFFICE = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
/** Debian's own Python has Debian's openpyxl; another Python on the path may not. */
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import openpyxl']).status === 0,
);

export const hasOffice = OFFICE !== undefined;
/** Pages can be printed to a file and read again. */
export const hasPages = hasOffice && spawnSync('pdftotext', ['-v']).status === 0;
export const hasOpenpyxl = PYTHON !== undefined;

/** The workbook after LibreOffice has computed every formula itself: it is given none of our computed values. */
export async function recalculated(report: Uint8Array): Promise<WorkbookData> {
  return readWorkbook('report.xlsx', await savedByOffice(report));
}

/** The rows of a sheet's part with no value beside a formula: not of shared formulas, which have no text, nor of texts. */
export function withoutValues(xml: string): string {
  return xml.replace(/(<f\b[^>]*?(?:\/>|>[^<]*<\/f>))\s*<v\b[^>]*?(?:\/>|>[^<]*<\/v>)/g, '$1');
}

/** The workbook as LibreOffice saves it after it has computed every formula itself. */
export async function savedByOffice(report: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-office-'));
  try {
    const sheets = zipEntries(report)
      .map(({ path }) => path)
      .filter((path) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path));
    writeFileSync(
      join(folder, 'report.xlsx'),
      await rewriteParts(report, new Map(sheets.map((path) => [path, withoutValues]))),
    );
    return readFileSync(convertedByOffice(folder, 'report.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Lets LibreOffice open a workbook, compute what has no value yet, and save it anew.
 * @param folder in which the workbook is and LibreOffice may keep what it likes
 * @param timeout milliseconds; none: it is waited for
 * @param kind of the file that it makes
 * @returns the path of the file that it has saved
 */
export function convertedByOffice(
  folder: string,
  name: string,
  timeout?: number,
  kind: 'xlsx' | 'pdf' = 'xlsx',
): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const out = join(folder, 'out');
  const words = [profile, '--headless', '--convert-to', kind, '--outdir', out, join(folder, name)];
  execFileSync(OFFICE!, words, { stdio: 'ignore', timeout });
  return join(out, name.replace(/xlsx$/, kind));
}

/** The printed pages of a workbook: the lines of each, without its number at the foot. */
export function printedPages(report: Uint8Array): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-print-'));
  try {
    writeFileSync(join(folder, 'report.xlsx'), report);
    const pages = convertedByOffice(folder, 'report.xlsx', undefined, 'pdf');
    const text = execFileSync('pdftotext', ['-layout', pages, '-'], { maxBuffer: 1 << 28 }).toString();
    return text.split('\f').map((page) =>
      page
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^第 \d+ 页 共 \d+ 页$/.test(line)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What openpyxl finds in a workbook: sheet names, formula cells, table names, and what it shows of single cells. */
export interface SecondReading {
  readonly sheets: readonly string[];
  readonly formulas: readonly (readonly [sheet: string, cell: string, formula: string])[];
  readonly tables: readonly string[];
  readonly print: Readonly<
    Record<string, { readonly titles: string | null; readonly fit: boolean; readonly paper: number | null }>
  >;
}

const SCRIPT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({
  'sheets': book.sheetnames,
  'formulas': [[s.title, c.coordinate, c.value] for s in book for r in s.iter_rows() for c in r if c.data_type == 'f'],
  'tables': [t for s in book for t in s.tables],
  'print': {s.title: {'titles': s.print_title_rows, 'fit': bool(s.sheet_properties.pageSetUpPr and s.sheet_properties.pageSetUpPr.fitToPage), 'paper': s.page_setup.paperSize and int(s.page_setup.paperSize)} for s in book},
}))
`;

export function readByOpenpyxl(path: string): SecondReading {
  return JSON.parse(
    execFileSync(PYTHON!, ['-c', SCRIPT, path], { maxBuffer: 1 << 28 }).toString(),
  ) as SecondReading;
}

/** Lets openpyxl open a workbook and save it in its place. */
export function savedByOpenpyxl(path: string): void {
  const script = 'import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])';
  execFileSync(PYTHON!, ['-c', script, path]);
}
