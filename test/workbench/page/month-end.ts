import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue } from '../../../src/workbook/sheet-data';
import { readWorkbook } from '../../../src/xlsx/read-workbook';
import { command } from '../../headless/run-command';
import { cellsOf, PATIENCE, ROOT, type WorkbenchPage } from './workbench-page';

/** The notes say where the ledger is: in the same workbook, or in another. */
const withoutNotes = (rows: CellValue[][]): CellValue[][] =>
  rows.filter(([first]) => typeof first !== 'string' || !first.startsWith('说明：'));

/** A month-end from recognising the ledger to the file that is opened again, in the order in which it is done. */
export function monthEnd(bench: () => WorkbenchPage, folder: string): void {
  test(
    'the ledger is recognised, a finding leads to its cell, every sheet is made, and they agree with the headless command',
    async () => {
      await bench().begin();
      await bench().press('recognise');
      await bench().sees('153笔');
      await bench().screen('01-recognised');
      const pane = await bench().pane();
      await pane.getByText('跳到单元格').first().click();
      await bench().selected('K23');
      await bench().screen('02-finding');
      await bench().press('generateAll');
      await bench().sees(/已新建\d+张表/);
      await bench().screen('03-generated');
      await bench().tab('账龄分析表');
      await bench().page.waitForSelector('[data-chart] svg', { timeout: PATIENCE });
      await bench().screen('04-aging');
      const inPage = await bench().saved('workbench.xlsx');

      const out = join(folder, 'headless.xlsx');
      const sample = join(ROOT, 'assets/sample/qingqian-sample.xlsx');
      const asOf = await pane.locator('input').first().inputValue();
      expect((await command(sample, '--as-of', asOf, '--out', out)).code).toBeLessThan(2);
      const byCommand = (await readWorkbook('headless.xlsx', readFileSync(out))).sheets;
      for (const name of ['总览', '账龄分析表', '排名表', '奖励计算明细', '奖励分配公示表', '数据体检'])
        expect(withoutNotes(cellsOf(inPage, name))).toEqual(withoutNotes(cellsOf(byCommand, name)));
    },
    3 * PATIENCE,
  );

  test(
    'a formula with a function of the add-in computes in its cell, and Ctrl+Z takes it back',
    async () => {
      await bench().tab('台账');
      await bench().type('T5', '=AR.OVERDUEDAYS(H5,DATE(2012,12,31))');
      await bench().page.waitForTimeout(1_000);
      await bench().screen('05-formula');
      // 2007-05-06 to 2012-12-31.
      expect(cellsOf(await bench().saved('formula.xlsx'), '台账')[4][19]).toBe(2066);
      await bench().page.keyboard.press('Control+z');
      await bench().page.waitForTimeout(500);
      expect(cellsOf(await bench().saved('undone.xlsx'), '台账')[4][19]).toBeUndefined();
    },
    2 * PATIENCE,
  );

  test(
    'a recovery is changed, and an update brings the sheets up to date',
    async () => {
      const amountOfUnit = async (name: string): Promise<unknown> =>
        cellsOf(await bench().saved(name), '账龄分析表')[4][3];
      const before = await amountOfUnit('before.xlsx');
      await bench().tab('回款');
      await bench().type('E2', '1');
      await bench().sees('重新计算');
      await bench().press('update');
      await bench().sees(/已新建0张表，更新\d+张/);
      await bench().screen('06-updated');
      expect(await amountOfUnit('after.xlsx')).not.toEqual(before);
    },
    2 * PATIENCE,
  );

  test(
    'the saved file, opened again, knows its sheets: nothing is made twice',
    async () => {
      await bench().openFile(await bench().save('again.xlsx'), 'again.xlsx');
      await bench().press('generateAll');
      await bench().sees(/已新建0张表/);
      await bench().screen('07-opened-again');
    },
    2 * PATIENCE,
  );

  test(
    'the page speaks English as well; keys start a command, and the menu of a cell has them too',
    async () => {
      const { page, address } = bench();
      await page.goto(`${address}?lang=en`);
      await page.waitForSelector('.grid canvas', { timeout: PATIENCE });
      await page.getByRole('button', { name: 'Generate all' }).waitFor();
      await bench().sees('The ledger has not been read yet');
      await page.mouse.click(600, 420);
      await page.keyboard.press('Control+Shift+Alt+S');
      await bench().sees('153 claims');
      await page.mouse.click(600, 420, { button: 'right' });
      await page.getByText('Explain figure').waitFor();
      await bench().screen('08-english');
    },
    PATIENCE,
  );
}
