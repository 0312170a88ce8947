import { absoluteText, areaText, columnLetters, columnOf, quotedSheet } from './address';
import { type Box, SHEET_COLUMNS, SHEET_ROWS } from './box';

/** A reference to cells as it stands in a formula. */
export interface FormulaReference {
  /** Null where the formula names no sheet. */
  readonly sheet: string | null;
  /** Without the sheet, with its dollar signs. */
  readonly cells: string;
}

const STRING = /"(?:[^"]|"")*"/y;
const CORNER = '\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}';
const REFERENCE = new RegExp(
  `(?:(?:'((?:[^']|'')+)'|([\\p{L}_][\\p{L}\\p{N}_.]*))!)?(${CORNER}(?::${CORNER})?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d+:\\$?\\d+)(?![\\p{L}\\p{N}_.(!])`,
  'uy',
);
const WORD = /[\p{L}\p{N}_.\\]+!?/uy;

/**
 * Replaces the references in a formula; everything else stays as it is.
 * @param replace gives the new text, without the sheet, or with one where it also moves to another; `#REF!` where the cells are gone
 */
export function replaceReferences(
  formula: string,
  replace: (reference: FormulaReference) => FormulaReference | '#REF!',
): string {
  let out = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(formula);
    if (found) at += found[0].length;
    return found;
  };
  while (at < formula.length) {
    const string = take(STRING);
    if (string) {
      out += string[0];
      continue;
    }
    const found = take(REFERENCE);
    if (found) {
      const sheet = found[1]?.replaceAll("''", "'") ?? (found[2] as string | undefined) ?? null;
      const now = replace({ sheet, cells: found[3] });
      if (now === '#REF!') out += now;
      else out += now.sheet === null ? now.cells : `${quotedSheet(now.sheet)}!${now.cells}`;
      continue;
    }
    const word = take(WORD);
    if (word) {
      out += word[0];
      continue;
    }
    out += formula.charAt(at);
    at += 1;
  }
  return out;
}

/** A formula copied some rows and columns further: what is not held by a dollar sign moves along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return replaceReferences(formula, ({ sheet, cells }) => {
    let outside = false;
    const moved = cells
      .split(':')
      .map((corner) =>
        corner.replace(
          /^(\$?)([A-Za-z]*)(\$?)(\d*)$/,
          (_, held: string, letters: string, fixed: string, digits: string) => {
            // In `$3:$5` the only dollar sign belongs to the row.
            const rowHeld = letters === '' ? held === '$' : fixed === '$';
            const columnHeld = letters !== '' && held === '$';
            let out = '';
            if (letters !== '') {
              const column = columnOf(letters.toUpperCase()) + (columnHeld ? 0 : columns);
              if (column < 0 || column >= SHEET_COLUMNS) outside = true;
              else out += `${columnHeld ? '$' : ''}${columnLetters(column)}`;
            }
            if (digits !== '') {
              const row = Number(digits) + (rowHeld ? 0 : rows);
              if (row < 1 || row > SHEET_ROWS) outside = true;
              else out += `${rowHeld ? '$' : ''}${String(row)}`;
            }
            return out;
          },
        ),
      )
      .join(':');
    return outside ? '#REF!' : { sheet, cells: moved };
  });
}

/** The text of a box in the manner of another reference: as many dollar signs as that one had. */
export function inMannerOf(cells: string, box: Box): string {
  if (!cells.includes('$')) return areaText(box);
  if (/^\$[A-Za-z]+\$\d+(:\$[A-Za-z]+\$\d+)?$|^\$[A-Za-z]+:\$[A-Za-z]+$|^\$\d+:\$\d+$/.test(cells))
    return absoluteText(box);
  const corners = cells.split(':');
  const plain = areaText(box).split(':');
  return plain
    .map((corner, at) => {
      const model = corners[at] ?? corners[0];
      const column = /^\$[A-Za-z]/.test(model) ? '$' : '';
      const row = /[A-Za-z]\$\d|^\$\d/.test(model) ? '$' : '';
      return corner.replace(/^([A-Z]*)(\d*)$/, (_, letters: string, digits: string) => {
        return `${letters === '' ? '' : column + letters}${digits === '' ? '' : row + digits}`;
      });
    })
    .join(':');
}
