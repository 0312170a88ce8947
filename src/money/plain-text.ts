/**
 * Full-width digits, letters and signs as plain ones, every minus sign and dash as `-`, the ends trimmed. Of a run of blanks two are
 * left: where two may stand, any number may, and a pattern with a blank allowed at many places tries all ways to share them out.
 */
export function plainNumberText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .trim()
    .replace(/\s{3,}/g, '  ');
}
