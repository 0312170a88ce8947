/** The parts of the page between which F6 moves the keyboard, as in Excel, and what takes the focus in each. */
const REGIONS = [
  { part: '.ribbon', first: '.ribbon-button' },
  { part: '.grid', first: '[contenteditable="true"]' },
  { part: '.pane', first: '.pane-frame' },
] as const;

/** Within the pane's own page. */
const FIRST_OF_PANE = 'button:not([disabled]), input:not([disabled]), select:not([disabled])';

/**
 * Moves the focus to the next part of the page that is shown: the grid takes Tab for itself, so that this is the way out of it.
 * @param back to the one before instead
 */
export function moveToRegion(page: Document, back: boolean): void {
  const shown = REGIONS.flatMap(({ part, first }) => {
    const region = page.querySelector<HTMLElement>(part);
    return region && region.offsetWidth > 0 ? [{ region, first }] : [];
  });
  const now = shown.findIndex(({ region }) => region.contains(page.activeElement));
  const step = back ? Math.max(now, 0) - 1 + shown.length : now + 1;
  const next = shown[step % shown.length];
  const target = next.region.querySelector<HTMLElement>(next.first);
  if (target instanceof HTMLIFrameElement) {
    target.focus();
    target.contentDocument?.querySelector<HTMLElement>(FIRST_OF_PANE)?.focus();
  } else target?.focus();
}
