import type { Names } from '../ledger/names';

/** What a user has typed where debtors are named. */
export interface NamedDebtors {
  /** Codes of the debtors that are meant, each once, in the order in which they are named. */
  readonly codes: readonly number[];
  /** What names nobody in the ledger. */
  readonly unknown: readonly string[];
}

const SEPARATOR = /([,，、;；\n\r\t]+)/;
/** More separators than these stand in no name. */
const MOST_PIECES = 4;

/**
 * Debtors named in one text, with 、 or another separator between them. A name that holds a separator itself (`Acme, Inc.`) is one name
 * where the ledger has it so.
 */
export function namedDebtors(typed: string, debtors: Names): NamedDebtors {
  // Every second piece is what stood between two names.
  const pieces = typed.split(SEPARATOR);
  const codes = new Set<number>();
  const unknown: string[] = [];
  let at = 0;
  while (at < pieces.length) {
    const name = pieces[at].trim();
    if (name === '') {
      at += 2;
      continue;
    }
    const taken = longestName(pieces, at, debtors);
    if (taken === null) unknown.push(name);
    else codes.add(taken.code);
    at = taken === null ? at + 2 : taken.next;
  }
  return { codes: [...codes], unknown };
}

function longestName(
  pieces: readonly string[],
  at: number,
  debtors: Names,
): { readonly code: number; readonly next: number } | null {
  const last = Math.min(pieces.length, at + 2 * MOST_PIECES - 1);
  for (let end = last; end > at; end--) {
    if ((end - at) % 2 === 0) continue;
    const code = debtors.find(pieces.slice(at, end).join('').trim());
    if (code !== undefined && code !== 0) return { code, next: end + 1 };
  }
  return null;
}
