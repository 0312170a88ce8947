import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { madeWorkbook } from '../../scripts/bench/made-ledger';
import { MOST_BYTES } from '../../src/host/office-host';
import type { SheetData } from '../../src/workbook/sheet-data';
import { readWorkbook } from '../../src/xlsx/read-workbook';
import { overBudget } from '../budget/bundle-budget';
import { differences, doTheMainJob } from '../addin/main-job';
import { openLedger } from '../addin/open-ledger';
import { sheetOf } from '../fixture/sheet-of';
import { BROWSER, openBrowser } from '../fixture/office/browser/open-pages';
import { OFFICE_FILES } from '../fixture/office/office-window';
import { readByOffice, ROOT } from './manifest-document';

const BASE = 'https://erp.example.cn/tools/qingqian';

const AS_OF = '2012-12-31';

const SMALL = [
  sheetOf('台账', [
    ['客户', '金额'],
    ['甲', 100],
  ]),
];

async function sampleSheets(): Promise<readonly SheetData[]> {
  const bytes = readFileSync(join(ROOT, 'assets/sample/qingqian-sample.xlsx'));
  return (await readWorkbook('qingqian-sample.xlsx', new Uint8Array(bytes))).sheets;
}

interface PageConfiguration {
  readonly name: string;
  readonly plugins: readonly {
    readonly userOptions?: { readonly office: string; readonly policy: string };
  }[];
}

const configure = createRequire(__filename)('../../webpack.config.js') as (
  env: Readonly<Record<string, string>>,
) => Promise<readonly PageConfiguration[]>;

