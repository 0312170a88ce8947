import type { CellStore } from './book';
import { type Box, SHEET_COLUMNS } from './box';
import { type Cell, type CellStyle, isUsed } from './cell';

interface Look {
  readonly format?: string;
  readonly style?: CellStyle;
}

/** Cells in memory: sparse rows of sparse columns. */
export class MemoryCells implements CellStore {
  private rows: (Cell | undefined)[][] = [];
  private readonly looks = new Map<number, Look>();
  /** Columns with formulas by row: most cells hold none, and looking at all of them takes long. */
  private readonly formulas = new Map<number, Set<number>>();

  get(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  change(row: number, column: number, change: Partial<Cell>): void {
    const cells = (this.rows[row] ??= []);
    const before = cells[column];
    const look = before ?? this.looks.get(column);
    // Member by member: cells of one shape are written in half the time, and there are a million of them.
    const after: Cell = {
      content: change.content !== undefined ? change.content : (before?.content ?? null),
      formula: 'formula' in change ? change.formula : before?.formula,
      format: 'format' in change ? change.format : look?.format,
      style: 'style' in change ? change.style : look?.style,
      link: 'link' in change ? change.link : before?.link,
      spilledFrom: 'spilledFrom' in change ? change.spilledFrom : before?.spilledFrom,
    };
    cells[column] = after;
    if (before?.formula !== after.formula) this.note(row, column, after);
  }

  remove(row: number, column: number): void {
    const cells = this.rows[row];
    if (!cells) return;
    cells[column] = undefined;
    this.note(row, column, undefined);
  }

  private note(row: number, column: number, cell: Cell | undefined): void {
    const columns = this.formulas.get(row);
    if (cell?.formula !== undefined) {
      if (columns) columns.add(column);
      else this.formulas.set(row, new Set([column]));
    } else if (columns?.delete(column) && columns.size === 0) this.formulas.delete(row);
  }

  eachFormula(visit: (row: number, column: number, formula: string) => void): void {
    const rows = [...this.formulas.keys()].sort((a, b) => a - b);
    for (const row of rows) {
      for (const column of [...this.formulas.get(row)!].sort((a, b) => a - b))
        visit(row, column, this.rows[row][column]!.formula!);
    }
  }

  columnLook(column: number): Look | undefined {
    return this.looks.get(column);
  }

  setColumnLook(column: number, look: Look): void {
    this.looks.set(column, look);
  }

  used(valuesOnly: boolean): Box | null {
    let firstRow = -1;
    let lastRow = -1;
    let firstColumn = SHEET_COLUMNS;
    let lastColumn = -1;
    // forEach skips the holes of a sparse array, so that a cell in the last row costs nothing.
    this.rows.forEach((cells, row) => {
      let any = false;
      cells.forEach((cell, column) => {
        if (
          !cell ||
          (valuesOnly
            ? !isUsed(cell)
            : !isUsed(cell) && cell.format === undefined && cell.style === undefined)
        )
          return;
        any = true;
        if (column < firstColumn) firstColumn = column;
        if (column > lastColumn) lastColumn = column;
      });
      if (!any) return;
      if (firstRow < 0) firstRow = row;
      lastRow = row;
    });
    if (lastRow < 0) return null;
    return {
      row: firstRow,
      column: firstColumn,
      rows: lastRow - firstRow + 1,
      columns: lastColumn - firstColumn + 1,
    };
  }

  each(box: Box, visit: (row: number, column: number, cell: Cell) => void): void {
    const visitRow = (cells: (Cell | undefined)[], row: number): void => {
      const last = Math.min(cells.length, box.column + box.columns);
      for (let column = box.column; column < last; column++) {
        const cell = cells[column];
        if (cell) visit(row, column, cell);
      }
    };
    const end = Math.min(this.rows.length, box.row + box.rows);
    if (end - box.row > 10_000) {
      this.rows.forEach((cells, row) => {
        if (row >= box.row && row < end) visitRow(cells, row);
      });
      return;
    }
    for (let row = box.row; row < end; row++) {
      const cells = this.rows[row];
      if (cells) visitRow(cells, row);
    }
  }

  move(to: (row: number, column: number) => { row: number; column: number } | null): void {
    const before = this.rows;
    this.rows = [];
    this.formulas.clear();
    before.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const place = cell && to(row, column);
        if (!place) return;
        (this.rows[place.row] ??= [])[place.column] = cell;
        if (cell.formula !== undefined) this.note(place.row, place.column, cell);
      });
    });
  }
}
