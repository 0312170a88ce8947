import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { readXlsx, writeXlsx } from 'hucre';
import { dayOf } from '../../src/calendar/day';
import type { Streams } from '../../src/headless/command';
import { runCommand } from '../../src/headless/command';

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

/** What a job is given: the command's words for the ledger, the report's path, where its cells are, and where exceljs is installed. */
export interface JobOrder {
  readonly job: 'qingqian' | 'cells' | 'hucre' | 'exceljs';
  readonly ledger: readonly string[];
  readonly report: string;
  readonly cells: string;
  readonly exceljs: string | null;
}

/**
 * Ledger in, report out: by this program, and the same two files' cells by peers, which compute nothing. The cells are taken out of the
 * report beforehand in a process of its own, so that everybody begins cold.
 */
const JOBS: Readonly<Record<JobOrder['job'], (order: JobOrder) => Promise<void>>> = {
  async qingqian({ ledger, report }) {
    const code = await runCommand([...ledger, '--out', report], streams);
    if (code > 1) process.exit(code);
  },
  async cells({ report, cells }) {
    const { sheets } = await readXlsx(readFileSync(report));
    writeFileSync(cells, serialize(sheets.map(({ name, rows }) => ({ name, rows }))));
  },
  async hucre({ ledger: [ledger], report, cells }) {
    const sheets = writtenCells(cells);
    begin();
    await readXlsx(readFileSync(ledger));
    writeFileSync(`${report}.hucre`, await writeXlsx({ sheets }));
  },
  async exceljs({ ledger: [ledger], report, cells, exceljs }) {
    if (exceljs === null) throw new Error('exceljs is not installed');
    const sheets = writtenCells(cells);
    const { default: ExcelJs } = (await import(/* webpackIgnore: true */ exceljs)) as { default: ExcelJs };
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

/** The cells that a report holds: what the peers write. */
function writtenCells(path: string): Pick<Written, 'name' | 'rows'>[] {
  return deserialize(readFileSync(path)) as Pick<Written, 'name' | 'rows'>[];
}

let begun = performance.now();
function begin(): void {
  begun = performance.now();
}

/** Does a job in this process, and prints what it took as JSON. */
async function work(order: JobOrder): Promise<void> {
  begin();
  await JOBS[order.job](order);
  const figures: JobFigures = {
    seconds: (performance.now() - begun) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

void work(JSON.parse(process.argv[2]) as JobOrder);
