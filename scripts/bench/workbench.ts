import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorkbook } from '../../src/xlsx/write-workbook';
import { WorkbenchPage } from '../../test/workbench/page/workbench-page';
import { madeLedger } from './made-ledger';

const FILE = '台账.xlsx';

/**
 * What a person waits for in the workbench, in a real browser: a ledger opened, read, reported on, and one of its cells edited, before
 * and after the report. Progress is on the screen throughout; the time is from the key or the click to the page at rest.
 */
export async function benchWorkbench(claims: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-bench-'));
  const bench = await WorkbenchPage.open(folder);
  try {
    const ledger = join(folder, FILE);
    writeFileSync(ledger, await writeWorkbook(madeLedger(claims), { title: 'bench', created: new Date(0) }));
    await bench.begin();
    const timed = async (what: string, work: () => Promise<void>): Promise<void> => {
      const begun = performance.now();
      await work();
      await atRest(bench);
      console.log(`${what.padEnd(28)}${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
    };
    console.log(`${claims} claims in the workbench`);
    await timed('open', () => bench.openFile(ledger, FILE));
    await bench.goTo('G2');
    await timed('edit a cell', () => edit(bench, '1000.5'));
    await timed('recognise', () => bench.press('recognise'));
    await bench.setAsOf('2012-12-31');
    await timed('generate all', () => bench.press('generateAll'));
    await bench.tab('台账');
    await bench.goTo('G2');
    await timed('edit a cell, with a report', () => edit(bench, '2000.5'));
    await timed('aging columns as formulas', () => bench.press('agingColumns'));
    await bench.goTo('F2');
    await timed('edit a day, with formulas', () => edit(bench, '2012-12-1'));
    if (bench.failures.length > 0) throw new Error(bench.failures.join('\n'));
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function edit({ page }: WorkbenchPage, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** Waits until the page draws again and has nothing left to do at once. */
function atRest({ page }: WorkbenchPage): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => {
          requestAnimationFrame(() => {
            setTimeout(resolve, 0);
          });
        });
      }),
  );
}
