import type { Frame } from 'playwright-core';
import { PATIENCE, type WorkbenchPage } from './workbench-page';

/** A person with a narrow screen. */
export function anyUser(bench: () => WorkbenchPage): void {
  test(
    'the narrowest pane that Excel allows cuts nothing off, whatever is unfolded',
    async () => {
      await bench().begin();
      await bench().press('generateAll');
      await bench().sees('已新建 13 张表');
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
