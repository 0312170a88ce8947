import { atOnce, ROWS_BETWEEN_RESTS, type Paced } from '../pace/pace';
import { cellKey, type SheetContent } from './sheet-content';
import type { Area, CellPlan, ColumnPlan, SheetPlan, StyleName } from './sheet-plan';

/** Cells side by side and below each other that look the same. */
export interface StyleRun extends Area {
  readonly style: StyleName;
}

/** Everything that a plan says beyond what its cells hold: enough to give an emptied sheet its looks again. */
export interface SheetLayout {
  readonly columns: readonly ColumnPlan[];
  /** The looks of all cells that have one; no cell is in two runs. */
  readonly styles: readonly StyleRun[];
  readonly links: readonly (Required<Pick<CellPlan, 'link'>> & Pick<CellPlan, 'row' | 'column'>)[];
  readonly comments: readonly (Required<Pick<CellPlan, 'comment'>> & Pick<CellPlan, 'row' | 'column'>)[];
  readonly frame: Pick<
    SheetPlan,
    'rowHeights' | 'merges' | 'freeze' | 'tables' | 'charts' | 'validations' | 'typing' | 'names' | 'print'
  >;
}

/** The layout of a plan. */
export function layoutOf(plan: SheetPlan): SheetLayout {
  return atOnce(pacedLayout(plan));
}

/** The same with rests between the rows. */
export function* pacedLayout(plan: SheetPlan): Paced<SheetLayout> {
  const { rowHeights, merges, freeze, tables, charts, validations, typing, names, print } = plan;
  return {
    columns: plan.columns,
    styles: yield* pacedRuns(plan),
    links: plan.cells.flatMap(({ row, column, link }) => (link ? [{ row, column, link }] : [])),
    comments: plan.cells.flatMap(({ row, column, comment }) =>
      comment === undefined ? [] : [{ row, column, comment }],
    ),
    frame: {
      ...(rowHeights && { rowHeights }),
      ...(merges && { merges }),
      ...(freeze && { freeze }),
      ...(tables && { tables }),
      ...(charts && { charts }),
      ...(validations && { validations }),
      ...(typing && { typing }),
      ...(names && { names }),
      print,
    },
  };
}

/** A table to type into keeps its grid, on the screen and on paper; a statement has lines of its own. */
export function hasGrid({ columns }: Pick<SheetPlan, 'columns'>): boolean {
  return columns.some(({ style }) => style === 'plain' || style === 'plainDate');
}

/** Whether two layouts say the same. */
export function sameLayout(one: SheetLayout, other: SheetLayout): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The looks of a plan's cells as few rectangles: neighbours of a row that look the same, and below them rows in which the same
 * columns look so too. A cell without a look of its own has its column's, as far as its row reaches.
 */
export function styleRuns(plan: SheetPlan): StyleRun[] {
  return atOnce(pacedRuns(plan));
}

function* pacedRuns(plan: SheetPlan): Paced<StyleRun[]> {
  const ofColumn = plan.columns.map(({ style }) => style);
  const own = new Map<number, [column: number, style: StyleName][]>();
  for (let index = 0; index < plan.cells.length; index++) {
    if (index % ROWS_BETWEEN_RESTS === 0) yield;
    const { row, column, style } = plan.cells[index];
    if (style === undefined) continue;
    const there = own.get(row);
    if (there === undefined) own.set(row, [[column, style]]);
    else there.push([column, style]);
  }
  const done: StyleRun[] = [];
  let open = new Map<string, { run: Area & { style: StyleName }; lastRow: number }>();
  // Row after row of a long table has its columns' looks alone: the runs of the row above simply go on.
  let plainWidth = -1;
  for (let row = 0; row < plan.rows.length; row++) {
    if (row % ROWS_BETWEEN_RESTS === 0) yield;
    const values = plan.rows[row];
    const isPlain = !own.has(row);
    if (isPlain && Math.min(values.length, ofColumn.length) === plainWidth) {
      for (const above of open.values()) above.lastRow = row;
      continue;
    }
    plainWidth = isPlain ? Math.min(values.length, ofColumn.length) : -1;
    const styles: (StyleName | undefined)[] = ofColumn.slice(0, values.length);
    for (const [column, style] of own.get(row) ?? []) styles[column] = style;
    const next = new Map<string, { run: Area & { style: StyleName }; lastRow: number }>();
    for (let first = 0; first < styles.length;) {
      const style = styles[first];
      let last = first;
      while (last + 1 < styles.length && styles[last + 1] === style) last++;
      if (style !== undefined) {
        const key = `${first},${last},${style}`;
        const above = open.get(key);
        if (above === undefined) {
          const run = { firstRow: row, firstColumn: first, lastRow: row, lastColumn: last, style };
          next.set(key, { run, lastRow: row });
        } else {
          above.lastRow = row;
          next.set(key, above);
          open.delete(key);
        }
      }
      first = last + 1;
    }
    for (const { run, lastRow } of open.values()) done.push({ ...run, lastRow });
    open = next;
  }
  for (const { run, lastRow } of open.values()) done.push({ ...run, lastRow });
  return done.sort((a, b) => a.firstRow - b.firstRow || a.firstColumn - b.firstColumn);
}

/**
 * A plan that gives a sheet what it holds and the looks that it has: what a sheet is put back from.
 * @param content what the sheet holds
 */
export function planOf(
  { id, name }: Pick<SheetPlan, 'id' | 'name'>,
  { columns, styles, links, comments, frame }: SheetLayout,
  { values, formulas }: SheetContent,
): SheetPlan {
  const cells = new Map<number, CellPlan>();
  const put = (row: number, column: number, more: Partial<CellPlan>): void => {
    const key = cellKey(row, column);
    cells.set(key, { ...cells.get(key), ...more, row, column });
  };
  // A row of the plan reaches as far as its looks: the empty cells that a host gives at its end would get their columns' looks.
  const rows = values.map((row, index) => {
    const isEmpty = (column: number): boolean =>
      (row[column] === null || row[column] === '') && !formulas.has(cellKey(index, column));
    let end = row.length;
    while (end > 0 && isEmpty(end - 1)) end--;
    return row.slice(0, end);
  });
  const reach = (row: number, column: number): void => {
    while (rows.length <= row) rows.push([]);
    while (rows[row].length <= column) rows[row].push(null);
  };
  for (const run of styles) {
    for (let row = run.firstRow; row <= run.lastRow; row++) {
      reach(row, run.lastColumn);
      for (let column = run.firstColumn; column <= run.lastColumn; column++) {
        if (columns[column]?.style !== run.style) put(row, column, { style: run.style });
      }
    }
  }
  rows.forEach((row, index) => {
    for (let column = 0; column < row.length; column++) {
      const formula = formulas.get(cellKey(index, column));
      if (formula !== undefined) put(index, column, { formula: formula.replace(/^=/, '') });
    }
  });
  for (const { row, column, link } of links) put(row, column, { link });
  for (const { row, column, comment } of comments) put(row, column, { comment });
  for (const { row, column } of cells.values()) reach(row, column);
  return { id, name, columns, rows, cells: [...cells.values()], ...frame };
}
