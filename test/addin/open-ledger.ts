import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { SheetData } from '../../src/workbook/sheet-data';
import { served } from '../fixture/office/browser/open-pages';

const HOST = 'https://localhost:4000';
/** Under this address office.js trusts a host of another site, to which the browser gives a process of its own. Nothing is asked of it. */
export const OTHER_SITE = 'https://excel.officeapps.live.com';
const ADDIN = 'https://localhost:3000';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};
const PAGE =
  '<!doctype html><meta charset="utf-8"><body style="margin:0"><script type="module" src="/test/fixture/office/browser/ledger-host-page"></script>';

/** The built add-in beside a ledger, in a browser, as a user of Excel on the web has it. */
export interface OpenLedger {
  readonly page: Page;
  readonly addin: Frame;
  /** What was asked for outside the two servers: nothing may be. */
  readonly outside: string[];
  /** What the page asked for and its server does not have. */
  readonly missing: string[];
  /** What the browser complained of: scripts that the content policy refused, errors that nobody caught. */
  readonly complaints: string[];
}

/**
 * @param folder into which the add-in has been built, with its own copy of office.js
 * @param today `yyyy-mm-dd`
 * @param host origin of the page that plays Excel
 */
export async function openLedger(
  browser: Browser,
  folder: string,
  sheets: readonly SheetData[],
  today: string,
  host = HOST,
): Promise<OpenLedger> {
  const [outside, missing, complaints]: [string[], string[], string[]] = [[], [], []];
  const { functions } = JSON.parse(readFileSync(join(folder, 'functions.json'), 'utf8')) as {
    functions: readonly { id: string; parameters: readonly { dimensionality?: string }[] }[];
  };
  const book = JSON.stringify({
    file: sheets[0].file,
    sheets: sheets.map(({ name, rows, dateColumns, hiddenRows }) => ({
      name,
      rows,
      dateColumns: [...dateColumns],
      hiddenRows: [...hiddenRows],
    })),
    functions: functions.map(({ id, parameters }) => ({ id, name: `AR.${id}`, parameters })),
  });
  const answerOf = (origin: string, path: string): { contentType: string; body: string | Buffer } | null => {
    if (origin === ADDIN) return fileOf(folder, path);
    if (origin !== host) return null;
    if (path === '/host.html') return { contentType: 'text/html', body: PAGE };
    return path === '/book.json' ? { contentType: 'application/json', body: book } : served(path);
  };
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 380, height: 800 } });
  await context.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (![host, ADDIN].includes(origin)) outside.push(route.request().url());
    const answer = answerOf(origin, pathname);
    if (answer === null && !pathname.endsWith('favicon.ico')) missing.push(route.request().url());
    await (answer ? route.fulfill(answer) : route.abort());
  });
  const page = await context.newPage();
  // The as-of date is today's, until the user chooses another.
  await page.clock.setFixedTime(today);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${host}/host.html?addin=${encodeURIComponent(`${ADDIN}/taskpane.html`)}`);
  const frame = await page.waitForSelector('iframe');
  return { page, addin: (await frame.contentFrame())!, outside, missing, complaints };
}

function fileOf(folder: string, path: string): { contentType: string; body: Buffer } | null {
  const file = join(folder, path);
  if (!existsSync(file)) return null;
  return { contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
}
