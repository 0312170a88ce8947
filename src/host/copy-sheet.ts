import type { HostSheet } from './book';
import { WHOLE_SHEET } from './box';
import { replaceReferences } from './formula-references';
import type { Stage } from './stage';

/** The copy's name, as Excel gives it: `名 (2)`. */
function copyName(stage: Stage, name: string): string {
  for (let number = 2; ; number++) {
    const ending = ` (${String(number)})`;
    const next = name.slice(0, 31 - ending.length) + ending;
    if (!stage.book.sheets.some((sheet) => sheet.name.toUpperCase() === next.toUpperCase())) return next;
  }
}

/**
 * Copies a sheet with all that belongs to it: cells, looks, names of its own, custom properties, tables (under new names). Formulas that
 * look at the sheet itself by its name look at the copy.
 * @param before the sheet before which the copy stands; at the end where null
 */
export function copySheet(stage: Stage, source: HostSheet, before: HostSheet | null): HostSheet {
  const { book } = stage;
  const copy = book.addSheet(copyName(stage, source.name));
  if (before) {
    book.sheets.splice(book.sheets.indexOf(copy), 1);
    book.sheets.splice(book.sheets.indexOf(before), 0, copy);
  }
  const follow = (formula: string): string =>
    replaceReferences(formula, (reference) =>
      reference.sheet?.toUpperCase() === source.name.toUpperCase()
        ? { ...reference, sheet: copy.name }
        : reference,
    );
  source.cells.each(WHOLE_SHEET, (row, column, cell) => {
    if (cell.spilledFrom) return;
    copy.cells.change(row, column, {
      ...cell,
      ...(cell.formula !== undefined && { formula: follow(cell.formula) }),
    });
  });
  for (const part of ['columnWidths', 'rowHeights'] as const)
    for (const [line, points] of source[part]) copy[part].set(line, points);
  for (const part of ['hiddenRows', 'hiddenColumns', 'filteredRows'] as const)
    for (const line of source[part]) copy[part].add(line);
  const { visibility, tabColor, gridlines, headings, filter, frozen } = source;
  Object.assign(copy, { visibility, tabColor, gridlines, headings, filter, frozen });
  copy.merges = [...source.merges];
  copy.criteria = [...source.criteria];
  copy.validations = source.validations.map((one) => structuredClone(one));
  copy.conditions = source.conditions.map((one) => structuredClone(one));
  copy.custom.push(...source.custom.map((one) => ({ ...one })));
  Object.assign(copy.page.looks, source.page.looks);
  Object.assign(copy.page.headersFooters, structuredClone(source.page.headersFooters));
  copy.page.printArea = source.page.printArea;
  copy.page.titleRows = source.page.titleRows;
  copy.page.titleColumns = source.page.titleColumns;
  for (const chart of source.charts) {
    const own = <T extends { sheet: HostSheet } | null>(cells: T): T =>
      cells?.sheet === source ? { ...cells, sheet: copy } : cells;
    copy.charts.push({
      ...chart,
      id: `{${String(book.nextNumber()).padStart(8, '0')}-CHART}`,
      looks: structuredClone(chart.looks),
      source: own(chart.source),
      series: chart.series.map((series) => ({
        name: series.name,
        looks: structuredClone(series.looks),
        values: own(series.values),
        categories: own(series.categories),
      })),
    });
  }
  for (const name of book.names.filter((one) => one.sheet === source))
    book.names.push({ ...name, formula: follow(name.formula), sheet: copy });
  for (const table of book.tables.filter((one) => one.sheet === source)) {
    let number = 2;
    const taken = (name: string): boolean =>
      book.tables.some((one) => one.name.toUpperCase() === name.toUpperCase());
    while (taken(`${table.name}${String(number)}`)) number += 1;
    book.tables.push({
      ...table,
      id: `{${String(book.nextNumber()).padStart(8, '0')}-TABLE}`,
      name: `${table.name}${String(number)}`,
      sheet: copy,
      looks: { ...table.looks },
    });
  }
  for (const comment of book.comments.filter((one) => one.sheet === source))
    book.comments.push({
      ...comment,
      id: `{${String(book.nextNumber()).padStart(8, '0')}-COMMENT}`,
      sheet: copy,
    });
  stage.forgetUndo();
  stage.outOfDate();
  return copy;
}
