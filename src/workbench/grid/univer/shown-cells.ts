import type { HostSheet } from '../../../host/book';
import { WHOLE_SHEET } from '../../../host/box';
import type { Cell } from '../../../host/cell';
import { sameInGrid } from './same-in-grid';

/** A cell that the grid must show in another way than it does; undefined for one that is no longer there. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell | undefined;
}

/** What the grid shows of a sheet's cells. The workbook's cells are never changed in place, so that equal ones are the same objects. */
export class ShownCells {
  private rows: (Cell | undefined)[][] = [];

  set(row: number, column: number, cell: Cell | undefined): void {
    (this.rows[row] ??= [])[column] = cell;
  }

  /** The grid itself has changed what it shows here: whatever the workbook holds, it must be shown again. */
  forget(row: number, column: number): void {
    this.set(row, column, UNKNOWN);
  }

  /** Compares with the sheet, and takes over what it finds. */
  changes(sheet: HostSheet): CellChange[] {
    const changes: CellChange[] = [];
    const before = this.rows;
    const now: (Cell | undefined)[][] = [];
    sheet.cells.each(WHOLE_SHEET, (row, column, cell) => {
      (now[row] ??= [])[column] = cell;
      if (!sameInGrid(before[row]?.[column], cell)) changes.push({ row, column, cell });
    });
    before.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell && now[row]?.[column] === undefined) changes.push({ row, column, cell: undefined });
      });
    });
    this.rows = now;
    return changes;
  }
}

const UNKNOWN: Cell = { content: null, format: ' unknown' };
