import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../../src/xlsx/read-workbook';
import { PATIENCE, type WorkbenchPage } from './workbench-page';

/** A month-end by somebody who has no mouse: nothing here presses or points at a place on the screen. */
export function keyboardAlone(bench: () => WorkbenchPage, folder: string): void {
  test(
    'from the ledger to the saved report with the keyboard alone',
    async () => {
      await bench().begin();
      const { page } = bench();
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };

      await goToPart(bench(), '识别台账');
      await press('Enter');
      await bench().sees('153笔');

      // The first field of the pane is the day; it rests while the pane is at work.
      const day = (await bench().pane()).locator('input:enabled').first();
      await day.waitFor();
      await goToPart(bench(), '基准日');
      await press('Control+a');
      await page.keyboard.type('2012-12-31');
      await press('Enter');
      await bench().sees('8,749.66');

      // A finding leads to its cell.
      await tabTo(bench(), '跳到 台账!K23');
      await press('Enter');
      await bench().selected('K23');
      await bench().screen('15-keyboard-finding');

      // In the grid the arrows go from cell to cell, and what is typed is an entry.
      await goToPart(bench(), 'grid');
      await press('ArrowRight');
      await bench().selected('L23');
      await press('ArrowLeft', 'ArrowDown', 'ArrowUp');
      await bench().selected('K23');

      await goToPart(bench(), '基准日');
      await tabTo(bench(), '一键生成');
      await bench().screen('15-keyboard');
      await press('Enter');
      await bench().sees(/已新建\d+张表/);
      // The button that was pressed is where the keyboard still is.
      expect(await focused(bench())).toBe('一键生成');

      const [download] = await Promise.all([page.waitForEvent('download'), press('Control+s')]);
      const path = join(folder, 'by-keyboard.xlsx');
      await download.saveAs(path);
      const { sheets } = await readWorkbook('by-keyboard.xlsx', readFileSync(path));
      expect(sheets.map(({ name }) => name)).toContain('总览');
    },
    2 * PATIENCE,
  );
}

/** Presses F6 until the focus is in the part of the page whose first control has this name. */
function goToPart(bench: WorkbenchPage, first: string): Promise<void> {
  return goOn(bench, 'F6', 3, first);
}

/** Presses Tab until the focus is on the control of this name. */
function tabTo(bench: WorkbenchPage, name: string): Promise<void> {
  return goOn(bench, 'Tab', 60, name);
}

async function goOn(bench: WorkbenchPage, key: string, most: number, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await bench.page.keyboard.press(key);
    const now = await focused(bench);
    if (now === name) return;
    passed.push(now);
  }
  throw new Error(`${key} never came to ${name}, but to ${passed.join(', ')}`);
}

/** What the focus is on, in the page or in the pane, by the name that is read aloud. */
function focused(bench: WorkbenchPage): Promise<string> {
  return bench.page.evaluate(() => {
    const here = document.activeElement;
    if (here?.closest('.grid')) return 'grid';
    const on = here instanceof HTMLIFrameElement ? here.contentDocument?.activeElement : here;
    const label = on instanceof HTMLInputElement ? on.labels?.[0]?.textContent : null;
    return (on?.getAttribute('aria-label') ?? label ?? on?.textContent ?? '').trim();
  });
}
