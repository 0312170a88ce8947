import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { SheetPlan } from '../../src/workbook/sheet-plan';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { peer } from './engine/peers';
import type { JobFigures } from './file-job';
import { madeLedger } from './made-ledger';

const ROOT = join(__dirname, '../..');
/** Beyond this a ledger is handed over as CSV: a sheet of Excel holds no more rows. */
const MOST_XLSX_CLAIMS = 500_000;
const MOST_CSV_ROWS = 1_000_000;
/** Nobody waits longer for one program. */
const MOST_MINUTES = 20;
/** What a run over a million claims may take. */
const HEAP_MEGABYTES = 3_600;

/** One job over files of one size, each in a process of its own. */
export interface FileFigures extends JobFigures {
  readonly claims: number;
  readonly name: string;
}

/**
 * From ledger to report workbook, beside hucre alone and exceljs reading the same ledger and writing the same cells without looks.
 * A ledger too long for a sheet comes as CSV and has no peers.
 */
export async function fileFigures(claims: number): Promise<FileFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  try {
    const report = join(folder, 'report.xlsx');
    const ledger =
      claims > MOST_XLSX_CLAIMS ? await csvLedger(folder, claims) : [await xlsxLedger(folder, claims)];
    const jobs = claims > MOST_XLSX_CLAIMS ? ['qingqian'] : ['qingqian', 'hucre'];
    if (jobs.length > 1 && peer('exceljs') !== null) jobs.push('exceljs');
    return jobs.map((name) => {
      const figures = { claims, name, ...inOwnProcess(name, ledger, report) };
      const { seconds, megabytes } = figures;
      console.log(`${claims} claims, ${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`);
      return figures;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inOwnProcess(job: string, ledger: readonly string[], report: string): JobFigures {
  const words = ['--import', 'tsx', `--max-old-space-size=${HEAP_MEGABYTES}`];
  const said = execFileSync(
    process.execPath,
    [...words, join(__dirname, 'file-job.ts'), job, report, ...ledger],
    {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: MOST_MINUTES * 60_000,
    },
  );
  return JSON.parse(said.trim().split('\n').at(-1)!) as JobFigures;
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
