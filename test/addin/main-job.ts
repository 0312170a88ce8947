import { type Browser } from 'playwright-core';
import { version } from '../../package.json';
import { parseDay } from '../../src/calendar/parse';
import type { Day } from '../../src/calendar/day';
import { runCampaign } from '../../src/campaign/run';
import { planReport } from '../../src/report/report';
import type { SheetData } from '../../src/workbook/sheet-data';
import { openLedger, type OpenLedger } from './open-ledger';

type Values = Readonly<Record<string, readonly (readonly unknown[])[] | undefined>>;

/** Recognises the ledger and presses 一键生成, as a user does; ends when the pane says that it is done. */
export async function doTheMainJob(
  browser: Browser,
  folder: string,
  sheets: readonly SheetData[],
  asOf: string,
): Promise<OpenLedger & { readonly values: Values }> {
  const opened = await openLedger(browser, folder, sheets, asOf);
  const { addin, page } = opened;
  await addin.getByRole('button', { name: '识别台账' }).click({ timeout: 60_000 });
  const generate = addin.getByRole('button', { name: '一键生成' });
  await generate.click({ timeout: 120_000 });
  await addin.waitForSelector('text=已新建', { timeout: 240_000 });
  await page.evaluate('played.host.settled()');
  return { ...opened, values: (await page.evaluate('played.valuesOf()')) as Values };
}

/**
 * Cells of the report that hold something else than the headless command writes for the same ledger; the sheet 台账, which
 * stands in the user's own workbook already, aside.
 * @returns the first of them, with both values
 */
export function differences(values: Values, sheets: readonly SheetData[], asOf: string): string[] {
  const result = runCampaign({ sheets, asOf: parseDay(asOf) as Day });
  const plans = planReport(result, {
    language: 'zh',
    unitName: '',
    leaderUnit: '万元',
    producedBy: `Qingqian ${version}`,
    ledger: 'in-place',
  });
  const found: string[] = [];
  for (const { name, rows } of plans) {
    const written = values[name];
    if (written === undefined) found.push(`${name} is missing`);
    rows.forEach((row, index) => {
      row.forEach((value, column) => {
        const there = written?.[index]?.[column] ?? null;
        const expected = value === '' ? null : value;
        if (same(there, expected)) return;
        found.push(`${name} ${index + 1}:${column + 1} ${String(there)} instead of ${String(expected)}`);
      });
    });
  }
  return found.slice(0, 10);
}

/** Sums are formulas that Excel computes: the same number, but for the last digits of a double. */
function same(there: unknown, expected: unknown): boolean {
  if (typeof there !== 'number' || typeof expected !== 'number') return there === expected;
  return Math.abs(there - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
