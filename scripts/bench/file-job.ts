import { readFileSync, writeFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre';
import { dayOf } from '../../src/calendar/day';
import type { Streams } from '../../src/headless/command';
import { runCommand } from '../../src/headless/command';
import { peer } from './engine/peers';

/** What one job took: seconds, and the most memory that its process had. */
export interface JobFigures {
  readonly seconds: number;
  readonly megabytes: number;
}

/** The part of exceljs that is used here. */
interface ExcelJs {
  readonly Workbook: new () => {
    readonly xlsx: { readFile(path: string): Promise<unknown>; writeFile(path: string): Promise<void> };
    addWorksheet(name: string): { addRow(cells: readonly unknown[]): void };
  };
}

/** What the command says goes where a failure is looked for. */
const streams: Streams = {
  out: (line) => void process.stderr.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  today: () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
};

/** Ledger in, report out: by this program, and the same two files' cells by peers, which compute nothing. */
const JOBS: Readonly<Record<string, (ledger: readonly string[], report: string) => Promise<void>>> = {
  async qingqian(ledger, report) {
    const code = await runCommand([...ledger, '--out', report], streams);
    if (code > 1) process.exit(code);
  },
  async hucre([ledger], report) {
    const sheets = await cellsOf(report);
    begin();
    await readXlsx(readFileSync(ledger));
    writeFileSync(`${report}.hucre`, await writeXlsx({ sheets }));
  },
  async exceljs([ledger], report) {
    const ExcelJs = peer<ExcelJs>('exceljs');
    if (ExcelJs === null) return;
    const sheets = await cellsOf(report);
    begin();
    await new ExcelJs.Workbook().xlsx.readFile(ledger);
    const workbook = new ExcelJs.Workbook();
    for (const { name, rows } of sheets) {
      const sheet = workbook.addWorksheet(name);
      for (const row of rows) sheet.addRow(row);
    }
    await workbook.xlsx.writeFile(`${report}.exceljs`);
  },
};

type Written = Awaited<ReturnType<typeof readXlsx>>['sheets'][number];

/** The cells that a report holds, read beforehand: what the peers write. */
async function cellsOf(report: string): Promise<Pick<Written, 'name' | 'rows'>[]> {
  const { sheets } = await readXlsx(readFileSync(report));
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

let begun = performance.now();
function begin(): void {
  begun = performance.now();
}

/** Usage, by `file.ts` in a process of its own: job, report, the command's words for the ledger. Prints `JobFigures` as JSON. */
async function work([job, report, ...ledger]: readonly string[]): Promise<void> {
  begin();
  await JOBS[job](ledger, report);
  const figures: JobFigures = {
    seconds: (performance.now() - begun) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

if (process.argv[1]?.endsWith('file-job.ts')) void work(process.argv.slice(2));
