import { parseArea } from './address';
import type { HostSheet } from './book';
import { type Box, intersection, SHEET_COLUMNS, SHEET_ROWS } from './box';
import { inMannerOf, replaceReferences } from './formula-references';
import { invalidArgument } from './host-error';
import type { ChangeType, Stage } from './stage';

type Axis = 'row' | 'column';

/** Cells pushed down or right to make room for a box, or pulled up or left over it. */
export interface CellShift {
  readonly sheet: HostSheet;
  readonly box: Box;
  readonly axis: Axis;
  readonly kind: 'insert' | 'delete';
}

/** Where a box lies after a shift; null where all of its cells are gone, the same box where the shift does not touch it. */
export function shiftedBox(box: Box, shift: CellShift): Box | null {
  const [start, size, across, breadth, end] =
    shift.axis === 'row'
      ? (['row', 'rows', 'column', 'columns', SHEET_ROWS] as const)
      : (['column', 'columns', 'row', 'rows', SHEET_COLUMNS] as const);
  const band = shift.box;
  // Only what lies wholly within the moving band moves.
  if (box[across] < band[across] || box[across] + box[breadth] > band[across] + band[breadth]) return box;
  if (box[start] === 0 && box[size] === end) return box;
  const first = box[start];
  const last = first + box[size];
  if (shift.kind === 'insert') {
    if (first >= band[start]) return last + band[size] > end ? null : { ...box, [start]: first + band[size] };
    return last > band[start] ? { ...box, [size]: Math.min(box[size] + band[size], end - first) } : box;
  }
  const gone = band[start] + band[size];
  const moved = (edge: number): number =>
    edge <= band[start] ? edge : Math.max(band[start], edge - band[size]);
  if (first >= band[start] && last <= gone) return null;
  return { ...box, [start]: moved(first), [size]: moved(last) - moved(first) };
}

/**
 * Inserts or deletes cells: contents, sizes, merges, tables, names, formulas and everything else that lies on cells moves along.
 * @throws HostError InvalidArgument where the shift would tear a table or a merge apart
 */
export function shiftCells(stage: Stage, shift: CellShift): void {
  const { sheet, box, axis, kind } = shift;
  stage.mustBeOpen(sheet);
  refuseTearing(stage, shift);
  const [along, size] = axis === 'row' ? (['row', 'rows'] as const) : (['column', 'columns'] as const);
  sheet.cells.move((row, column) => {
    const place = shiftedBox({ row, column, rows: 1, columns: 1 }, shift);
    return place && { row: place.row, column: place.column };
  });
  const whole = axis === 'row' ? box.columns === SHEET_COLUMNS : box.rows === SHEET_ROWS;
  if (whole) {
    const sizes = axis === 'row' ? sheet.rowHeights : sheet.columnWidths;
    const moved = [...sizes].map(
      ([at, points]) => [lineAfter(at, box[along], box[size], kind), points] as const,
    );
    sizes.clear();
    for (const [at, points] of moved) if (at !== null) sizes.set(at, points);
    const hidden = axis === 'row' ? [sheet.hiddenRows, sheet.filteredRows] : [sheet.hiddenColumns];
    for (const lines of hidden) {
      const after = [...lines].map((at) => lineAfter(at, box[along], box[size], kind));
      lines.clear();
      for (const at of after) if (at !== null) lines.add(at);
    }
  }
  const boxed = (before: Box): Box | null => shiftedBox(before, shift);
  sheet.merges = sheet.merges.map(boxed).filter((merge) => merge !== null);
  sheet.validations = sheet.validations.flatMap((one) => {
    const after = boxed(one.box);
    return after ? [{ ...one, box: after }] : [];
  });
  sheet.conditions = sheet.conditions.filter((one) => {
    const after = boxed(one.box);
    if (after) one.box = after;
    return after !== null;
  });
  if (sheet.filter) sheet.filter = boxed(sheet.filter);
  sheet.criteria = sheet.criteria.flatMap(({ box: before, shown }) => {
    const after = boxed(before);
    return after ? [{ box: after, shown }] : [];
  });
  for (const chart of sheet.charts) if (chart.anchor) chart.anchor = boxed(chart.anchor) ?? chart.anchor;
  const { page } = sheet;
  if (page.printArea) page.printArea = page.printArea.map(boxed).filter((area) => area !== null);
  if (page.titleRows) page.titleRows = boxed(page.titleRows);
  for (let at = stage.book.comments.length - 1; at >= 0; at--) {
    const comment = stage.book.comments[at];
    if (comment.sheet !== sheet) continue;
    const after = boxed({ row: comment.row, column: comment.column, rows: 1, columns: 1 });
    if (!after) stage.book.comments.splice(at, 1);
    else Object.assign(comment, { row: after.row, column: after.column });
  }
  for (let at = stage.book.tables.length - 1; at >= 0; at--) {
    const table = stage.book.tables[at];
    if (table.sheet !== sheet) continue;
    const after = boxed(table.box);
    if (after) table.box = after;
    else stage.book.tables.splice(at, 1);
  }
  for (const each of stage.book.sheets) {
    for (const chart of each.charts) {
      for (const series of chart.series) {
        for (const part of ['values', 'categories'] as const) {
          const source = series[part];
          const after = source?.sheet === sheet ? boxed(source.box) : null;
          if (source && after) series[part] = { sheet, box: after };
        }
      }
    }
  }
  for (const kept of stage.keptRanges) if (kept.sheet === sheet && kept.box) kept.box = boxed(kept.box);
  moveFormulas(stage, shift);
  stage.wrote(sheet, box, changeType(shift, whole));
}

