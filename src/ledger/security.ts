/** Kinds of security that 担保方式 can name, and what each adds to how well a claim is secured. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  // A thing that can be sold secures better than a promise.
  [/抵押|mortgage/i, 2],
  [/质押|pledge/i, 2],
  [/留置|lien/i, 2],
  [/定金|保证金|deposit/i, 2],
  [/保证(?!金)|担保人|surety|guarant/i, 1],
];
const NONE =
  /^$|^(?:无|否|没有|信用|纯信用|无担保|信用贷款|无抵押|未担保|免担保|none|no|unsecured|credit|[-—/])$/i;

/**
 * How well a claim is secured, by the words of 担保方式 (for Civil Code art. 560): 0 without security, 1 for a surety, 2 for a
 * mortgage, pledge, lien or deposit; several add up. A security whose kind is not known counts 1.
 */
export function securityOf(words: string): number {
  const plain = words.normalize('NFKC').replace(/\s/g, '');
  if (NONE.test(plain)) return 0;
  return KINDS.reduce((sum, [kind, weight]) => (kind.test(plain) ? sum + weight : sum), 0) || 1;
}