describe('a build for a server of its own, with its own copy of office.js', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingqian-build-'));
  const fileOf = (address: string): string =>
    join(folder, address.slice(BASE.length + 1).replace(/\?.*$/, ''));
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  let page: string;
  let manifest: string;

  beforeAll(() => {
    // Not minified: that is most of a build's time and changes none of what is looked at here.
    const words = [
      '--mode',
      'production',
      '--no-optimization-minimize',
      '--config-name',
      'addin',
      '--output-path',
      folder,
    ];
    const env = ['--env', `base=${BASE}/`, '--env', 'office=own'];
    execFileSync(process.execPath, [join(ROOT, 'node_modules/webpack/bin/webpack.js'), ...words, ...env], {
      cwd: ROOT,
      stdio: 'pipe',
    });
    page = textOf('taskpane.html');
    manifest = textOf('manifest.xml');
  }, 400_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('the manifest names that server everywhere, and Office reads it', () => {
    expect(readByOffice(join(folder, 'manifest.xml')).defaultSettings?.sourceLocation).toBe(
      `${BASE}/taskpane.html`,
    );
  });

  test('whatever the manifest points to has been built', () => {
    const addresses = [...manifest.matchAll(/"(https:[^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address) => !address.startsWith(`${BASE}/`))).toEqual([]);
    expect(addresses.filter((address) => !existsSync(fileOf(address)))).toEqual([]);
  });

  test('nothing of the developer’s machine is left', () => {
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:xml|json|html)$|taskpane\.js$/.test(name),
    );
    expect(texts.filter((name) => textOf(name).includes('localhost:3000'))).toEqual([]);
  });

  test('whatever the page loads has been built, office.js before the rest', () => {
    const scripts = [...page.matchAll(/<script[^>]* src="([^"?]*)/g)].map(([, source]) => source);
    expect(scripts).toEqual(['office/office.js', 'taskpane.js']);
    for (const name of scripts) expect(existsSync(join(folder, name))).toBe(true);
  });

  test('the page may load and send nothing but from and to its own server', () => {
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)![1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe-eval/);
  });

  // The content policy forbids most of it; here it is not even tried, whatever package it may come with.
  test.each([
    ['makes no code out of texts', /(?<![\w.$])eval\(|new Function\(|importScripts\(/],
    ['speaks to nobody', /XMLHttpRequest|(?<![\w.$])fetch\(|sendBeacon|new WebSocket|new EventSource/],
    ['keeps nothing in the browser', /localStorage|sessionStorage|indexedDB|document\.cookie/],
  ])('the program %s', (_, forbidden) => {
    // Not what is only talked about.
    const code = textOf('taskpane.js')
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/(?<=^|\s)\/\/.*$/gm, '');
    expect(code.length).toBeGreaterThan(500_000);
    expect(forbidden.exec(code)?.[0]).toBeUndefined();
  });

  test('the bundle says nothing of the machine on which it was built', () => {
    expect(textOf('taskpane.js').includes(ROOT)).toBe(false);
    expect(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.map$/.test(name)),
    ).toEqual([]);
  });

  test('the bundle keeps its budget of bytes', () => {
    expect(overBudget('taskpane.js', textOf('taskpane.js')) ?? 'within budget').toBe('within budget');
  }, 60_000);

  test('office.js is the package’s own, to the byte, with what it asks for on every platform', () => {
    const files = [
      'office.js',
      'excel-web-16.00.js',
      'excel-win32-16.01.js',
      'excel-mac-16.00.js',
      'telemetry/oteljs_agave.js',
      'o15apptofilemappingtable.js',
      'zh-cn/office_strings.js',
      'en-us/office_strings.js',
    ];
    for (const name of files) {
      const copy = readFileSync(join(folder, 'office', name));
      expect([name, copy.equals(readFileSync(join(OFFICE_FILES, name)))]).toEqual([name, true]);
    }
    const copied = readdirSync(join(folder, 'office'), { recursive: true, encoding: 'utf8' });
    expect(copied.filter((name) => /debug|word|outlook|powerpoint/i.test(name))).toEqual([]);
  });

  (BROWSER === null ? test.skip : test)(
    'in a browser the pane starts, obeys the ribbon, and nothing is refused or missing',
    async () => {
      const browser = await openBrowser();
      try {
        const { page, addin, complaints, missing } = await openLedger(browser, folder, SMALL, AS_OF);
        await addin.waitForSelector('text=识别台账', { timeout: 60_000 });
        await page.evaluate("played.endpoint.command('recognise')");
        await addin.waitForSelector('text=台账：1笔，1户', { timeout: 60_000 });
        expect(complaints).toEqual([]);
        expect(missing).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    150_000,
  );

  (BROWSER === null ? describe.skip : describe)(
    '一键生成 by the built bundle, in a browser, through the unmodified office.js',
    () => {
      let browser: Browser;
      beforeAll(async () => {
        browser = await openBrowser();
      });
      afterAll(async () => {
        await browser.close();
      });

      test.each([
        ['the sample ledger', sampleSheets],
        ['20,000 claims', () => Promise.resolve(madeWorkbook(20_000).sheets)],
      ])(
        '%s: every sheet is the headless command’s, cell by cell, and nothing leaves the page',
        async (_, sheetsOf) => {
          const sheets = await sheetsOf();
          const { values, outside, complaints, page } = await doTheMainJob(browser, folder, sheets, AS_OF);
          expect(differences(values, sheets, AS_OF)).toEqual([]);
          expect([outside, complaints]).toEqual([[], []]);
          const largest = await page.evaluate(
            'Math.max(...played.host.requests.map(({ sent, received }) => Math.max(sent, received)))',
          );
          expect(largest).toBeLessThan(MOST_BYTES);
          await page.context().close();
        },
        400_000,
      );
    },
  );

  test('Excel is told of the same functions in both languages, with pages that are there', () => {
    interface Metadata {
      readonly functions: readonly { readonly id: string; readonly helpUrl?: string }[];
    }
    const [english, chinese] = ['functions.json', 'functions.zh-CN.json'].map(
      (name) => JSON.parse(textOf(name)) as Metadata,
    );
    expect(english.functions.length).toBeGreaterThan(10);
    expect(chinese.functions.map(({ id }) => id)).toEqual(english.functions.map(({ id }) => id));
    const help = [...english.functions, ...chinese.functions].flatMap(({ helpUrl }) => helpUrl ?? []);
    expect(help.filter((address) => !existsSync(fileOf(address)))).toEqual([]);
  });
});

describe('where office.js comes from', () => {
  const pageOf = async (env: Readonly<Record<string, string>>) =>
    (await configure(env))
      .find(({ name }) => name === 'addin')!
      .plugins.find(({ userOptions }) => userOptions?.office !== undefined)!.userOptions!;

  test.each([
    [{}, 'https://appsforoffice.microsoft.com'],
    [{ office: 'cn' }, 'https://appsforoffice.cdn.partner.office365.cn'],
  ])('%j: from Microsoft, and the policy allows that host and no other', async (env, host) => {
    const { office, policy } = await pageOf(env as Record<string, string>);
    expect(office.startsWith(`${host}/`)).toBe(true);
    expect(policy.match(/https:[^\s;]*/g)).toEqual([host]);
  });

  test('a choice that there is not, or an address that Office would refuse, ends the build', async () => {
    await expect(configure({ office: 'toString' })).rejects.toThrow('--env office');
    await expect(configure({ base: 'http://erp.example.cn' })).rejects.toThrow('https');
    await expect(configure({ base: 'https://erp.example.cn/?a=1' })).rejects.toThrow('https');
  });
});
