import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { BROWSER, openBrowser } from '../../../test/fixture/office/browser/open-pages';
import { ACTS, type Act } from './acts';
import { cancelDuring, type CancelTimes } from './cancel';
import { openPane, type OpenPane } from './open-pane';

const ROOT = join(__dirname, '../../..');

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
  /** Milliseconds from asking for the page to its first words, and to a button that can be pressed. */
  readonly firstContent: number;
  readonly usable: number;
  readonly actions: readonly PaneAction[];
  readonly cancelled: { readonly computing: CancelTimes; readonly writing: CancelTimes };
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
  const pane = await openPane(browser, folder, claims);
  const { addin, page } = pane;
  try {
    const usable = await addin.evaluate(() => performance.now());
    const firstContent = await addin.evaluate(firstPaint);
    await addin.evaluate(watchLongTasks);
    const computing = await cancelDuring(pane, '识别台账', /识别台账|数据体检/);
    const [recognise, ...others] = ACTS;
    const actions = [await measured(pane, recognise)];
    const writing = await cancelDuring(pane, '一键生成', /写入 \S/);
    for (const act of others) actions.push(await measured(pane, act));
    return { claims, firstContent, usable, actions, cancelled: { computing, writing } };
  } finally {
    await page.context().close();
  }
}

/** Runs in the pane: when its first words were painted. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const painted = list.getEntriesByName('first-contentful-paint');
      if (painted.length > 0) resolve(painted[0].startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

/** Runs in the pane: keeps the durations of its own long tasks, as the browser tells them. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'self') tasks.push(duration);
  }).observe({ type: 'longtask' });
}

async function measured(pane: OpenPane, { name, perform }: Act): Promise<PaneAction> {
  const { addin } = pane;
  await addin.evaluate('tasks.length = 0');
  const begun = performance.now();
  await perform(pane);
  const seconds = (performance.now() - begun) / 1000;
  const tasks: number[] = await addin.evaluate('tasks');
  return { action: name, seconds, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}
