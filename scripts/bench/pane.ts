import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { BROWSER, openBrowser } from '../../test/fixture/office/browser/open-pages';
import { openLedger, type OpenLedger } from '../../test/addin/open-ledger';
import { madeWorkbook } from './made-ledger';

const ROOT = join(__dirname, '../..');
const AS_OF = '2012-12-31';
/** A million cells travel through a played Excel in the same process. */
const PATIENCE = 900_000;

/** What one action of a user cost the pane. */
export interface PaneAction {
  readonly action: string;
  readonly seconds: number;
  /** Tasks of the pane itself over 50 ms (the browser's measure), and the longest of them; those of the played Excel left out. */
  readonly longTasks: number;
  readonly longest: number;
}

/** The pane at one size of ledger. */
export interface PaneFigures {
  readonly claims: number;
  /** Milliseconds from asking for the page to a button that can be pressed. */
  readonly usable: number;
  readonly actions: readonly PaneAction[];
  /** Milliseconds from pressing 取消 in the middle of 一键生成 to the pane's answer. */
  readonly cancelled: number;
}

/**
 * The built pane over a played Excel in Chromium, as a user of Excel on the web has it.
 * @returns null where there is no Chromium
 */
export async function paneFigures(sizes: readonly number[], folder?: string): Promise<PaneFigures[] | null> {
  if (BROWSER === null) return null;
  const built = folder ?? mkdtempSync(join(tmpdir(), 'qingqian-pane-'));
  if (folder === undefined) buildAddin(built);
  const browser = await openBrowser();
  try {
    const figures: PaneFigures[] = [];
    for (const size of sizes) figures.push(await paneAt(browser, built, size));
    return figures;
  } finally {
    await browser.close();
    if (folder === undefined) rmSync(built, { recursive: true, force: true });
  }
}

function buildAddin(folder: string): void {
  const words = ['--mode', 'production', '--config-name', 'addin', '--output-path', folder];
  execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules/webpack/bin/webpack.js'), ...words, '--env', 'office=own'],
    { cwd: ROOT, stdio: 'pipe' },
  );
}

async function paneAt(browser: Browser, folder: string, claims: number): Promise<PaneFigures> {
  const { sheets } = madeWorkbook(claims);
  const opened = await openLedger(browser, folder, sheets, AS_OF);
  const { addin, page } = opened;
  const press = (name: string): Promise<void> =>
    addin.getByRole('button', { name, exact: true }).click({ timeout: PATIENCE });
  try {
    await addin.getByRole('button', { name: '识别台账', exact: true }).waitFor({ timeout: PATIENCE });
    const usable = await addin.evaluate(() => performance.now());
    await addin.evaluate(watchLongTasks);
    const actions = [
      await measured(opened, 'recognise, to a list that can be used', () => press('识别台账'), '笔，'),
    ];
    await press('一键生成');
    await addin.getByRole('button', { name: '取消', exact: true }).waitFor({ timeout: PATIENCE });
    const begun = performance.now();
    await press('取消');
    await addin.waitForSelector('text=已取消', { timeout: PATIENCE });
    const cancelled = performance.now() - begun;
    actions.push(await measured(opened, 'generate all', () => press('一键生成'), '已新建'));
    return { claims, usable, actions, cancelled };
  } finally {
    await page.context().close();
  }
}

/** Runs in the pane: keeps the durations of its own long tasks, as the browser tells them. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'self') tasks.push(duration);
  }).observe({ type: 'longtask' });
}

async function measured(
  { addin }: OpenLedger,
  action: string,
  press: () => Promise<void>,
  done: string,
): Promise<PaneAction> {
  await addin.evaluate('tasks.length = 0');
  const begun = performance.now();
  await press();
  await addin.waitForSelector(`text=${done}`, { timeout: PATIENCE });
  const seconds = (performance.now() - begun) / 1000;
  const tasks: number[] = await addin.evaluate('tasks');
  return { action, seconds, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}
