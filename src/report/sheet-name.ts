import type { SheetNaming } from './report-options';

/** Excel allows so many UTF-16 units in a sheet's name. */
const LONGEST_NAME = 31;
/** What Excel refuses, and what no file can hold: control characters and halves of characters. */
const FORBIDDEN = /[\\/?*[\]:\u0000-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** Gives out sheet names that Excel accepts, each once (Excel compares them without regard to case). */
export class SheetNames {
  private readonly taken = new Set<string>();
  /** Names of generated sheets that are there, by id; each is given out once. */
  private readonly given: Map<string, string>;

  /** @param naming the names that the workbook has already */
  constructor(naming?: SheetNaming) {
    this.given = new Map(naming?.ofId);
    for (const name of [...(naming?.taken ?? []), ...this.given.values()]) this.taken.add(name.toLowerCase());
  }

  /**
   * The name that the sheet has now; otherwise one from what the user wrote: forbidden characters dropped, cut to 31,
   * numbered where it is taken already.
   * @param id of the sheet's plan
   * @param stem what may be cut
   * @param ending what must remain, for example 进度表
   */
  take(id: string, stem: string, ending = ''): string {
    const now = this.given.get(id);
    if (now !== undefined) {
      this.given.delete(id);
      return now;
    }
    const clean = stem
      .replace(FORBIDDEN, '')
      .replace(/^[\s']+/, '')
      .trimEnd();
    for (let number = 1; ; number++) {
      const tail = ending + (number === 1 ? '' : `(${number})`);
      const name = (cut(clean, LONGEST_NAME - tail.length) + tail).replace(/'+$/, '');
      const key = name.toLowerCase();
      if (name === '' || this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

/** Cuts between characters, never within one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