function changeType({ axis, kind }: CellShift, whole: boolean): ChangeType {
  if (!whole) return kind === 'insert' ? 'CellInserted' : 'CellDeleted';
  if (axis === 'row') return kind === 'insert' ? 'RowInserted' : 'RowDeleted';
  return kind === 'insert' ? 'ColumnInserted' : 'ColumnDeleted';
}

function lineAfter(line: number, first: number, count: number, kind: CellShift['kind']): number | null {
  if (line < first) return line;
  if (kind === 'insert') return line + count;
  return line < first + count ? null : line - count;
}

/** A table can grow or shrink as a whole, but a shift must not move a part of its columns or rows only. */
function refuseTearing(stage: Stage, shift: CellShift): void {
  const { sheet, box, axis } = shift;
  const [across, breadth, along] =
    axis === 'row' ? (['column', 'columns', 'row'] as const) : (['row', 'rows', 'column'] as const);
  const torn = (other: Box): boolean => {
    const size = axis === 'row' ? other.rows : other.columns;
    if (other[along] + size <= box[along]) return false;
    const from = Math.max(other[across], box[across]);
    const to = Math.min(other[across] + other[breadth], box[across] + box[breadth]);
    return to > from && to - from < other[breadth];
  };
  if (stage.book.tables.some((table) => table.sheet === sheet && torn(table.box)))
    throw invalidArgument('this would move a part of a table');
  if (sheet.merges.some(torn)) throw invalidArgument('this would move a part of merged cells');
  if (shift.kind === 'insert') {
    const used = sheet.cells.used(true);
    const last: Box =
      axis === 'row'
        ? { row: SHEET_ROWS - box.rows, column: box.column, rows: box.rows, columns: box.columns }
        : { row: box.row, column: SHEET_COLUMNS - box.columns, rows: box.rows, columns: box.columns };
    if (used && intersection(used, last)) throw invalidArgument('this would push cells in use off the sheet');
  }
}

/** Formulas and names keep looking at the same cells. */
function moveFormulas(stage: Stage, shift: CellShift): void {
  const { sheet } = shift;
  const rewrite = (formula: string, own: HostSheet | null): string =>
    replaceReferences(formula, (reference) => {
      const named = reference.sheet ?? own?.name ?? null;
      const area = named?.toUpperCase() === sheet.name.toUpperCase() ? parseArea(reference.cells) : null;
      if (!area) return reference;
      const after = shiftedBox(area, shift);
      if (!after) return '#REF!';
      return after === area ? reference : { ...reference, cells: inMannerOf(reference.cells, after) };
    });
  for (const each of stage.book.sheets) rewriteFormulas(each, (formula) => rewrite(formula, each));
  for (const name of stage.book.names) name.formula = rewrite(name.formula, null);
}

/** Changes every formula of a sheet. */
export function rewriteFormulas(sheet: HostSheet, rewrite: (formula: string) => string): void {
  const changed: [number, number, string][] = [];
  sheet.cells.eachFormula((row, column, before) => {
    const formula = rewrite(before);
    if (formula !== before) changed.push([row, column, formula]);
  });
  for (const [row, column, formula] of changed) sheet.cells.change(row, column, { formula });
}
