import { formatDay } from '../../../src/calendar/day';
import { dayOfClock } from '../../../src/headless/command';
import { openBrowser } from '../../../test/fixture/office/browser/open-pages';
import { madeWorkbook } from '../made-ledger';
import { measure, type Teller } from '../measuring';
import { readOwnLedger } from '../own-ledger';
import { ACTS, type Act } from './acts';
import { cancelDuring } from './cancel';
import { NotDone, openPane, type OpenPane } from './open-pane';
import type { PaneAction, PaneOrder, PaneRow } from './pane';

const MADE_AS_OF = '2012-12-31';

/** Opens the pane over one ledger and does in it one thing after the other. */
async function work({ claims, path, built }: PaneOrder, { begun, measured }: Teller<PaneRow>): Promise<void> {
  await begun('open the pane');
  const isMade = claims !== undefined;
  const { sheets } = isMade ? madeWorkbook(claims) : await readOwnLedger(path!);
  const asOf = isMade ? MADE_AS_OF : formatDay(dayOfClock(new Date()));
  const browser = await openBrowser();
  try {
    const pane = await openPane(browser, built, sheets, asOf, isMade);
    const { addin } = pane;
    const usable = await addin.evaluate(() => performance.now());
    await measured({ firstContent: await addin.evaluate(firstPaint), usable });
    await addin.evaluate(watchLongTasks);
    const perform = async (act: Act): Promise<void> => {
      await begun(act.name);
      await measured(await performed(pane, act));
    };
    // A small ledger is done before anybody could cancel.
    const cancel = async (what: 'computing' | 'writing', button: string, step: RegExp): Promise<void> => {
      if (!isMade) return;
      await begun(`cancel while ${what}`);
      await measured({ cancelled: what, times: await cancelDuring(pane, button, step) });
    };
    const [recognise, ...others] = ACTS;
    await cancel('computing', '识别台账', /识别台账|数据体检/);
    await perform(recognise);
    await cancel('writing', '一键生成', /写入 \S/);
    for (const act of others) await perform(act);
  } finally {
    await browser.close();
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

async function performed(pane: OpenPane, { name, perform }: Act): Promise<PaneAction> {
  const { addin, quiet } = pane;
  await quiet();
  await addin.evaluate('tasks.length = 0');
  const begun = performance.now();
  try {
    await perform(pane);
  } catch (error) {
    if (error instanceof NotDone) return { action: name, failed: error.message };
    throw error;
  }
  const seconds = (performance.now() - begun) / 1000;
  const tasks: number[] = await addin.evaluate('tasks');
  return { action: name, seconds, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}

void measure(work);
