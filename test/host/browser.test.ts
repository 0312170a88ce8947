import { type Browser } from 'playwright-core';
import { BROWSER, openBrowser, openPages } from '../fixture/office/browser/open-pages';

const transports = [
  ['between windows over https', 'https://localhost:4000', 'https://localhost:3000'],
  ['over plain http on one origin', 'http://localhost:4000', 'http://localhost:4000'],
] as const;

if (BROWSER === null)
  console.warn('No Chromium on this machine: the tests of the host in a browser are skipped.');

(BROWSER === null ? describe.skip : describe)('the unmodified office.js in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(transports)('%s', async (_, hostOrigin, addinOrigin) => {
    const { page, addin } = await openPages(browser, hostOrigin, addinOrigin);
    expect(await addin.evaluate('window.seen')).toMatchObject({
      platform: 'OfficeOnline',
      values: [
        ['客户', '金额', ''],
        ['甲', 100, 200],
      ],
    });
    await page.evaluate("played.host.type('台账', 'B2', 7)");
    await page.evaluate("played.endpoint.command('refresh')");
    expect(await page.evaluate("played.host.callFunction('DOUBLE', [21])")).toEqual({ value: 42 });
    expect(await addin.evaluate('window.seen.heard')).toEqual(['B2', 'refresh']);
    expect(await page.evaluate('played.book.sheets[0].cells.get(1, 2).content')).toBe(14);
    await page.context().close();
  });

  it('is refused a host under another name, as office.js has it', async () => {
    await expect(
      openPages(browser, 'https://other.test:4000', 'https://localhost:3000', 2_500),
    ).rejects.toThrow(/Timeout/);
  });
});
