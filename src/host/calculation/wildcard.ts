/**
 * Wildcards of Excel: `*` any text, `?` any character, `~` takes the next one literally; without regard to case.
 * @param whole whether the pattern must cover the whole text, or may begin anywhere in it
 */
export function wildcardPattern(text: string, whole = true): RegExp {
  const source = text.replace(
    /~([*?~])|([*?])|([.+^${}()|[\]\\])/g,
    (_, literal?: string, wild?: string, special?: string) =>
      literal !== undefined
        ? `\\${literal}`
        : wild !== undefined
          ? wild === '*'
            ? '[^]*?'
            : '[^]'
          : `\\${special!}`,
  );
  return new RegExp(whole ? `^${source}$` : source, 'i');
}
