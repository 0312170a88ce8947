import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { once } from 'node:events';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { bundle } from './bundle';
import { peerPath } from './engine/peers';
import type { JobFigures, JobOrder } from './file-job';
import { madeLedger } from './made-ledger';
import { BenchRefusal, MOST_MINUTES, reasonIn, tooLate } from './own-process';

const AS_OF = '2012-12-31';
/** Our command and the peers, joined into one file as the command ships. */
const PROGRAM = 'file-job.cjs';
const ROOT = join(__dirname, '../..');
/** Beyond this a ledger is handed over as CSV: a sheet of Excel holds no more rows. */
const MOST_XLSX_CLAIMS = 500_000;
const MOST_CSV_ROWS = 1_000_000;
/** The command's exit code where it does nothing. */
const REFUSED = 2;
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
  const isCsv = claims > MOST_XLSX_CLAIMS;
  const figures = await within(async (folder) => {
    const ledger = isCsv ? await csvLedger(folder, claims) : [await xlsxLedger(folder, claims)];
    return eachJob(folder, [...ledger, '--as-of', AS_OF], `${claims} claims`, !isCsv);
  });
  return figures.map((one) => ({ ...one, claims }));
}

/**
 * The same over a ledger of one's own; peers read .xlsx alone.
 * @throws BenchRefusal where the command makes no report of it
 */
export async function ownFileFigures(path: string): Promise<FileFigures[]> {
  const hasPeers = extname(path).toLowerCase() === '.xlsx';
  return within(async (folder) => eachJob(folder, [resolve(path)], basename(path), hasPeers));
}

async function within(work: (folder: string) => Promise<FileFigures[]>): Promise<FileFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    await bundle(join(__dirname, 'file-job.ts'), folder, PROGRAM);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function eachJob(folder: string, ledger: readonly string[], what: string, hasPeers: boolean): FileFigures[] {
  const order = {
    ledger,
    report: join(folder, 'report.xlsx'),
    cells: join(folder, 'cells'),
    exceljs: peerPath('exceljs'),
  };
  const all: FileFigures[] = [];
  const run = (job: JobOrder['job']): boolean => {
    const figures = inOwnProcess(folder, { ...order, job });
    const { seconds, megabytes } = figures;
    const said = seconds === null ? figures.failed : `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
    if (seconds === null || job !== 'cells') {
      console.log(`${what}, ${job}: ${said}`);
      all.push(figures);
    }
    return seconds !== null;
  };
  // The peers write the cells of our report: without it there is nothing to compare.
  if (!run('qingqian') || !hasPeers || !run('cells')) return all;
  run('hucre');
  if (order.exceljs !== null) run('exceljs');
  return all;
}

function inOwnProcess(folder: string, order: JobOrder): FileFigures {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MEGABYTES}`, join(folder, PROGRAM), JSON.stringify(order)],
    { cwd: ROOT, encoding: 'utf8', timeout: MOST_MINUTES * 60_000 },
  );
  const name = order.job;
  if (status === 0) return { name, ...(JSON.parse(stdout.trim().split('\n').at(-1)!) as JobFigures) };
  // The command has said in a sentence why it does nothing.
  if (name === 'qingqian' && status === REFUSED) throw new BenchRefusal(reasonIn(stderr));
  const failed = signal === 'SIGTERM' ? tooLate() : `did not come to its end: ${reasonIn(stderr)}`;
  if (name === 'qingqian') process.exitCode = 1;
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
