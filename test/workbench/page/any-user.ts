import type { Frame, Locator } from 'playwright-core';
import { PATIENCE, type WorkbenchPage } from './workbench-page';

/** A person with a narrow screen, and one whose system is dark. */
export function anyUser(bench: () => WorkbenchPage): void {
  test(
    'on a dark system the page and the pane are dark, and the sheet stays paper',
    async () => {
      const { page } = bench();
      await page.emulateMedia({ colorScheme: 'dark' });
      try {
        await bench().begin();
        await bench().press('recognise');
        await bench().sees('153笔');
        await bench().screen('17-dark');
        const pane = await bench().pane();
        const shades = [
          await lightness(page.locator('.ribbon')),
          await lightness(page.locator('.pane-head')),
          await lightness(pane.locator('h1').first()),
        ];
        for (const { ink, ground } of shades) {
          expect(ground).toBeLessThan(60);
          expect(ink - ground).toBeGreaterThan(120);
        }
      } finally {
        await page.emulateMedia({ colorScheme: 'light' });
      }
    },
    PATIENCE,
  );

  test(
    'the narrowest pane that Excel allows cuts nothing off, whatever is unfolded',
    async () => {
      await bench().begin();
      await bench().press('generateAll');
      await bench().sees(/已新建\d+张表/);
      const line = bench().page.getByRole('separator');
      const box = (await line.boundingBox())!;
      await bench().page.mouse.move(box.x + 2, box.y + 300);
      await bench().page.mouse.down();
      await bench().page.mouse.move(box.x + 250, box.y + 300, { steps: 5 });
      await bench().page.mouse.up();
      const pane = await bench().pane();
      expect(await pane.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(320);
      await bench().screen('16-narrow');
      expect(await cutOff(pane)).toEqual([]);
      for (const section of ['mapping', 'findings', 'policy', 'aging', 'phases', 'rewards', 'report']) {
        await bench().unfold(section);
        const folded = pane.locator(`section:has(#section-${section}) button[aria-expanded="false"]`);
        for (let left = 12; left > 0 && (await folded.count()) > 0; left--) await folded.first().click();
        await pane.locator(`#section-${section}`).scrollIntoViewIfNeeded();
        await bench().screen(`16-narrow-${section}`);
        expect([section, await cutOff(pane)]).toEqual([section, []]);
        await pane.locator(`#section-${section}`).click();
      }
    },
    2 * PATIENCE,
  );
}

/** How light a text and what lies behind it are, from 0 to 255. */
function lightness(of: Locator): Promise<{ ink: number; ground: number }> {
  return of.evaluate((element) => {
    const shade = (colour: string): number => {
      const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    };
    let behind: Element | null = element;
    const seesThrough = (one: Element): boolean =>
      /^rgba\(.*, 0\)$|^transparent$/.test(getComputedStyle(one).backgroundColor);
    while (behind && seesThrough(behind)) behind = behind.parentElement;
    return {
      ink: shade(getComputedStyle(element).color),
      ground: shade(behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'),
    };
  });
}

/** The texts of the pane that its right edge or their own box cuts off. */
function cutOff(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const words = element.textContent?.trim() ?? '';
      // Words for those who do not see the page lie in a box of one pixel.
      if (box.width <= 1 || box.height <= 1 || words === '' || element.closest('svg')) return [];
      const hides = getComputedStyle(element).overflowX !== 'visible';
      const beyond = box.right > width + 0.5;
      const within = hides && element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth + 1;
      return beyond || within ? [`<${element.tagName}> ${words.slice(0, 40)}`] : [];
    });
  });
}
