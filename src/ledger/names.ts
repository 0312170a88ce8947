/** A dictionary of texts: each distinct text has one code; code 0 is the empty text. */
export class Names {
  private readonly codes = new Map<string, number>([['', 0]]);
  private readonly texts: string[] = [''];

  /** The code of a text, given out on its first appearance. */
  code(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.texts.push(text);
    this.codes.set(text, code);
    return code;
  }

  /** The code of a text that is already there, or undefined. */
  find(text: string): number | undefined {
    return this.codes.get(text);
  }

  text(code: number): string {
    return this.texts[code];
  }

  /** How many codes are given out, the empty text included. */
  get size(): number {
    return this.texts.length;
  }
}
