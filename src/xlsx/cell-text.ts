/** Characters that a cell of Excel can hold. */
export const MAX_CELL_TEXT = 32_767;

/** Not allowed in XML 1.0; single surrogates are replaced when the text is encoded. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Excel reads `_x0041_` within a text as the character A. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

const NEEDS_CARE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;

/**
 * A text as a cell may hold it: no characters that XML forbids, line ends as Excel writes them, not too long,
 * nothing that Excel would read as something else.
 */
export function cellText(text: string): string {
  if (text.length <= MAX_CELL_TEXT && !NEEDS_CARE.test(text)) return text;
  return shortened(text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '')).replace(LOOKS_ESCAPED, '_x005F_');
}

function shortened(text: string): string {
  if (text.length <= MAX_CELL_TEXT) return text;
  const last = text.charCodeAt(MAX_CELL_TEXT - 1);
  // Not through the middle of a character outside the basic plane.
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_CELL_TEXT - 1 : MAX_CELL_TEXT);
}

/** Texts that hucre would write as error values, and Excel would then count as such. */
const ERRORS = new Set([
  '#VALUE!',
  '#REF!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#DIV/0!',
  '#NUM!',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
]);

/** Whether a text looks like an error value of Excel. */
export function looksLikeError(text: string): boolean {
  return text.charCodeAt(0) === 0x23 && ERRORS.has(text);
}
