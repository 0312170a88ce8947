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

  get(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  change(row: number, column: number, change: Partial<Cell>): void {
    const cells = (this.rows[row] ??= []);
    cells[column] = { ...(cells[column] ?? { content: null, ...this.looks.get(column) }), ...change };
  }

  remove(row: number, column: number): void {
    const cells = this.rows[row];
    if (cells) cells[column] = undefined;
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
    before.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const place = cell && to(row, column);
        if (place) (this.rows[place.row] ??= [])[place.column] = cell;
      });
    });
  }
}
