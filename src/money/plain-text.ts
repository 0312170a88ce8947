/** Full-width digits, letters and signs as plain ones, every minus sign and dash as `-`, the ends trimmed. */
export function plainNumberText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .trim();
}
