import type { Browser, Locator } from 'playwright-core';
import { openLedger, OTHER_SITE, type OpenLedger } from '../../../test/addin/open-ledger';
import { madeWorkbook } from '../made-ledger';

const AS_OF = '2012-12-31';
/** A million cells travel through a played Excel in the same process. */
const PATIENCE = 900_000;

/** The pane beside a made ledger, as the acts of a user find it. */
export interface OpenPane extends OpenLedger {
  readonly button: (name: string) => Locator;
  readonly press: (name: string) => Promise<void>;
  /** Unfolds a section by its id, or a list within one by its title. */
  readonly unfold: (title: string) => Promise<void>;
  /** Waits until words stand in the pane. */
  readonly see: (words: string) => Promise<void>;
}

/** Opens the pane that has been built into a folder over a ledger of so many claims; it ends once a button can be pressed. */
export async function openPane(browser: Browser, folder: string, claims: number): Promise<OpenPane> {
  const opened = await openLedger(browser, folder, madeWorkbook(claims).sheets, AS_OF, OTHER_SITE);
  const { addin, page } = opened;
  page.setDefaultTimeout(PATIENCE);
  const button = (name: string): Locator => addin.getByRole('button', { name, exact: true });
  await button('识别台账').waitFor();
  return {
    ...opened,
    button,
    press: (name) => button(name).click(),
    unfold: (title) => addin.locator('button[aria-expanded=false]', { hasText: title }).first().click(),
    see: async (words) => {
      await addin.waitForSelector(`text=${words}`);
    },
  };
}
