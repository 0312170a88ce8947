/** How Office looks just now. */
export type ThemeName = 'light' | 'dark' | 'contrast';

/**
 * The pane's theme for Office's.
 * @param background of Office's panes, as `#rrggbb`; undefined where this Office does not tell (it is light then)
 * @param isContrast whether the system asks for forced colours
 */
export function themeName(background: string | undefined, isContrast: boolean): ThemeName {
  if (isContrast) return 'contrast';
  const channels = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(background ?? '');
  if (!channels) return 'light';
  const [red, green, blue] = channels.slice(1).map((channel) => parseInt(channel, 16));
  // Perceived lightness (ITU-R BT.601); Office's dark themes are below 0x50, its light ones above 0xc0.
  return (299 * red + 587 * green + 114 * blue) / 1000 < 128 ? 'dark' : 'light';
}

/** The theme as it is, and news of its changes. */
export interface ThemeWatch {
  readonly theme: () => ThemeName;
  /** @returns ends the telling */
  readonly onThemeChange: (changed: () => void) => () => void;
}

/**
 * Watches the theme of the Office around the page. Where Office has no event for it, the theme is looked at whenever the pane gets
 * the focus again: it can only be changed in a window of Office's own.
 */
export function watchTheme(): ThemeWatch {
  const contrast = window.matchMedia('(forced-colors: active)');
  const look = (): ThemeName => {
    // Excel on the web leaves the theme out; the workbench tells its colour in the page itself.
    const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
    const background = theme?.bodyBackgroundColor ?? document.documentElement.dataset['hostBackground'];
    return themeName(background, contrast.matches);
  };
  const listeners = new Set<() => void>();
  let known = look();
  const lookAgain = (): void => {
    const now = look();
    if (now === known) return;
    known = now;
    for (const listener of listeners) listener();
  };
  window.addEventListener('focus', lookAgain);
  contrast.addEventListener('change', lookAgain);
  try {
    Office.context.document.addHandlerAsync(Office.EventType.OfficeThemeChanged, lookAgain);
  } catch {
    // This Office does not know the event; the focus does.
  }
  return {
    theme: () => known,
    onThemeChange: (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}
