import type { HostBook, HostSheet } from '../../host/book';
import { type Box, intersection } from '../../host/box';
import { filterText } from '../../host/filter-rows';

/** A button in a header: the filter that it belongs to and its column. */
export interface FilterButton {
  readonly filter: Box;
  readonly column: number;
  /** Whether something is filtered by this column. */
  readonly active: boolean;
}

/** The buttons of a sheet's own filter and of those of its tables. */
export function filterButtons(book: HostBook, sheet: HostSheet): FilterButton[] {
  const tables = book.tables.filter(
    ({ sheet: on, looks }) =>
      on === sheet && looks['ShowFilterButton'] !== false && looks['ShowHeaders'] !== false,
  );
  const filters = [...(sheet.filter ? [sheet.filter] : []), ...tables.map(({ box }) => box)];
  return filters.flatMap((filter) =>
    Array.from({ length: filter.columns }, (_, at) => {
      const column = filter.column + at;
      return { filter, column, active: criterionOf(sheet, filter, column) !== null };
    }),
  );
}

/** One text of a column, and whether its rows are in sight. */
export interface FilterChoice {
  readonly text: string;
  readonly shown: boolean;
}

/**
 * What the list of a button offers: the texts of its column once each, in the order of their cells' values, blank ones last. Rows that
 * other columns' filters hide do not count.
 */
export function filterChoices(sheet: HostSheet, { filter, column }: FilterButton): FilterChoice[] {
  const own = criterionOf(sheet, filter, column);
  const others = sheet.criteria.filter((one) => one !== own && intersection(one.box, filter));
  const values = new Map<string, unknown>();
  for (let row = filter.row + 1; row < filter.row + filter.rows; row++) {
    if (!others.every(({ box, shown }) => shown.has(filterText(sheet, row, box.column)))) continue;
    const text = filterText(sheet, row, column);
    if (!values.has(text)) values.set(text, sheet.cells.get(row, column)?.content ?? null);
  }
  return [...values]
    .sort(([a, first], [b, second]) => {
      if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
      if (typeof first === 'number' && typeof second === 'number') return first - second;
      if (typeof first === 'number' || typeof second === 'number') return typeof first === 'number' ? -1 : 1;
      return a.localeCompare(b, 'zh');
    })
    .map(([text]) => ({ text, shown: own?.shown.has(text) ?? true }));
}

function criterionOf(sheet: HostSheet, filter: Box, column: number) {
  return (
    sheet.criteria.find(({ box }) => box.column === column && intersection(box, filter) !== null) ?? null
  );
}
