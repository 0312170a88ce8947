/** Finds rows by their id: those of one's own file first, otherwise the first of any file. */
export class IdIndex {
  /** In the order in which the files came. */
  private readonly byFile = new Map<string, Map<string, number>>();

  /**
   * Adds an id; a later row with an id that is there already is not found by it.
   * @returns the row of the same file that has the id already, or else the row of another file, or -1
   */
  add(id: string, file: string, index: number): number {
    const key = keyOf(id);
    const known = this.findKey(key, file);
    let own = this.byFile.get(file);
    if (own === undefined) {
      own = new Map();
      this.byFile.set(file, own);
    }
    if (known === -1 || !own.has(key)) own.set(key, index);
    return known;
  }

  /** Index of the row that an id names, seen from a file; -1 where there is none. */
  find(id: string, file: string): number {
    return this.findKey(keyOf(id), file);
  }

  private findKey(key: string, file: string): number {
    const own = this.byFile.get(file);
    const index = own?.get(key);
    if (index !== undefined) return index;
    for (const ids of this.byFile.values()) {
      const other = ids === own ? undefined : ids.get(key);
      if (other !== undefined) return other;
    }
    return -1;
  }
}

/** Full-width letters and digits are the same id. */
function keyOf(id: string): string {
  return /[^\x20-\x7e]/.test(id) ? id.normalize('NFKC') : id;
}
