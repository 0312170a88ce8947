/** What the whole page looks like: as the system looks when it is opened, as Office does. */
export type Look = 'light' | 'dark';

/** The ground of the ribbon and the pane. The grid keeps white cells in both, as Excel does: a sheet is what will be printed. */
export const GROUND: Readonly<Record<Look, string>> = { light: '#ffffff', dark: '#292929' };

/**
 * Reads the system's look and makes the page's styles follow it.
 * @param page whose styles ask for `.dark`
 */
export function takeLook(page: HTMLElement): Look {
  const look: Look = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  page.classList.toggle('dark', look === 'dark');
  return look;
}
