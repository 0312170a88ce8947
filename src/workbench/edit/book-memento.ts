import type { HostBook, HostSheet } from '../../host/book';
import { WHOLE_SHEET } from '../../host/box';
import type { Cell } from '../../host/cell';

/** A workbook as it was. Cells are never changed in place, so that remembering them copies no more than where they stand. */
export interface BookMemento {
  restore(): void;
}

/** Remembers everything that a user's edit of lines, cells or sheets can change. */
export function rememberBook(book: HostBook): BookMemento {
  const sheets = book.sheets.map(rememberSheet);
  const { active, selection } = book;
  const names = book.names.map((name) => [name, { ...name }] as const);
  const tables = book.tables.map((table) => [table, table.box] as const);
  const comments = book.comments.map((comment) => [comment, { ...comment }] as const);
  return {
    restore: () => {
      replace(
        book.sheets,
        sheets.map((sheet) => sheet.restore()),
      );
      book.active = active;
      book.selection = selection;
      replace(
        book.names,
        names.map(([name, { formula, comment, visible }]) =>
          Object.assign(name, { formula, comment, visible }),
        ),
      );
      replace(
        book.tables,
        tables.map(([table, box]) => Object.assign(table, { box })),
      );
      replace(
        book.comments,
        comments.map(([comment, { row, column, content }]) =>
          Object.assign(comment, { row, column, content }),
        ),
      );
    },
  };
}

function rememberSheet(sheet: HostSheet): { restore(): HostSheet } {
  const cells: [row: number, column: number, cell: Cell][] = [];
  sheet.cells.each(WHOLE_SHEET, (row, column, cell) => cells.push([row, column, cell]));
  const { name, visibility, tabColor, gridlines, filter, criteria, merges, frozen } = sheet;
  const validations = sheet.validations.map((one) => ({ ...one }));
  const conditions = sheet.conditions.map((one) => [one, one.box] as const);
  const charts = sheet.charts.map(
    (chart) => [chart, chart.anchor, chart.series.map((series) => ({ ...series }))] as const,
  );
  const { printArea, titleRows, titleColumns, rowBreaks } = sheet.page;
  const widths = [...sheet.columnWidths];
  const heights = [...sheet.rowHeights];
  const sets = [sheet.hiddenRows, sheet.hiddenColumns, sheet.filteredRows].map(
    (set) => [set, [...set]] as const,
  );
  return {
    restore: () => {
      Object.assign(sheet, { name, visibility, tabColor, gridlines, filter, criteria });
      Object.assign(sheet, { merges, frozen, validations });
      Object.assign(sheet.page, { printArea, titleRows, titleColumns, rowBreaks });
      sheet.conditions = conditions.map(([one, box]) => Object.assign(one, { box }));
      replace(
        sheet.charts,
        charts.map(([chart, anchor, series]) => Object.assign(chart, { anchor, series })),
      );
      sheet.cells.move(() => null);
      for (const [row, column, cell] of cells) sheet.cells.change(row, column, cell);
      refill(sheet.columnWidths, widths);
      refill(sheet.rowHeights, heights);
      for (const [set, lines] of sets) {
        set.clear();
        for (const line of lines) set.add(line);
      }
      return sheet;
    },
  };
}

function replace<T>(list: readonly T[], items: readonly T[]): void {
  (list as T[]).splice(0, list.length, ...items);
}

function refill(sizes: Map<number, number>, entries: readonly (readonly [number, number])[]): void {
  sizes.clear();
  for (const [line, points] of entries) sizes.set(line, points);
}
