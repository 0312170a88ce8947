import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { once } from 'node:events';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { peer } from './engine/peers';
import type { JobFigures } from './file-job';
import { madeLedger } from './made-ledger';

const AS_OF = '2012-12-31';
const ROOT = join(__dirname, '../..');
/** Beyond this a ledger is handed over as CSV: a sheet of Excel holds no more rows. */
const MOST_XLSX_CLAIMS = 500_000;
const MOST_CSV_ROWS = 1_000_000;
/** Nobody waits longer for one program. */
const MOST_MINUTES = 20;
/** What a run over a million claims may take. */
const HEAP_MEGABYTES = 3_600;

/** One job over a ledger in a process of its own; without figures where it did not come to its end, and why. */
export type FileFigures = { readonly name: string } & (
  JobFigures | { readonly seconds: null; readonly megabytes: null; readonly failed: string }
);

/** The same over a made ledger. */
export type MadeFileFigures = FileFigures & { readonly claims: number };

/**
 * From ledger to report workbook, beside hucre alone and exceljs reading the same ledger and writing the same cells without looks.
 * A ledger too long for a sheet comes as CSV and has no peers.
 */
export async function fileFigures(claims: number): Promise<MadeFileFigures[]> {
  return within(async (folder) => {
    const isCsv = claims > MOST_XLSX_CLAIMS;
    const ledger = isCsv ? await csvLedger(folder, claims) : [await xlsxLedger(folder, claims)];
    const figures = eachJob(folder, [...ledger, '--as-of', AS_OF], `${claims} claims`, !isCsv);
    return figures.map((one) => ({ ...one, claims }));
  });
}

/** The same over a ledger of one's own; peers read .xlsx alone. */
export async function ownFileFigures(path: string): Promise<FileFigures[]> {
  const hasPeers = extname(path).toLowerCase() === '.xlsx';
  return within((folder) => eachJob(folder, [resolve(path)], basename(path), hasPeers));
}

async function within<Made>(work: (folder: string) => Made | Promise<Made>): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function eachJob(folder: string, ledger: readonly string[], what: string, hasPeers: boolean): FileFigures[] {
  const peers = peer('exceljs') === null ? ['hucre'] : ['hucre', 'exceljs'];
  const all: FileFigures[] = [];
  for (const name of ['qingqian', ...(hasPeers ? peers : [])]) {
    const figures = inOwnProcess(name, ledger, join(folder, 'report.xlsx'));
    all.push(figures);
    const { seconds, megabytes } = figures;
    const said = seconds === null ? figures.failed : `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
    console.log(`${what}, ${name}: ${said}`);
    // The peers write the cells of our report: without it there is nothing to compare.
    if (seconds === null && name === 'qingqian') break;
  }
  return all;
}

function inOwnProcess(name: string, ledger: readonly string[], report: string): FileFigures {
  const words = ['--import', 'tsx', `--max-old-space-size=${HEAP_MEGABYTES}`];
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...words, join(__dirname, 'file-job.ts'), name, report, ...ledger],
    { cwd: ROOT, encoding: 'utf8', timeout: MOST_MINUTES * 60_000 },
  );
  if (status === 0) return { name, ...(JSON.parse(stdout.trim().split('\n').at(-1)!) as JobFigures) };
  const reason = /^(?:\w*Error: )(.+)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? '';
  const failed =
    signal === 'SIGTERM'
      ? `not finished within ${MOST_MINUTES} minutes`
      : `did not come to its end: ${reason}`;
  return { name, seconds: null, megabytes: null, failed };
}

async function xlsxLedger(folder: string, claims: number): Promise<string> {
  const path = join(folder, 'ledger.xlsx');
  writeFileSync(path, await writeWorkbook(madeLedger(claims), { title: 'bench', created: new Date(0) }));
  return path;
}

/** Claims and recoveries as files of CSV, none of them longer than a sheet, and the policy's tables as a workbook. */
async function csvLedger(folder: string, claims: number): Promise<string[]> {
  const [ledger, recoveries, ...policy] = madeLedger(claims);
  const paths: string[] = [];
  for (const plan of [ledger, recoveries]) {
    for (let first = 1; first < plan.rows.length; first += MOST_CSV_ROWS) {
      const path = join(folder, `${plan.name}${paths.length + 1}.csv`);
      const out = createWriteStream(path);
      for (const line of csvLines(plan, first)) if (!out.write(line)) await once(out, 'drain');
      out.end();
      await once(out, 'finish');
      paths.push(path);
    }
  }
  const rules = join(folder, 'policy.xlsx');
  writeFileSync(rules, await writeWorkbook(policy, { title: 'bench', created: new Date(0) }));
  return [...paths, '--policy', rules];
}

/** The header and so many rows as a file holds, from `first`. */
function* csvLines({ rows, columns }: SheetPlan, first: number): Generator<string> {
  for (const row of [rows[0], ...rows.slice(first, first + MOST_CSV_ROWS)]) {
    const cells = row.map((value, column) =>
      columns[column].style === 'plainDate' && typeof value === 'number'
        ? dayText(value)
        : String(value ?? ''),
    );
    yield `${cells.join(',')}\n`;
  }
}

/** A day of Excel as it is written. */
function dayText(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
