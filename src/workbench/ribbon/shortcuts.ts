/** Keys that start a command of the add-in. */
export interface Shortcut {
  /** Name of the command. */
  readonly command: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The key itself, in small letters. */
  readonly key: string;
}

/**
 * Reads what an add-in's extended overrides say of keys.
 * @throws Error for a document of another shape
 */
export function readShortcuts(document: unknown): Shortcut[] {
  const { shortcuts } = (document ?? {}) as { shortcuts?: unknown };
  if (!Array.isArray(shortcuts)) throw new Error('the extended overrides name no shortcuts');
  return shortcuts.map(({ action, key }: { action?: unknown; key?: { default?: unknown } }) => {
    if (typeof action !== 'string' || typeof key?.default !== 'string')
      throw new Error('a shortcut has no action or no key');
    const parts = key.default.toLowerCase().split('+');
    return {
      command: action,
      control: parts.includes('ctrl'),
      shift: parts.includes('shift'),
      alt: parts.includes('alt'),
      key: parts[parts.length - 1],
    };
  });
}

/** The command that a press of keys starts; null for none. */
export function commandOf(
  shortcuts: readonly Shortcut[],
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'code' | 'key'>,
): string | null {
  // With Shift and Alt a key gives other signs on many keyboards; its place does not change.
  const place = event.code.replace(/^(?:Key|Digit)/, '').toLowerCase();
  const found = shortcuts.find(
    ({ control, shift, alt, key }) =>
      control === (event.ctrlKey || event.metaKey) &&
      shift === event.shiftKey &&
      alt === event.altKey &&
      (key === place || key === event.key.toLowerCase()),
  );
  return found?.command ?? null;
}
