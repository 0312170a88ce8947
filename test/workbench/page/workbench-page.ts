import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { serveFolder } from '../../../scripts/workbench/serve-folder';
import type { CellValue, SheetData } from '../../../src/workbook/sheet-data';
import { readWorkbook } from '../../../src/xlsx/read-workbook';
import { openBrowser } from '../../fixture/office/browser/open-pages';

export const ROOT = resolve(__dirname, '../../..');
const SCREENS = join(ROOT, 'test/screens/workbench');

/** Longer than anything in the page takes on a machine that is busy with other things, in milliseconds. */
export const PATIENCE = 180_000;

/** How long a person waits for one thing to appear. */
const WAIT = 60_000;

/** The workbench, built and served, in a real browser; its methods are what a person does there. */
export class WorkbenchPage {
  /** Addresses that were asked for outside the page's own origin. */
  readonly outside: string[] = [];
  /** Errors that nobody caught. */
  readonly failures: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly address: string,
    private readonly folder: string,
  ) {}

  /** Builds the workbench as `npm start` does and opens it. @param folder where saved files come to lie */
  static async open(folder: string): Promise<WorkbenchPage> {
    mkdirSync(SCREENS, { recursive: true });
    await promisify(execFile)('npx', ['tsx', 'scripts/build-workbench.ts', 'development'], { cwd: ROOT });
    // From a folder of a server, as others would serve it.
    const server = await serveFolder(join(ROOT, 'dist'), 0);
    const address = `http://localhost:${String((server.address() as AddressInfo).port)}/workbench/`;
    const browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    const bench = new WorkbenchPage(server, browser, context, await context.newPage(), address, folder);
    bench.page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(address))
        bench.outside.push(request.url());
    });
    bench.page.on('pageerror', (error) => bench.failures.push(error.stack ?? error.message));
    return bench;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }

  /** Goes to the page anew: the sample is open and nothing has been read. */
  async begin(): Promise<void> {
    await this.page.goto(this.address);
    await this.page.waitForSelector('.grid canvas', { timeout: WAIT });
    await this.sees('还没有识别台账');
  }

  /** Opens another file with the page's button for it. */
  async openFile(path: string, name: string): Promise<void> {
    await this.page.setInputFiles('input[type=file]', path);
    await this.hasOpened(name);
  }

  private async hasOpened(name: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector('.title-name')?.textContent === wanted,
      name,
      { timeout: WAIT },
    );
    await this.sees('还没有识别台账');
  }

  /** Drops a file onto the page. */
  async drop(path: string): Promise<void> {
    const name = basename(path);
    const dropped = await this.page.evaluateHandle(
      ([fileName, bytes]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))], fileName));
        return transfer;
      },
      [name, readFileSync(path, 'base64')] as const,
    );
    for (const event of ['dragenter', 'dragover', 'drop'])
      await this.page.dispatchEvent('.workbench', event, { dataTransfer: dropped });
    await this.hasOpened(name);
  }

  /** The pane's own page; another one after each opening. */
  async pane(): Promise<Frame> {
    const frame = await (
      await this.page.waitForSelector('.pane-frame', { state: 'attached' })
    ).contentFrame();
    if (!frame) throw new Error('the pane has no page');
    return frame;
  }

  /** Waits until the pane says this. */
  async sees(words: string | RegExp): Promise<void> {
    await (await this.pane()).getByText(words).first().waitFor({ timeout: WAIT });
  }

  /** Presses a button of the ribbon and waits until its command is done. */
  async press(name: string): Promise<void> {
    const button = `[data-control="Qingqian.Ribbon.${name}"]`;
    await this.page.click(button);
    await this.page.waitForSelector(`${button}[aria-busy="false"]`, { timeout: WAIT });
  }

  async tab(name: string): Promise<void> {
    await this.page.locator('[data-u-comp="slide-tab-bar"]').getByText(name, { exact: true }).click();
  }

  /** Goes to a cell as a person does who knows its address: through the name box. */
  async goTo(cell: string): Promise<void> {
    const box = this.page
      .locator('[data-u-comp="defined-name"] input, [data-u-comp="sheets-defined-name"] input')
      .first();
    await box.click();
    await box.fill(cell);
    await box.press('Enter');
    await this.page.waitForTimeout(300);
  }

  async type(cell: string, typed: string): Promise<void> {
    await this.goTo(cell);
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the name box shows this address. */
  async selected(cell: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some((input) => input.value === wanted),
      cell,
      { timeout: WAIT },
    );
  }

  /** Sets the as-of date in the pane. */
  async setAsOf(day: string): Promise<void> {
    const field = (await this.pane()).getByLabel('基准日', { exact: true });
    await field.fill(day);
    await field.press('Enter');
  }

  /** Unfolds a section of the pane. */
  async unfold(section: string): Promise<void> {
    const button = (await this.pane()).locator(`#section-${section}`);
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  }

  screen(name: string): Promise<unknown> {
    return this.page.screenshot({ path: join(SCREENS, `${name}.png`) });
  }

  /** Saves with the page's button. @returns the path of the file */
  async save(name: string): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: WAIT }),
      this.page.getByText('保存到本机').click(),
    ]);
    const path = join(this.folder, name);
    await download.saveAs(path);
    return path;
  }

  /** What a second reader finds in the file that is saved now. */
  async saved(name: string): Promise<readonly SheetData[]> {
    return (await readWorkbook(name, readFileSync(await this.save(name)))).sheets;
  }
}

/** The cells of a sheet, as two programs that write the same would agree on them. */
export function cellsOf(sheets: readonly SheetData[], name: string): CellValue[][] {
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
}
