/**
 * A person's name as names are compared: width made even, and blanks between Chinese characters dropped, because lists
 * are padded with them (张　三). Blanks within a Latin name stay, one at a time.
 */
export function personName(written: string): string {
  return written
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
