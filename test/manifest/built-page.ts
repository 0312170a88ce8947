import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { served } from '../fixture/office/browser/open-pages';

const HOST = 'https://localhost:4000';
const ADDIN = 'https://localhost:3000';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** The built page in a browser, in a frame of the host's page, as in Excel on the web. */
export interface BuiltPage {
  readonly page: Page;
  readonly addin: Frame;
  /** What the browser complained of: scripts that the content policy refused, errors that nobody caught. */
  readonly complaints: string[];
  /** What the page asked for and no server of ours has. */
  readonly missing: string[];
}

/** Opens the page that has been built into a folder; nothing leaves the machine. */
export async function openBuiltPage(browser: Browser, folder: string): Promise<BuiltPage> {
  const [complaints, missing]: [string[], string[]] = [[], []];
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 800 } });
  await context.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const answer = origin === HOST ? served(pathname) : origin === ADDIN ? fileOf(folder, pathname) : null;
    if (answer === null && !pathname.endsWith('favicon.ico')) missing.push(route.request().url());
    await (answer ? route.fulfill(answer) : route.abort());
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${HOST}/host.html?addin=${encodeURIComponent(`${ADDIN}/taskpane.html`)}`);
  const frame = await page.waitForSelector('iframe');
  const addin = (await frame.contentFrame())!;
  return { page, addin, complaints, missing };
}

function fileOf(folder: string, path: string): { contentType: string; body: Buffer } | null {
  const file = join(folder, path);
  if (!existsSync(file)) return null;
  return { contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
}
