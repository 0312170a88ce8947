import type { Cell } from 'hucre';
import { columnLetters } from '../finding/finding';
import { cellKey } from '../workbook/sheet-content';

/**
 * The formulas of a sheet by `cellKey`, without equals sign. A formula that a file keeps once for many cells is given to each of
 * them as that cell has it.
 * @param cells cells with details, by "row,column"
 */
export function formulasOf(cells: ReadonlyMap<string, Cell>): Map<number, string> {
  const formulas = new Map<number, string>();
  const shared = new Map<number, { row: number; column: number; formula: string }>();
  const followers: { row: number; column: number; index: number }[] = [];
  for (const [key, { formula, formulaType, formulaSharedIndex }] of cells) {
    if (formula === undefined) continue;
    const comma = key.indexOf(',');
    const row = Number(key.slice(0, comma));
    const column = Number(key.slice(comma + 1));
    if (formula !== '') formulas.set(cellKey(row, column), formula);
    if (formulaType !== 'shared' || formulaSharedIndex === undefined) continue;
    if (formula === '') followers.push({ row, column, index: formulaSharedIndex });
    else shared.set(formulaSharedIndex, { row, column, formula });
  }
  for (const { row, column, index } of followers) {
    const first = shared.get(index);
    if (first === undefined) continue;
    formulas.set(cellKey(row, column), movedFormula(first.formula, row - first.row, column - first.column));
  }
  return formulas;
}

/** Texts, quoted names of sheets, cells (no function such as LOG10), and whole columns or rows. */
const REFERENCES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.$])(?:(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\p{L}\p{N}_.(!$])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.]))/giu;

/** A formula as it reads when its cell is filled down by so many rows and right by so many columns. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const column = (fixed: string, letters: string): string =>
    fixed + (fixed === '' ? columnLetters(columnNumber(letters) + columns) : letters);
  const row = (fixed: string, digits: string): string =>
    fixed + (fixed === '' ? String(Number(digits) + rows) : digits);
  return formula.replace(REFERENCES, (whole: string, ...groups: (string | undefined)[]) => {
    const [c1, letters, r1, digits, c2, from, c3, to, r2, top, r3, bottom] = groups;
    if (letters !== undefined && digits !== undefined)
      return column(c1 ?? '', letters) + row(r1 ?? '', digits);
    if (from !== undefined && to !== undefined) return `${column(c2 ?? '', from)}:${column(c3 ?? '', to)}`;
    if (top !== undefined && bottom !== undefined) return `${row(r2 ?? '', top)}:${row(r3 ?? '', bottom)}`;
    return whole;
  });
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
