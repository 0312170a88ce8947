import { cellsOf, wholeOf } from './arguments';
import type { HostSheet } from './book';
import { type Box, SHEET_COLUMNS, SHEET_ROWS } from './box';
import { invalidArgument, itemNotFound } from './host-error';
import { HostObject } from './host-object';
import { RangeObject } from './range-object';
import type { Stage } from './stage';

/** `Worksheet.freezePanes`. */
export class FreezeObject extends HostObject {
  readonly kind = 'WorksheetFreezePanes';
  readonly scalars = [];

  constructor(
    private readonly stage: Stage,
    private readonly sheet: HostSheet,
  ) {
    super();
  }

  FreezeAt(range: unknown): void {
    const { sheet, box } = cellsOf(this.stage, range, this.sheet);
    if (sheet !== this.sheet) throw invalidArgument('the range lies on another sheet');
    this.freeze(box);
  }
  FreezeRows(count?: unknown): void {
    const rows = wholeOf(count, 'count');
    if (rows < 1) throw invalidArgument('count must be at least 1');
    this.freeze({ row: 0, column: 0, rows, columns: SHEET_COLUMNS });
  }
  FreezeColumns(count?: unknown): void {
    const columns = wholeOf(count, 'count');
    if (columns < 1) throw invalidArgument('count must be at least 1');
    this.freeze({ row: 0, column: 0, rows: SHEET_ROWS, columns });
  }
  Unfreeze(): void {
    this.sheet.frozen = null;
  }
  GetLocationOrNullObject(): RangeObject | null {
    return this.sheet.frozen && new RangeObject(this.stage, this.sheet, this.sheet.frozen);
  }
  GetLocation(): RangeObject {
    const location = this.GetLocationOrNullObject();
    if (!location) throw itemNotFound('frozen panes');
    return location;
  }

  private freeze(box: Box): void {
    if (box.row !== 0 || box.column !== 0) throw invalidArgument('panes are frozen from the first cell on');
    this.sheet.frozen = box;
  }
}
