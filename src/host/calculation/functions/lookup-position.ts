import { CellError, type CellContent } from '../../cell';
import { compareValues } from '../computed';
import { wildcardPattern } from '../wildcard';

/** How a value is looked for: as it is, with wildcards, or with the next lesser or greater one where it is not there. */
export type Nearness = 'exact' | 'wildcard' | 'lesser' | 'greater';

/** Whether a value can stand before or after another at all: numbers, texts and conditions are never compared with each other. */
function comparable(value: CellContent, wanted: CellContent): boolean {
  return value !== null && !(value instanceof CellError) && typeof value === typeof wanted;
}

/**
 * The index of a value in a row or a column, wherever it stands (XLOOKUP); -1 where it is not there.
 * @param backwards whether the last one counts and not the first
 */
export function positionOf(
  wanted: CellContent,
  list: readonly CellContent[],
  nearness: Nearness,
  backwards: boolean,
): number {
  const pattern = nearness === 'wildcard' && typeof wanted === 'string' ? wildcardPattern(wanted) : null;
  const fits = (value: CellContent): boolean => {
    if (pattern) return typeof value === 'string' && pattern.test(value);
    if (wanted === null) return value === null;
    return comparable(value, wanted) && compareValues(value, wanted) === 0;
  };
  const exact = backwards ? lastIndex(list, fits) : list.findIndex(fits);
  if (exact >= 0 || nearness === 'exact' || nearness === 'wildcard') return exact;
  const side = nearness === 'lesser' ? -1 : 1;
  let best = -1;
  list.forEach((value, index) => {
    if (!comparable(value, wanted) || compareValues(value, wanted) * side <= 0) return;
    const order = best < 0 ? -1 : compareValues(value, list[best]) * side;
    if (order < 0 || (order === 0 && backwards)) best = index;
  });
  return best;
}

/**
 * The index in a sorted list (MATCH, VLOOKUP, LOOKUP): of the last value that is not greater, or with `falling` not less.
 * Values of another kind, blanks and errors are passed over; -1 where nothing is left.
 */
export function sortedPositionOf(wanted: CellContent, list: readonly CellContent[], falling = false): number {
  const side = falling ? -1 : 1;
  return lastIndex(list, (value) => comparable(value, wanted) && compareValues(value, wanted) * side <= 0);
}

function lastIndex(list: readonly CellContent[], fits: (value: CellContent) => boolean): number {
  let at = list.length - 1;
  while (at >= 0 && !fits(list[at])) at -= 1;
  return at;
}
