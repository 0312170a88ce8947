import type { Browser, Locator } from 'playwright-core';
import { openLedger, OTHER_SITE, type OpenLedger } from '../../../test/addin/open-ledger';
import type { SheetData } from '../../../src/workbook/sheet-data';
import { MOST_MINUTES } from '../own-process';

const MINUTE = 60_000;

/** What the pane says where it does not do what was asked. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}

/** The pane beside a made ledger, as the acts of a user find it. */
export interface OpenPane extends OpenLedger {
  /** Over a made ledger, of which it is known what the pane shows. */
  readonly isMade: boolean;
  readonly button: (name: string) => Locator;
  readonly press: (name: string) => Promise<void>;
  /** Unfolds a section by its id, or a list within one by its title. */
  readonly unfold: (title: string) => Promise<void>;
  /**
   * Waits until words stand in the pane.
   * @throws NotDone where a notice comes instead
   */
  readonly see: (words: string | RegExp) => Promise<void>;
  /** Puts the last notice away, where there is one. */
  readonly quiet: () => Promise<void>;
}

/**
 * Opens the pane that has been built into a folder over a ledger; it ends once a button can be pressed.
 * @param asOf `yyyy-mm-dd`
 * @param isMade of it is known what the pane shows
 */
export async function openPane(
  browser: Browser,
  folder: string,
  sheets: readonly SheetData[],
  asOf: string,
  isMade: boolean,
): Promise<OpenPane> {
  const opened = await openLedger(browser, folder, sheets, asOf, OTHER_SITE);
  const { addin, page } = opened;
  // Whoever watches this process ends it before that.
  page.setDefaultTimeout(2 * MOST_MINUTES * MINUTE);
  const button = (name: string): Locator => addin.getByRole('button', { name, exact: true });
  await button('识别台账').waitFor();
  const close = button('关闭');
  return {
    ...opened,
    isMade,
    button,
    press: (name) => button(name).click(),
    unfold: (title) => addin.locator('button[aria-expanded=false]', { hasText: title }).first().click(),
    see: async (words) => {
      const wanted = addin.getByText(words).first();
      await wanted.or(close).first().waitFor();
      if (!(await wanted.isVisible()))
        throw new NotDone((await addin.locator('.fui-MessageBarBody').last().innerText()).split('\n')[0]);
    },
    quiet: async () => {
      if (await close.isVisible()) await close.click();
    },
  };
}
