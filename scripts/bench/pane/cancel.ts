import type { OpenPane } from './open-pane';

/** Milliseconds from pressing 取消 until the pane says that it has heard, and until all is as it was before. */
export interface CancelTimes {
  readonly answered: number;
  readonly over: number;
}

/**
 * Presses a button, and 取消 once the pane says that it is at a step.
 * @param step as the footer names it
 */
export async function cancelDuring(pane: OpenPane, button: string, step: RegExp): Promise<CancelTimes> {
  const { addin, press, see } = pane;
  await press(button);
  await addin.locator('footer', { hasText: step }).waitFor();
  await addin.evaluate(watchCancel);
  await press('取消');
  await see('已取消');
  const times = await addin.evaluate('cancelTimes');
  await press('关闭');
  return times as CancelTimes;
}

/**
 * Runs in the pane: when the click was made, as the browser stamped it, and when the pane first showed what came of it.
 * No function in it has a name: the compiler marks named ones by a helper that the pane does not have.
 */
function watchCancel(): void {
  const times = { answered: NaN, over: NaN };
  Object.assign(window, { cancelTimes: times });
  window.addEventListener(
    'click',
    ({ timeStamp }) => {
      new MutationObserver((_, watcher) => {
        const shown = document.body.innerText;
        const span = performance.now() - timeStamp;
        if (Number.isNaN(times.answered) && /正在取消|已取消/.test(shown)) times.answered = span;
        if (!shown.includes('已取消')) return;
        times.over = span;
        watcher.disconnect();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    },
    { capture: true, once: true },
  );
}
