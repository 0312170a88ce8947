import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Frame, Page } from 'playwright-core';
import { serveFolder } from '../../../scripts/workbench/serve-folder';
import type { CellValue, SheetData } from '../../../src/workbook/sheet-data';
import { readWorkbook } from '../../../src/xlsx/read-workbook';
import { BROWSER, openBrowser } from '../../fixture/office/browser/open-pages';
import { command, ownFolder } from '../../headless/run-command';

const ROOT = resolve(__dirname, '../../..');
const SCREENS = join(ROOT, 'test/screens/workbench');
const PATIENCE = 180_000;
const folder = ownFolder();

if (BROWSER === null)
  console.warn(
    'The workbench was not opened: no Chrome, Edge or Chromium was found on this machine (Debian: apt-get install chromium).',
  );

/** A month-end in the workbench, done as a person does it: with the mouse and the keyboard, in a real browser. */
(BROWSER === null ? describe.skip : describe)('a month-end in the workbench', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let address: string;
  const outside: string[] = [];
  const failures: string[] = [];

  beforeAll(async () => {
    mkdirSync(SCREENS, { recursive: true });
    await promisify(execFile)('npx', ['tsx', 'scripts/build-workbench.ts', 'development'], { cwd: ROOT });
    server = await serveFolder(join(ROOT, 'dist/workbench'), 0);
    address = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
    browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(address))
        outside.push(request.url());
    });
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(address);
    await page.waitForSelector('.grid canvas', { timeout: PATIENCE });
    await (await pane()).getByText('还没有识别台账').waitFor({ timeout: PATIENCE });
  }, 2 * PATIENCE);

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function pane(): Promise<Frame> {
    const frame = await (await page.waitForSelector('.pane-frame')).contentFrame();
    if (!frame) throw new Error('the pane has no page');
    return frame;
  }
  const screen = (name: string): Promise<unknown> => page.screenshot({ path: join(SCREENS, `${name}.png`) });
  const press = async (name: string): Promise<void> => {
    const button = `[data-control="Qingqian.Ribbon.${name}"]`;
    await page.click(button);
    await page.waitForSelector(`${button}[aria-busy="false"]`, { timeout: PATIENCE });
  };
  const tab = async (name: string): Promise<void> => {
    await page.locator('[data-u-comp="slide-tab-bar"]').getByText(name, { exact: true }).click();
  };
  /** Goes to a cell as a person does who knows its address: through the name box. */
  const goTo = async (cell: string): Promise<void> => {
    const box = page
      .locator('[data-u-comp="defined-name"] input, [data-u-comp="sheets-defined-name"] input')
      .first();
    await box.click();
    await box.fill(cell);
    await box.press('Enter');
    await page.waitForTimeout(300);
  };
  const saved = async (name: string): Promise<readonly SheetData[]> => {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: PATIENCE }),
      page.getByText('保存到本机').click(),
    ]);
    const path = join(folder, name);
    await download.saveAs(path);
    return (await readWorkbook(name, readFileSync(path))).sheets;
  };
  const sheetOf = (sheets: readonly SheetData[], name: string): CellValue[][] => {
    const found = sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found.rows.map((row) => {
      // Ratios are computed by two programs and agree to twelve digits; Excel makes an empty cell of an empty text.
      const cells = row.map((value) =>
        typeof value === 'number' ? Number(value.toPrecision(12)) : value === '' ? null : value,
      );
      while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
      return cells;
    });
  };

  /** The notes say where the ledger is: in the same workbook, or in another. */
  const withoutNotes = (rows: CellValue[][]): CellValue[][] =>
    rows.filter(([first]) => typeof first !== 'string' || !first.startsWith('说明：'));

  test(
    'the ledger is recognised, a finding leads to its cell, every sheet is made, and they agree with the headless command',
    async () => {
      await press('recognise');
      const shown = await pane();
      await shown.getByText('153 笔').first().waitFor({ timeout: PATIENCE });
      await screen('1-recognised');
      await shown.getByText('跳到单元格').first().click();
      await page.waitForFunction(
        () => [...document.querySelectorAll('input')].some((input) => input.value === 'K23'),
        null,
        { timeout: PATIENCE },
      );
      await screen('2-finding');
      await press('generateAll');
      await screen('3-generated');
      await shown.getByText('已新建 13 张表').first().waitFor({ timeout: PATIENCE });
      await tab('账龄分析表');
      await page.waitForSelector('[data-chart] svg', { timeout: PATIENCE });
      await screen('4-aging');
      const inPage = await saved('workbench.xlsx');

      const out = join(folder, 'headless.xlsx');
      const sample = join(ROOT, 'assets/sample/qingqian-sample.xlsx');
      const asOf = await shown.locator('input').first().inputValue();
      expect((await command(sample, '--as-of', asOf, '--out', out)).code).toBeLessThan(2);
      const byCommand = (await readWorkbook('headless.xlsx', readFileSync(out))).sheets;
      for (const name of ['总览', '账龄分析表', '排名表', '奖励计算明细', '奖励分配公示表', '数据体检'])
        expect(withoutNotes(sheetOf(inPage, name))).toEqual(withoutNotes(sheetOf(byCommand, name)));
    },
    3 * PATIENCE,
  );

  test(
    'a formula with a function of the add-in computes in its cell, and Ctrl+Z takes it back',
    async () => {
      await tab('台账');
      await goTo('T5');
      await page.keyboard.type('=AR.OVERDUEDAYS(H5,DATE(2012,12,31))');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(3_000);
      await screen('5-formula');
      // 2007-05-06 to 2012-12-31.
      expect(sheetOf(await saved('formula.xlsx'), '台账')[4][19]).toBe(2066);
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(1_000);
      expect(sheetOf(await saved('undone.xlsx'), '台账')[4][19]).toBeUndefined();
    },
    2 * PATIENCE,
  );

  test(
    'a recovery is changed, and an update brings the sheets up to date',
    async () => {
      const amountOfUnit = async (name: string): Promise<unknown> =>
        sheetOf(await saved(name), '账龄分析表')[4][3];
      const before = await amountOfUnit('before.xlsx');
      await tab('回款');
      await goTo('E2');
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await (await pane()).getByText('重新计算').waitFor({ timeout: PATIENCE });
      await press('update');
      await (
        await pane()
      )
        .getByText(/已新建 0 张表，更新 \d+ 张/)
        .first()
        .waitFor({ timeout: PATIENCE });
      await screen('6-updated');
      expect(await amountOfUnit('after.xlsx')).not.toEqual(before);
    },
    2 * PATIENCE,
  );

  test(
    'the saved file, opened again, knows its sheets: nothing is made twice',
    async () => {
      await saved('again.xlsx');
      await page.setInputFiles('input[type=file]', join(folder, 'again.xlsx'));
      await page.waitForFunction(() => document.querySelector('.title-name')?.textContent === 'again.xlsx');
      await (await pane()).getByText('还没有识别台账').waitFor({ timeout: PATIENCE });
      await press('generateAll');
      await (
        await pane()
      )
        .getByText(/已新建 0 张表/)
        .first()
        .waitFor({ timeout: PATIENCE });
      await screen('7-opened-again');
    },
    2 * PATIENCE,
  );

  test(
    'the page speaks English as well; keys start a command, and the menu of a cell has them too',
    async () => {
      await page.goto(`${address}?lang=en`);
      await page.waitForSelector('.grid canvas', { timeout: PATIENCE });
      await page.getByRole('button', { name: 'Generate all' }).waitFor();
      await (await pane()).getByText('The ledger has not been read yet').waitFor({ timeout: PATIENCE });
      await page.mouse.click(600, 420);
      await page.keyboard.press('Control+Shift+Alt+S');
      await (await pane()).getByText('153 claims').first().waitFor({ timeout: PATIENCE });
      await page.mouse.click(600, 420, { button: 'right' });
      await page.getByText('Explain figure').waitFor();
      await screen('8-english');
    },
    PATIENCE,
  );

  test('nothing is requested from elsewhere, and nothing fails', () => {
    expect(outside).toEqual([]);
    expect(failures).toEqual([]);
  });
});
