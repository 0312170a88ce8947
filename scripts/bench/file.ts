import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { dayOf } from '../../src/calendar/day';
import { runCommand } from '../../src/headless/command';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { madeLedger } from './made-ledger';

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}

/**
 * From .xlsx ledger to report workbook, beside hucre alone reading the same input and writing the same output cells;
 * both in this process, one after the other.
 */
export async function benchFile(claims: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  const [input, output] = [join(folder, 'ledger.xlsx'), join(folder, 'report.xlsx')];
  try {
    writeFileSync(input, await writeWorkbook(madeLedger(claims), { title: 'bench', created: new Date(0) }));
    const silent = { out: () => undefined, err: () => undefined, today: () => dayOf(2012, 12, 31) };
    const [code, whole] = await timed(() => runCommand([input, '--out', output], silent));
    const memory = process.resourceUsage().maxRSS / 1024;
    const [, reading] = await timed(() => readXlsx(readFileSync(input)));
    const written = await readXlsx(readFileSync(output));
    const sheets = written.sheets.map(({ name, rows }) => ({ name, rows }));
    const [, writing] = await timed(() => writeXlsx({ sheets }));
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    console.log(
      `${claims} claims: report ${seconds(whole)} (exit ${code}), peak memory ${memory.toFixed(0)} MB`,
    );
    console.log(
      `hucre alone: read ${seconds(reading)}, write the same cells without styles ${seconds(writing)}`,
    );
    console.log(`ratio ${(whole / (reading + writing)).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
