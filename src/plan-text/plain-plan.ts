/**
 * A plan's text with every character in one spelling and at its own place, so that positions stay those of the original:
 * full-width letters, digits and signs become narrow, all dashes and 至/到 between dates stay what they are.
 */
export function plainPlan(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
