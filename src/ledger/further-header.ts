import { saysNothing, textOf } from '../table/cell';
import type { Field } from '../table/field';
import type { LocatedTable } from '../table/locate';
import { matchTitle, type TitleMatch } from '../table/title';
import type { CellValue } from '../workbook/sheet-data';

const FIGURE = /^\s*[-+(（¥￥]?\d[\d,.\-/年月日]*[)）]?\s*$/;
/** So many titles in one row are no chance. */
const FEWEST_TITLES = 3;

/**
 * Whether a row below a table's header is the header of a further block, with the same columns or with others.
 * @returns null where it is no header
 */
export function furtherHeader(
  { columns }: LocatedTable,
  cells: readonly CellValue[],
): 'same' | 'other' | null {
  // A title stands where figures would, and no figure or date in the row: what is data is not looked at any further.
  const words = columns.filter(({ column, field }) => field.kind === 'amount' && isWord(cells[column]));
  if (words.length === 0 || cells.some(isFigure)) return null;
  const fields = columns.map(({ field }) => field);
  if (!words.some(({ column }) => titleOf(cells[column], fields) !== undefined)) return null;
  const known = new Set(cells.flatMap((value) => titleOf(value, fields)?.field.name ?? []));
  if (known.size < FEWEST_TITLES) return null;
  const same = columns.every(({ column, field, title }) => {
    return textOf(cells[column]) === title || titleOf(cells[column], fields)?.field === field;
  });
  return same ? 'same' : 'other';
}

function isFigure(value: CellValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && FIGURE.test(value));
}

function isWord(value: CellValue | undefined): boolean {
  return typeof value === 'string' && !saysNothing(value) && !/\d/.test(value);
}

/** What a cell would mean as a title, where it is one as a whole. */
function titleOf(value: CellValue | undefined, fields: readonly Field[]): TitleMatch | undefined {
  const match = typeof value === 'string' ? matchTitle(value, fields)[0] : undefined;
  return match?.reason === 'contains' ? undefined : match;
}
